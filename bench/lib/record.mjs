/** Records the statements, with their values, that a use case sends: so that its floor runs exactly the same ones. */
export async function record(base, travail) {
	const sent = [];
	const original = base.pool.connect.bind(base.pool);
	base.pool.connect = async () => {
		const client = await original();
		const query = client.query;
		const release = client.release;
		client.query = function (config, ...rest) {
			sent.push(typeof config === 'string' ? { text: config, values: [] } : { text: config.text, values: config.values ?? [] });
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
	const text = String(value).replace(/'/g, "''").replace(/:(?=\w)/g, ":' || '");
	return text.includes("' || '") ? `('${text}')` : `'${text}'`;
};

/** A recorded statement with its values written in; `places` maps a value to a pgbench variable or SQL expression. */
export function inline({ text, values }, places = new Map()) {
	const written = (value) => (places.has(value) ? places.get(value) : Array.isArray(value) ? `array[${value.map(written).join(', ')}]` : literal(value));
	const sql = text.replace(/\$(\d+)/g, (_, n) => written(values[n - 1])).replace(/\s*\n\s*/g, ' ').trim();
	return `${sql.replace(/--.*$/gm, '')};`;
}
