import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { feedToken } from '../../../core/calendars/feedToken';
import { feed } from '../../../core/feeds/feed';
import { answerEndpoint } from '../../../core/http/answer';
import { explain } from '../../../core/inscriptions/explain';
import { ownerOf, ownToken } from '../../../core/liens/ownLink';
import { erasePersonne, type Erasure } from '../../../core/personnes/erasePersonne';
import { exportPersonne, type PersonalData } from '../../../core/personnes/exportPersonne';
import { check } from '../../../core/verification/check';
import { expectConform } from '../endpoints/openapi';
import { cleSecrets, makeSession, post } from '../evenements/world';
import { openTestDatabase, type TestDatabase } from '../harness';
import { dump, fold, found, fullName, live, she } from './world';

let t: TestDatabase;

const refusal = async (work: Promise<unknown>) =>
	await work.then(
		() => [],
		(error: { faults?: Array<{ code: string; path: string; message: string }> }) =>
			error.faults ?? [String(error)],
	);

/** docs/personal-data.md, "Column by column": what an erasure does with each. */
const documented = () => {
	const text = readFileSync(join(__dirname, '../../../docs/personal-data.md'), 'utf8');
	const rows = text
		.slice(text.indexOf('## Column by column'))
		.matchAll(/^\| `(\w+)\.(\w+)`\s+\| (struck|stays)\b/gm);
	return [...rows].map(([, table, column, what]) => ({
		name: `${table}.${column}`,
		table,
		column,
		what,
	}));
};

