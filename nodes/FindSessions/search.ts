import type { IDataObject, INodeProperties } from 'n8n-workflow';

import {
	findKnownSessions,
	type SearchRequest,
	type FoundSession,
} from '../../core/sessions/findSessions';
import { oneByOne } from '../shared/items';
import type { Lecture } from '../shared/read';
import { locator } from '../shared/lists';
import type { Operation } from '../shared/operation';
import { sessionStatuses } from '../shared/statuses';

const displayOptions = { show: { operation: ['chercher'] } };

export const properties: INodeProperties[] = [
	locator('formations', {
		displayName: 'Training',
		name: 'formation',
		description: 'Only sessions of this training (code), e.g. INIT_SERTI',
		displayOptions,
	}),
	{
		displayName: 'Open to Enrolment Only',
		name: 'ouvertes',
		type: 'boolean',
		default: true,
		description: 'Whether to leave out what is cancelled, refused, begun or over',
		displayOptions,
	},
	{
		displayName: 'Filters',
		name: 'filtres',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		displayOptions,
		options: [
			{
				displayName: 'Ends After',
				name: 'dateDebut',
				type: 'dateTime',
				default: '',
				description: 'Only sessions that still run after this instant',
			},
			{
				displayName: 'Free Places at Least',
				name: 'placesMin',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 1,
			},
			{
				displayName: 'Limit',
				name: 'limite',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1000 },
				default: 50,
				description: 'Max number of results to return',
			},
			{
				displayName: 'Room',
				name: 'salle',
				type: 'string',
				default: '',
				placeholder: 'e.g. ATEL_B',
				description: 'Code or name; a combined room finds its parts, and a part its whole',
			},
			{
				displayName: 'Starts Before',
				name: 'dateFin',
				type: 'dateTime',
				default: '',
				description: 'Only sessions that start before this instant',
			},
			{
				displayName: 'Status',
				name: 'statuts',
				type: 'multiOptions',
				options: sessionStatuses,
				default: [],
			},
			{
				displayName: 'Trainer Number',
				name: 'formateurId',
				type: 'string',
				default: '',
				description: 'Also where the trainer holds only some séances',
			},
		],
	},
];

function read(lecture: Lecture): SearchRequest {
	const filtres = lecture.group('filtres');
	return {
		formation: lecture.text('formation'),
		ouvertes: lecture.flag('ouvertes'),
		salle: filtres.text('salle'),
		formateurId: filtres.openKey('formateurId'),
		dateDebut: filtres.instant('dateDebut'),
		dateFin: filtres.instant('dateFin'),
		placesMin: filtres.number('placesMin'),
		statuts: filtres.list('statuts') as never,
		limite: filtres.number('limite'),
	};
}

/** Find sessions by what they are, where, with whom and when. */
export const chercher: Operation = {
	read,
	call: oneByOne(async (centre, request: SearchRequest) => ({
		sessions: await findKnownSessions(centre, request),
	})),
	toItem: ({ sessions }: { sessions: FoundSession[] }) => ({
		json: {
			status: sessions.length > 0 ? 'found' : 'none',
			nombre: sessions.length,
			sessions: sessions as unknown as IDataObject[],
		},
	}),
};
