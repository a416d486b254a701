import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import { deriveKey } from '../centre/deriveKey';
import { refuse } from '../errors/refusal';
import { fingerprint } from '../idempotence/fingerprint';
import { fold } from '../names/fold';

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
const WORDS = 4;
const MAC = 12;
/** Where the facts begin, one by one. */
const FACTS = HEADER + WORDS + HASH;

const sha = (text: string) => createHash('sha256').update(text).digest();
const hashFait = (nom: string, value: string) => sha(`${nom}\n${value}`).subarray(0, DONE);
const hashFaits = (facts: ConfirmedFacts) =>
	sha(JSON.stringify(Object.entries(facts))).subarray(0, HASH);

/** Letters and digits alone: a model that copies a sentence may change its spaces and quotation marks. */
const hashWords = (words: string) => sha(fold(words)).subarray(0, WORDS);

function sign(key: string, { acteur, verbe, demande }: TokenSubject, body: Buffer): Buffer {
	return createHmac('sha256', deriveKey(key, 'confirmation'))
		.update(JSON.stringify([acteur, verbe, fingerprint(demande)]))
		.update(body)
		.digest()
		.subarray(0, MAC);
}

/** @throws Refusal CLE_SECRETS_ABSENTE */
export function requireKey(key: string | undefined): string {
	if (key) return key;
	throw refuse(
		'CLE_SECRETS_ABSENTE',
		'',
		"les confirmations ne peuvent pas être signées : renseigner « Secrets Key » dans le credential Postgres de n8n. Rien n'a été fait",
	);
}

/**
 * A token for exactly this outcome of this request, told in these words: 60 letters or so, nothing in
 * it to read.
 */
export function issueToken(
	key: string,
	subject: TokenSubject,
	{ faits, mots }: { faits: ConfirmedFacts; mots: string },
	now = Date.now(),
): string {
	const header = Buffer.alloc(4);
	header.writeUInt32BE(Math.floor(now / 1000) + TOKEN_MINUTES * 60);
	const body = Buffer.concat([
		header,
		randomBytes(4),
		hashWords(mots),
		hashFaits(faits),
		...Object.entries(faits).map(([nom, valeur]) => hashFait(nom, valeur)),
	]);
	return Buffer.concat([body, sign(key, subject, body)]).toString('base64url');
}

export interface ConfirmToken {
	expire: boolean;
	/** These are the words in which the outcome was shown. */
	says: (words: string) => boolean;
	/** The outcome that was shown is this one. */
	holds: (facts: ConfirmedFacts) => boolean;
	/** The names of what is not as it was shown. */
	changes: (facts: ConfirmedFacts) => string[];
}

/** Reads a token that was given for this request; undefined when it was not, whoever made it. */
export function readToken(
	key: string,
	subject: TokenSubject,
	text: string,
	now = Date.now(),
): ConfirmToken | undefined {
	const bytes = /^[\w-]{40,400}$/.test(text) ? Buffer.from(text, 'base64url') : Buffer.alloc(0);
	if (bytes.length < FACTS + MAC) return undefined;
	const body = bytes.subarray(0, -MAC);
	if (!timingSafeEqual(bytes.subarray(-MAC), sign(key, subject, body))) return undefined;
	const seenOnes = body.subarray(FACTS);
	return {
		expire: body.readUInt32BE(0) * 1000 < now,
		says: (words) => hashWords(words).equals(body.subarray(HEADER, HEADER + WORDS)),
		holds: (facts) => hashFaits(facts).equals(body.subarray(HEADER + WORDS, FACTS)),
		changes: (facts) =>
			Object.entries(facts)
				.filter(
					([nom, valeur], i) =>
						!hashFait(nom, valeur).equals(seenOnes.subarray(i * DONE, (i + 1) * DONE)),
				)
				.map(([nom]) => nom),
	};
}
