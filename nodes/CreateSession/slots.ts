import type { INodeProperties } from 'n8n-workflow';

import { createSession } from '../../core/sessions/createSession';
import type { SessionRequest } from '../../core/sessions/request';
import { oneByOne } from '../shared/items';
import { asText } from '../shared/fields';
import type { Lecture } from '../shared/read';
import type { Operation } from '../shared/operation';
import { formation, options, readCommon, ressources, toItem } from './common';

const show = (saisie: string) => ({ show: { operation: ['creneaux'], saisie: [saisie] } });

export const properties: INodeProperties[] = [
	formation(['creneaux']),
	{
		displayName: 'Slots Given As',
		name: 'saisie',
		type: 'options',
		options: [
			{ name: 'Fields', value: 'champs' },
			{ name: 'JSON', value: 'json' },
		],
		default: 'champs',
		displayOptions: { show: { operation: ['creneaux'] } },
	},
	{
		displayName: 'Slots',
		name: 'creneaux',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Slot',
		default: {},
		displayOptions: show('champs'),
		options: [
			{
				displayName: 'Slot',
				name: 'creneau',
				values: [
					{
						displayName: 'End',
						name: 'dateFin',
						type: 'dateTime',
						default: '',
						required: true,
						description: "Without an offset: the centre's wall clock",
					},
					{
						displayName: 'Room Code',
						name: 'salle',
						type: 'string',
						default: '',
						description: "Only where it is not the session's room",
					},
					{
						displayName: 'Start',
						name: 'dateDebut',
						type: 'dateTime',
						default: '',
						required: true,
						description: "Without an offset: the centre's wall clock",
					},
					{ displayName: 'Subject', name: 'matiere', type: 'string', default: '' },
					{
						displayName: 'Trainer Number',
						name: 'formateurId',
						type: 'string',
						default: '',
						description: "Only where it is not the session's trainer",
					},
				],
			},
		],
	},
	{
		displayName: 'Slots',
		name: 'creneauxJson',
		type: 'json',
		default: '[{ "dateDebut": "2027-06-02T08:00", "dateFin": "2027-06-02T12:00" }]',
		description:
			'A list of { dateDebut, dateFin, salle?, formateurId?, matiere? }; ISO 8601, without an offset it is Paris time',
		displayOptions: show('json'),
	},
	...ressources(['creneaux']),
	options(['creneaux']),
];

function readSlots(lecture: Lecture): unknown {
	if (lecture.text('saisie') === 'json') return lecture.json('creneauxJson');
	const { creneau = [] } = lecture.collection('creneaux') as {
		creneau?: Array<Record<string, unknown>>;
	};
	return creneau.map((slot) =>
		Object.fromEntries(Object.entries(slot).map(([nom, value]) => [nom, asText(value)])),
	);
}

/** Create a session from explicit slots, short or CAP. */
export const creneaux: Operation = {
	read: (lecture: Lecture) =>
		({ ...readCommon(lecture), creneaux: readSlots(lecture) }) as SessionRequest,
	call: oneByOne(createSession),
	toItem,
};
