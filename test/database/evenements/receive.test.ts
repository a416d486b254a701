import { parseEventBody, receive } from '../../../core/evenements/receive';
import { meeting, someoneWaits } from '../../concurrency/meet';
import { connectTo, openTestDatabase, type TestDatabase } from '../harness';
import { makeSession, post } from './world';

let base: TestDatabase;
/** Another process on the same database: what one writes together, the other does not. */
let other: TestDatabase;
let idSession: number;
beforeAll(async () => {
	base = await openTestDatabase('vide');
	other = await connectTo(base.url, { connectionString: base.nodesUrl });
	({ idSession } = await makeSession(base));
});
afterAll(async () => {
	await other.close();
	await base.close();
});

const evenements = async (correlationId: string) =>
	await base.sql('select * from sessions_planning.evenement where correlation_id = $1', [
		correlationId,
	]);
const paths = ({ corps }: { corps: Record<string, unknown> }) =>
	(corps.errors as Array<{ path: string }>).map(({ path }) => path);

describe('receive', () => {
	it('accepts an event once, and says so to whoever sends it again', async () => {
		expect(await post(base, 'SESSION_CREATED', idSession, {}, 'deux fois')).toMatchObject({
			statut: 202,
			corps: { status: 'accepted', correlationId: 'deux fois' },
		});
		expect(await post(base, 'SESSION_CREATED', idSession, {}, 'deux fois')).toEqual({
			statut: 200,
			corps: { status: 'duplicate', correlationId: 'deux fois', state: 'RECU' },
			action: 'SESSION_CREATED',
		});
		expect(await post(base, 'RAPPEL_SESSION', idSession, {}, 'deux fois')).toMatchObject({
			statut: 202,
		});
		expect(await evenements('deux fois')).toHaveLength(2);
	});

	it('accepts one of ten senders at once, to two processes', async () => {
		for (let round = 0; round < 20; round += 1) {
			const send = async (_: unknown, i: number) =>
				await post(i % 2 ? base : other, 'PLACE_LIBEREE', idSession, {}, `dix ${round}`);
			const answers = await Promise.all(Array.from({ length: 10 }, send));
			expect(answers.filter(({ statut }) => statut === 202)).toHaveLength(1);
			expect(answers.filter(({ statut, prise }) => statut === 200 && !prise)).toHaveLength(9);
			expect(await evenements(`dix ${round}`)).toHaveLength(1);
		}
	});

	it('writes those that come together in one statement, and answers each for itself', async () => {
		const before = base.base.queries;
		const answers = await Promise.all([
			post(base, 'PLACE_LIBEREE', idSession, {}, 'seule'),
			post(base, 'PLACE_LIBEREE', idSession, {}, 'ensemble a'),
			post(base, 'PLACE_LIBEREE', 99_999, {}, 'ensemble b'),
			post(base, 'ELEVE_INSCRIT', idSession, { eleveId: 99_999 }, 'ensemble c'),
			post(base, 'PLACE_LIBEREE', idSession, {}, 'ensemble d'),
			post(base, 'PLACE_LIBEREE', idSession, {}, 'seule'),
		]);
		// The first goes at once, the others while it is on its way.
		expect(base.base.queries - before).toBe(2);
		expect(answers.map(({ statut }) => statut)).toEqual([202, 202, 404, 404, 202, 200]);
		expect(answers.flatMap((one) => (one.statut === 404 ? paths(one) : []))).toEqual([
			'sessionId',
			'data.eleveId',
		]);
		const prises = answers.flatMap(({ prise }) => prise ?? []);
		const written = await base.sql(
			`select id_evenement::int as "idEvenement", jeton from sessions_planning.evenement
			where correlation_id = any ($1)
			order by array_position($1, correlation_id)`,
			[['seule', 'ensemble a', 'ensemble d']],
		);
		expect(prises).toEqual(written);
	});

	it('gives one that is sent three times at once to one of the senders', async () => {
		const ahead = post(base, 'PLACE_LIBEREE', idSession, {}, 'devant');
		const send = async () => await post(base, 'PLACE_LIBEREE', idSession, {}, 'trois fois');
		const answers = await Promise.all([send(), send(), send()]);
		expect(answers.map(({ statut }) => statut)).toEqual([202, 200, 200]);
		expect((await ahead).statut).toBe(202);
	});

	it('writes the others where the database refuses one of those that came together', async () => {
		await base.sql(
			`alter table sessions_planning.evenement
			add constraint refusal check (correlation_id <> 'refused by the database')`,
		);
		const answers = await Promise.allSettled([
			post(base, 'PLACE_LIBEREE', idSession, {}, 'first of three'),
			post(base, 'PLACE_LIBEREE', idSession, {}, 'refused by the database'),
			post(base, 'PLACE_LIBEREE', idSession, {}, 'third of three'),
		]);
		expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		await base.sql('alter table sessions_planning.evenement drop constraint refusal');
	});

	it('keeps the order that they came in, also of those that are written together', async () => {
		const came = ['SESSION_CREATED', 'PLACE_LIBEREE', 'RAPPEL_SESSION', 'SESSION_CONFIRMEE'];
		const answers = await Promise.all(
			['RAPPEL_SESSION', ...came].map(
				async (action, i) => await post(base, action, idSession, {}, `in order ${i}`),
			),
		);
		const ids = answers.map(({ prise }) => prise?.idEvenement ?? 0);
		expect(ids).toEqual([...ids].sort((a, b) => a - b));
		expect(Math.min(...ids)).toBeGreaterThan(0);
	});

	it('answers all where somebody writes the same ones in another order', async () => {
		const write = (correlationId: string) =>
			base.sql(
				`insert into sessions_planning.evenement (action, correlation_id, origine)
				values ('PLACE_LIBEREE', $1, 'CRM') on conflict do nothing`,
				[correlationId],
			);
		// So that the one to be ended is ours.
		await base.sql("set deadlock_timeout = '60s'");
		await base.sql('begin');
		await write('crossed 2');
		// One that waits, so that those who come meanwhile share a statement.
		await base.sql('savepoint ahead');
		await write('ahead of the crossed');
		const ahead = post(base, 'PLACE_LIBEREE', idSession, {}, 'ahead of the crossed');
		const answers = Promise.all([
			post(base, 'PLACE_LIBEREE', idSession, {}, 'crossed 1'),
			post(base, 'PLACE_LIBEREE', idSession, {}, 'crossed 2'),
		]);
		await someoneWaits(base);
		await base.sql('rollback to savepoint ahead');
		expect((await ahead).statut).toBe(202);
		await someoneWaits(base);
		await write('crossed 1');
		await base.sql('commit');
		await base.sql('reset deadlock_timeout');
		// Once ours was ended, either of the two may be the first to write the one that both want.
		const [first, second] = await answers;
		expect([200, 202]).toContain(first.statut);
		expect(second.statut).toBe(200);
	});

	it('takes two without the unique key: the race is real', async () => {
		await base.sql(
			'alter table sessions_planning.evenement drop constraint evenement_action_correlation_key',
		);
		await base.sql(
			'create index evenement_jumeau on sessions_planning.evenement (action, correlation_id)',
		);
		const meet = meeting(10);
		const insert = async () =>
			await base.base.withConnection(async (cx) => {
				const known = await cx.execute(
					'',
					`select 1 from sessions_planning.evenement where correlation_id = 'jumeau'`,
					[],
				);
				await meet();
				if (known.rows.length === 0)
					await cx.execute(
						'',
						`insert into sessions_planning.evenement (action, correlation_id, origine)
						values ('PLACE_LIBEREE', 'jumeau', 'CRM')`,
						[],
					);
			});
		await Promise.all(Array.from({ length: 10 }, insert));
		expect(await evenements('jumeau')).toHaveLength(10);
		await base.sql(`delete from sessions_planning.evenement where correlation_id = 'jumeau'`);
		await base.sql('drop index sessions_planning.evenement_jumeau');
		await base.sql(
			'alter table sessions_planning.evenement add constraint evenement_action_correlation_key unique (action, correlation_id)',
		);
	});

	it('names every fault of envelope and data at once', async () => {
		const answer = await receive(
			base.centre,
			{
				action: 'ELEVE_CONVERTI',
				sessionId: 'x',
				data: {
					eleveId: '1',
					candidatId: 1.5,
					login: '',
					motDePasse: 5,
					urlConnexion: 'javascript:alert(1)',
				},
			},
			{ bail: 60 },
		);
		expect(answer.statut).toBe(400);
		expect(paths(answer).sort()).toEqual([
			'correlationId',
			'data.candidatId',
			'data.eleveId',
			'data.login',
			'data.motDePasse',
			'data.urlConnexion',
			'sessionId',
		]);
	});

	it.each([
		['a list', []],
		['null', null],
		['a number', 5],
		['an unknown action', { action: 'NOPE', sessionId: 1, correlationId: 'c' }],
		['a session as text', { action: 'SESSION_CREATED', sessionId: '1', correlationId: 'c' }],
		['a session too large', { action: 'SESSION_CREATED', sessionId: 2 ** 40, correlationId: 'c' }],
		['a NUL', { action: 'SESSION_CREATED', sessionId: 1, correlationId: 'a\u0000b' }],
		['half a character', { action: 'SESSION_CREATED', sessionId: 1, correlationId: '\ud800' }],
		[
			'a NUL in the data',
			{ action: 'SESSION_ANNULEE', sessionId: 1, correlationId: 'c', data: { motif: '\u0000' } },
		],
		['a huge text', { action: 'SESSION_CREATED', sessionId: 1, correlationId: 'c'.repeat(201) }],
		['nobody', { action: 'ELEVE_INSCRIT', sessionId: 1, correlationId: 'c', data: {} }],
		['data as a list', { action: 'SESSION_CREATED', sessionId: 1, correlationId: 'c', data: [] }],
	])('refuses %s and writes nothing', async (_, corps) => {
		const before = await base.sql('select count(*) from sessions_planning.evenement');
		expect((await receive(base.centre, corps, { bail: 60 })).statut).toBe(400);
		expect(await base.sql('select count(*) from sessions_planning.evenement')).toEqual(before);
	});

	it('takes a reason that was left empty for none', async () => {
		const answer = await post(base, 'SESSION_ANNULEE', idSession, { motif: ' ' }, 'sans-motif');
		expect(answer.statut).toBe(202);
		expect(await evenements('sans-motif')).toMatchObject([{ donnees: {} }]);
	});

	it('says which of session, élève, candidat and inscription is unknown', async () => {
		const answer = await post(base, 'ELEVE_INSCRIT', 9_999, {
			eleveId: 9_999,
			candidatId: 9_999,
			inscriptionId: 9_999,
		});
		expect(answer.statut).toBe(404);
		expect(paths(answer)).toEqual([
			'sessionId',
			'data.eleveId',
			'data.candidatId',
			'data.inscriptionId',
		]);
	});

	it('keeps the password of ELEVE_CONVERTI encrypted, and nothing of it in the data', async () => {
		const [{ id_candidat }] = await base.sql<{ id_candidat: number }>(
			`insert into candidats (nom, prenom, email) values ('C', 'C', 'c@mail.example') returning id_candidat`,
		);
		await post(
			base,
			'ELEVE_CONVERTI',
			null,
			{
				candidatId: id_candidat,
				eleveId: 1,
				login: 'identifiant.secret',
				motDePasse: 'mot-de-passe-secret',
				urlConnexion: 'https://eleves.example/?jeton=secret',
				autre: 'inconnu',
			},
			'compte',
		);
		const [evenement] = await evenements('compte');
		expect(evenement.donnees).toEqual({ idEleve: 1, idCandidat: id_candidat });
		expect(
			JSON.stringify({ ...evenement, secret: evenement.secret.toString('latin1') }),
		).not.toMatch(/secret@|mot-de-passe|identifiant\.|jeton=secret/);
	});

	it('refuses a password that it could not encrypt', async () => {
		const corps = {
			action: 'ELEVE_CONVERTI',
			correlationId: 'sans clé',
			data: {
				candidatId: 1,
				eleveId: 1,
				login: 'l',
				motDePasse: 'm',
				urlConnexion: 'https://e.example',
			},
		};
		await expect(receive(base.centre, corps, { bail: 60, cleSecrets: '' })).rejects.toMatchObject({
			faults: [{ code: 'CLE_SECRETS_ABSENTE' }],
		});
		expect(await evenements('sans clé')).toEqual([]);
	});
});

describe('parseCorps', () => {
	it.each([
		['text that is no JSON', Buffer.from('{'), 'application/json', 'JSON_INVALIDE'],
		['nothing', Buffer.alloc(0), 'application/json', 'JSON_INVALIDE'],
		['another content type', Buffer.from('{}'), 'text/plain', 'TYPE_DE_CONTENU'],
		['no content type', Buffer.from('{}'), undefined, 'TYPE_DE_CONTENU'],
		['more than it takes', Buffer.alloc(70_000, 'a'), 'application/json', 'CORPS_TROP_GRAND'],
	])('refuses %s', (_, bytes, type, code) => {
		expect(parseEventBody(bytes, type)).toMatchObject({
			ok: false,
			receipt: { statut: 400, corps: { status: 'rejected', errors: [{ path: '', code }] } },
		});
	});

	it('reads JSON of any charset parameter', () => {
		expect(parseEventBody(Buffer.from('{"é":1}'), 'application/json; charset=utf-8')).toEqual({
			ok: true,
			value: { é: 1 },
		});
	});
});
