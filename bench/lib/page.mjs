import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './base.mjs';

const held = ({ sens, seuil }, rapport) => (sens === 'min' ? rapport >= seuil : rapport <= seuil);
const reach = ({ sens, seuil }) => `${sens === 'min' ? '≥' : '≤'} ${seuil} ×`;
const amount = (x) =>
	Math.abs(x) < 10 ? x.toFixed(2) : Math.abs(x) < 100 ? x.toFixed(1) : x.toFixed(0);
const escaped = (text) =>
	text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);

/** Ratios as bars, with the line to reach: drawn as SVG without a library, since it is some rectangles. A goal of 20 and a ratio of 1.5 share a picture, so the scale is logarithmic. */
function plot({ mesures, atteindre }) {
	const goals = mesures.map((m) => m.atteindre ?? atteindre);
	const values = [
		...mesures.map(({ rapport }) => rapport),
		...goals.filter(Boolean).map(({ seuil }) => seuil),
		1,
	];
	const least = Math.min(...values) / 1.6;
	const most = Math.max(...values) * 1.6;
	const bord = Math.max(340, ...mesures.map(({ nom }) => 20 + 7 * nom.length));
	const x = (value) => bord + (Math.log(value / least) / Math.log(most / least)) * 440;
	const rows = mesures.map((mesure, i) => {
		const goal = goals[i];
		const y = 14 + i * 34;
		const fill = !goal ? '#667' : held(goal, mesure.rapport) ? '#3b7d5e' : '#b0562c';
		return (
			`<text x="${bord - 10}" y="${y + 15}" text-anchor="end">${escaped(mesure.nom)}</text><rect x="${bord}" y="${y}" width="${(x(mesure.rapport) - bord).toFixed(1)}" height="20" fill="${fill}"/>` +
			`<text x="${(x(mesure.rapport) + 6).toFixed(1)}" y="${y + 15}">${amount(mesure.rapport)}</text>${goal ? `<path d="M${x(goal.seuil).toFixed(1)} ${y - 4}v28" stroke="#222" stroke-dasharray="3 3"/>` : ''}`
		);
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${bord + 520} ${20 + mesures.length * 34}" font-family="system-ui, sans-serif" font-size="13"><rect width="100%" height="100%" fill="#fff"/>${rows.join('')}</svg>\n`;
}

const table = ([head, ...rows]) =>
	[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const figure = ({ mediane, dispersion, tours }, unite) =>
	`${amount(mediane)} ${unite}${tours > 1 ? ` (±${dispersion.toFixed(0)} %)` : ''}`;

function measures(nom, cas, folder) {
	writeFileSync(join(folder, `bench-${nom}.svg`), plot(cas));
	const rows = cas.mesures.map((m) => {
		const goal = m.atteindre ?? cas.atteindre;
		return [
			m.nom,
			figure(m.nous, m.unite),
			figure(m.pair, m.unite),
			`**${amount(m.rapport)}**`,
			goal ? `${reach(goal)} ${held(goal, m.rapport) ? 'reached' : '**not reached**'}` : '',
		];
	});
	return `![Ratios on a logarithmic scale; the dashed line is the one to reach](images/bench-${nom}.svg)\n\n${table([['', 'ours, median', 'peer, median', 'ratio', 'to reach'], ...rows])}`;
}

function section(nom, cas, folder) {
	const { charge, mesures = [], tableaux = [] } = cas;
	const parts = [`## ${cas.titre}`, `Against ${cas.contre}.`];
	if (mesures.length > 0) parts.push(measures(nom, cas, folder));
	for (const { titre, entetes, lignes } of tableaux)
		parts.push(titre, table([entetes, ...lignes.map((ligne) => ligne.map(String))]));
	for (const said of [cas.verdict, cas.note].flat()) if (said) parts.push(said);
	parts.push(
		`${mesures.length > 0 ? `${mesures[0].nous.tours} rounds, interleaved. ` : ''}Measured ${cas.mesureLe.slice(0, 16).replace('T', ' ')} UTC; noise of a fixed piece of work ${cas.bruit.toFixed(1)} %${charge ? `, load of the machine ${charge.debut.toFixed(1)} before, ${charge.fin.toFixed(1)} after` : ''}. \`${cas.commande}\``,
	);
	return parts.join('\n\n');
}

const intro = ({ coeurs, processeur, memoireGo, node }) => `# Performance

Drawn from \`bench/results/latest.json\` by \`npm run bench\`; no figure without its command. Each figure stands beside its floor or its peer, measured in the same run in turns; medians, with the interquartile range. What follows from these for bigger installations is in [scaling.md](scaling.md).

Machine: ${coeurs} cores (${processeur}), ${memoireGo} GB, Node ${node}; load generator, n8n, PostgreSQL and Redis all on it. A load above the number of cores before a case means that others were at work: the ratio is then still of two things that were disturbed alike, the figure itself is too low.`;

/** docs/performance.md and its plots, from the kept JSON alone. */
export function writePage({ machine, cas }) {
	const folder = join(root, 'docs/images');
	mkdirSync(folder, { recursive: true });
	const goals = Object.values(cas).flatMap((c) =>
		(c.mesures ?? [])
			.map((m) => ({ goal: m.atteindre ?? c.atteindre, rapport: m.rapport }))
			.filter(({ goal }) => goal),
	);
	const reached = goals.filter(({ goal, rapport }) => held(goal, rapport)).length;
	const sections = Object.entries(cas).map(([nom, c]) => section(nom, c, folder));
	writeFileSync(
		join(root, 'docs/performance.md'),
		`${intro(machine)} ${reached} of ${goals.length} goals are reached; each that is not says why.\n\n${sections.join('\n\n')}\n`,
	);
}
