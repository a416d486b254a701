import type { Logger } from 'n8n-workflow';

/** The steps of an event that the log tells of (docs/running.md, Logs). */
export type JournalStep = 'received' | 'applied' | 'mail' | 'returned' | 'answered';

/** What a line holds beside its step: keys and states, never a name, an address or a body. */
export interface JournalFields {
	action?: string;
	correlationId?: string;
	idEvenement?: number;
	/** How it ended, in the words of the step: accepted, duplicate, envoye, reporte, livre … */
	outcome?: string;
	/** Of a mail: for whom, and its row in `courrier`. */
	role?: string;
	idCourrier?: number;
	/** Of a call: which endpoint, and the HTTP status. */
	endpoint?: string;
	status?: number;
	/** Milliseconds that the step took. */
	ms?: number;
}

export type Level = 'info' | 'warn' | 'error';

/** A value as logfmt has it: one word as it is, anything else in quotes, so that no caller writes a line of its own. */
const written = (value: string | number) =>
	/^[\w.:@/-]{1,200}$/.test(String(value))
		? String(value)
		: JSON.stringify(String(value).slice(0, 200));

/**
 * One line for one step, readable by people and by grep (`sessions step=applied correlationId=…`), the
 * same fields as metadata where n8n writes JSON (N8N_LOG_FORMAT=json): what is asked about an event is
 * found by its correlation id, from the CRM's call to the return call.
 */
export function note(
	logger: Logger,
	step: JournalStep,
	fields: JournalFields,
	level: Level = 'info',
): void {
	const known = Object.entries(fields).filter(([, value]) => value !== undefined);
	const words = known.map(([name, value]) => `${name}=${written(value as string | number)}`);
	logger[level](['sessions', `step=${step}`, ...words].join(' '), {
		step,
		...Object.fromEntries(known),
	});
}

/** Starts a clock; the function gives the whole milliseconds since. */
export function stopwatch(): () => number {
	const begin = performance.now();
	return () => Math.round(performance.now() - begin);
}
