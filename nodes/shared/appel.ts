import { createHash, timingSafeEqual } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

/** n8n's raw request: the body is read here and not by n8n, which would answer broken JSON in a shape of its own. */
export interface Appel {
	headers: Record<string, string | string[] | undefined>;
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether the call carries the token of the header credential, compared in constant time. */
export async function isAllowed(context: IWebhookFunctions, { headers }: Appel): Promise<boolean> {
	const { name, value } = await context.getCredentials<{ name: string; value: string }>('httpHeaderAuth');
	const given = headers[name.toLowerCase()];
	return Boolean(value) && typeof given === 'string' && timingSafeEqual(digest(given), digest(value));
}

export async function readOctets(appel: Appel): Promise<Buffer> {
	if (!appel.rawBody) await appel.readRawBody?.();
	return appel.rawBody ?? Buffer.alloc(0);
}

export const header = ({ headers }: Appel, name: string) => [headers[name]].flat()[0];
