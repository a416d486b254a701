import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

import { header, type Call } from './call';

/**
 * What our node would have answered to a body that n8n could not read or parse; undefined when the
 * body is not at fault. `bytes`: undefined when they broke off, or were not read at all as `announced`
 * octets are more than n8n takes.
 */
type RefuseCall = (
	bytes: Buffer | undefined,
	contentType: string | undefined,
	announced: number,
) => { statut: number; corps: Record<string, unknown> } | undefined;

/** Express' response, as n8n answers with it. */
interface Answer {
	statusCode: number;
	status(statut: number): Answer;
	json(body: Record<string, unknown>): Answer;
}

/** Octets of a body that n8n reads; it does not begin with one whose length says more. */
const READ_BY_N8N = Number(process.env.N8N_PAYLOAD_SIZE_MAX ?? 16) * 1024 * 1024;

interface Exchange {
	request: IncomingMessage & Call;
	response: Answer;
}

/**
 * Answers in the contract's shape (400, `{status: 'rejected', errors}`) the calls whose body n8n
 * can't read: it answers these itself, before it asks the node, with a 422 or 500 of its own. Only
 * n8n's own errors on POSTs to `reason` are put into words anew, and only where the body is at
 * fault.
 *
 * n8n would leave the body to the node in typeVersion 1, at the price of an expression for each
 * call: under load most of what a call costs (docs/performance.md). Nothing of n8n is changed here:
 * Node tells of each request on this channel before anybody handles it.
 * @param reason what the path ends with
 */
export function answerUnread(reason: RegExp, refuser: RefuseCall): void {
	subscribe('http.server.request.start', (message) => {
		const { request, response } = message as Exchange;
		if (request.method !== 'POST' || !reason.test((request.url ?? '').split('?')[0])) return;
		Object.defineProperty(response, 'json', {
			configurable: true,
			value: (body: Record<string, unknown>) => {
				Reflect.deleteProperty(response, 'json');
				// readableDidRead: an error before the body was touched (unknown address, database away) is
				// not the body's.
				const announced = Number(header(request, 'content-length') ?? 0);
				const isTooLarge = announced > READ_BY_N8N && response.statusCode !== 404;
				const isUnread = !request.rawBody && (request.readableDidRead || isTooLarge);
				const fault = response.statusCode === 422 || (response.statusCode >= 400 && isUnread);
				const refusal =
					fault && body?.status !== 'rejected'
						? refuser(request.rawBody, header(request, 'content-type'), announced)
						: undefined;
				return refusal ? response.status(refusal.statut).json(refusal.corps) : response.json(body);
			},
		});
	});
}
