import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './openBench.mjs';

/** @import { Measure, Results } from './types.js' */

/** A centre of the seed document (docs/scaling.md): events in a month, and in its worst minute. */
const EVENTS_A_MONTH = 1_600;
const EVENTS_A_SECOND = 0.02;
const BOOKINGS_A_YEAR = 5_000;
const CENTRES = 100;

/** @param {number} n */
const count = (n) => Math.round(n).toLocaleString('en-GB');
/** @param {number} n */
const short = (n) => (n >= 10 ? String(Math.round(n)) : n.toPrecision(2));

/**
 * The rows: what is asked, by a centre and by a hundred, and the measure that answers.
 * @type {{ name: string, measure: string, one: string, hundred: string, says: (found: Measure) => string, what: string }[]}
 */
const ROWS = [
	{
		what: 'events worked off: a transaction, two mails, a signed return call',
		name: 'evenements',
		measure: 'as shipped, 16 clients: events finished a second',
		one: `${count(EVENTS_A_MONTH)} a month, ${EVENTS_A_SECOND} a second in the worst minute`,
		hundred: `${count(EVENTS_A_MONTH * CENTRES)} a month, ${EVENTS_A_SECOND * CENTRES} a second in the worst minute`,
		says: ({ ours }) => `${short(ours.median)} a second`,
	},
	{
		what: 'how long the CRM waits for the 202 of an event',
		name: 'evenements',
		measure: 'as shipped, at rest: p50 until 202',
		one: 'one at a time',
		hundred: 'one or two at a time',
		says: ({ ours }) => `${short(ours.median)} ms`,
	},
	{
		what: 'enrolments by HTTP, mails and return call included',
		name: 'endpoints',
		measure: 'an enrolment, to its return call',
		one: '500 a month',
		hundred: '50,000 a month, some 2 a second when registrations open everywhere at once',
		says: ({ ours }) => `${short(ours.median)} a second`,
	},
	{
		what: 'people who all want the last places of one session in the same moment',
		name: 'inscriptions',
		measure: '16 client(s)',
		one: 'a popular course',
		hundred: 'the same: sessions do not share a lock',
		says: ({ ours }) => `${short(ours.median)} a second, none too many`,
	},
	{
		what: 'a week of all rooms, as page',
		name: 'endpoints',
		measure: 'a week, page',
		one: `${count(BOOKINGS_A_YEAR)} bookings a year`,
		hundred: `${count(BOOKINGS_A_YEAR * CENTRES)} bookings a year`,
		says: ({ ours }) => `${short(ours.median)} a second, with a million bookings`,
	},
	{
		what: 'finding a person by words of their name',
		name: 'search',
		measure: '« lefevre 777777 »: one person, accents left out',
		one: 'some thousand people',
		hundred: 'some hundred thousand',
		says: ({ ours }) => `${short(ours.median)} ms, among a million`,
	},
	{
		what: "a year's occupancy",
		name: 'occupation',
		measure: 'against the bare aggregate',
		one: 'nine rooms',
		hundred: 'nine rooms at a time',
		says: ({ ours }) => `${short(ours.median)} ms, with a million bookings`,
	},
	{
		what: 'workflows of one’s own that hear an event',
		name: 'trigger',
		measure: 'one event a run, in order for each session',
		one: EVENTS_A_SECOND + ' a second in the worst minute',
		hundred: EVENTS_A_SECOND * CENTRES + ' a second in the worst minute',
		says: ({ ours }) => `${short(ours.median)} runs a second`,
	},
	{
		what: 'the first migration of a CRM that goes on writing',
		name: 'migrate',
		measure: 'longest wait',
		one: 'seconds',
		hundred: 'some minutes',
		says: ({ ours }) => `a million bookings: no write waits longer than ${short(ours.median)} ms`,
	},
];

/**
 * docs/capacity.md: one page for a reader in a hurry, from the kept JSON alone.
 * @param {Results} results
 */
export function writeCapacity({ cases }) {
	const machines = Object.values(cases).map(
		({ machine: { cores, memoryGB } }) => `${cores} cores and ${memoryGB} GB`,
	);
	const measuredOn = [...new Set(machines)].join(', or ');
	const rows = ROWS.flatMap(({ what, name, measure, one, hundred, says }) => {
		const found = cases[name]?.measures?.find((each) => each.name.startsWith(measure));
		return found ? [[what, one, hundred, says(found), `\`${cases[name].command}\``]] : [];
	});
	const head = ['', 'a centre asks', `${CENTRES} centres ask`, 'this machine does', 'measured by'];
	const rule = head.map(() => '---');
	const table = [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`);
	writeFileSync(
		join(root, 'docs/capacity.md'),
		`${INTRO}
Measured on ${measuredOn} that carried everything: n8n, PostgreSQL, mail server, CRM and the callers.

${table.join('\n')}

${OUTRO}
`,
	);
}

const INTRO = `# How much it carries

For a reader in a hurry; drawn from the same figures as [performance.md](performance.md), by \`npm run bench\`.

A centre as it is meant here: nine rooms, some 40 sessions and 500 enrolments a month ([scaling.md](scaling.md#sizes)).`;

const OUTRO = `- **One centre**: \`npm start\`, or one n8n with a core and 2 GB beside the CRM's own PostgreSQL.
  It is at rest nearly always.
- **A hundred centres**: the same installation carries them.
  A second core and a second process of n8n ([workers](scaling.md)) are for the day on which one fails.
- What ends first is n8n's own processor time for each call, long before the database: [what ends where](scaling.md#what-ends-where).
- Where a goal was not reached, [performance.md](performance.md) says so beside the figure, and why.`;
