/** One fault of an input: where, what and how to mend it (French), and a stable code (docs/errors.md). */
export interface Fault {
	path: string;
	message: string;
	code: string;
}

/**
 * A request that is refused: nothing was changed. Carries every fault found, and data for the one
 * who asked (conflicts, a plan's blocks).
 */
export class Refusal extends Error {
	constructor(
		readonly faults: Fault[],
		readonly details: Record<string, unknown> = {},
	) {
		super(faults.map(({ path, message }) => (path ? `${path} : ${message}` : message)).join(' ; '));
		this.name = 'Refusal';
	}
}

/** Each fault once: what is wrong with many parts alike is said of all of them. */
export const distinctFaults = (faults: Fault[]): Fault[] => [
	...new Map(
		faults.map((fault) => [`${fault.path}|${fault.code}|${fault.message}`, fault]),
	).values(),
];

/** A refusal with one fault. */
export function refuse(
	code: string,
	path: string,
	message: string,
	details?: Record<string, unknown>,
): Refusal {
	return new Refusal([{ path, message, code }], details);
}

/**
 * The outcome of one item of a batch: its value, or why it was refused; other items are not touched
 * by a refusal.
 */
export type Outcome<T> =
	{ ok: true; value: T } | { ok: false; faults: Fault[]; details?: Record<string, unknown> };

export const accept = <T>(value: T): Outcome<T> => ({ ok: true, value: value });

export const reject = <T>(refusal: Refusal): Outcome<T> => ({
	ok: false,
	faults: refusal.faults,
	details: refusal.details,
});

/** The value of an outcome; throws its refusal. */
export function unwrap<T>(issue: Outcome<T>): T {
	if (issue.ok) return issue.value;
	throw new Refusal(issue.faults, issue.details);
}
