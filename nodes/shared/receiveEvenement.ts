import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { breakdownOf, causeOf } from '../../core/errors/breakdown';
import { Refusal } from '../../core/errors/refusal';
import {
	parseEventBody,
	receive,
	EVENT_MAX_SIZE,
	eventTooLarge,
	type Receipt,
} from '../../core/evenements/receive';
import { answerJson, header, isAllowed, readOctets, type Call } from './call';
import { centreOf, postgresOf } from './centreOf';
import { answerUnread } from './unreadableBody';
import { note, stopwatch } from './journal';
import { shareRun, type Sharing } from './shareRun';

answerUnread(/\/session-action$/, (bytes, contentType, announced) => {
	if (announced > EVENT_MAX_SIZE) return eventTooLarge();
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

/** How events that were received come into runs. */
export interface ReceivingRuns extends Sharing {
	/** Seconds after which another run takes up what this one has not. */
	bail: number;
}

/**
 * The CRM's call with an event: answered once the event is durable, or refused; an execution starts for new
 * events only, and gets their numbers and nothing of their bodies. What goes wrong on our side is a
 * 503, for the CRM to send again: n8n would record what is thrown here as a failed execution.
 */
export async function receiveEvenement(
	context: IWebhookFunctions,
	{ bail, ...sharing }: ReceivingRuns,
): Promise<IWebhookResponseData> {
	const request = context.getRequestObject() as unknown as Call;
	const response = context.getResponseObject();
	const elapsed = stopwatch();
	const done: IWebhookResponseData = { noWebhookResponse: true };
	try {
		if (!(await isAllowed(context, request))) {
			response.status(403).send('Authorization data is wrong!');
			return done;
		}
		const { statut, corps, prise, action } = await answerTo(context, request, bail);
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
		const door = `${context.getWorkflow().id}:${context.getNode().id}`;
		const prises = await shareRun(door, prise, sharing);
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
		context.logger.error(`${context.getNode().name}: ${toLog(error)}`);
		response
			.status(503)
			.setHeader('Retry-After', '10')
			.json({ status: 'rejected', errors: faults });
		return done;
	}
}

/** Never the database's words on a statement, which may hold what the event says. */
function toLog(error: unknown): string {
	if (error instanceof Refusal) return error.message;
	const breakdown = breakdownOf(error);
	if (breakdown) return `${breakdown.code}: ${causeOf(error)}`;
	return (error as { code?: string }).code ?? 'the event could not be written';
}
