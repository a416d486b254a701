import { migrate, missingMigrations } from '../../database/migrate';
import { openTestDatabase, type TestDatabase } from './harness';

let base: TestDatabase;
afterEach(async () => await base.close());

const crm = async () => (base = await openTestDatabase('crm'));

async function withSessions() {
	await base.sql(
		`insert into salles (nom, code, capacite_max) values ('A', 'ATEL_A', 12), ('B', 'ATEL_B', 10), ('Tous', 'TOUS_ATEL', 50)`,
	);
	await base.sql(
		`insert into formations (code, nom, categorie, duree_heures) values ('F', 'F', 'COURTE', 8)`,
	);
	await base.sql(`insert into formateurs (nom, prenom) values ('Dupont', 'Laurent')`);
	await base.sql(
		`insert into eleves (nom, prenom, parcours_valide, paiement_ok)
		values ('Un', 'U', true, true), ('Deux', 'D', false, false), ('Trois', 'T', true, true)`,
	);
	await base.sql(
		`insert into sessions (id_formation, date_debut, date_fin, capacite_max, nb_inscrits)
		select 1, '2027-01-04 08:00', '2027-01-04 16:00', 10, 1
		from generate_series(1, 2)`,
	);
	await base.sql(`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription) values
		(1, 1, '2026-11-01', 'INSCRIT'), (2, 1, '2026-11-02', 'EN_ATTENTE'),
			(3, 1, '2026-11-03', 'EN_ATTENTE'), (1, 2, '2026-11-01', 'CONFIRME')`);
}

describe('migrate', () => {
	it('applies every migration to an empty CRM, once', async () => {
		await crm();
		const first = await migrate(base.base);
		expect(first.anomalies).toEqual([]);
		expect(first.applied.length).toBeGreaterThan(2);
		expect(await migrate(base.base)).toEqual({
			applied: [],
			alreadyThere: first.applied,
			anomalies: [],
		});
		expect(await missingMigrations(base.base)).toEqual([]);
	});

	it('keeps the data of a CRM and gives its queue priorities and ranks', async () => {
		await crm();
		await withSessions();
		await migrate(base.base);
		expect(
			await base.sql(
				'select id_eleve, priorite, position_attente from inscription_session where id_session = 1 order by id_inscription',
			),
		).toEqual([
			{ id_eleve: 1, priorite: 1, position_attente: null },
			{ id_eleve: 2, priorite: 2, position_attente: 2 },
			{ id_eleve: 3, priorite: 1, position_attente: 1 },
		]);
	});

	it('lets one of several runs at the same time do the work', async () => {
		await crm();
		const runs = await Promise.all(Array.from({ length: 5 }, async () => await migrate(base.base)));
		expect(runs.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
	});

	it('lists every row that breaks a rule and changes nothing', async () => {
		await crm();
		await withSessions();
		await base.sql(`insert into reservation_salle (id_salle, id_session, date_debut, date_fin) values
			(1, 1, '2027-01-04 07:00', '2027-01-04 11:00'), (3, null, '2027-01-04 10:00', '2027-01-04 12:00'),
				(2, 2, '2027-01-04 12:00', '2027-01-04 13:00')`);
		await base.sql('update sessions set id_formateur = 1, nb_inscrits = 7 where id_session = 1');
		await base.sql(
			`insert into inscription_session (id_eleve, id_session, statut_inscription) values (1, 1, 'EN_ATTENTE')`,
		);
		const { anomalies, applied } = await migrate(base.base);
		expect(applied).toEqual([]);
		expect(anomalies.map(({ table, cle, raison }) => [table, cle, raison])).toEqual([
			[
				'inscription_session',
				'5',
				"seconde inscription active de l'élève 1 à la session 1 (la première est 1)",
			],
			['reservation_salle', '2', 'double réservation de la salle ATEL_A avec la réservation 1'],
			['sessions', '1', 'nb_inscrits vaut 7 pour 1 inscription(s)'],
		]);
		expect(await base.sql(`select to_regnamespace('sessions_planning') as schema`)).toEqual([
			{ schema: null },
		]);
		expect(
			await base.sql(
				`select count(*)::int as n from information_schema.columns where table_name = 'inscription_session'`,
			),
		).toEqual([{ n: 7 }]);
	});
});

it('builds the search indexes anew where a crash left one half built', async () => {
	base = await openTestDatabase('crm');
	await migrate(base.base);
	const valid = async () =>
		await base.sql<{ name: string; valid: boolean }>(
			`select indexrelid::regclass::text as name, indisvalid as valid
			from pg_index
			where indexrelid::regclass::text like '%recherche_idx'
			order by 1`,
		);
	const both = [
		{ name: 'candidats_recherche_idx', valid: true },
		{ name: 'eleves_recherche_idx', valid: true },
	];
	expect(await valid()).toEqual(both);

	await base.sql(
		`update pg_index set indisvalid = false where indexrelid = 'eleves_recherche_idx'::regclass`,
	);
	await base.sql('drop index candidats_recherche_idx');
	expect(await migrate(base.base)).toMatchObject({ applied: [] });
	expect(await valid()).toEqual(both);
});
