import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import {
	moveSession,
	type MoveSessionRequest,
	type MovedSession,
} from '../../core/sessions/moveSession';
import { oneByOne } from '../shared/items';
import type { Lecture } from '../shared/read';
import { locator } from '../shared/lists';
import type { Operation } from '../shared/operation';

const displayOptions = { show: { operation: ['deplacer'] } };
const all = { show: { operation: ['deplacer'], quoi: ['tout'] } };

export const properties: INodeProperties[] = [
	locator('sessions', {
		displayName: 'Session',
		name: 'idSession',
		required: true,
		description: 'The session (number)',
		displayOptions,
	}),
	{
		displayName: 'Change',
		name: 'quoi',
		type: 'options',
		options: [
			{ name: 'All Séances to Come', value: 'tout' },
			{ name: 'Séances by Number', value: 'seances' },
		],
		default: 'tout',
		displayOptions,
	},
	{
		displayName: 'New Start',
		name: 'nouveauDebut',
		type: 'dateTime',
		default: '',
		description:
			'When the first séance to come starts now; the others follow by as many days and the same change of hour',
		displayOptions: all,
	},
	{
		displayName: 'Shift by Days',
		name: 'decalage',
		type: 'string',
		default: '',
		placeholder: 'e.g. 7',
		description: 'Days by which all séances move, instead of a new start; may be negative',
		displayOptions: all,
	},
	{
		displayName: 'Séances',
		name: 'seances',
		type: 'json',
		default:
			'[{ "idReservation": 1, "dateDebut": "2027-06-02T09:00", "dateFin": "2027-06-02T13:00" }]',
		description:
			'A list of { idReservation, dateDebut?, dateFin?, salle?, formateurId?, matiere? }; what is left out stays',
		displayOptions: { show: { operation: ['deplacer'], quoi: ['seances'] } },
	},
	locator('salles', {
		displayName: 'New Room',
		name: 'nouvelleSalle',
		description: 'Left empty, the room stays',
		displayOptions,
	}),
	locator('formateurs', {
		displayName: 'New Trainer',
		name: 'nouveauFormateur',
		description: 'Left empty, the trainer stays',
		displayOptions,
	}),
	{
		displayName: 'Preview Only',
		name: 'previsualiser',
		type: 'boolean',
		default: false,
		description: 'Whether to answer what would change and write nothing',
		displayOptions,
	},
];

function toItem(movedOne: MovedSession): INodeExecutionData {
	return {
		json: {
			status: movedOne.previsualisation ? 'preview' : 'moved',
			...(movedOne as unknown as IDataObject),
		},
	};
}

/** Move or resize a session. */
export const deplacer: Operation = {
	read: (lecture: Lecture) => {
		const common = {
			idSession: lecture.key('idSession'),
			salle: lecture.text('nouvelleSalle'),
			formateurId: lecture.openKey('nouveauFormateur', 'formateurId'),
			previsualiser: lecture.flag('previsualiser'),
		};
		if (lecture.text('quoi') === 'seances')
			return { ...common, seances: lecture.json('seances') } as MoveSessionRequest;
		return {
			...common,
			dateDebut: lecture.instant('nouveauDebut', 'dateDebut'),
			jours: lecture.number('decalage', 'jours'),
		} as MoveSessionRequest;
	},
	call: oneByOne(moveSession),
	toItem,
};
