/** @import { End } from './processes.mjs' */

/**
 * @typedef {{ what: string, mend?: string, isFull?: boolean }} Why
 *   in words, after the part's name; `isFull`: it can't go on before there is room on the disk
 */

/** How PostgreSQL, Node and Redis say that nothing more can be written. */
export const NO_SPACE = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/;

/** @type {[sign: RegExp, why: Why][]} */
const SIGNS = [
	[
		/heap out of memory|Reached heap limit|Allocation failed/,
		{
			what: 'ran out of memory: its heap reached its limit',
			mend: 'Give it more: NODE_OPTIONS=--max-old-space-size=4096 npm start.',
		},
	],
	[NO_SPACE, { what: 'could not write: the disk is full', mend: 'Free some space.', isFull: true }],
	[
		/EADDRINUSE|[Aa]ddress already in use/,
		{
			what: 'could not have its port: another program took it',
			mend: 'Stop that program, or choose another N8N_PORT.',
		},
	],
];

/**
 * What a process died of, from how it ended and what it said last.
 * @param {End | undefined} end
 * @param {string} said the last lines of this run of it, and of none before
 * @returns {Why}
 */
export function whyItEnded(end, said) {
	const known = SIGNS.find(([sign]) => sign.test(said));
	if (known) return known[1];
	if (end?.signal === 'SIGKILL')
		return {
			what: 'was killed (SIGKILL), by somebody or by the system for want of memory',
			mend: 'Where nobody did it, the machine has too little memory: dmesg names what was killed.',
		};
	if (end?.error) return { what: `could not be run (${end.error.message})` };
	return { what: `ended by itself (${end?.signal ?? `code ${end?.code}`})` };
}
