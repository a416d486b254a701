import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { bookRooms, type BookingRequest, type MadeBooking } from '../../core/salles/bookRooms';
import type { Lecture } from '../shared/read';
import { locator } from '../shared/lists';
import type { Operation } from '../shared/operation';

const displayOptions = { show: { operation: ['reserver'] } };
const inSeries = { show: { operation: ['reserver'], repeter: [true] } };
const jours = [
	['Friday', 'VENDREDI'],
	['Monday', 'LUNDI'],
	['Saturday', 'SAMEDI'],
	['Sunday', 'DIMANCHE'],
	['Thursday', 'JEUDI'],
	['Tuesday', 'MARDI'],
	['Wednesday', 'MERCREDI'],
].map(([name, value]) => ({ name, value }));

export const properties: INodeProperties[] = [
	locator('salles', {
		displayName: 'Room',
		name: 'salle',
		description:
			'The room (code), e.g. REUNION. Left empty, the smallest free room that fits is chosen.',
		displayOptions,
	}),
	{
		displayName: 'Start',
		name: 'dateDebut',
		type: 'dateTime',
		default: '',
		required: true,
		description: "ISO 8601, e.g. 2027-06-02T08:00; without an offset it is the centre's wall clock",
		displayOptions,
	},
	{
		displayName: 'End',
		name: 'dateFin',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'ISO 8601, e.g. 2027-06-02T12:00',
		displayOptions,
	},
	{
		displayName: 'Reason',
		name: 'motif',
		type: 'string',
		default: '',
		description: 'What the room is booked for',
		displayOptions,
	},
	locator('sessions', {
		displayName: 'Session',
		name: 'idSession',
		description: 'The session this slot belongs to; none for a meeting',
		displayOptions,
	}),
	{
		displayName: 'Repeat',
		name: 'repeter',
		type: 'boolean',
		default: false,
		description: 'Whether the slot comes again',
		displayOptions,
	},
	{
		displayName: 'Frequency',
		name: 'frequence',
		type: 'options',
		options: [
			{ name: 'Daily', value: 'JOUR' },
			{ name: 'Weekly', value: 'SEMAINE' },
		],
		default: 'SEMAINE',
		displayOptions: inSeries,
	},
	{
		displayName: 'Times',
		name: 'occurrences',
		type: 'string',
		default: '',
		placeholder: 'e.g. 10',
		description: 'How many times in all. Or give the last day.',
		displayOptions: inSeries,
	},
	{
		displayName: 'Last Day',
		name: 'jusquAu',
		type: 'dateTime',
		default: '',
		description: 'Until this day, instead of a number of times',
		displayOptions: inSeries,
	},
	{
		displayName: 'On a Clash',
		name: 'siConflit',
		type: 'options',
		options: [
			{ name: 'Refuse the Whole Series', value: 'REFUSER' },
			{ name: 'Skip the Dates That Clash', value: 'SAUTER' },
		],
		default: 'REFUSER',
		displayOptions: inSeries,
	},
	{
		displayName: 'Preview Only',
		name: 'previsualiser',
		type: 'boolean',
		default: false,
		description: 'Whether to answer what would be booked and write nothing',
		displayOptions,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions,
		options: [
			{
				displayName: 'Equipment',
				name: 'equipements',
				type: 'string',
				default: '',
				placeholder: 'e.g. vidéoprojecteur, four',
				description: 'What the room must have',
			},
			{
				displayName: 'Every N Weeks or Days',
				name: 'intervalle',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 52 },
				default: 1,
				description: 'In a series: 2 is every other week',
			},
			{
				displayName: 'Idempotency Key',
				name: 'cleIdempotence',
				type: 'string',
				default: '',
				description:
					'Asked again with the same key, the first answer comes back and nothing is booked twice',
			},
			{
				displayName: 'Left Out Days',
				name: 'sauf',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2027-07-14, 2027-07-15',
				description: 'In a series: days without a booking',
			},
			{
				displayName: 'Seats',
				name: 'places',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 1,
				description: 'Seats that the room must have',
			},
			{
				displayName: 'Skip Public Holidays',
				name: 'sauterFeries',
				type: 'boolean',
				default: false,
				description: 'Whether a series leaves public holidays out',
			},
			{
				displayName: 'Subject',
				name: 'matiere',
				type: 'string',
				default: '',
				description: "The subject of a session's slot",
			},
			{
				displayName: 'Trainer Number',
				name: 'formateurId',
				type: 'string',
				default: '',
				description: "Only where it is not the session's trainer",
			},
			{
				displayName: 'Training Code',
				name: 'formation',
				type: 'string',
				default: '',
				description: 'The room must accept this training',
			},
			{
				displayName: 'Weekdays',
				name: 'joursActifs',
				type: 'multiOptions',
				options: jours,
				default: [],
				description: "In a weekly series: the weekdays; the start's own when empty",
			},
		],
	},
];

function read(lecture: Lecture): BookingRequest {
	const options = lecture.group('options');
	return {
		salle: lecture.text('salle'),
		dateDebut: lecture.instant('dateDebut') as string,
		dateFin: lecture.instant('dateFin') as string,
		motif: lecture.text('motif'),
		idSession: lecture.openKey('idSession'),
		previsualiser: lecture.flag('previsualiser'),
		siConflit: (lecture.text('siConflit') as 'REFUSER') ?? 'REFUSER',
		equipements: options.list('equipements') ?? [],
		places: options.number('places'),
		matiere: options.text('matiere'),
		formateurId: options.openKey('formateurId'),
		formation: options.text('formation'),
		cleIdempotence: options.text('cleIdempotence'),
		...(lecture.flag('repeter') && {
			serie: {
				frequence: lecture.text('frequence') as 'SEMAINE',
				occurrences: lecture.number('occurrences', 'serie.occurrences'),
				jusquAu: lecture.day('jusquAu', 'serie.jusquAu'),
				intervalle: options.number('intervalle', 'serie.intervalle'),
				joursActifs: options.list('joursActifs') as never,
				sauf: options.days('sauf', 'serie.sauf') ?? [],
				sauterFeries: options.flag('sauterFeries', 'serie.sauterFeries'),
			},
		}),
	};
}

/** Book a slot or a series of slots. */
export const reserver: Operation = {
	read,
	call: bookRooms,
	toItem: (made: MadeBooking) => ({
		json: {
			status: made.previsualisation ? 'preview' : 'booked',
			nextAction: made.previsualisation
				? "Rien n'est écrit. Redemander sans aperçu pour réserver."
				: `${made.reservations.length} créneau(x) ` +
					`réservé(s)${made.sautees.length > 0 ? `, ${made.sautees.length} date(s) laissée(s) de côté` : ''}.`,
			...(made as unknown as IDataObject),
		},
	}),
};
