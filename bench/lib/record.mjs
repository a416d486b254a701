/** Records the statements, with their values and the round trip they went in, that a use case sends: so that its floor runs exactly the same ones. */
export async function record(base, travail) {
	const sent = [];
	let envois = 0;
	const original = base.pool.connect.bind(base.pool);
	base.pool.connect = async () => {
		const client = await original();
		const query = client.query;
		const release = client.release;
		client.query = function (config, ...rest) {
			const requetes = config.requetes ?? [typeof config === 'string' ? { text: config } : config];
			for (const { text, values = [] } of requetes) sent.push({ text, values, envoi: envois });
			envois += 1;
			return query.call(this, config, ...rest);
		};
		client.release = function (...args) {
			client.query = query;
			client.release = release;
			return release.apply(this, args);
		};
		return client;
	};
	try {
		await travail();
	} finally {
		base.pool.connect = original;
	}
	return sent;
}

const literal = (value) => {
	if (value === null || value === undefined) return 'null';
	if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]`;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	// pgbench takes ":word" for a variable, inside quotes too: the text is cut in two there.
	const text = String(value)
		.replace(/'/g, "''")
		.replace(/:(?=\w)/g, ":' || '");
	return text.includes("' || '") ? `('${text}')` : `'${text}'`;
};

/** A recorded statement with its values written in; `places` maps a value to a pgbench variable or SQL expression. */
export function inline({ text, values }, places = new Map()) {
	const written = (value) =>
		places.has(value)
			? places.get(value)
			: Array.isArray(value)
				? `array[${value.map(written).join(', ')}]`
				: literal(value);
	const sql = text
		.replace(/\$(\d+)/g, (_, n) => written(values[n - 1]))
		.replace(/\s*\n\s*/g, ' ')
		.trim();
	return `${sql.replace(/--.*$/gm, '')};`;
}

/**
 * The script of pgbench for recorded statements: one by one, or in the round trips they went in (`\\startpipeline`, one Sync as ours).
 * `cle`: the value of the key that a statement takes from a sequence and those behind it write.
 */
export function toScript(sent, places, { cle, pipeline }) {
	// Inside a pipeline pgbench can't keep an answer: there the key is read where it was taken.
	const suivante = pipeline
		? "currval('public.inscription_session_id_inscription_seq')::int"
		: ':cle';
	const known = new Map([...places, [cle, suivante]]);
	const lines = sent.map((statement) => {
		const sql = inline(statement, known);
		return /nextval/.test(sql) && !pipeline
			? `select "cle_reservee?" as cle from (${sql.slice(0, -1)}) p \\gset`
			: sql;
	});
	if (!pipeline) return lines.join('\n');
	return sent
		.map(({ envoi }, i) =>
			[
				...(envoi !== sent[i - 1]?.envoi ? ['\\startpipeline'] : []),
				lines[i],
				...(envoi !== sent[i + 1]?.envoi ? ['\\endpipeline'] : []),
			].join('\n'),
		)
		.join('\n');
}
