import { types } from 'pg';

/* n8n's own Postgres node changes pg's global parsers; ours travel with each pool. */
const parsers = new Map<number, (text: string) => unknown>([
	[1114, (text) => new Date(`${text.replace(' ', 'T')}Z`)],
	[1184, (text) => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))],
	[1082, (text) => text],
	[20, Number],
	[1700, Number],
	[
		1007,
		(text) =>
			text === '{}'
				? []
				: text
						.slice(1, -1)
						.split(',')
						.map((n) => (n === 'NULL' ? null : Number(n))),
	],
]);

/**
 * Parsers for every pool: timestamp is UTC (as Prisma writes it) → Date, date → 'YYYY-MM-DD', int8
 * and numeric → number.
 */
export const typesDePool = {
	getTypeParser(oid: number, format?: 'text' | 'binary') {
		if (format !== 'binary' && parsers.has(oid)) return parsers.get(oid);
		return types.getTypeParser(oid, format as 'text');
	},
} as typeof types;

/** A Date as PostgreSQL's timestamp without zone, in UTC: pg would write the machine's local time. */
function asTimestamp(instant: Date): string {
	return instant.toISOString().replace('T', ' ').replace('Z', '');
}

/**
 * A value as PostgreSQL reads it in a parameter: arrays as literals, a Date as timestamp in UTC, an
 * object as JSON.
 */
export function asText(value: unknown): string | Buffer | null {
	if (value === null || value === undefined) return null;
	if (typeof value === 'string' || Buffer.isBuffer(value)) return value;
	if (Array.isArray(value)) return `{${value.map(asElement).join(',')}}`;
	if (value instanceof Date) return asTimestamp(value);
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A text that stands in an array's literal as it is. */
const PLAIN = /^(?!null$)[\w:-]+$/i;

/**
 * pg quotes and escapes every element, numbers too: for a batch of 10,000 that took longer than
 * deciding it. What needs nothing is left to `join`, without a text of its own.
 */
function asElement(value: unknown): string | number | boolean {
	if (value === null || value === undefined) return 'NULL';
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	if (typeof value === 'string' && PLAIN.test(value)) return value;
	const text = Buffer.isBuffer(value)
		? `\\x${value.toString('hex')}`
		: Array.isArray(value)
			? undefined
			: String(asText(value));
	if (text === undefined) return asText(value) as string;
	return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`;
}
