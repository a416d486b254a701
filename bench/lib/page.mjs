import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './base.mjs';

const held = ({ sens, seuil }, rapport) => (sens === 'min' ? rapport >= seuil : rapport <= seuil);
const reach = ({ sens, seuil }) => `${sens === 'min' ? '≥' : '≤'} ${seuil} ×`;

/** Ratios as bars, with the line to reach: drawn as SVG without a library, since it is some rectangles. */
function plot({ mesures, atteindre }) {
	const most = Math.max(...mesures.map(({ rapport }) => rapport), ...mesures.map((m) => (m.atteindre ?? atteindre).seuil)) * 1.15;
	const x = (value) => 300 + (value / most) * 480;
	const rows = mesures.map((mesure, i) => {
		const goal = mesure.atteindre ?? atteindre;
		const y = 14 + i * 34;
		return `<text x="290" y="${y + 15}" text-anchor="end">${mesure.nom}</text><rect x="300" y="${y}" width="${x(mesure.rapport) - 300}" height="20" fill="${held(goal, mesure.rapport) ? '#3b7d5e' : '#b0562c'}"/>`
			+ `<text x="${x(mesure.rapport) + 6}" y="${y + 15}">${mesure.rapport.toFixed(2)}</text><path d="M${x(goal.seuil)} ${y - 4}v28" stroke="#222" stroke-dasharray="3 3"/>`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 ${20 + mesures.length * 34}" font-family="system-ui, sans-serif" font-size="13"><rect width="100%" height="100%" fill="#fff"/>${rows.join('')}</svg>\n`;
}

/** docs/performance.md and its plots, from the kept JSON alone. */
export function writePage({ machine, cas }) {
	const folder = join(root, 'docs/images');
	mkdirSync(folder, { recursive: true });
	const sections = Object.entries(cas).map(([nom, c]) => {
		writeFileSync(join(folder, `bench-${nom}.svg`), plot(c));
		const rows = c.mesures.map((m) => {
			const goal = m.atteindre ?? c.atteindre;
			return `| ${m.nom} | ${m.nous.mediane.toFixed(1)} ${m.unite} (±${m.nous.dispersion.toFixed(0)} %) | ${m.pair.mediane.toFixed(1)} ${m.unite} (±${m.pair.dispersion.toFixed(0)} %) | **${m.rapport.toFixed(2)}** | ${reach(goal)} ${held(goal, m.rapport) ? 'reached' : 'not reached'} |`;
		});
		return `## ${c.titre}\n\nAgainst ${c.contre}.\n\n![Ratios, the dashed line is the one to reach](images/bench-${nom}.svg)\n\n| | ours, median | peer, median | ratio | to reach |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n\n${[c.verdict, c.note].filter(Boolean).join('. ')}\n\nMachine noise during this case: ${c.bruit.toFixed(1)} %. ${c.mesures[0].nous.tours} rounds, interleaved. \`${c.commande}\``;
	});
	writeFileSync(join(root, 'docs/performance.md'), `# Performance\n\nDrawn from \`bench/results/latest.json\` by \`npm run bench\`; no figure without its command. Each figure stands beside its floor or its peer, measured in the same run in turns; medians, with the interquartile range.\n\nMachine: ${machine.coeurs} cores (${machine.processeur}), ${machine.memoireGo} GB, Node ${machine.node}.\n\n${sections.join('\n\n')}\n`);
}