describe('somebody who left a trace everywhere', () => {
	let her: Awaited<ReturnType<typeof live>>;
	/** What an erasure must leave as it is. */
	const kept = async () => ({
		crm: await dump(t, 'public'),
		problems: await check(t.base),
		decisions: await explain(t.centre, { idSession: her.agent.idSession }),
		mails: await t.sql(
			'select id_courrier, id_evenement, role, etat, id_eleve, envoye_le from sessions_planning.courrier order by 1',
		),
		events: await t.sql(
			'select id_evenement, action, etat, reponse, recu_le, applique_le, traite_le from sessions_planning.evenement order by 1',
		),
		presence: await t.sql(
			'select id_reservation, id_inscription, statut, minutes, marque_le from sessions_planning.presence order by 1, 2',
		),
		corrections: await t.sql('select count(*) from sessions_planning.presence_trace'),
	});
	const asText = (value: unknown) => ({ value: fold(JSON.stringify(value)) });
	beforeAll(async () => {
		t = await openTestDatabase('vide');
		her = await live(t);
	});
	afterAll(() => t.close());

	it('is exported whole, and nobody else with it', async () => {
		const { statut, corps } = await answerEndpoint(t.centre, 'donneesPersonne', {
			query: { eleveId: String(her.idEleve) },
		});
		expectConform('GET /crm/personnes', statut, corps);
		const data = corps as unknown as PersonalData;
		const text = JSON.stringify(data);
		for (const mine of [she.prenom, she.email, she.oldEmail, she.phone, she.home])
			expect(text).toContain(mine);
		expect(text).not.toMatch(/eleve\d+\.s\d+@|Nom\d/);
		expect(data.personne).toEqual({
			eleves: [her.idEleve],
			candidats: [her.idCandidat],
			formateurs: [],
		});
		expect(data.inscriptions.map(({ idSession }) => idSession)).toEqual(
			expect.arrayContaining([her.idSession, her.agent.idSession, her.full.idSession]),
		);
		const parts = [
			'presences',
			'corrections',
			'decisions',
			'evenements',
			'courriers',
			'reponses',
		] as const;
		expect(parts.filter((part) => data[part].length === 0)).toEqual([]);
		expect(data.presences[0]).toMatchObject({ statut: 'ABSENT' });
		expect(Date.parse(String(data.courriers[0].creeLe))).toBeLessThanOrEqual(Date.now());
		expect(data.mentions.map(({ table }) => table)).toEqual(
			expect.arrayContaining(['alerte', 'annonce', 'fermeture', 'seance']),
		);
	});

	it('is in no dump afterwards; counters, ranks, decisions and history are what they were', async () => {
		const before = await dump(t);
		// She is where she is expected, or the rest proves nothing.
		expect(Object.keys(found(before)).sort()).toEqual([
			'alerte',
			'annonce',
			'courrier',
			'evenement',
			'fermeture',
			'idempotence',
			'presence',
			'presence_trace',
			'seance',
		]);
		const was = await kept();
		expect(was.decisions.length).toBeGreaterThan(1);

		const preview = await erasePersonne(t.centre, { idEleve: her.idEleve, previsualiser: true });
		expect(preview).toMatchObject({ previsualiser: true, effaceLe: null });
		expect(await dump(t)).toEqual(before);

		// By the key of the candidat that she was it is the same person; asked twice at once, it is done once.
		const answers = await Promise.all([
			erasePersonne(t.centre, { idCandidat: her.idCandidat }),
			erasePersonne(t.centre, { idEleve: her.idEleve }),
		]);
		expect(found(await dump(t))).toEqual({});
		expect(await kept()).toEqual(was);

		const didIt = ({ lignes }: Erasure) => Object.values(lignes).some((n) => n > 0);
		expect(answers.filter(didIt)).toEqual([
			{ ...preview, previsualiser: false, effaceLe: expect.any(String) },
		]);
		expect(Object.entries(preview.lignes).flatMap(([name, n]) => (n === 0 ? [name] : []))).toEqual([
			'decisions',
			'effacements',
		]);
		expect(
			await t.sql(
				'select genre, id_personne, par from sessions_planning.effacement order by genre',
			),
		).toEqual([
			{ genre: 'candidat', id_personne: her.idCandidat, par: 'test' },
			{ genre: 'eleve', id_personne: her.idEleve, par: 'test' },
		]);
		// What is the CRM's is said, and left.
		expect(preview.resteAuCrm.map(({ table, quoi }) => `${table}: ${quoi}`)).toEqual(
			expect.arrayContaining([
				'eleves: nom, prénom, adresse',
				'candidats: nom, prénom, adresse',
				'inscription_session: motif_annulation, écrit librement',
				'sessions: notes qui la nomment',
			]),
		);
	});

	it('has neither link nor feed any more; an answer that was kept says what it did without the name', async () => {
		const id = String(her.idEleve);
		const link = ownToken(cleSecrets, { genre: 'eleve', id: her.idEleve }, Date.now() - 60_000);
		const jeton = feedToken(cleSecrets, 'eleve', id);
		expect(await refusal(ownerOf(t.centre, cleSecrets, link))).toMatchObject([
			{ code: 'JETON_REFUSE' },
		]);
		expect(await refusal(feed(t.centre, cleSecrets, { eleve: id, jeton }))).toMatchObject([
			{ code: 'JETON_REFUSE' },
		]);
		const was = await kept();
		const again = await answerEndpoint(t.centre, 'inscrire', {
			params: { id: String(her.cancelled.idSession) },
			body: { eleveId: her.idEleve },
			headers: { 'idempotency-key': 'k' },
		});
		expect(again).toMatchObject({
			statut: 200,
			corps: { inscription: { idEleve: her.idEleve, statutInscription: 'INSCRIT' } },
		});
		expect(await kept()).toEqual(was);
		const {
			eleves: _,
			candidats: __,
			inscriptions: ___,
			...ours
		} = await exportPersonne(t.centre, { idEleve: her.idEleve });
		expect(found(asText(ours))).toEqual({});
		expect(ours).toMatchObject({ effaceLe: expect.any(String), mentions: [] });
	});

	it('is struck out of each column that the documentation says, also where no key leads to it', async () => {
		await t.sql(
			`insert into sessions_planning.decision (acteur, verbe, id_session, regle, message, faits)
			values ('x', 'INSCRIRE', 1, 'r', 'm', '{}')`,
		);
		const words = `vu ${she.nom.toUpperCase()}, Zebulonne (${she.email.toUpperCase()})`;
		for (const { table, column, what } of documented()) {
			if (what !== 'struck') continue;
			const [{ type }] = await t.sql<{ type: string }>(
				`select data_type as type from information_schema.columns
				where table_schema = 'sessions_planning' and table_name = $1 and column_name = $2`,
				[table, column],
			);
			const planted = await t.sql(
				`update sessions_planning.${table} set ${column} = $1
				where ctid = (select max(ctid) from sessions_planning.${table}) returning 1`,
				[type === 'jsonb' ? JSON.stringify({ a: [{ b: words }] }) : words],
			);
			expect({ table, column, planted: planted.length }).toEqual({ table, column, planted: 1 });
		}
		expect(Object.keys(found(await dump(t)))).toHaveLength(11);
		await erasePersonne(t.centre, { idEleve: her.idEleve });
		expect(found(await dump(t))).toEqual({});
	});

	it('is found by what mails say of her once the CRM has deleted her', async () => {
		await t.sql(
			`insert into sessions_planning.courrier (cle, role, etat, id_eleve, id_candidat, prenom, nom, email, contexte)
			values ('own', 'ELEVE', 'ENVOYE', $1, null, $2, $3, $4, '{}'), ('of others', 'ADMIN', 'ENVOYE', null, null, '', '', null, $5)`,
			[
				her.idEleve,
				she.prenom,
				she.nom,
				she.email,
				JSON.stringify({ a: `${fullName} et ${she.email}` }),
			],
		);
		await t.sql('delete from inscription_session where id_eleve = $1', [her.idEleve]);
		await t.sql('delete from eleves where id_eleve = $1', [her.idEleve]);
		await t.sql('delete from candidats where id_candidat = $1', [her.idCandidat]);
		expect(Object.keys(found(await dump(t)))).toEqual(['courrier']);
		expect(await erasePersonne(t.centre, { idEleve: her.idEleve })).toMatchObject({
			lignes: { courriers: 2 },
			resteAuCrm: [{ table: 'sessions', cle: String(her.idSession), quoi: 'notes qui la nomment' }],
		});
		expect(found(await dump(t))).toEqual({});
	});
});

