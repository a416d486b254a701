import { NO_SPACE } from './process/whyItEnded.mjs';

/**
 * Something a person can mend: one sentence on what failed, one on what to do about it. Shown without a
 * stack trace.
 */
export class StackFailure extends Error {
	/**
	 * @param {string} message
	 * @param {string} mend
	 * @param {{ cause?: unknown, log?: string }} [more]
	 */
	constructor(message, mend, { cause, log } = {}) {
		super(message, { cause });
		this.name = 'StackFailure';
		this.mend = mend;
		this.log = log;
	}
}

/** @param {unknown} error */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/**
 * The code that Node, PostgreSQL or an HTTP answer gave an error.
 * @param {unknown} error
 */
export function codeOf(error) {
	const code = error instanceof Object && 'code' in error ? error.code : undefined;
	return typeof code === 'string' ? code : undefined;
}

/**
 * What a command that failed had printed.
 * @param {unknown} error
 */
export function outputOf(error) {
	const said = { stdout: '', stderr: '', ...Object(error) };
	return `${said.stdout}${said.stderr}` || undefined;
}

/**
 * Codes that a full disk or a forbidden folder give, whatever was being done.
 * @type {Record<string, [what: string, mend: string]>}
 */
const ENVIRONMENT = {
	ENOSPC: [
		'The disk is full.',
		'Free some space (n8n needs 3 GB once, the data a few hundred MB), then start again.',
	],
	EDQUOT: [
		'The disk quota is used up.',
		'Free some space (n8n needs 3 GB once, the data a few hundred MB), then start again.',
	],
	EADDRINUSE: [
		'A port was taken by another program meanwhile.',
		'Start again: another one is chosen where it may be. N8N_PORT moves them all.',
	],
	EACCES: [
		'A folder may not be written to.',
		'Make it writable for you, or choose another with STACK_DIR or XDG_CACHE_HOME.',
	],
	EROFS: [
		'The file system is read-only.',
		'Choose writable folders with STACK_DIR and XDG_CACHE_HOME.',
	],
};

/**
 * A part that failed and whose log says that the disk is full: that is the reason, whatever else it says.
 * @param {StackFailure} failure
 */
const full = ({ message, log, cause }) =>
	new StackFailure(`The disk is full. (${message})`, ENVIRONMENT.ENOSPC[1], { cause, log });

/**
 * Any error as a StackFailure, so that every ending of `npm start` says what to do.
 * @param {unknown} error
 */
export function explain(error) {
	if (error instanceof StackFailure) {
		const isFull = NO_SPACE.test(error.log ?? '') && !error.message.includes('disk is full');
		return isFull ? full(error) : error;
	}
	const known = ENVIRONMENT[codeOf(error) ?? ''];
	if (known) {
		const path = error instanceof Object && 'path' in error ? error.path : messageOf(error);
		return new StackFailure(`${known[0]} (${path})`, known[1], { cause: error });
	}
	return new StackFailure(
		`Unexpected: ${messageOf(error)}`,
		'The lines above and the files in STACK_DIR/logs say more.',
		{ cause: error },
	);
}
