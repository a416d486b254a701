import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import {
	withdraw,
	type WithdrawRequest,
	type WithdrawResult,
} from '../../core/inscriptions/withdraw';
import { personne } from '../Enrol/description';
import type { Lecture } from '../shared/read';
import { locator } from '../shared/lists';
import type { Operation } from '../shared/operation';
import { byActor } from '../shared/byActor';
import { actorOf } from './common';

const show = { operation: ['desister'] };
const parPersonne = { ...show, designer: ['personne'] };

export const properties: INodeProperties[] = [
	{
		displayName: 'Withdraw By',
		name: 'designer',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Inscription', value: 'inscription' },
			{ name: 'Person and Session', value: 'personne' },
		],
		default: 'personne',
		displayOptions: { show },
	},
	{
		displayName: 'Inscription',
		name: 'inscription',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 42',
		description: 'The number of the inscription',
		displayOptions: { show: { ...show, designer: ['inscription'] } },
	},
	locator('sessions', {
		displayName: 'Session',
		name: 'idSession',
		required: true,
		description: 'The session (number)',
		displayOptions: { show: parPersonne },
	}),
	...personne(parPersonne),
	{
		displayName: 'Reason',
		name: 'motif',
		type: 'string',
		default: '',
		placeholder: 'e.g. Malade',
		description: 'Kept with the inscription (motif_annulation); DESISTEMENT when empty',
		displayOptions: { show },
	},
	{
		displayName: 'Promote the Next',
		name: 'promouvoir',
		type: 'boolean',
		default: true,
		description: 'Whether the freed place goes to the next person of the queue',
		displayOptions: { show },
	},
];

function read(lecture: Lecture): WithdrawRequest & { acteur?: string } {
	const common = {
		motif: lecture.text('motif'),
		promouvoir: lecture.flag('promouvoir'),
		acteur: actorOf(lecture),
	};
	if (lecture.text('designer') === 'inscription')
		return { ...common, idInscription: lecture.key('inscription', 'idInscription') };
	const idSession = lecture.key('idSession');
	return lecture.text('genre') === 'candidat'
		? { ...common, idSession, idCandidat: lecture.key('idCandidat') }
		: { ...common, idSession, idEleve: lecture.key('idEleve') };
}

function toItem({
	inscription,
	promotion,
	promotions,
	decision,
}: WithdrawResult): INodeExecutionData {
	return {
		json: {
			status: promotion ? 'withdrawn, promoted' : 'withdrawn',
			nextAction: promotion
				? "La personne promue est prévenue par l'événement PROMOTION_ATTENTE."
				: decision.message,
			inscription: inscription as unknown as IDataObject,
			promotion: promotion as unknown as IDataObject,
			promotions: promotions as unknown as IDataObject[],
			decision: decision as unknown as IDataObject,
		},
	};
}

/** Withdraw somebody who is enrolled or waits. */
export const desister: Operation = {
	read,
	call: async (centre, requests) => await byActor(centre, requests, withdraw),
	toItem,
};