describe('what is not over', () => {
	const PREMATURE = 'EFFACEMENT_PREMATURE';
	beforeEach(async () => {
		t = await openTestDatabase('vide');
	});
	afterEach(() => t.close());
	const unchanged = async (idEleve: number, expected: RegExp[]) => {
		const before = await dump(t);
		const faults = await refusal(erasePersonne(t.centre, { idEleve }));
		expect(faults).toEqual(
			expected.map((message) => ({
				path: 'idEleve',
				code: PREMATURE,
				message: expect.stringMatching(message),
			})),
		);
		expect(await dump(t)).toEqual(before);
	};

	it('keeps an élève with a place or a rank in a session to come, each named', async () => {
		const a = await makeSession(t, { places: 1, inscrits: 1, attente: 1 });
		await unchanged(a.inscriptions[0].id_eleve, [/inscrit.*session \d+ \(.*désister d'abord/]);
		await unchanged(a.inscriptions[1].id_eleve, [/attend encore une place.*désister d'abord/]);
		await t.sql(`update sessions set statut_session = 'ANNULEE' where id_session = $1`, [
			a.idSession,
		]);
		expect(await erasePersonne(t.centre, { idEleve: a.inscriptions[0].id_eleve })).toMatchObject({
			previsualiser: false,
		});
	});

	it('lets an event and a mail under way finish first', async () => {
		const { idSession, inscriptions } = await makeSession(t, { inscrits: 1, jours: -5 });
		const idEleve = inscriptions[0].id_eleve;
		await post(t, 'ELEVE_DESISTE', idSession, { eleveId: idEleve, motif: 'x' });
		await unchanged(idEleve, [/l'événement \d+ \(ELEVE_DESISTE\) est en cours/]);
		await t.sql(`update sessions_planning.evenement set etat = 'TRAITE'`);
		await t.sql(
			`insert into sessions_planning.courrier (cle, role, id_eleve, nom, prenom, email) values ('c', 'ELEVE', $1, 'N', 'P', 'x@y.z')`,
			[idEleve],
		);
		await unchanged(idEleve, [/le courriel \d+ va partir/]);
		await t.sql(`update sessions_planning.courrier set etat = 'ENVOYE'`);
		expect((await erasePersonne(t.centre, { idEleve })).lignes).toMatchObject({
			courriers: 1,
			evenements: 1,
		});
	});

	it('keeps a trainer with séances to give; afterwards the name is gone from what was said of them', async () => {
		const [{ id }] = await t.sql<{ id: number }>(
			`insert into formateurs (nom, prenom, email) values ($1, $2, $3) returning id_formateur as id`,
			[she.nom, she.prenom, she.email],
		);
		const { idSession } = await makeSession(t, { formateur: id });
		expect(await refusal(erasePersonne(t.centre, { idFormateur: id }))).toMatchObject([
			{
				path: 'idFormateur',
				code: PREMATURE,
				message: expect.stringMatching(/confier à quelqu'un/),
			},
		]);
		await t.sql('update sessions set id_formateur = 1 where id_session = $1', [idSession]);
		await t.sql(
			`insert into sessions_planning.evenement (action, correlation_id, origine, etat, id_session, effets)
			values ('SESSION_ANNULEE', 'x', 'CRM', 'TRAITE', $1, $2)`,
			[
				idSession,
				JSON.stringify({
					data: {},
					seances: [{ idReservation: 1, formateur: fullName, salle: 'Atelier B' }],
				}),
			],
		);
		const { lignes, personne } = await erasePersonne(t.centre, { idFormateur: id });
		expect(personne).toEqual({ eleves: [], candidats: [], formateurs: [id] });
		expect(lignes.evenements).toBe(1);
		expect(found(await dump(t))).toEqual({});
		const [{ effets }] = await t.sql('select effets from sessions_planning.evenement');
		expect(effets.seances).toEqual([
			{ idReservation: 1, formateur: `Formateur ${id} (données effacées)`, salle: 'Atelier B' },
		]);
	});
});

describe('others', () => {
	beforeEach(async () => {
		t = await openTestDatabase('vide');
	});
	afterEach(() => t.close());

	it('says of each column that can hold words what becomes of it', async () => {
		const columns = await t.sql<{ nom: string }>(
			`select table_name || '.' || column_name as nom
		from information_schema.columns
		join information_schema.tables using (table_schema, table_name)
		where table_schema = 'sessions_planning' and table_type = 'BASE TABLE'
			and data_type in ('text', 'character varying', 'jsonb', 'json', 'bytea', 'ARRAY')
			and table_name <> 'migration'
		order by 1`,
		);
		expect(
			documented()
				.map(({ name }) => name)
				.sort(),
		).toEqual(columns.map(({ nom }) => nom).sort());
	});

	it('keeps the mails of a homonym, whose key they have, and finds a name without a key', async () => {
		const [a, b] = await t.sql<{ id: number }>(
			`insert into eleves (nom, prenom, email) values ('Martin', 'Jean', 'jean1@mail.example'),
			('Martin', 'Jean', 'jean2@mail.example') returning id_eleve as id`,
		);
		await t.sql(
			`insert into sessions_planning.courrier (cle, role, etat, id_eleve, nom, prenom, email)
			values ('a', 'ELEVE', 'ENVOYE', $1, 'Martin', 'Jean', 'jean1@mail.example'),
				('b', 'ELEVE', 'ENVOYE', $2, 'Martin', 'Jean', 'jean2@mail.example'),
				('c', 'ADMIN', 'ENVOYE', null, 'Martin', 'Jean', 'jean1@mail.example')`,
			[a.id, b.id],
		);
		await erasePersonne(t.centre, { idEleve: a.id });
		const gone = { prenom: '', nom: `Élève ${a.id} (données effacées)`, email: null };
		expect(
			await t.sql('select prenom, nom, email from sessions_planning.courrier order by cle'),
		).toEqual([gone, { prenom: 'Jean', nom: 'Martin', email: 'jean2@mail.example' }, gone]);
	});

	it.each(['Bonjour,\n%', 'Bonjour,\r\n\t%', 'Page\f%', 'Tabulation\v%', 'Dossier \\%'])(
		'finds a name behind a break or a backslash: %j',
		async (before) => {
			const [{ id }] = await t.sql<{ id: number }>(
				`insert into formateurs (nom, prenom) values ('Quatrepoints', 'Nadine') returning id_formateur as id`,
			);
			const motif = before.replace('%', 'Nadine Quatrepoints est souffrante');
			const { idSession } = await makeSession(t, { inscrits: 0 });
			await t.sql(
				`insert into sessions_planning.evenement (action, correlation_id, origine, etat, id_session, donnees, erreur,
				corps_retour) values ('SESSION_ANNULEE', 'x', 'CRM', 'TRAITE', $1, $2, $3, $4)`,
				[idSession, JSON.stringify({ motif }), null, JSON.stringify({ motif })],
			);
			const { mentions } = await exportPersonne(t.centre, { idFormateur: id });
			expect(mentions.map(({ table }) => table)).toEqual(['evenement']);
			await erasePersonne(t.centre, { idFormateur: id });
			const told = await t.sql(
				'select donnees::text, corps_retour from sessions_planning.evenement',
			);
			expect(JSON.stringify(told)).not.toContain('Quatrepoints');
		},
	);

	it('leaves somebody else of the same last name alone, and says who is unknown', async () => {
		const [a, b] = await t.sql<{ id: number }>(
			`insert into eleves (nom, prenom, email) values ('Roux', 'Rose', 'rose@mail.example'),
			('Roux', 'Jean', 'jean@mail.example') returning id_eleve as id`,
		);
		await t.sql(
			`insert into sessions_planning.courrier (cle, role, etat, id_eleve, nom, prenom, email, contexte)
		values ('a', 'ELEVE', 'ENVOYE', $1, 'Roux', 'Rose', 'rose@mail.example', '{"suite": "Mme Roux a quitté", "salle": "Salle Rose"}'),
			('b', 'ELEVE', 'ENVOYE', $2, 'Roux', 'Jean', 'jean@mail.example', '{"mots": "Jean Roux, Rose Roux et Salle Rose"}')`,
			[a.id, b.id],
		);
		await erasePersonne(t.centre, { idEleve: a.id });
		const rows = await t.sql(
			'select prenom, nom, email, contexte from sessions_planning.courrier order by id_courrier',
		);
		const gone = `Élève ${a.id} (données effacées)`;
		expect(rows).toEqual([
			{
				prenom: '',
				nom: gone,
				email: null,
				contexte: { suite: `Mme ${gone} a quitté`, salle: 'Salle Rose' },
			},
			{
				prenom: 'Jean',
				nom: 'Roux',
				email: 'jean@mail.example',
				contexte: { mots: `Jean Roux, ${gone} et Salle Rose` },
			},
		]);
		for (const who of [{ idEleve: 999_999 }, { idCandidat: 999_999 }, { idFormateur: 999_999 }])
			for (const use of [erasePersonne, exportPersonne])
				expect(await refusal(use(t.centre, who))).toMatchObject([
					{ path: Object.keys(who)[0], code: expect.stringMatching(/_INCONNU$/) },
				]);
		for (const who of [{}, { idEleve: a.id, idCandidat: 1 }])
			expect(await refusal(erasePersonne(t.centre, who))).toMatchObject([
				{ code: 'CHAMP_INVALIDE' },
			]);
	});
});
