import { createHmac, timingSafeEqual } from 'node:crypto';

import { readRevocation } from '../../database/generated/liens';
import { deriveKey } from '../centre/deriveKey';
import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';

/** Whose link it is. */
export type LinkKind = 'eleve' | 'candidat' | 'formateur';

export interface LinkOwner {
	genre: LinkKind;
	id: number;
}

/** How long a link holds, in days: a mail that comes later brings a new one. */
export const LINK_DAYS = 180;

const KINDS: LinkKind[] = ['eleve', 'candidat', 'formateur'];
const BODY = 9;
const MAC = 16;

const sign = (key: string, body: Buffer) =>
	createHmac('sha256', deriveKey(key, 'lien')).update(body).digest().subarray(0, MAC);

/**
 * The token of a link of one's own: who, since when, and 128 bits over both. Nothing is stored:
 * whoever has it sees that person's page, until it is too old or was revoked.
 */
export function ownToken(cleSecrets: string, { genre, id }: LinkOwner, now = Date.now()): string {
	const body = Buffer.alloc(BODY);
	body.writeUInt8(KINDS.indexOf(genre), 0);
	body.writeUInt32BE(id, 1);
	body.writeUInt32BE(Math.floor(now / 1000), 5);
	return Buffer.concat([body, sign(cleSecrets, body)]).toString('base64url');
}

/** The whole address; undefined without a key, or without the address of the planning pages. */
export function ownAddress(
	urlPlanning: string,
	cleSecrets: string | undefined,
	owner: LinkOwner,
): string | undefined {
	if (!cleSecrets || !urlPlanning) return undefined;
	return `${urlPlanning.replace(/(?<!\/)\/+$/, '')}/moi?lien=${ownToken(cleSecrets, owner)}`;
}

/**
 * Whose link this is. @throws Refusal JETON_REFUSE, in the same words and after the same statement,
 * for one that was made up, is too old or was revoked
 */
export async function ownerOf(
	centre: Centre,
	cleSecrets: string | undefined,
	jeton: string,
	now = new Date(),
): Promise<LinkOwner> {
	const bytes = /^[\w-]{30,60}$/.test(jeton) ? Buffer.from(jeton, 'base64url') : Buffer.alloc(0);
	// Bits that no byte takes may differ in the last letter: a token is one text, not several.
	const sound = bytes.length === BODY + MAC && bytes.toString('base64url') === jeton;
	const whole = sound ? bytes : Buffer.alloc(BODY + MAC);
	const body = whole.subarray(0, BODY);
	const right = timingSafeEqual(whole.subarray(BODY), sign(cleSecrets ?? '', body));
	const genre = KINDS[body.readUInt8(0)];
	const id = body.readUInt32BE(1);
	const issued = body.readUInt32BE(5) * 1000;
	const [revoked] = await centre.base.withConnection((cx) =>
		readRevocation.run({ genre: genre ?? 'eleve', idPersonne: right ? id : 0 }, cx),
	);
	const old = issued < now.getTime() - LINK_DAYS * 86_400_000;
	// Seconds are all that a token knows: one of the very second of a revocation is revoked too.
	const gone = revoked !== undefined && issued <= revoked.avant.getTime();
	if (!right || !cleSecrets || old || gone)
		throw refuse(
			'JETON_REFUSE',
			'lien',
			"ce lien n'est pas ou n'est plus valable : demandez-en un nouveau au centre",
		);
	return { genre, id };
}
