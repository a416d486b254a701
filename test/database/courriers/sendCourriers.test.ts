import { createServer, type AddressInfo } from 'node:net';

import { returnCourriers } from '../../../database/generated/courriers';
import { makeSession } from '../evenements/world';
import { base, casesOf, due, send, smtp } from './mailing';

const returnMails = returnCourriers.run.bind(returnCourriers);

const etats = async () =>
	(
		await base.sql<{ etat: string }>(
			'select etat from sessions_planning.courrier order by id_courrier',
		)
	).map(({ etat }) => etat);
/** Another worker takes these mails, as after the lease of the first. */
const takeOver = async (ids: number[]) =>
	await base.sql(
		`update sessions_planning.courrier set essais = essais + 1, bail_jusqua = now() + interval '45 s'
		where id_courrier = any ($1::bigint[])`,
		[ids],
	);

describe('sendCourriers', () => {
	it('sends a mail again with the same Message-ID when the worker died before its mark', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		const cases = await casesOf('SESSION_CONFIRMEE', idSession);
		await send(cases, 'ELEVE');
		await base.sql(
			`update sessions_planning.courrier set etat = 'A_ENVOYER', bail_jusqua = now() - interval '1 second'`,
		);
		await send(cases, 'ELEVE');
		expect(smtp.mails).toHaveLength(2);
		expect(new Set(smtp.mails.map(({ messageId }) => messageId)).size).toBe(1);
	});

	it('lets five workers at once send each mail once', async () => {
		const { idSession } = await makeSession(base, { inscrits: 12, places: 12 });
		const cases = await casesOf('SESSION_CONFIRMEE', idSession);
		await Promise.all(Array.from({ length: 5 }, async () => await send(cases, 'ELEVE')));
		expect(smtp.mails).toHaveLength(12);
	});

	describe('with a slow server', () => {
		// A clock on which each mail takes five seconds.
		beforeEach(() => {
			const begin = performance.now();
			jest.spyOn(performance, 'now').mockImplementation(() => begin + 5_000 * smtp.mails.length);
		});
		afterEach(() => {
			jest.restoreAllMocks();
		});

		const returnedBy = (meanwhile: (ids: number[]) => Promise<unknown>) => {
			const counts: number[] = [];
			jest.spyOn(returnCourriers, 'run').mockImplementation(async (given, cx) => {
				const { ids } = given as { ids: number[] };
				counts.push(ids.length);
				await meanwhile(ids);
				return await returnMails(given, cx);
			});
			return counts;
		};
		const mailsOf = async () =>
			await base.sql<{ essais: number; taken: boolean }>(
				`select essais, coalesce(bail_jusqua > now(), false) as taken
				from sessions_planning.courrier where role = 'ELEVE' order by id_courrier`,
			);

		it.each([
			// A try may last 36 seconds: those of a lease of 60 begin in 24, where eight were taken.
			[60, [3, 2]],
			// Before another worker may have it, the longest try of the first one alone is over.
			[45, [6, 6, 6, 4, 2]],
			// A lease that is shorter than a try still lets each mail be tried.
			[10, [7, 7, 7, 7, 7, 6, 5, 4, 3, 2, 1]],
		])('and a lease of %i s gives back what could be under way after it', async (bail, counts) => {
			const { idSession } = await makeSession(base, { inscrits: 12, places: 12 });
			const cases = await casesOf('SESSION_CONFIRMEE', idSession);
			const returned = returnedBy(async () => {});

			expect(await send(cases, 'ELEVE', {}, { connexions: 1, bail })).toMatchObject({
				envoyes: 12,
			});
			expect(smtp.mails).toHaveLength(12);
			expect(returned).toEqual(counts);
			// A try that was none is not counted.
			expect(await mailsOf()).toEqual(Array(12).fill({ essais: 1, taken: false }));
		});

		it('leaves a mail to the worker who has taken it since', async () => {
			const { idSession } = await makeSession(base, { inscrits: 6, places: 6 });
			const cases = await casesOf('SESSION_CONFIRMEE', idSession);
			returnedBy(async (ids) => await takeOver(ids));

			await send(cases, 'ELEVE', {}, { connexions: 1, bail: 45 });
			const others = (await mailsOf()).filter(({ essais }) => essais === 2);
			expect(others.map(({ taken }) => taken)).toEqual(Array(others.length).fill(true));
			expect(smtp.mails.length + others.length).toBe(6);
			expect(others).not.toHaveLength(0);
		});
	});

	it('keeps a mail taken for as long as the server takes over it, and sends it once', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		const cases = await casesOf('SESSION_CONFIRMEE', idSession);
		const leaseIsOver = async (since: Date) => {
			const [{ over }] = await base.sql<{ over: boolean }>(
				`select clock_timestamp() > $1::timestamptz + interval '100 ms' as over`,
				[since],
			);
			return over;
		};
		let others = 0;
		smtp.state.refuse = async () => {
			smtp.state.refuse = undefined;
			const [{ until }] = await base.sql<{ until: Date }>(
				"select bail_jusqua as until from sessions_planning.courrier where role = 'ELEVE'",
			);
			while (!(await leaseIsOver(until)));
			others = (await send(cases, 'ELEVE', {}, { bail: 2 })).envoyes;
			return undefined;
		};

		expect(await send(cases, 'ELEVE', {}, { bail: 2 })).toMatchObject({ envoyes: 1 });
		expect(others).toBe(0);
		expect(smtp.mails).toHaveLength(1);
	});

	it('keeps what the server said, also what PostgreSQL can not hold, and goes on', async () => {
		const { idSession } = await makeSession(base, { inscrits: 2 });
		const cases = await casesOf('SESSION_CONFIRMEE', idSession);
		// By hand: smtp-server cleans its own replies.
		const rude = createServer((socket) => {
			socket.write('220 rude\r\n');
			socket.on('data', (line) =>
				socket.write(/^RCPT/.test(String(line)) ? '451 later\0please\r\n' : '250 ok\r\n'),
			);
			socket.on('error', () => {});
		});
		await new Promise<void>((listening) => rude.listen(0, '127.0.0.1', listening));
		const { port } = rude.address() as AddressInfo;
		try {
			expect(await send(cases, 'ELEVE', {}, { smtp: { ...smtp.office.smtp, port } })).toMatchObject(
				{ reportes: 2 },
			);
		} finally {
			rude.close();
		}
		const said = await base.sql<{ erreur: string }>(
			'select erreur from sessions_planning.courrier where erreur is not null',
		);
		expect(said.map(({ erreur }) => erreur)).toEqual(
			Array(2).fill(expect.stringMatching(/451 later\ufffdplease/)),
		);
	});

	it('does not put off a mail that another worker has taken since', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		const cases = await casesOf('SESSION_CONFIRMEE', idSession);
		smtp.state.refuse = async () => {
			await base.sql("update sessions_planning.courrier set essais = 2 where role = 'ELEVE'");
			return 451;
		};
		await send(cases, 'ELEVE');
		const [mail] = await base.sql(
			`select erreur, bail_jusqua > now() as taken
			from sessions_planning.courrier where role = 'ELEVE'`,
		);
		expect(mail).toEqual({ erreur: null, taken: true });
	});

	it('marks what several connections sent together by one statement', async () => {
		const { idSession } = await makeSession(base, { inscrits: 12, places: 12 });
		const cases = await casesOf('SESSION_CONFIRMEE', idSession);
		// The server answers when it has all of them.
		let arrived = 0;
		let release: (() => void) | undefined;
		const all = new Promise<void>((resolve) => (release = resolve));
		smtp.state.refuse = async () => {
			if ((arrived += 1) === 12) release?.();
			await all;
			return undefined;
		};
		const before = base.base.queries;
		await send(cases, 'ELEVE', {}, { connexions: 12 });

		expect(smtp.mails).toHaveLength(12);
		// Prolonging, taking, and as many marks as there are groups: never one for each.
		expect(base.base.queries - before).toBeLessThan(12);
	});

	it('sends nothing of an event that another worker has taken over', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		const cases = await casesOf('SESSION_CONFIRMEE', idSession);
		await base.sql('update sessions_planning.evenement set jeton = gen_random_uuid()');
		expect(await send(cases, 'ELEVE')).toMatchObject({ envoyes: 0 });
		expect(smtp.mails).toHaveLength(0);
	});

	it('puts off what the server refuses for now, and gives it up in the end; nobody else waits for it', async () => {
		const { idSession } = await makeSession(base, { inscrits: 2 });
		const cases = await casesOf('SESSION_CONFIRMEE', idSession);
		smtp.state.refuse = (to) => (to.startsWith('eleve1') ? 451 : undefined);
		expect(await send(cases, 'ELEVE')).toEqual({
			envoyes: 1,
			sansAdresse: 0,
			sansObjet: 0,
			reportes: 1,
			abandonnes: 0,
		});
		for (let i = 0; i < 3; i += 1) {
			await due();
			expect(await send(cases, 'ELEVE')).toMatchObject({ reportes: 1 });
		}
		await due();
		expect(await send(cases, 'ELEVE')).toMatchObject({ abandonnes: 1 });
		// The trainer's and the notice are still owed.
		expect((await etats()).sort()).toEqual(['A_ENVOYER', 'A_ENVOYER', 'ECHEC', 'ENVOYE']);
		expect(
			await send(undefined, 'ANOMALIE', {
				modele: {
					sujet: '{{titre}}',
					html: '{{erreur}}',
					texte: '{{destinataire}} {{evenement.action}}',
				},
			}),
		).toMatchObject({ envoyes: 1 });
		expect(smtp.to('admin@abj.example')[0]).toMatchObject({
			subject: 'Message non remis (SESSION_CONFIRMEE)',
			text: expect.stringContaining('Élève Nom1 SESSION_CONFIRMEE'),
		});
	});

	it('tries a mail refused for good three times', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		const cases = await casesOf('SESSION_CONFIRMEE', idSession);
		smtp.state.refuse = () => 550;
		expect(await send(cases, 'ELEVE')).toMatchObject({ reportes: 1 });
		await due();
		await send(cases, 'ELEVE');
		await due();
		expect(await send(cases, 'ELEVE')).toMatchObject({ abandonnes: 1 });
	});

	it('waits while the server is down', async () => {
		const { idSession } = await makeSession(base, { inscrits: 2 });
		const cases = await casesOf('SESSION_CONFIRMEE', idSession);
		expect(
			await send(cases, 'ELEVE', {}, { smtp: { host: '127.0.0.1', port: 1, secure: false } }),
		).toMatchObject({ reportes: 2 });
		await due();
		expect(await send(cases, 'ELEVE')).toMatchObject({ envoyes: 2 });
	});
});
