const SHOWN = 80;

/**
 * A value of a request as a message repeats it: whatever it is, and no longer than helps to find it.
 * JSON can name a field `toString`: what is no plain value is told by its kind.
 */
export function shown(value: unknown): string {
	if (Array.isArray(value)) return 'une liste';
	if (typeof value === 'object' && value !== null) return 'un objet';
	const text = String(value);
	return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`;
}
