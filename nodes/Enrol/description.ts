import type { INodeProperties } from 'n8n-workflow';

import { locator } from '../shared/lists';

/** Who it is: an élève or a candidat, by key; shared with Withdraw & Promote. */
export function personne(
	show: NonNullable<INodeProperties['displayOptions']>['show'] = {},
): INodeProperties[] {
	return [
		{
			displayName: 'Person',
			name: 'genre',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'Candidat',
					value: 'candidat',
					description: 'A prospect on the way to become an élève',
				},
				{ name: 'Élève', value: 'eleve', description: 'A student of the centre' },
			],
			default: 'eleve',
			displayOptions: { show },
		},
		locator('eleves', {
			displayName: 'Élève',
			name: 'idEleve',
			required: true,
			description: 'The élève (number)',
			displayOptions: { show: { ...show, genre: ['eleve'] } },
		}),
		locator('candidats', {
			displayName: 'Candidat',
			name: 'idCandidat',
			required: true,
			description: 'The candidat (number)',
			displayOptions: { show: { ...show, genre: ['candidat'] } },
		}),
	];
}

export const properties: INodeProperties[] = [
	locator('sessions', {
		displayName: 'Session',
		name: 'idSession',
		required: true,
		description: 'The session (number)',
	}),
	...personne(),
	{
		displayName: 'Comes From',
		name: 'origine',
		type: 'options',
		options: [
			{
				name: "The Session's Sheet",
				value: 'fiche',
				description: 'An élève gets a free place; a candidat waits',
			},
			{
				name: 'The Conversion of a Prospect',
				value: 'conversion',
				description: 'Always waits first',
			},
		],
		default: 'fiche',
	},
	{
		displayName: 'Override the Rules',
		name: 'forcee',
		type: 'boolean',
		default: false,
		description:
			'Whether to give a place although the session is full, has started, or the rules say ' +
			'to wait. Recorded as an override, with who did it.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Done By',
				name: 'acteur',
				type: 'string',
				default: '',
				placeholder: 'e.g. marie@abj.example',
				description: 'Who asks for it, recorded with the decision; « workflow » when empty',
			},
			{
				displayName: 'Notified By',
				name: 'notifiePar',
				type: 'options',
				options: [
					{ name: 'Admin', value: 'admin' },
					{ name: 'Auto', value: 'auto' },
				],
				default: 'admin',
				description: 'Kept with the inscription (notifie_par)',
			},
		],
	},
];
