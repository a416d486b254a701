import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { goalInWords, goalsOf, isReached, judge } from './goals.mjs';
import { root } from './openBench.mjs';

/** @import { Figure, Goal, Measure, Measured, Results } from './types.js' */

/** @param {number} x */
function amount(x) {
	if (Math.abs(x) < 10) return x.toFixed(2);
	return Math.abs(x) < 100 ? x.toFixed(1) : x.toFixed(0);
}

/** @param {string} text */
const escaped = (text) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * Ratios as bars, with the line to reach: drawn as SVG without a library, since it is some rectangles.
 * A goal of 20 and a ratio of 1.5 share a picture, so the scale is logarithmic.
 * @param {Measured} measured
 */
function plot(measured) {
	const { measures = [] } = measured;
	const goals = goalsOf(measured);
	const values = [
		...measures.map(({ ratio }) => ratio),
		...goals.flatMap((goal) => (goal ? [goal.threshold] : [])),
		1,
	];
	const least = Math.min(...values) / 1.6;
	const most = Math.max(...values) * 1.6;
	const edge = Math.max(340, ...measures.map(({ name }) => 20 + 7 * name.length));
	/** @param {number} value */
	const x = (value) => edge + (Math.log(value / least) / Math.log(most / least)) * 440;
	const bars = measures.map((measure, i) =>
		bar({ measure, goal: goals[i], y: 14 + i * 34, edge, x }),
	);

	const size = `0 0 ${edge + 520} ${20 + measures.length * 34}`;
	const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size}"`;
	return (
		`${head} font-family="system-ui, sans-serif" font-size="13"><rect width="100%" height="100%" ` +
		`fill="#fff"/>${bars.join('')}</svg>\n`
	);
}

/** @param {{ measure: Measure, goal?: Goal, y: number, edge: number, x: (value: number) => number }} drawn */
function bar({ measure: { name, ratio }, goal, y, edge, x }) {
	const missed = goal && !isReached(goal, ratio) ? '#b0562c' : '#3b7d5e';
	const fill = goal ? missed : '#667';
	const end = x(ratio);
	const line =
		goal &&
		`<path d="M${x(goal.threshold).toFixed(1)} ${y - 4}v28" stroke="#222" stroke-dasharray="3 3"/>`;
	return [
		`<text x="${edge - 10}" y="${y + 15}" text-anchor="end">${escaped(name)}</text>`,
		`<rect x="${edge}" y="${y}" width="${(end - edge).toFixed(1)}" height="20" fill="${fill}"/>`,
		`<text x="${(end + 6).toFixed(1)}" y="${y + 15}">${amount(ratio)}</text>`,
		line ?? '',
	].join('');
}

/** @param {Array<Array<string | number>>} rows the head first */
const table = ([head, ...rows]) => {
	const rule = head.map(() => '---');
	return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
};

/**
 * @param {Figure} figure
 * @param {string} unit
 */
const figure = ({ median, spread, rounds }, unit) =>
	`${amount(median)} ${unit}${rounds > 1 ? ` (±${spread.toFixed(0)} %)` : ''}`;

/**
 * @param {string} name
 * @param {Measured} measured
 * @param {string} folder
 */
function ratios(name, measured, folder) {
	writeFileSync(join(folder, `bench-${name}.svg`), plot(measured));
	const goals = goalsOf(measured);
	const rows = (measured.measures ?? []).map((one, i) => {
		const goal = goals[i];
		const verdict = goal && (isReached(goal, one.ratio) ? 'reached' : '**not reached**');
		return [
			one.name,
			figure(one.ours, one.unit),
			figure(one.peer, one.unit),
			`**${amount(one.ratio)}**`,
			goal ? `${goalInWords(goal)} ${verdict}` : '',
		];
	});
	const image = `![Ratios on a logarithmic scale; the dashed line is the one to reach](images/bench-${name}.svg)`;
	return [image, table([['', 'ours, median', 'peer, median', 'ratio', 'to reach'], ...rows])];
}

/** One sentence a line, so that a later run's diff shows what changed. A dot inside a name or number ends none.
 * @param {string} text
 */
const sentences = (text) =>
	text.replace(/([.:;?!]) +(?=[A-Z0-9"'`])/g, (all, mark) =>
		mark === ':' || mark === ';' ? all : `${mark}\n`,
	);

/**
 * @param {string} name
 * @param {Measured} measured
 * @param {string} folder
 */
function section(name, measured, folder) {
	const { measures = [], tables = [], verdict, note = [], load } = measured;
	const parts = [`## ${measured.title}`, `Against ${measured.against}.`];
	if (measures.length > 0) parts.push(...ratios(name, measured, folder));
	for (const { title, headers, rows } of tables) parts.push(title, table([headers, ...rows]));
	for (const said of [verdict, ...note]) if (said) parts.push(sentences(said));

	const loaded = `load of the machine ${load.start.toFixed(1)} before, ${load.end.toFixed(1)} after`;
	const { generator, seconds, machine } = measured;
	const { cores, processor, memoryGB, node } = machine;
	const at = measured.measuredAt.slice(0, 16).replace('T', ' ');
	const noise = `noise of a fixed piece of work ${measured.noise.toFixed(1)} %`;
	parts.push(
		[
			...(measures.length > 0 ? [`${measures[0].ours.rounds} rounds, interleaved.`] : []),
			`Measured ${at} UTC${seconds ? ` in ${Math.round(seconds)} s` : ''}; ${noise}, ${loaded}.`,
			`${cores} cores (${processor}), ${memoryGB} GB, Node ${node}.`,
			...(generator === undefined
				? []
				: [
						`The load generator took ${(100 * generator).toFixed(0)} % of the processor while it called.`,
					]),
			`\`${measured.command}\``,
		].join('\n'),
	);
	return parts.join('\n\n');
}

const INTRO = `# Performance

Drawn from \`bench/results/latest.json\` by \`npm run bench\`; no figure without its command.
Each figure stands beside its floor or its peer, measured in the same run in turns; medians, with the interquartile range.
What follows from these for bigger installations is in [scaling.md](scaling.md).

Load generator, n8n, PostgreSQL and Redis are all on the machine that a case names.
A load above the number of cores before a case means that others were at work.
The ratio is then still of two things that were disturbed alike, the figure itself is too low.
Cases were measured on different days and machines, and a shared machine is more than twice as fast on one day as on another.
So compare rates within a case, and ratios between cases.`;

/**
 * docs/performance.md and its plots, from the kept JSON alone.
 * @param {Results} results
 */
export function writePage({ cases }) {
	const folder = join(root, 'docs/images');
	mkdirSync(folder, { recursive: true });
	const asked = judge({ cases });
	const reached = asked.filter((one) => one.reached).length;
	const sections = Object.entries(cases).map(([name, one]) => section(name, one, folder));
	const counted = `${reached} of ${asked.length} goals are reached; each that is not says why.`;
	writeFileSync(
		join(root, 'docs/performance.md'),
		`${INTRO}\n${counted}\n\n${sections.join('\n\n')}\n`,
	);
}
