/* The table of versions in both READMEs, as results.json has it. */

/** @typedef {import('./table').Results} Results */
/** @typedef {import('./table').Tried} Tried */

const WORDS = {
	'README.md': {
		/** @param {string} version */
		head: (version) => [`${version} was tested on`, 'with', 'passed'],
		postgres: {
			all: 'all that it does on a database, and the races',
			essential: 'what it promises on a database: places, rooms, events, migrations, races',
		},
		n8n: {
			all: 'end to end: nodes, workflows, endpoints, pages, forms, agents, faults',
			essential: 'end to end: events, mails, endpoints, pages, nodes, triggers',
		},
		of: 'of',
		oldest: 'oldest',
		newest: 'newest',
	},
	'README.fr.md': {
		/** @param {string} version */
		head: (version) => [`${version} a été testé sur`, 'avec', 'réussis'],
		postgres: {
			all: "tout ce qu'il fait sur une base, et les courses",
			essential: "ce qu'il promet sur une base : places, salles, événements, migrations, courses",
		},
		n8n: {
			all: 'de bout en bout : nœuds, workflows, adresses, pages, formulaires, agents, pannes',
			essential: 'de bout en bout : événements, courriels, adresses, pages, nœuds, déclencheurs',
		},
		of: 'sur',
		oldest: 'le plus ancien',
		newest: 'le plus récent',
	},
};

const BEGIN = '<!-- versions: written by npm run test:versions -->';
const END = '<!-- /versions -->';

/** @param {string[][]} rows the head first, all of the same length */
function aligned([head, ...body]) {
	/** @param {number} i */
	const column = (i) => [head, ...body].map((row) => row[i].length);
	const widths = head.map((_, i) => Math.max(...column(i)));
	/** @param {string[]} cells */
	const line = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/**
 * @param {keyof typeof WORDS} readme
 * @param {Results} results
 */
function tableOf(readme, { package: version, postgres, n8n }) {
	const words = WORDS[readme];
	/**
	 * @param {Tried} tried
	 * @param {string} name
	 * @param {string} what
	 */
	const row = ({ version: on, passed, failed }, name, what) => [
		`${name} ${on}`,
		what,
		`${passed} ${words.of} ${passed + failed}`,
	];
	/**
	 * @param {number} i
	 * @returns {string}
	 */
	const place = (i) => {
		if (i === 0) return ` (${words.oldest})`;
		return i === n8n.length - 1 ? ` (${words.newest})` : '';
	};
	return aligned([
		words.head(version),
		...postgres.map((tried) => row(tried, 'PostgreSQL', words.postgres[tried.scope])),
		...n8n.map((tried, i) =>
			row({ ...tried, version: `${tried.version}${place(i)}` }, 'n8n', words.n8n[tried.scope]),
		),
	]);
}

exports.READMES = /** @type {(keyof typeof WORDS)[]} */ (Object.keys(WORDS));

/**
 * A README's text with the table of these results in its place.
 * @param {keyof typeof WORDS} readme
 * @param {string} text
 * @param {Results} results
 */
exports.withTable = function withTable(readme, text, results) {
	const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
	if (begin < 0 || end < begin) throw new Error(`${readme} has no place for the table of versions`);
	return `${text.slice(0, begin)}${BEGIN}\n\n${tableOf(readme, results)}\n\n${text.slice(end)}`;
};
