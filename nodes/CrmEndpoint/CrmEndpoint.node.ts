import * as workflow from 'n8n-workflow';
import {
	NodeConnectionTypes,
	type IHttpRequestMethods,
	type INodeParameters,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import type { EndpointName } from '../../core/http/endpoints';
import { sessionsPlanningPostgresTest } from '../shared/centreOf';
import { receiveRequest } from './answer';

/**
 * Address and method of each point, and of the events that the CRM posts; one with a parameter has the
 * webhook's id (`crm`) put before it by n8n.
 */
const endpoints: Record<EndpointName | 'evenement', string> = {
	evenement: 'POST session-action',
	sessions: 'GET crm/sessions',
	creer: 'POST crm/sessions',
	creerEnsemble: 'POST crm/sessions/ensemble',
	fiche: 'GET sessions/:id',
	inscrire: 'POST sessions/:id/inscrire',
	desister: 'POST sessions/:id/desister',
	promouvoir: 'POST sessions/:id/promouvoir',
	presences: 'GET sessions/:id/presences',
	marquerPresences: 'POST sessions/:id/presences',
	donneesPersonne: 'GET crm/personnes',
	effacerPersonne: 'POST crm/personnes/effacer',
	salles: 'GET crm/salles',
	formations: 'GET crm/formations',
	formateurs: 'GET crm/formateurs',
	planningSalle: 'GET planning/salles/:salle',
	planningFormateur: 'GET planning/formateurs/:id',
	occupation: 'GET crm/planning/occupation',
	sante: 'GET crm/sante',
};

/** Without a quick path there is no method, and n8n makes no webhook of it. */
const quickMethod = (parameters: INodeParameters) =>
	(parameters.options as { quickPath?: string } | undefined)?.quickPath
		? parameters.httpMethod
		: '';
const quickPath = (parameters: INodeParameters) =>
	(parameters.options as { quickPath?: string } | undefined)?.quickPath ?? '';

/**
 * Method and address out of the parameters. Where n8n knows how to read them without its expression
 * engine, it is told so: an isolate for the templates takes 45 ms of processor time a request,
 * ten times what the rest takes.
 */
const { webhookDescriptionFields, fromParameter, fromFunction } = workflow as Partial<
	Pick<typeof workflow, 'webhookDescriptionFields' | 'fromParameter' | 'fromFunction'>
>;
const native = webhookDescriptionFields && fromParameter && fromFunction;
type Address = { httpMethod: IHttpRequestMethods; path: string };
const address = (
	native
		? webhookDescriptionFields({
				httpMethod: fromParameter('httpMethod'),
				path: fromParameter('path'),
			})
		: { httpMethod: '={{$parameter["httpMethod"]}}', path: '={{$parameter["path"]}}' }
) as Address;
const quickAddress = (
	native
		? webhookDescriptionFields({
				httpMethod: fromFunction(quickMethod),
				path: fromFunction(quickPath),
			})
		: {
				httpMethod: `={{(${String(quickMethod)})($parameter)}}`,
				path: `={{(${String(quickPath)})($parameter)}}`,
			}
) as Address;

export class CrmEndpoint implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'CRM Endpoint',
		name: 'crmEndpoint',
		icon: { light: 'file:crmEndpoint.svg', dark: 'file:crmEndpoint.dark.svg' },
		group: ['trigger'],
		// As in Session Action: version 1 would cost an expression for each call.
		version: 2,
		subtitle: '={{ $parameter["httpMethod"] + " " + $parameter["path"] }}',
		description:
			'Answers one of the requests that a CRM makes of sessions, lists and planning, or takes its events; ' +
			'goes on only after a change or an event, so that events are handled at once',
		defaults: { name: 'CRM Endpoint' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'sessionsPlanningPostgresApi',
				required: true,
				testedBy: 'sessionsPlanningPostgresTest',
			},
			{ name: 'httpHeaderAuth', required: true },
		],
		webhooks: [
			{
				name: 'default',
				responseMode: 'onReceived',
				isFullPath: true,
				...address,
			},
			{
				name: 'setup',
				responseMode: 'onReceived',
				isFullPath: true,
				ndvHideUrl: true,
				...quickAddress,
			},
		],
		properties: [
			{
				displayName: 'Endpoint',
				name: 'endpoint',
				type: 'options',
				noDataExpression: true,
				options: Object.entries(endpoints).map(([value, name]) => ({ name, value })),
				default: 'sessions',
				description:
					'Which request of docs/endpoints.md is answered. POST session-action takes the events of docs/events.md: ' +
					'lead it to Session Action, in this workflow or by Execute Workflow.',
			},
			{
				displayName: 'HTTP Method',
				name: 'httpMethod',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'GET', value: 'GET' },
					{ name: 'POST', value: 'POST' },
				],
				default: 'GET',
				description: 'As the endpoint has it',
			},
			{
				displayName: 'Path',
				name: 'path',
				type: 'string',
				default: 'crm/sessions',
				required: true,
				description:
					'As the endpoint has it. Where it has a parameter, n8n puts the webhook ID before it: "crm" in the shipped workflows.',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					{
						displayName: 'Allowed Origins (CORS)',
						name: 'allowedOrigins',
						type: 'string',
						default: '',
						placeholder: 'e.g. https://crm.example',
						description:
							'Addresses of pages that may call from a browser, with commas between; ' +
							'left out, of every page that has the token',
					},
					{
						displayName: 'Gather (Milliseconds)',
						name: 'pause',
						type: 'number',
						typeOptions: { minValue: 0, maxValue: 5000 },
						default: 250,
						description:
							'Changes that are written within this time after a run started go together into ' +
							'the next run. One that comes alone goes at once. 0: a run for each change.',
					},
					{
						displayName: 'Lease (Seconds)',
						name: 'bail',
						type: 'number',
						typeOptions: { minValue: 2, maxValue: 3600 },
						default: 45,
						description:
							'Of POST session-action: after this time an event whose run has not begun is ' +
							'taken over by another run. Session Action then has a lease of its own.',
					},
					{
						displayName: 'Quick Path',
						name: 'quickPath',
						type: 'string',
						default: '',
						placeholder: 'e.g. crm/sessions/-/inscrire',
						description:
							'For an address with a parameter: a path without one, which nobody else has. ' +
							'Calls to Path are led to it, and n8n spares two queries of its own for each.',
					},
				],
			},
		],
	};

	methods = { credentialTest: { sessionsPlanningPostgresTest } };

	// The CRM is given the address by hand: there is nothing to register with it.
	webhookMethods = {
		default: { checkExists: async () => true, create: async () => true, delete: async () => true },
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveRequest(this);
	}
}
