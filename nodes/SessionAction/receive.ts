import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { Refusal } from '../../core/errors/refusal';
import {
	parseEventBody,
	receive,
	EVENT_MAX_SIZE,
	eventTooLarge,
	type Receipt,
} from '../../core/evenements/receive';
import { answerJson, header, isAllowed, readOctets, type Call } from '../shared/call';
import { centreOf, postgresOf } from '../shared/centreOf';
import { answerUnread } from '../shared/unreadableBody';
import { note, stopwatch } from '../shared/journal';
import { shareRun } from '../shared/shareRun';

answerUnread(/\/session-action$/, (bytes, contentType) => {
	const body = parseEventBody(bytes, contentType);
	return body.ok ? undefined : body.receipt;
});

async function answerTo(context: IWebhookFunctions, request: Call, bail: number): Promise<Receipt> {
	if (Number(header(request, 'content-length') ?? 0) > EVENT_MAX_SIZE) return eventTooLarge();
	const body = parseEventBody(await readOctets(request), header(request, 'content-type'));
	if (!body.ok) return body.receipt;
	const { cleSecrets } = (await postgresOf(context)) as { cleSecrets?: string };
	return await receive(await centreOf(context, 'crm'), body.value, { bail, cleSecrets });
}

/**
 * The CRM's call: answered once the event is durable, or refused; an execution starts for new
 * events only, and gets their numbers and nothing of their bodies. What goes wrong on our side is a
 * 503, for the CRM to send again: n8n would record what is thrown here as a failed execution.
 */
export async function receiveCall(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = context.getRequestObject() as unknown as Call;
	const response = context.getResponseObject();
	const elapsed = stopwatch();
	const done: IWebhookResponseData = { noWebhookResponse: true };
	try {
		if (!(await isAllowed(context, request))) {
			response.status(403).send('Authorization data is wrong!');
			return done;
		}
		const { statut, corps, prise, action } = await answerTo(
			context,
			request,
			context.getNodeParameter('bail', 45) as number,
		);
		answerJson(response, statut, corps);
		note(context.logger, 'received', {
			action,
			correlationId: corps.correlationId as string | undefined,
			idEvenement: prise?.idEvenement,
			outcome: corps.status as string,
			status: statut,
			ms: elapsed(),
		});
		if (!prise) return done;
		const number = (name: string, usual: number) => context.getNodeParameter(name, usual) as number;
		const prises = await shareRun(`${context.getWorkflow().id}:${context.getNode().id}`, prise, {
			pause: number('pause', 250),
			limite: number('limite', 50),
		});
		return prises ? { ...done, workflowData: [prises.map((one) => ({ json: { ...one } }))] } : done;
	} catch (error) {
		const faults =
			error instanceof Refusal
				? error.faults
				: [
						{
							path: '',
							message: "l'événement n'a pas pu être enregistré : le renvoyer plus tard",
							code: 'INDISPONIBLE',
						},
					];
		context.logger.error(
			'Session Action: ' +
				`${error instanceof Refusal ? error.message : ((error as { code?: string }).code ?? 'the event could not be written')}`,
		);
		response
			.status(503)
			.setHeader('Retry-After', '10')
			.json({ status: 'rejected', errors: faults });
		return done;
	}
}
