import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { answer } from '../../core/http/answer';
import type { RequeteHttp } from '../../core/http/requete';
import { nextPage, toLastPage } from '../../core/http/formulaires/assistant';
import { toRefusal } from '../../core/http/reponse';
import type { NomPoint } from '../../core/http/table';
import { centreOf } from './centre';

/** The pages of the two forms are answered alike: from the item before the node, as an item for n8n's Form node. */
const formulaires = { formulaireCourte: 'COURTE', formulaireCap: 'CAP' } as const;

export type Endpoint = NomPoint | keyof typeof formulaires;

const names: Record<Endpoint, string> = {
	sessions: 'GET Sessions',
	creer: 'POST Sessions',
	fiche: 'GET Session by ID',
	inscrire: 'POST Session Inscrire',
	desister: 'POST Session Desister',
	promouvoir: 'POST Session Promouvoir',
	salles: 'GET Salles',
	formations: 'GET Formations',
	formateurs: 'GET Formateurs',
	planningSalle: 'GET Planning of a Salle',
	planningFormateur: 'GET Planning of a Formateur',
	occupation: 'GET Planning Occupation',
	formulaireCourte: 'Form Page, Short Course',
	formulaireCap: 'Form Page, CAP',
};

/**
 * A node's own parameters, and the switch that turns the node into one of the CRM's endpoints: the request is then read from the
 * Webhook node before it, without an expression, and the item that goes on is `{ statut, corps, ecrit }` for Respond to Webhook.
 */
export function withWebhook(points: Endpoint[], own: INodeProperties[]): INodeProperties[] {
	const hidden = own.map((property) => ({
		...property,
		displayOptions: { ...property.displayOptions, hide: { ...property.displayOptions?.hide, answerWebhook: [true] } },
	}));
	return [
		{
			displayName: 'Answer for a Webhook',
			name: 'answerWebhook',
			type: 'boolean',
			default: false,
			noDataExpression: true,
			description: 'Whether to take the request from the Webhook node before this one instead of the parameters, and to give back its HTTP answer for a Respond to Webhook node',
		},
		// eslint-disable-next-line n8n-nodes-base/node-param-default-missing -- the rule reads literals only
		{
			displayName: 'Endpoint',
			name: 'endpoint',
			type: 'options',
			noDataExpression: true,
			options: points.map((value) => ({ name: names[value], value })),
			default: points[0],
			description: 'Which request of docs/endpoints.md it is',
			displayOptions: { show: { answerWebhook: [true] } },
		},
		...hidden,
	];
}

/** Whether this node is switched to answer for a webhook. */
export const isForWebhook = (context: IExecuteFunctions): boolean => context.getNodeParameter('answerWebhook', 0, false) === true;

/** Answers every item as an HTTP request: refusals are answers too, so nothing is thrown. */
export async function answerWebhook(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items: INodeExecutionData[] = [];
	for (const [itemIndex, { json }] of context.getInputData().entries()) {
		items.push({ json: (await answerOne(context, itemIndex, json)) as never, pairedItem: { item: itemIndex } });
	}
	return [items];
}

async function answerOne(context: IExecuteFunctions, itemIndex: number, json: IDataObject): Promise<object> {
	const endpoint = context.getNodeParameter('endpoint', itemIndex) as Endpoint;
	const { panne, ...reponse } = await reply(context, endpoint, json);
	if (panne) context.logger.error(`${context.getNode().name}: ${panne}`);
	return reponse;
}

/** `panne` is for the log, never for the one who asked. */
async function reply(context: IExecuteFunctions, endpoint: Endpoint, json: IDataObject): Promise<{ panne?: string }> {
	try {
		const form = isForm(endpoint);
		const centre = await centreOf(context, form ? 'formulaire' : 'crm');
		return form ? await nextPage(centre, formulaires[endpoint], json) : await answer(centre, endpoint, json as RequeteHttp);
	} catch (error) {
		return isForm(endpoint) ? toLastPage(error) : toRefusal(error);
	}
}

const isForm = (endpoint: Endpoint): endpoint is keyof typeof formulaires => endpoint in formulaires;
