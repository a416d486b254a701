/** @type {[title: string, sql: string][]} */
const sections = [
	[
		'Tables',
		`
		select format('table %s.%s (%s)', n.nspname, c.relname,
			string_agg(
				format(E'\\n  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
					case when a.attnotnull then ' not null' else '' end,
					case
						when a.attidentity <> '' then ' generated always as identity'
						when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid)
						else '' end),
				',' order by a.attnum) || E'\\n') as line
		from pg_class c
		join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
		where n.nspname in ('public', 'sessions_planning') and c.relkind = 'r'
		group by n.nspname, c.relname, c.oid`,
	],
	[
		'Constraints',
		`select format('%s: %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line from pg_constraint
		where connamespace in ('public'::regnamespace, 'sessions_planning'::regnamespace) and contype <> 'n'`,
	],
	[
		'Indexes',
		"select indexdef as line from pg_indexes where schemaname in ('public', 'sessions_planning')",
	],
	['Triggers', `select pg_get_triggerdef(oid) as line from pg_trigger where not tgisinternal`],
	[
		'Views',
		`select format(E'%s.%s\\n%s', schemaname, viewname, definition) as line from pg_views where schemaname = 'sessions_planning'`,
	],
	[
		'Functions',
		"select pg_get_functiondef(oid) as line from pg_proc where pronamespace = 'sessions_planning'::regnamespace",
	],
];

/**
 * The schema in words that differ only when the schema differs: for review, and compared in CI.
 * @param {import('pg').Client} client
 */
export async function dumpSchema(client) {
	/** @type {string[]} */
	const parts = [
		"-- What the migrations make on the CRM's tables. Written by npm run generate; never edited.",
	];
	for (const [title, sql] of sections) {
		const { rows } = await client.query(sql);
		parts.push(`\n-- ${title}\n`, ...rows.map(({ line }) => line).sort());
	}
	return `${parts.join('\n').replace(/(?<![ \t])[ \t]+$/gm, '')}\n`;
}
