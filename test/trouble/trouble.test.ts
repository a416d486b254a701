import { openStack, waitFor } from '../e2e/harness';
import { hasOwnClock, makeDisk, occupy, ownClock, startStack } from './machine';

/*
 * A day on which everything goes wrong, on a real stack: each trouble ends in one clear sentence, or the
 * work goes on. Minutes long, and only root on Linux can make a disk full: `npm test -- trouble`.
 */

const possible = process.platform === 'linux' && process.getuid?.() === 0;
const inOrder = possible ? describe : describe.skip;

inOrder('a stack in trouble', () => {
	let disk: ReturnType<typeof makeDisk>;
	let clock: ReturnType<typeof ownClock>;
	let others: Array<Awaited<ReturnType<typeof occupy>>>;
	let env: Record<string, string>;
	let started: Awaited<ReturnType<typeof startStack>>;
	let s: ReturnType<typeof openStack>;

	beforeAll(async () => {
		disk = makeDisk(900);
		clock = ownClock(disk.folder);
		// n8n's port is free; every other that would follow from it answers HTTP already.
		const free = await occupy(41_000 + (process.pid % 1_000));
		others = await Promise.all(
			[10, 11, 12, 13, 14, 15, 16].map((n) => occupy(free.port + n * 1_000)),
		);
		await new Promise((resolve) => free.close(resolve));
		env = { STACK_DIR: disk.folder, N8N_PORT: String(free.port), ...clock.env };
		await start({ NODE_OPTIONS: '--max-old-space-size=512' });
	}, 480_000);
	/** Each start has its own addresses: what is taken gives way. */
	async function start(more: Record<string, string> = {}) {
		await s?.close();
		started = await startStack({ ...env, ...more });
		await started.until(/Ready\. Ctrl-C|✗ /);
		expect(started.read()).not.toMatch(/✗ /);
		s = openStack(disk.folder);
	}
	afterAll(async () => {
		await s?.close();
		started.signal('SIGTERM');
		await started.over();
		started.close();
		for (const one of others) one.close();
		disk.remove();
	}, 120_000);

	let last = 0;
	/** The last session; what is down is waited for. */
	async function anySession(): Promise<number> {
		const ask = () => s.sql('select max(id_session)::int as id from sessions').catch(() => []);
		const [{ id }] = await waitFor(ask, { timeout: 240_000, what: 'the database' });
		return id as number;
	}
	/** Sends an event until it is taken, as a CRM does. */
	async function tell(): Promise<string> {
		const correlationId = `trouble-${process.pid}-${(last += 1)}`;
		const id = await anySession();
		const isTaken = async () => {
			const answer = await s.event('SESSION_CREATED', id, {}, correlationId).catch(() => undefined);
			return [200, 202].includes(answer?.status ?? 0);
		};
		await waitFor(isTaken, { timeout: 240_000, every: 500, what: 'the event to be taken' });
		return correlationId;
	}
	/** It was handled to its end: the CRM has its return call. */
	const handled = async (correlationId: string) => {
		const delivered = async () =>
			(await s.callbacks(correlationId)).filter(({ status }) => status === 200);
		await waitFor(delivered, { timeout: 180_000, what: `the return call of ${correlationId}` });
	};

	it('gives way where every port but n8n’s is taken by something that answers HTTP', async () => {
		const taken = others.map(({ port }) => port);
		const { smtpUrl, mailPage, crm, databaseUrl } = s.ready();
		for (const address of [smtpUrl, mailPage, crm.url, databaseUrl])
			expect(taken).not.toContain(Number(new URL(address).port));
		await handled(await tell());
	}, 300_000);

	it('says which setting moves it where n8n’s port is taken by something that answers HTTP', async () => {
		const other = await startStack({ ...env, STACK_DIR: `${disk.folder}/second` });
		const said = await other.over();
		expect(said).toContain(
			`✗ Port ${env.N8N_PORT} is taken by another program.\n  → Choose another one: N8N_PORT=${Number(env.N8N_PORT) + 1} npm start.`,
		);
		other.close();
	}, 60_000);

	it('goes on after PostgreSQL was restarted under it', async () => {
		const before = await tell();
		process.kill(s.ready().pids.postgres ?? 0, 'SIGINT');
		await started.until(/postgres ended by itself \(code 0\)\.[^]*postgres is back/);
		await handled(await tell());
		await handled(before);
	}, 480_000);

	/** Fills it until a table can't grow. */
	const fillDisk = () =>
		waitFor(
			async () => {
				disk.fill();
				const grow =
					'create table trouble as select repeat(md5(n::text), 30) from generate_series(1, 20000) n';
				const error = await s.sql(grow).catch((one: unknown) => one);
				return error instanceof Error;
			},
			{ timeout: 60_000, what: 'the disk to be full' },
		);

	it('says that the disk is full, loses no event that it took, and goes on when there is room', async () => {
		const taken = [await tell()];
		const id = await anySession();
		try {
			await fillDisk();
			await started.until(
				/The disk of .* is full: what can't be written is refused\. Free some space\./,
			);
			// n8n's own tables are on that disk too: it may take an event, refuse it, or answer nothing.
			for (let i = 0; i < 6; i += 1) {
				const answer = await s.event('SESSION_CREATED', id).catch(() => undefined);
				expect([202, 503, undefined]).toContain(answer?.status);
				if (answer?.status === 202) taken.push(answer.correlationId);
			}
		} finally {
			disk.empty();
		}
		await started.until(/✓ There is room again/);
		taken.push(await tell());
		for (const one of taken) await handled(one);
		await s.sql('drop table if exists trouble');
	}, 900_000);

	it('says that n8n ran out of memory and which setting gives more, and goes on', async () => {
		const body = `{"emailOrLdapLoginId":[${'[],'.repeat(5_000_000)}[]]}`;
		const { url } = s.ready().n8n;
		await Promise.all(
			Array.from({ length: 8 }, () =>
				fetch(`${url}/rest/login`, {
					method: 'POST',
					headers: { 'content-type': 'application/json', 'browser-id': 'trouble' },
					body,
				}).catch(() => undefined),
			),
		);
		await started.until(/n8n ran out of memory: its heap reached its limit\..*[^]*n8n is back/);
		expect(started.read()).toContain(
			'Give it more: NODE_OPTIONS=--max-old-space-size=4096 npm start.',
		);
		await handled(await tell());
	}, 480_000);

	const withClock = hasOwnClock ? it : it.skip;
	withClock(
		'goes on when the clock is set hours forward, and back again',
		async () => {
			await s.failMails({ times: 6, status: 451 });
			const before = await tell();
			clock.set('+26h');
			const isTomorrow = () =>
				s.sql(`select from pg_stat_activity having now() > to_timestamp($1) + interval '1 day'`, [
					Date.now() / 1_000,
				]);
			await waitFor(isTomorrow, { what: 'the clock to jump' });
			await handled(await tell());
			await s.failMails({ times: 3, status: 451 });
			const during = await tell();
			clock.set('+0');
			for (const one of [before, during, await tell()]) await handled(one);
			expect((await s.call('crm/sante')).body.passages.balayage).not.toBeNull();
		},
		480_000,
	);

	it('starts again at once after a kill -9 whose parent reaps nobody, and ends what was left behind', async () => {
		const { pids } = s.ready();
		started.signal('SIGKILL');
		const before = started;
		await start();
		expect(started.read()).toMatch(/Ended 2 process\(es\) that an earlier start had left behind/);
		expect(s.ready().pids.n8n).not.toBe(pids.n8n);
		before.close();
		await handled(await tell());
	}, 600_000);

	it('waits for a stack that still stops', async () => {
		const before = started;
		before.signal('SIGTERM');
		await start();
		before.close();
	}, 600_000);

	it('refuses to start on a full disk with one sentence, and starts when there is room', async () => {
		started.signal('SIGTERM');
		await started.over();
		started.close();
		disk.fill();
		started = await startStack(env);
		const said = await started.over();
		expect(said).toMatch(/^\n?✗ The disk is full.*\n {2}→ Free some space.*\n$/);
		started.close();
		disk.empty();
		await start();
		await handled(await tell());
	}, 600_000);
});
