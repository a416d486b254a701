// npm run bench [-- --only inscriptions,file] [--rounds N]: every figure beside its floor or peer, interleaved, on this machine.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

import { root } from './lib/base.mjs';
import { writePage } from './lib/page.mjs';
import { measureNoise } from './lib/statistiques.mjs';

const all = ['inscriptions', 'file', 'salles', 'occupation'];
const option = (name) => { const i = process.argv.indexOf(`--${name}`); return i > 0 ? process.argv[i + 1] : undefined; };
const only = option('only')?.split(',') ?? all;
const tours = Number(option('rounds') ?? 5);
const file = join(root, 'bench/results/latest.json');

if (!existsSync(join(root, 'dist/core/index.js'))) execFileSync('npx', ['n8n-node', 'build'], { cwd: root, stdio: 'inherit' });
mkdirSync(join(root, 'bench/results'), { recursive: true });
const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { cas: {} };
results.machine = { coeurs: cpus().length, processeur: cpus()[0].model, memoireGo: Math.round(totalmem() / 2 ** 30), node: process.version };

for (const nom of only) {
	const { run, titre, contre, atteindre } = await import(`./cases/${nom}.mjs`);
	console.log(`\n${titre}\n  against ${contre}`);
	const bruit = await measureNoise();
	const cas = { titre, contre, atteindre, commande: `npm run bench -- --only ${nom} --rounds ${tours}`, mesureLe: new Date().toISOString(), bruit, ...(await run({ tours })) };
	for (const { nom: mesure, unite, nous, pair, rapport } of cas.mesures) console.log(`  ${mesure}: ${nous.mediane.toFixed(1)} ${unite} (±${nous.dispersion.toFixed(0)} %), peer ${pair.mediane.toFixed(1)} → ${rapport.toFixed(2)}`);
	if (cas.verdict) console.log(`  ${cas.verdict}`);
	results.cas[nom] = cas;
	writeFileSync(file, `${JSON.stringify(results, null, '\t')}\n`);
	writePage(results);
}
