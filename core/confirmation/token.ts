import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import { deriveKey } from '../centre/deriveKey';
import { refuse } from '../errors/refusal';
import { fingerprint } from '../idempotence/fingerprint';

/** Minutes that a token holds: long enough for a person to read and answer. */
export const TOKEN_MINUTES = 30;

/**
 * What a preview promises, by name and in words: « résultat », « courriels ». Order and names are
 * part of it.
 */
export type ConfirmedFacts = Record<string, string>;

/** What a token stands for: who asks what. */
export interface TokenSubject {
	acteur: string;
	verbe: string;
	/** The request with every name resolved: the same thing asked in other words is the same request. */
	demande: unknown;
}

const HASH = 9;
const DONE = 2;
const HEADER = 8;
const MAC = 12;

const sha = (texte: string) => createHash('sha256').update(texte).digest();
const hashFait = (nom: string, valeur: string) => sha(`${nom}\n${valeur}`).subarray(0, DONE);
const hashFaits = (faits: ConfirmedFacts) =>
	sha(JSON.stringify(Object.entries(faits))).subarray(0, HASH);

function sign(cle: string, { acteur, verbe, demande }: TokenSubject, corps: Buffer): Buffer {
	return createHmac('sha256', deriveKey(cle, 'confirmation'))
		.update(JSON.stringify([acteur, verbe, fingerprint(demande)]))
		.update(corps)
		.digest()
		.subarray(0, MAC);
}

/** @throws Refusal CLE_SECRETS_ABSENTE */
export function requireKey(cle: string | undefined): string {
	if (cle) return cle;
	throw refuse(
		'CLE_SECRETS_ABSENTE',
		'',
		"les confirmations ne peuvent pas être signées : renseigner « Secrets Key » dans le credential Postgres de n8n. Rien n'a été fait",
	);
}

/** A token for exactly this outcome of this request: 55 letters or so, nothing in it to read. */
export function issueToken(
	cle: string,
	objet: TokenSubject,
	faits: ConfirmedFacts,
	maintenant = Date.now(),
): string {
	const header = Buffer.alloc(4);
	header.writeUInt32BE(Math.floor(maintenant / 1000) + TOKEN_MINUTES * 60);
	const corps = Buffer.concat([
		header,
		randomBytes(4),
		hashFaits(faits),
		...Object.entries(faits).map(([nom, valeur]) => hashFait(nom, valeur)),
	]);
	return Buffer.concat([corps, sign(cle, objet, corps)]).toString('base64url');
}

export interface ConfirmToken {
	expire: boolean;
	/** The outcome that was shown is this one. */
	holds: (faits: ConfirmedFacts) => boolean;
	/** The names of what is not as it was shown. */
	changes: (faits: ConfirmedFacts) => string[];
}

/** Reads a token that was given for this request; undefined when it was not, whoever made it. */
export function readToken(
	cle: string,
	objet: TokenSubject,
	texte: string,
	maintenant = Date.now(),
): ConfirmToken | undefined {
	const bytes = /^[\w-]{40,400}$/.test(texte) ? Buffer.from(texte, 'base64url') : Buffer.alloc(0);
	if (bytes.length < HEADER + HASH + MAC) return undefined;
	const corps = bytes.subarray(0, -MAC);
	if (!timingSafeEqual(bytes.subarray(-MAC), sign(cle, objet, corps))) return undefined;
	const seenOnes = corps.subarray(HEADER + HASH);
	return {
		expire: corps.readUInt32BE(0) * 1000 < maintenant,
		holds: (faits) => hashFaits(faits).equals(corps.subarray(HEADER, HEADER + HASH)),
		changes: (faits) =>
			Object.entries(faits)
				.filter(
					([nom, valeur], i) =>
						!hashFait(nom, valeur).equals(seenOnes.subarray(i * DONE, (i + 1) * DONE)),
				)
				.map(([nom]) => nom),
	};
}
