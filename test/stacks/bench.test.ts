import { casesOnN8n, everyCase, runSmallest } from '../e2e/tools/smallestBench';

/* As test/e2e/tools/bench, every case that has a PostgreSQL of its own and no n8n. */

test('each case of the bench on the core runs, and a smallest run keeps nothing', async () => {
	const onN8n = casesOnN8n();
	await runSmallest(everyCase().filter((name) => !onN8n.includes(name)));
}, 300_000);
