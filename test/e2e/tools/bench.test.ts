import { casesOnN8n, runSmallest } from './smallestBench';

/*
 * Every case of the bench that asks n8n once, as small as it goes: figures of such a run say nothing, that it
 * runs says that the case is alive. The others are in test/stacks.
 */

test('each case of the bench on n8n runs, and a smallest run keeps nothing', async () => {
	await runSmallest(casesOnN8n(), { BENCH_STACK: process.env.E2E_STACK });
}, 300_000);
