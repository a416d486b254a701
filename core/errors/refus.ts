/** One fault of an input: where, what and how to mend it (French), and a stable code (docs/errors.md). */
export interface Faute {
	path: string;
	message: string;
	code: string;
}

/** A request that is refused: nothing was changed. Carries every fault found, and data for the one who asked (conflicts, a plan's blocks). */
export class Refus extends Error {
	constructor(
		readonly fautes: Faute[],
		readonly details: Record<string, unknown> = {},
	) {
		super(fautes.map(({ path, message }) => (path ? `${path} : ${message}` : message)).join(' ; '));
		this.name = 'Refus';
	}
}

/** A refusal with one fault. */
export function refuse(
	code: string,
	path: string,
	message: string,
	details?: Record<string, unknown>,
): Refus {
	return new Refus([{ path, message, code }], details);
}

/** The outcome of one item of a batch: its value, or why it was refused; other items are not touched by a refusal. */
export type Issue<T> =
	{ ok: true; valeur: T } | { ok: false; erreurs: Faute[]; details?: Record<string, unknown> };

export const accept = <T>(valeur: T): Issue<T> => ({ ok: true, valeur });

export const reject = <T>(refus: Refus): Issue<T> => ({
	ok: false,
	erreurs: refus.fautes,
	details: refus.details,
});

/** The value of an outcome; throws its refusal. */
export function unwrap<T>(issue: Issue<T>): T {
	if (issue.ok) return issue.valeur;
	throw new Refus(issue.erreurs, issue.details);
}
