import { createHmac, timingSafeEqual } from 'node:crypto';

/** A signature older than this is a replay. */
const TOLERANCE_SECONDS = 300;

export interface VerifyOptions {
	/** How old, or how far ahead, a signature may be, in seconds; 300 by default. */
	toleranceSeconds?: number;
	/** The moment to judge by, in milliseconds since 1970; now by default. */
	now?: number;
}

/**
 * Whether a return call comes from us and is unchanged: `X-Signature: t=<unix seconds>,v1=<hex
 * HMAC-SHA256 of "t.body">` (contract, section 4). `rawBody` is the body as it came over the wire,
 * before any JSON parser; what a framework has parsed and written anew has other bytes. Never
 * throws: what can't be read is not signed.
 */
export function verifySignature(
	rawBody: string | Uint8Array,
	header: string | null | undefined,
	secret: string,
	{ toleranceSeconds = TOLERANCE_SECONDS, now = Date.now() }: VerifyOptions = {},
): boolean {
	const match = /^t=(\d{1,15}),v1=([0-9a-f]{64})$/.exec(header ?? '');
	if (!match || !secret) return false;

	const [, seconds, signature] = match;
	if (Math.abs(now / 1000 - Number(seconds)) > toleranceSeconds) return false;

	const expected = createHmac('sha256', secret).update(`${seconds}.`).update(rawBody).digest();
	return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}
