import type { IDataObject, INodeProperties } from 'n8n-workflow';

import {
	changeCapacity,
	type CapacityRequest,
	type CapacityResult,
} from '../../core/inscriptions/changeCapacity';
import { fillPlaces, type FillRequest, type FillResult } from '../../core/inscriptions/fillPlaces';
import { rerank, type RerankRequest, type RerankResult } from '../../core/inscriptions/rerank';
import type { Lecture } from '../shared/read';
import type { Operation } from '../shared/operation';
import { byActor } from '../shared/byActor';
import { actorOf } from './common';

export const properties: INodeProperties[] = [
	{
		displayName: 'Places',
		name: 'capaciteMax',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 10,
		required: true,
		description:
			'How many people the session takes. More places go to the queue at once; with fewer, nobody who is enrolled is thrown out.',
		displayOptions: { show: { operation: ['capacite'] } },
	},
];

const onSession = (lecture: Lecture) => ({
	idSession: lecture.key('idSession'),
	acteur: actorOf(lecture),
});

/** Set the number of places. */
export const capacite: Operation = {
	read: (lecture: Lecture): CapacityRequest & { acteur?: string } => ({
		...onSession(lecture),
		capaciteMax: lecture.number('capaciteMax') as number,
	}),
	call: async (centre, requests) =>
		await byActor(centre, requests as Array<CapacityRequest & { acteur?: string }>, changeCapacity),
	toItem: (made: CapacityResult) => ({
		json: {
			status: made.promotions.length > 0 ? 'changed, promoted' : 'changed',
			nextAction: made.decision.message,
			...(made as unknown as IDataObject),
		},
	}),
};

/** Give the free places to the queue. */
export const remplir: Operation = {
	read: onSession,
	call: async (centre, requests) =>
		await byActor(centre, requests as Array<FillRequest & { acteur?: string }>, fillPlaces),
	toItem: (made: FillResult) => ({
		json: {
			status: made.promotions.length > 0 ? 'promoted' : 'nobody promoted',
			nextAction: made.decision.message,
			...(made as unknown as IDataObject),
		},
	}),
};

/** Rank the queue anew. */
export const reclasser: Operation = {
	read: onSession,
	call: async (centre, requests) =>
		await byActor(centre, requests as Array<RerankRequest & { acteur?: string }>, rerank),
	toItem: (made: RerankResult) => ({
		json: {
			status: made.changements.length > 0 ? 'ranked anew' : 'unchanged',
			nextAction: `${made.changements.length} priorité(s) ont changé.`,
			...(made as unknown as IDataObject),
		},
	}),
};
