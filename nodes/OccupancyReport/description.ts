import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { locator } from '../shared/lists';

type Operation = 'annee' | 'mois' | 'jour' | 'formateur' | 'session' | 'formation';

const forOperations = (...operations: Operation[]) => ({ show: { operation: operations } });

export const operations: INodePropertyOptions[] = [
	{
		name: 'Day',
		value: 'jour',
		action: 'Report a day by the hour',
		description:
			"A day by the hour: each room's sessions, trainers, places left and free stretches",
	},
	{
		name: 'Month of a Room',
		value: 'mois',
		action: 'Report the month of a room',
		description: "A room's month by day and part of the day, booked and free",
	},
	{
		name: 'Month of a Trainer',
		value: 'formateur',
		action: 'Report the month of a trainer',
		description: "A trainer's séances, hours and availability in a month",
	},
	{
		name: 'Next Sessions of a Training',
		value: 'formation',
		action: 'Report the next sessions of a training',
		description: 'Sessions open to enrolment, with places left and queue length',
	},
	{
		name: 'Session Sheet',
		value: 'session',
		action: 'Report a session sheet',
		description: 'A session with its séances, the people enrolled and the queue in rank order',
	},
	{
		name: 'Year',
		value: 'annee',
		action: 'Report the occupancy of a year',
		description: 'Room by month: hours booked, hours open, percentage and colour',
	},
];

/** Operation and its parameters; what is left empty means today. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'annee',
		options: operations,
	},
	{
		...locator('salles', {
			displayName: 'Room',
			name: 'salle',
			required: true,
			description: 'The room, by its code or its name',
		}),
		displayOptions: forOperations('mois'),
	},
	{
		...locator('salles', {
			displayName: 'Room',
			name: 'salleJour',
			description: 'One room, by its code or its name. Empty: all rooms.',
		}),
		displayOptions: forOperations('jour'),
	},
	{
		...locator('formateurs', {
			displayName: 'Trainer',
			name: 'formateur',
			required: true,
			description: 'The trainer, by number or name',
		}),
		displayOptions: forOperations('formateur'),
	},
	{
		...locator('sessions', {
			displayName: 'Session',
			name: 'session',
			required: true,
			description: 'The session, by its number',
		}),
		displayOptions: forOperations('session'),
	},
	{
		...locator('formations', {
			displayName: 'Training',
			name: 'formation',
			description: 'The training, by its code or its name. Empty: all trainings.',
		}),
		displayOptions: forOperations('formation'),
	},
	{
		displayName: 'Date',
		name: 'date',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-06-03',
		description: 'The day, YYYY-MM-DD. Empty: today.',
		displayOptions: forOperations('jour'),
	},
	{
		displayName: 'Month',
		name: 'mois',
		type: 'number',
		default: 0,
		typeOptions: { minValue: 0, maxValue: 12 },
		description: 'From 1 to 12. 0: this month.',
		displayOptions: forOperations('mois', 'formateur'),
	},
	{
		displayName: 'Year',
		name: 'annee',
		type: 'number',
		default: 0,
		typeOptions: { minValue: 0, maxValue: 2200 },
		description: 'Such as 2026. 0: this year.',
		displayOptions: forOperations('annee', 'mois', 'formateur'),
	},
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		default: 'json',
		description: 'What comes out',
		options: [
			{ name: 'HTML', value: 'html', description: 'A page for people, in French, as text' },
			{ name: 'JSON', value: 'json', description: "Data, in the CRM's field names" },
			{ name: 'SVG', value: 'svg', description: 'A drawing, as text' },
		],
		displayOptions: forOperations('annee', 'mois', 'jour'),
	},
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		default: 'json',
		description: 'What comes out',
		options: [
			{ name: 'HTML', value: 'html', description: 'A page for people, in French, as text' },
			{ name: 'JSON', value: 'json', description: "Data, in the CRM's field names" },
		],
		displayOptions: forOperations('formateur', 'session', 'formation'),
	},
	{
		displayName: 'Address of the Planning Pages',
		name: 'urlPlanning',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.org/webhook/planning',
		description:
			'Where the links of an HTML page lead. Empty: relative links, for a page that is itself served below /planning.',
		displayOptions: { show: { format: ['html'] } },
	},
];
