import { stack, waitFor } from '../harness';
import { sendingsTo, type Envoi } from './sendEvents';
import { quicken } from './n8n';

const s = stack();
const { event, failMails, failCallbacks, killN8n, startN8n, killPostgres, startPostgres } = s;
const { prepare, send, unfinished, verify: verifyAll } = sendingsTo(s);

const rounds = Number(process.env.EVENEMENTS_ROUNDS ?? 1);
const seed = Number(process.env.EVENEMENTS_SEED ?? Math.floor(Math.random() * 1e9));
let state = seed;
/** A number in [0, 1) that the printed seed gives again. */
const random = () => {
	state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
	return state / 4_294_967_296;
};
const compte = {
	rounds: 0,
	evenements: {} as Record<string, number>,
	repris: 0,
	courriers: 0,
	duplicatesOf: 0,
	retours: 0,
	repeatedReturns: 0,
	retry: [] as number[],
};

let undo: () => Promise<void>;
beforeAll(async () => {
	process.stdout.write(`events: seed ${seed}, ${rounds} round(s) of kill -9\n`);
	undo = await quicken(s);
}, 360_000);
afterAll(async () => {
	await undo();
	process.stdout.write(
		`events: ${JSON.stringify({ ...compte, retry: compte.retry.map((ms) => Math.round(ms / 100) / 10) })}\n`,
	);
}, 60_000);

async function verify(sendings: Envoi[], timeout?: number) {
	for (const { action, courriers, duplicatesOf, repeatedReturns } of await verifyAll(
		sendings,
		timeout,
	)) {
		compte.courriers += courriers;
		compte.duplicatesOf += duplicatesOf;
		compte.retours += 1;
		compte.repeatedReturns += repeatedReturns;
		compte.evenements[action] = (compte.evenements[action] ?? 0) + 1;
	}
}

describe('what a crash leaves is finished', () => {
	it.each(Array.from({ length: rounds }, (_, i) => i + 1))(
		'kill -9 of n8n at a random moment of all eleven flows, round %i',
		async (round) => {
			const sendings = await prepare(`mort${round}`);
			const sending = Promise.all(
				sendings.map(async (envoi, i) => {
					await new Promise((resolve) => setTimeout(resolve, i * 60 * random()));
					return await send(envoi);
				}),
			);
			await new Promise((resolve) => setTimeout(resolve, 100 + 2_400 * random()));
			await killN8n();
			await sending;
			const left = await unfinished(sendings);
			compte.repris += left.length;
			await startN8n();
			const back = Date.now();
			for (const envoi of sendings.filter(({ accepted }) => !accepted))
				await waitFor(async () => [200, 202].includes((await send(envoi)) ?? 0), {
					what: 'the event to be taken',
				});
			await verify(sendings);
			compte.retry.push(Date.now() - back);
			compte.rounds += 1;
		},
		180_000,
	);

	it('kill -9 of PostgreSQL', async () => {
		const sendings = await prepare('base');
		const sending = Promise.all(sendings.map(send));
		await new Promise((resolve) => setTimeout(resolve, 200 + 800 * random()));
		await killPostgres();
		const refused = await event('SESSION_CREATED', sendings[0].world.idSession).catch(
			() => undefined,
		);
		expect([undefined, 404, 500, 503]).toContain(refused?.status);
		await sending;
		await startPostgres();
		for (const envoi of sendings.filter(({ accepted }) => !accepted))
			await waitFor(async () => [200, 202].includes((await send(envoi)) ?? 0), {
				timeout: 60_000,
				what: 'the event to be taken',
			});
		await verify(sendings, 90_000);
	}, 240_000);

	it('a mail server and a CRM that refuse for a while', async () => {
		await failMails({ times: 12, status: 451 });
		await failCallbacks({ times: 12, status: 503 });
		const sendings = await prepare('refus');
		await Promise.all(sendings.map(send));
		expect(sendings.every(({ accepted }) => accepted)).toBe(true);
		await verify(sendings, 120_000);
	}, 180_000);
});
