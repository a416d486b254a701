import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { promote, type PromoteRequest, type PromoteResult } from '../../core/inscriptions/promote';
import type { Lecture } from '../shared/read';
import type { Operation } from '../shared/operation';
import { byActor } from '../shared/byActor';
import { actorOf } from './common';

const displayOptions = { show: { operation: ['promouvoir'] } };

export const properties: INodeProperties[] = [
	{
		displayName: 'Inscription',
		name: 'idInscription',
		type: 'string',
		default: '',
		placeholder: 'e.g. 42',
		description:
			'The number of the waiting inscription to promote; the head of the queue when empty',
		displayOptions,
	},
	{
		displayName: 'Override the Capacity',
		name: 'forcee',
		type: 'boolean',
		default: false,
		description:
			'Whether to give a place although the session is full. Recorded as an override, with who did it.',
		displayOptions,
	},
];

const read = (lecture: Lecture): PromoteRequest & { acteur?: string } => ({
	idSession: lecture.key('idSession'),
	idInscription: lecture.openKey('idInscription'),
	forcee: lecture.flag('forcee'),
	acteur: actorOf(lecture),
});

function toItem({ inscription, decision, dejaPromue }: PromoteResult): INodeExecutionData {
	return {
		json: {
			status: dejaPromue ? 'already promoted' : 'promoted',
			nextAction: dejaPromue
				? decision.message
				: "La personne promue est prévenue par l'événement PROMOTION_ATTENTE.",
			inscription: inscription as unknown as IDataObject,
			decision: decision as unknown as IDataObject,
		},
	};
}

/** Give a place by hand. */
export const promouvoir: Operation = {
	read,
	call: async (centre, requests) => await byActor(centre, requests, promote),
	toItem,
};
