import { createHash } from 'node:crypto';

/** The fingerprint of a request: the same for the same content, whatever the order of its fields. */
export function fingerprint(request: unknown): string {
	return createHash('sha256')
		.update(JSON.stringify(request, sorted) ?? '')
		.digest('hex');
}

function sorted(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
