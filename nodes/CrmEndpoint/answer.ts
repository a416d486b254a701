import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { answerEndpoint } from '../../core/http/answer';
import { tooLarge } from '../../core/errors/parseBody';
import { parseRequestBody, BODY_MAX_SIZE } from '../../core/http/request';
import { toRefusal, type HttpResponse } from '../../core/http/response';
import type { EndpointName } from '../../core/http/endpoints';
import { refuse } from '../../core/errors/refusal';
import { answerJson, header, isAllowed, readOctets, type Call } from '../shared/call';
import { centreOf } from '../shared/centreOf';
import { receiveEvenement } from '../shared/receiveEvenement';
import { note, stopwatch } from '../shared/journal';
import { valuesOf } from '../shared/quickPath';
import { shareRun } from '../shared/shareRun';
import { answerUnread } from '../shared/unreadableBody';

/**
 * n8n keeps its own CORS for addresses without a parameter only: a page that is not let in is
 * refused here, before anything is done.
 */
function checkOrigin(context: IWebhookFunctions, call: Call): void {
	const { allowedOrigins } = context.getNodeParameter('options', {}) as { allowedOrigins?: string };
	const origin = header(call, 'origin');
	const allowed = (allowedOrigins ?? '')
		.split(',')
		.map((one) => one.trim())
		.filter(Boolean);
	if (!origin || allowed.length === 0 || allowed.includes('*') || allowed.includes(origin)) return;
	throw refuse(
		'ORIGINE_REFUSEE',
		'Origin',
		'cette page ne peut pas appeler le service : ajouter son adresse aux origines permises',
	);
}

answerUnread(
	/\/crm\/(sessions(\/ensemble|\/[^/]+\/(inscrire|desister|promouvoir|presences))?|personnes\/effacer)$/,
	(bytes, contentType, announced) => {
		try {
			if (announced > BODY_MAX_SIZE) throw tooLarge(BODY_MAX_SIZE);
			parseRequestBody(bytes, contentType);
			return undefined;
		} catch (error) {
			return toRefusal(error);
		}
	},
);

/** Undefined for a call without the token. */
async function reply(context: IWebhookFunctions, call: Call): Promise<HttpResponse | undefined> {
	try {
		if (!(await isAllowed(context, call))) return undefined;
		checkOrigin(context, call);
		if (Number(header(call, 'content-length') ?? 0) > BODY_MAX_SIZE) throw tooLarge(BODY_MAX_SIZE);
		const endpoint = context.getNodeParameter('endpoint') as EndpointName;
		const incoming = {
			params: valuesOf(context, call),
			query: context.getQueryData() as Record<string, unknown>,
			headers: call.headers,
			body:
				context.getRequestObject().method === 'POST'
					? parseRequestBody(await readOctets(call), header(call, 'content-type'))
					: undefined,
		};
		return await answerEndpoint(await centreOf(context, 'crm'), endpoint, incoming);
	} catch (error) {
		return toRefusal(error);
	}
}

/**
 * What one run tells of at most. Where this process has no time to spare, half as many runs left it the time for a
 * twelfth more creations. In queue mode workers do the runs, and share a burst better in small ones.
 */
const LIMITE = 50;
const MOST_IN_A_RUN = {
	limite: LIMITE,
	whileBusy: process.env.EXECUTIONS_MODE === 'queue' ? LIMITE : 2 * LIMITE,
};

/**
 * Answers a call of the CRM here and now: no execution stands between, so neither its token nor its
 * body comes to rest in n8n. An execution starts only where a change was written, with nothing of
 * the request in it, so that what it means for people is told at once; changes that come close
 * together share it, as events do.
 */
export async function receiveRequest(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { bail = 45, pause = 250 } = context.getNodeParameter('options', {}) as {
		bail?: number;
		pause?: number;
	};
	if (context.getNodeParameter('endpoint') === 'evenement')
		return await receiveEvenement(context, { bail, pause, ...MOST_IN_A_RUN });
	const call = context.getRequestObject() as unknown as Call;
	const response = context.getResponseObject();
	const elapsed = stopwatch();
	const done: IWebhookResponseData = { noWebhookResponse: true };
	const answer = await reply(context, call);
	if (!answer) {
		response.status(403).send('Authorization data is wrong!');
		return done;
	}
	const { statut, corps, written, panne } = answer;
	if (panne) context.logger.error(`CRM Endpoint: ${panne}`);
	if (statut === 503) response.setHeader('Retry-After', '5');
	answerJson(response, statut, corps);
	const endpoint = context.getNodeParameter('endpoint') as string;
	if (written || statut >= 500)
		note(
			context.logger,
			'answered',
			{ endpoint, status: statut, ms: elapsed() },
			statut >= 500 ? 'error' : 'info',
		);
	if (!written) return done;
	const changes = await shareRun(
		`${context.getWorkflow().id}:${context.getNode().id}`,
		{ endpoint },
		{ pause, ...MOST_IN_A_RUN },
	);
	return changes ? { ...done, workflowData: [changes.map((json) => ({ json }))] } : done;
}
