import type { INodeProperties } from 'n8n-workflow';

import type { Role } from '../../core/outbox/oweCourriers';
import { told, words, type Words } from './words';

const send = { show: { operation: ['send'] } };

/**
 * Subject, HTML and text, with words to start from: a parameter for each kind of recipient, as
 * n8n's defaults can't depend.
 */
const wordsOf = (
	show: Record<string, string[]>,
	{ sujet, html, texte }: Words,
): INodeProperties[] => [
	{
		displayName: 'Subject',
		name: 'sujet',
		type: 'string',
		default: sujet,
		required: true,
		noDataExpression: true,
		description:
			'Fields in double braces are filled in, such as {{session.formation}}. They are not n8n expressions.',
		displayOptions: { show },
	},
	{
		displayName: 'HTML',
		name: 'html',
		type: 'string',
		typeOptions: { editor: 'htmlEditor', rows: 14 },
		default: html,
		required: true,
		noDataExpression: true,
		description:
			"The content; the centre's frame is put around it unless it is a whole document. " +
			'Values are escaped. Sections: {{#seances}}…{{/seances}}.',
		displayOptions: { show },
	},
	{
		displayName: 'Text',
		name: 'texte',
		type: 'string',
		typeOptions: { rows: 12 },
		default: texte,
		required: true,
		noDataExpression: true,
		description: 'The same for mail programs that show no HTML',
		displayOptions: { show },
	},
];

/** The parameters of Session Mail: the words of a mail are here, in the workflow, for staff to change. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Send',
				value: 'send',
				action: 'Send the mails of an event',
				description: 'Send what the events owe to one kind of recipient, each mail once',
			},
			{
				name: 'Tell the Admin',
				value: 'notify',
				action: 'Tell the admin',
				description: 'Write to the admin at once, one mail per item, without the database',
			},
		],
		default: 'send',
	},
	{
		displayName: 'Recipients',
		name: 'role',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Account Holder',
				value: 'COMPTE',
				description:
					'The new student with login and password: {{compte.login}}, {{compte.motDePasse}}, {{compte.urlConnexion}}',
			},
			{
				name: 'Admin',
				value: 'ADMIN',
				description:
					'Notice to the admin about an event; {{personne.nomComplet}} is whom it is about',
			},
			{
				name: 'Admin: Alerts of Today',
				value: 'ALERTE',
				description: 'What the alert rules find; {{#alertes}}…{{/alertes}}',
			},
			{
				name: 'Admin: What Could Not Be Done',
				value: 'ANOMALIE',
				description: 'Events refused, mails and return calls given up',
			},
			{
				name: 'Admin: Whether All Is Well',
				value: 'SANTE',
				description:
					'Once when the state of the installation changes; {{titre}}, {{#problemes}}{{.}}{{/problemes}}',
			},
			{ name: 'Promoted', value: 'PROMU', description: 'Who got a place from the waiting list' },
			{
				name: 'Students',
				value: 'ELEVE',
				description: 'Everybody with a place, or the one whom the event is about',
			},
			{
				name: 'Trainers',
				value: 'FORMATEUR',
				description: 'The trainers of the session, each with their own séances',
			},
		],
		default: 'ELEVE',
		displayOptions: send,
	},
	...wordsOf({ operation: ['notify'] }, told),
	...(Object.keys(words) as Role[]).flatMap((role) =>
		wordsOf({ operation: ['send'], role: [role] }, words[role]),
	),
	{
		displayName: 'Calendar',
		name: 'agenda',
		type: 'options',
		options: [
			{ name: 'Add or Update the Séances', value: 'REQUEST' },
			{ name: 'None', value: 'none' },
			{ name: 'Take the Séances Out', value: 'CANCEL' },
		],
		default: 'none',
		description: 'Whether an .ics goes along that calendars follow',
		displayOptions: { show: { operation: ['send'], role: ['ELEVE', 'PROMU', 'FORMATEUR'] } },
	},
	{
		displayName: 'Told After (Minutes)',
		name: 'patience',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1440 },
		default: 3,
		description:
			'How long a state must hold before it is told: what mends itself meanwhile is not worth a mail',
		displayOptions: { show: { operation: ['send'], role: ['SANTE'] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: send,
		options: [
			{
				displayName: 'Attempts',
				name: 'essaisMax',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100 },
				default: 14,
				description:
					'After so many failures a mail is given up and the admin is told. The pause ' +
					'grows from 5 seconds to an hour; 14 attempts last about 6 hours.',
			},
			{
				displayName: 'Connections',
				name: 'connexions',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 20 },
				default: 3,
				description: 'To the mail server at once',
			},
			{
				displayName: 'Lease (Seconds)',
				name: 'bail',
				type: 'number',
				typeOptions: { minValue: 2, maxValue: 3600 },
				default: 45,
				description:
					'After this time without a sign of life, a mail is taken over from a worker that died',
			},
		],
	},
	{
		displayName: 'Same Subject at Most Every (Minutes)',
		name: 'minutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		displayOptions: { show: { operation: ['notify'] } },
	},
];
