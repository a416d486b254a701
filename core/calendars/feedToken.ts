import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

import { deriveKey } from '../centre/deriveKey';

/** Whose séances a feed shows. */
export type FeedKind = 'salle' | 'formateur' | 'session' | 'eleve' | 'candidat';

const sign = (key: KeyObject, text: string) =>
	createHmac('sha256', key).update(text).digest('base64url').slice(0, 32);

/** Of bytes: a text of as many letters may have more of them, and those can't be compared. */
const same = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);

/**
 * The part of a feed's address that can't be guessed: 192 bits over what it shows and since when. It
 * stays the same until a person's links are revoked (`since`): a calendar that is given it twice shows
 * each séance once. A new Secrets Key makes every old address worthless.
 */
export const feedToken = (
	cleSecrets: string,
	genre: FeedKind,
	id: string,
	since?: Date | null,
): string => sign(deriveKey(cleSecrets, 'agenda'), `${genre}:${id}${since ? `:${+since}` : ''}`);

/** Whether an address may show this feed, compared in constant time. */
export const isFeedToken = (
	cleSecrets: string,
	genre: FeedKind,
	id: string,
	jeton: string,
	since?: Date | null,
): boolean => same(Buffer.from(feedToken(cleSecrets, genre, id, since)), Buffer.from(jeton));
