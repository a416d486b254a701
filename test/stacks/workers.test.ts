import { findProgram } from '../program';
import { bootStack } from '../e2e/boot';
import { openStack, waitFor } from '../e2e/harness';
import { openListening } from '../e2e/sessions/listening';
import { sendingsTo } from '../e2e/evenements/sendEvents';
import { quicken } from '../e2e/evenements/n8n';

/*
 * The queue mode of `npm start -- --workers 2`: n8n's main takes the calls, two workers on Redis do
 * the rest.
 */

let booted: Awaited<ReturnType<typeof bootStack>>;
let s: ReturnType<typeof openStack>;
beforeAll(async () => {
	findProgram('redis-server');
	// A worker that died is noticed after a third of its usual minute.
	process.env.QUEUE_WORKER_LOCK_DURATION = '15000';
	process.env.QUEUE_WORKER_LOCK_RENEW_TIME = '5000';
	process.env.QUEUE_WORKER_STALLED_INTERVAL = '5000';
	booted = await bootStack(['--workers', '2']);
	s = openStack(booted.folder);
	await quicken(s);
}, 360_000);
afterAll(async () => {
	await s?.close();
	await booted?.close();
}, 60_000);

describe('two workers', () => {
	it('carry out each event once, mails and return calls too', async () => {
		expect(s.ready().pids.workers).toHaveLength(2);
		const { prepare, send, verify } = sendingsTo(s);
		const sendings = [...(await prepare('file1')), ...(await prepare('file2'))];
		await Promise.all(sendings.map(send));
		expect(sendings.filter(({ accepted }) => !accepted)).toEqual([]);
		const comptes = await verify(sendings);
		expect(
			comptes.filter(({ duplicatesOf, repeatedReturns }) => duplicatesOf + repeatedReturns > 0),
		).toEqual([]);
	}, 120_000);

	it('killed at their work: calls are still taken, and the one that comes back finishes everything', async () => {
		const { prepare, send, unfinished, verify } = sendingsTo(s);
		const [sendings, later] = [
			[...(await prepare('mort1')), ...(await prepare('mort2'))],
			await prepare('mort3'),
		];
		// Mails that take their time: there is work under way when the workers die.
		await s.failMails({ times: 0, delayMs: 500 });
		await Promise.all(sendings.map(send));
		await waitFor(
			async () =>
				(await s.mails()).some(({ html }) =>
					sendings.some(({ world }) => html.includes(world.mark)),
				),
			{ every: 20, what: 'the first mail' },
		);
		// However late they die: what is not out by now stays under way.
		await s.failMails({ times: 0, delayMs: 30_000 });
		await Promise.all([s.order('worker1', 'kill'), s.order('worker2', 'kill')]);
		await s.failMails({ times: 0 });
		await Promise.all(later.map(send));
		const tous = [...sendings, ...later];
		expect(tous.filter(({ accepted }) => !accepted)).toEqual([]);
		expect((await unfinished(tous)).length).toBeGreaterThan(later.length);
		await s.order('worker2', 'start');
		await verify(tous, 120_000);
	}, 240_000);

	it('let a workflow of one’s own hear each event once, in order of its session', async () => {
		const listening = await openListening(s);
		try {
			const sessions = await Promise.all([1, 2, 3].map(() => listening.newSession()));
			const { publish } = await listening.draw('/workers', undefined, {
				formation: { __rl: true, mode: 'list', value: 'GEMMO' },
				options: { pause: 0.2, dureeMax: 15 },
			});
			await publish();
			const names = Array.from({ length: 5 }, (_, i) => `N${i}`);
			await Promise.all(
				sessions.map(async (id, i) => {
					for (const name of names) await listening.enrol(id, `${name}S${i}`);
				}),
			);
			const heard = () => listening.namesAt('/workers');
			await waitFor(async () => heard().length >= 15, { what: 'fifteen events' });
			for (const i of sessions.keys())
				expect(heard().filter((name) => name?.endsWith(`S${i}`))).toEqual(
					names.map((name) => `${name}S${i}`),
				);

			// Both workers die while one of them runs it: the event comes again, once a worker is there.
			const hanging = await listening.draw('/hang-workers', sessions[0], {
				options: { pause: 0.2, dureeMax: 15 },
			});
			await hanging.publish();
			await listening.enrol(sessions[0], 'Meurt');
			await listening.enrol(sessions[0], 'Suit');
			const hang = () => listening.namesAt('/hang-workers');
			await waitFor(async () => hang().length >= 1, { what: 'the run that hangs' });
			await Promise.all([s.order('worker1', 'kill'), s.order('worker2', 'kill')]);
			await Promise.all([s.order('worker1', 'start'), s.order('worker2', 'start')]);
			await waitFor(async () => hang().length >= 2, { timeout: 240_000, what: 'it again' });
			expect(hang()).toEqual(['Meurt', 'Meurt']);
			listening.letGo();
			await waitFor(async () => hang().includes('Suit'), { timeout: 120_000, what: 'the next' });
			await waitFor(async () => heard().includes('Suit'), { timeout: 240_000, what: 'the others' });
			// Whichever of them was cut short by the workers' death: it was not taken for heard.
			expect(heard()).toContain('Meurt');
		} finally {
			await listening.close();
		}
	}, 720_000);
});
