import { check } from '../../core/verification/check';
import { openTestDatabase, type TestDatabase } from './harness';

let base: TestDatabase;
afterEach(async () => await base.close());

const raisons = async () =>
	(await check(base.base)).map(({ severityOf, table, cle, raison }) => [
		severityOf,
		table,
		cle,
		raison,
	]);

describe('check', () => {
	it('finds nothing to say of a sound database', async () => {
		base = await openTestDatabase('centre');
		expect(await raisons()).toEqual([]);
	});

	it('names the migrations that are missing', async () => {
		base = await openTestDatabase('crm');
		const findings = await check(base.base);
		expect(findings).toHaveLength(1);
		expect(findings[0]).toMatchObject({
			severityOf: 'BLOQUANT',
			remede: 'npx n8n-nodes-sessions-planning migrate',
		});
		expect(findings[0].raison).toContain('0001_inscriptions.sql');
	});

	it("names the CRM's tables and columns that are missing, and goes no further", async () => {
		base = await openTestDatabase('crm');
		await base.sql(
			'drop table disponibilite_formateur; alter table salles drop column equipements, drop column statut',
		);
		expect(await raisons()).toEqual([
			['BLOQUANT', 'salles', '', 'colonne(s) du CRM manquante(s) : equipements, statut'],
			['BLOQUANT', 'disponibilite_formateur', '', 'la table du CRM manque'],
		]);
	});

	it("tells what the CRM's own SQL left wrong, row by row", async () => {
		base = await openTestDatabase('vide');
		await base.sql(
			`insert into eleves (nom, prenom) select 'E' || n, 'P' from generate_series(1, 3) n`,
		);
		await base.sql(
			`insert into sessions (id_formation, date_debut, date_fin, capacite_max, nb_inscrits)
			values (1, '2027-01-04 08:00', '2027-01-04 16:00', 1, 5)`,
		);
		await base.sql(`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription,
					position_attente)
			values
			(1, 1, '2026-11-01', 'INSCRIT', null), (2, 1, '2026-11-01', 'CONFIRME', null),
				(3, 1, '2026-11-01', 'EN_ATTENTE', 4)`);
		await base.sql(`delete from sessions_planning.composition_salle`);
		await base.sql(
			`insert into reservation_salle (id_salle, date_debut, date_fin) values (1, '2027-01-04 08:00', '2027-01-04 10:00')`,
		);
		await base.sql(`delete from sessions_planning.occupation_salle`);
		await base.sql(
			`insert into sessions_planning.evenement (action, correlation_id, id_session, origine, recu_le)
			values ('ELEVE_INSCRIT', 'c1', 1, 'CRM', now() - interval '2 hours')`,
		);
		expect(await raisons()).toEqual([
			['A_CORRIGER', 'sessions', '1', 'nb_inscrits vaut 5 pour 2 inscription(s)'],
			['A_CORRIGER', 'evenement', '1', 'ELEVE_INSCRIT (c1) : en retard'],
			[
				'A_CORRIGER',
				'inscription_session',
				'3',
				"rangs de la liste d'attente faux à la session 1 (1 ligne(s))",
			],
			['A_CORRIGER', 'reservation_salle', '1', 'réservation active sans occupation de sa salle'],
			[
				'A_CORRIGER',
				'salles',
				'9',
				"TOUS_ATEL n'est composée d'aucune salle : elle ne bloque pas les ateliers",
			],
			['A_CORRIGER', 'sessions', '1', '2 inscrit(s) pour 1 place(s)'],
		]);
	});
});
