import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** What a key derived from the credential's Secrets Key is good for. */
export type KeyUse = 'compte' | 'agenda' | 'confirmation' | 'lien';

/** The last of each use: every mail has two addresses that are signed with the same two. */
const derived = new Map<KeyUse, { cleSecrets: string; key: KeyObject }>();

/**
 * A key of its own for each use (HKDF, 256 bits), so that what one signs or hides is worthless for
 * another.
 */
export function deriveKey(cleSecrets: string, use: KeyUse): KeyObject {
	const last = derived.get(use);
	if (last?.cleSecrets === cleSecrets) return last.key;

	const key = createSecretKey(
		Buffer.from(hkdfSync('sha256', cleSecrets, 'sessions-planning', use, 32)),
	);
	derived.set(use, { cleSecrets, key });
	return key;
}
