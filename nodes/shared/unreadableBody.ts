import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

import { header, type Call } from './call';

/**
 * What our node would have answered to a body that n8n could not read or parse; undefined when the
 * body is not at fault. `bytes`: undefined when they broke off.
 */
type RefuseCall = (
	bytes: Buffer | undefined,
	contentType: string | undefined,
) => { statut: number; corps: Record<string, unknown> } | undefined;

/** Express' response, as n8n answers with it. */
interface Answer {
	statusCode: number;
	status(statut: number): Answer;
	json(body: Record<string, unknown>): Answer;
}

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
				const fault =
					response.statusCode === 422 ||
					(response.statusCode >= 400 && !request.rawBody && request.readableDidRead);
				const refusal =
					fault && body?.status !== 'rejected'
						? refuser(request.rawBody, header(request, 'content-type'))
						: undefined;
				return refusal ? response.status(refusal.statut).json(refusal.corps) : response.json(body);
			},
		});
	});
}
