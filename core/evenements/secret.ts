import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { deriveKey } from '../centre/deriveKey';
import { refuse } from '../errors/refusal';
import type { Account } from './readBody';

const key = (cleSecrets: string) => deriveKey(cleSecrets, 'compte');

/**
 * Encrypts an account's data until its mail is sent: AES-256-GCM under a key derived from the
 * credential's Secrets Key, as base64. Bound to the event, so that the data of one can't be put in
 * the place of another's.
 * @throws Refusal CLE_SECRETS_ABSENTE when the credential has no key
 */
export function seal(compte: Account, cleSecrets: string | undefined, evenement: string): string {
	if (!cleSecrets)
		throw refuse(
			'CLE_SECRETS_ABSENTE',
			'data.motDePasse',
			'le mot de passe ne peut pas être gardé en sécurité : la clé « Secrets Key » manque dans le credential Postgres de n8n',
		);
	const iv = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key(cleSecrets), iv);
	cipher.setAAD(Buffer.from(evenement));
	const sealed = Buffer.concat([cipher.update(JSON.stringify(compte), 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The account's data again; undefined when the key was changed meanwhile. */
export function unseal(
	sealed: string,
	cleSecrets: string | undefined,
	evenement: string,
): Account | undefined {
	if (!cleSecrets) return undefined;
	const bytes = Buffer.from(sealed, 'base64');
	try {
		const decipher = createDecipheriv('aes-256-gcm', key(cleSecrets), bytes.subarray(0, 12));
		decipher.setAAD(Buffer.from(evenement));
		decipher.setAuthTag(bytes.subarray(12, 28));
		return JSON.parse(
			Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'),
		) as Account;
	} catch {
		return undefined;
	}
}
