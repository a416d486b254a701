import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { sessionsPlanningPostgresTest } from '../shared/centreOf';
import { receiveVisit } from './answer';

const at = (path: string, httpMethod: 'GET' | 'POST' = 'GET'): IWebhookDescription => ({
	name: 'default',
	httpMethod,
	responseMode: 'onReceived',
	path,
	isFullPath: true,
});

/** What is asked by GET below the first page. */
const PAGES = [
	'mois',
	'jour',
	'session',
	'formateur',
	'formation',
	'personne',
	'recherche',
	'semaine',
	'exporter',
	'presences',
	'papier',
	'absences',
	'sante',
	'moi',
	'preparer',
	'confirmer',
	'agenda',
];

export class PlanningPages implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Planning Pages',
		name: 'planningPages',
		icon: { light: 'file:planningPages.svg', dark: 'file:planningPages.dark.svg' },
		group: ['trigger'],
		// For a webhook node of version 1 n8n evaluates an expression at each visit, in an isolate of
		// its own: some 20 ms. The form's body may be read by n8n.
		version: 2,
		subtitle: '/webhook/planning',
		description:
			'Shows the planning to people in a browser: today, year, month of a room, day, session with ' +
			'its two lists, person, trainer, next sessions, search, and calendar feeds; goes on only after ' +
			'somebody was added, promoted or withdrawn there',
		defaults: { name: 'Planning Pages' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'sessionsPlanningPostgresApi',
				required: true,
				testedBy: 'sessionsPlanningPostgresTest',
			},
			{ name: 'httpBasicAuth', required: true },
		],
		webhooks: [
			at('planning'),
			...PAGES.map((page) => at(`planning/${page}`)),
			at('planning/agir', 'POST'),
			at('planning/moi', 'POST'),
		],
		properties: [
			{
				displayName:
					'People open <code>/webhook/planning</code> in a browser and sign in with the ' +
					'Basic Auth credential. Calendar feeds (<code>/webhook/planning/agenda</code>) ' +
					'ask for the token in their address instead; they need a Secrets Key in the ' +
					'Postgres credential.',
				name: 'notice',
				type: 'notice',
				default: '',
			},
		],
	};

	methods = { credentialTest: { sessionsPlanningPostgresTest } };

	// People are given the address by hand: there is nothing to register anywhere.
	webhookMethods = {
		default: { checkExists: async () => true, create: async () => true, delete: async () => true },
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveVisit(this);
	}
}
