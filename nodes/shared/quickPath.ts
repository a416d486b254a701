import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { IWebhookFunctions } from 'n8n-workflow';

import { header, type Call } from './call';

/** Calls to an address with values in it, and the path of the same node without any. */
interface Detour {
	method: string;
	/** The address between its slashes; a value's begins with a colon. */
	parts: string[];
	quick: string;
	/** By performance.now(). */
	until: number;
}

/**
 * Milliseconds until a detour is learned anew. A workflow may be published with another quick path
 * meanwhile: as long a call may meet n8n's 404.
 */
const LEARNED_FOR = 5_000;

/** Learned in this process, by method and address: n8n has a few of these. */
const detours = new Map<string, Detour>();

/** The values of the calls that were led to a quick path. */
const ledValues = new WeakMap<object, Record<string, string>>();

/**
 * A number or a code in capitals: nothing in it that n8n would decode, and no address of a webhook of somebody's own,
 * which n8n would prefer. Any other value takes n8n's own road.
 */
const PLAIN = /^(\d+|[A-Z][A-Z0-9_]*)$/;

const isValue = (part: string) => part.startsWith(':');

/** The values in a called address; undefined for another address. */
function valuesIn(called: string[], parts: string[]): Record<string, string> | undefined {
	if (called.length !== parts.length) return undefined;
	const fits = parts.every((part, i) =>
		isValue(part) ? PLAIN.test(called[i]) : called[i] === part,
	);
	if (!fits) return undefined;
	return Object.fromEntries(
		parts.flatMap((part, i) => (isValue(part) ? [[part.slice(1), called[i]]] : [])),
	);
}

/**
 * Leads a call that n8n would look up to the quick path of the same node. n8n keeps addresses in
 * memory, except those with a value in them (`sessions/:id`): for these it asks its database twice at
 * each call, a seventh of all that an enrolment takes (docs/performance.md). Nothing of n8n is changed: Node
 * tells of each request on this channel before anybody handles it.
 */
function lead(request: IncomingMessage): void {
	// Of a page in a browser n8n compares the address with the node's, to know whom it lets in.
	if (request.headers.origin !== undefined || detours.size === 0) return;
	const [pathname, search = ''] = (request.url ?? '').split(/(?=\?)/, 2);
	const called = pathname.split('/');
	for (const { method, parts, quick, until } of detours.values()) {
		if (method !== request.method || performance.now() > until) continue;
		const values = valuesIn(called, parts);
		if (!values) continue;
		ledValues.set(request, values);
		request.url = quick + search;
		return;
	}
}

subscribe('http.server.request.start', (message) =>
	lead((message as { request: IncomingMessage }).request),
);

/** As n8n keeps it: without a slash before or behind. */
const stripped = (path: string) => path.trim().replace(/^\/|\/$/g, '');

/** Remembers by which address a call came, so that the next ones need no look-up. */
function learn(context: IWebhookFunctions, url: string, quickPath: string): void {
	const method = context.getNodeParameter('httpMethod') as string;
	const address = `${context.getNode().webhookId}/${stripped(context.getNodeParameter('path') as string)}`;
	const own = address.split('/');
	// What n8n puts before it: /webhook, and the folder of a proxy.
	const before = url.split('?', 1)[0].split('/').slice(0, -own.length);
	detours.set(`${method} ${address}`, {
		method,
		parts: [...before, ...own],
		quick: [...before, stripped(quickPath)].join('/'),
		until: performance.now() + LEARNED_FOR,
	});
}

/**
 * The values in the address of a call (`{ id: '12' }`), by whichever path it came.
 * @param context of a node with the parameters `httpMethod`, `path` and `options.quickPath`, the last
 *   being its webhook of the name `setup`
 */
export function valuesOf(
	context: IWebhookFunctions,
	call: Call & { originalUrl?: string },
): Record<string, unknown> {
	if (context.getWebhookName() === 'setup') return ledValues.get(call) ?? {};
	const { quickPath } = context.getNodeParameter('options', {}) as { quickPath?: string };
	const values = context.getParamsData() as Record<string, unknown>;
	// A test call of the editor comes by an address of its own.
	const isLookedUp = Object.keys(values).length > 0 && context.getMode() === 'webhook';
	// A quick path that has a value itself would be looked up as well, by another address.
	const isQuick = quickPath && !quickPath.includes(':');
	if (isQuick && isLookedUp && header(call, 'origin') === undefined)
		learn(context, call.originalUrl ?? '', quickPath);
	return values;
}
