import { hkdfSync } from 'node:crypto';

/** What a key derived from the credential's Secrets Key is good for. */
export type KeyUse = 'compte' | 'agenda' | 'confirmation' | 'lien';

/**
 * A key of its own for each use (HKDF, 256 bits), so that what one signs or hides is worthless for
 * another.
 */
export const deriveKey = (cleSecrets: string, use: KeyUse): Buffer =>
	Buffer.from(hkdfSync('sha256', cleSecrets, 'sessions-planning', use, 32));
