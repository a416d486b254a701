// npm run bench [-- --only inscriptions,file] [--rounds N]: every figure beside its floor or peer, interleaved, on this machine.
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { buildPackage } from '../stack/n8n/installPackage.mjs';
import { root } from './lib/base.mjs';
import { writePage } from './lib/page.mjs';
import { measureNoise } from './lib/statistiques.mjs';

const all = [
	'inscriptions',
	'noeud',
	'file',
	'salles',
	'occupation',
	'evenements',
	'points',
	'ouvriers',
	'memoire',
	'reglages',
	'planning',
	'plans',
];
const { values } = parseArgs({
	options: Object.fromEntries(
		['only', 'rounds', 'bookings', 'calls', 'events', 'sizes', 'variants', 'workers'].map(
			(name) => [name, { type: 'string' }],
		),
	),
});
const option = (name) => values[name];
const only = option('only')?.split(',') ?? all;
const unknown = only.filter((nom) => !all.includes(nom));
if (unknown.length > 0) {
	console.error(`Unknown: ${unknown.join(', ')}. Known: ${all.join(', ')}.`);
	process.exit(1);
}
const file = join(root, 'bench/results/latest.json');
const spoken = process.argv
	.slice(2)
	.filter((word, i, words) => word !== '--only' && words[i - 1] !== '--only')
	.join(' ');

mkdirSync(join(root, 'bench/results'), { recursive: true });
await buildPackage({ log: join(root, 'bench/results/build.log') });
const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { cas: {} };
results.machine = {
	coeurs: cpus().length,
	processeur: cpus()[0].model,
	memoireGo: Math.round(totalmem() / 2 ** 30),
	node: process.version,
};

const amount = (x) => (Math.abs(x) < 10 ? x.toFixed(2) : x.toFixed(1));
for (const nom of only) {
	const { run, titre, contre, atteindre, tours: usual = 5 } = await import(`./cases/${nom}.mjs`);
	const tours = Number(option('rounds') ?? usual);
	console.log(`\n${titre}\n  against ${contre}`);
	const bruit = await measureNoise();
	const debut = loadavg()[0];
	const measured = await run({ tours, option });
	const cas = {
		titre,
		contre,
		atteindre,
		commande: `npm run bench -- --only ${nom}${spoken ? ` ${spoken}` : ''}`,
		mesureLe: new Date().toISOString(),
		tours,
		bruit,
		charge: { debut, fin: loadavg()[0] },
		...measured,
	};
	for (const { nom: mesure, unite, nous, pair, rapport } of cas.mesures ?? [])
		console.log(
			`  ${mesure}: ${amount(nous.mediane)} ${unite} (±${nous.dispersion.toFixed(0)} %), peer ${amount(pair.mediane)} → ${rapport.toFixed(2)}`,
		);
	for (const { titre: sujet, entetes, lignes } of cas.tableaux ?? [])
		console.log(
			`  ${sujet}\n    ${[entetes, ...lignes].map((ligne) => ligne.join(' | ')).join('\n    ')}`,
		);
	for (const said of [cas.verdict, cas.note].flat()) if (said) console.log(`  ${said}`);
	// Read again: cases may be measured one after another by several commands.
	const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : results;
	kept.machine = results.machine;
	kept.cas[nom] = cas;
	kept.cas = Object.fromEntries(
		all.filter((one) => kept.cas[one]).map((one) => [one, kept.cas[one]]),
	);
	writeFileSync(file, `${JSON.stringify(kept, null, '\t')}\n`);
	writePage(kept);
	if (cas.echec) process.exitCode = 1;
}
