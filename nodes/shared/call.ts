import { createHash, timingSafeEqual } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

import { slowed } from '../../core/errors/slowed';

/**
 * n8n's raw request. From typeVersion 2 on n8n reads and parses the body before the node is asked,
 * and keeps its bytes, which are parsed here.
 */
export interface Call {
	headers: Record<string, string | string[] | undefined>;
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether the call carries the token of the header credential, compared in constant time. */
export async function isAllowed(context: IWebhookFunctions, { headers }: Call): Promise<boolean> {
	const { name, value } = await context.getCredentials<{ name: string; value: string }>(
		'httpHeaderAuth',
	);
	const given = headers[name.toLowerCase()];
	const right =
		Boolean(value) && typeof given === 'string' && timingSafeEqual(digest(given), digest(value));
	// Whoever sends none guesses nothing.
	if (!right && given !== undefined) await slowed();
	return right;
}

/** Undefined for a body that could not be read to its end. */
export async function readOctets(call: Call): Promise<Buffer | undefined> {
	try {
		if (!call.rawBody) await call.readRawBody?.();
	} catch {
		return undefined;
	}
	return call.rawBody ?? Buffer.alloc(0);
}

/**
 * Answers a call. Not by Express' json(): it hashes each answer for an ETag, which nobody asks for. As
 * bytes: of a text n8n's compression counts them, to make the same ones again.
 */
export const answerJson = (
	response: ReturnType<IWebhookFunctions['getResponseObject']>,
	statut: number,
	corps: object,
): void => {
	response
		.status(statut)
		.type('application/json')
		.end(Buffer.from(JSON.stringify(corps)));
};

export const header = ({ headers }: Call, name: string) => [headers[name]].flat()[0];
