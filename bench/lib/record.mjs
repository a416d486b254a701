/** @import { Base } from '../../database/pool.js' */

/** @typedef {{ text: string, values: unknown[], trip: number }} Sent a statement, its values, and the round trip it went in */
/** @typedef {{ text: string, values?: unknown[] }} Statement */
/** @typedef {string | Statement | { queries: Statement[] }} Query what pg is handed: text, a statement, or several of one round trip */

/** @param {Query} query */
function statementsOf(query) {
	if (typeof query === 'string') return [{ text: query }];
	return 'queries' in query ? query.queries : [query];
}

/**
 * Records the statements, with their values and the round trip they went in, that a use case sends: so
 * that its floor runs exactly the same ones.
 * @param {Base} base
 * @param {() => Promise<unknown>} work
 */
export async function record(base, work) {
	/** @type {Sent[]} */
	const sent = [];
	let trips = 0;
	// Only the form with a promise is used, which pg's overloads keep from being written down.
	const pool = /** @type {{ connect: () => Promise<import('pg').PoolClient> }} */ (
		/** @type {unknown} */ (base.pool)
	);
	const original = pool.connect.bind(pool);
	pool.connect = async () => {
		const client = await original();
		const { query, release } = client;
		Object.assign(client, {
			query: (/** @type {Query} */ asked, /** @type {unknown[]} */ ...rest) => {
				for (const { text, values = [] } of statementsOf(asked))
					sent.push({ text, values, trip: trips });
				trips += 1;
				return Reflect.apply(query, client, [asked, ...rest]);
			},
			release: (/** @type {unknown[]} */ ...args) => {
				Object.assign(client, { query, release });
				return Reflect.apply(release, client, args);
			},
		});
		return client;
	};
	try {
		await work();
	} finally {
		pool.connect = original;
	}
	return sent;
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function literal(value) {
	if (value === null || value === undefined) return 'null';
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	// pgbench takes ":word" for a variable, inside quotes too: the text is cut in two there.
	const text = String(value)
		.replace(/'/g, "''")
		.replace(/:(?=\w)/g, ":' || '");
	return text.includes("' || '") ? `('${text}')` : `'${text}'`;
}

/** @typedef {Map<unknown, string>} Places what is written for a value: a pgbench variable or an SQL expression */

/**
 * A recorded statement with its values written in.
 * @param {Statement} statement
 * @param {Places} places
 */
function inline({ text, values = [] }, places) {
	/**
	 * @param {unknown} value
	 * @returns {string}
	 */
	const written = (value) => {
		const place = places.get(value);
		if (place !== undefined) return place;
		return Array.isArray(value) ? `array[${value.map(written).join(', ')}]` : literal(value);
	};
	const sql = text
		.replace(/\$(\d+)/g, (_, n) => written(values[n - 1]))
		.replace(/\s*\n\s*/g, ' ')
		.trim();
	return `${sql.replace(/--.*$/gm, '')};`;
}

/**
 * The script of pgbench for recorded statements: one by one, or in the round trips they went in
 * (`\startpipeline`, one Sync as ours).
 * @param {Sent[]} sent
 * @param {Places} places
 * @param {{ key: number, pipeline: boolean }} options `key`: the value of the key that a statement
 *   takes from a sequence and those behind it write
 */
export function toScript(sent, places, { key, pipeline }) {
	// Inside a pipeline pgbench can't keep an answer: there the key is read where it was taken.
	const following = pipeline
		? "currval('public.inscription_session_id_inscription_seq')::int"
		: ':key';
	const known = new Map([...places, [key, following]]);
	const lines = sent.map((statement) => {
		const sql = inline(statement, known);
		return /nextval/.test(sql) && !pipeline
			? `select "cle_reservee?" as key from (${sql.slice(0, -1)}) p \\gset`
			: sql;
	});
	if (!pipeline) return lines.join('\n');

	const inTrips = sent.map(({ trip }, i) => [
		...(trip !== sent[i - 1]?.trip ? ['\\startpipeline'] : []),
		lines[i],
		...(trip !== sent[i + 1]?.trip ? ['\\endpipeline'] : []),
	]);
	return inTrips.flat().join('\n');
}
