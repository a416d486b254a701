import { casesOnN8n, everyCase, runSmallest } from './smallestBench';

/*
 * Every case of the bench once, as small as it goes: figures of such a run say nothing, that it runs says that the
 * case is alive.
 */

test('each case of the bench on n8n runs, and a smallest run keeps nothing', async () => {
	await runSmallest(casesOnN8n(), { BENCH_STACK: process.env.E2E_STACK });
}, 300_000);

test('each case on the core, with a PostgreSQL of its own, runs, and keeps nothing either', async () => {
	const onN8n = casesOnN8n();
	await runSmallest(everyCase().filter((name) => !onN8n.includes(name)));
}, 300_000);
