/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged by the OpenAPI document, not by types */
import { openTestDatabase, type TestDatabase } from '../harness';
import { answerEndpoint } from '../../../core/http/answer';
import type { HttpRequest } from '../../../core/http/request';
import type { EndpointName } from '../../../core/http/endpoints';

let t: TestDatabase;
beforeAll(async () => {
	t = await openTestDatabase('centre');
});
afterAll(() => t.close());

/** Statements of one request, begin and commit among them. */
async function count(nom: EndpointName, incoming: HttpRequest, statut: number): Promise<any> {
	const avant = t.base.queries;
	const reponse = await answerEndpoint(t.centre, nom, incoming);
	expect(reponse.statut).toBe(statut);
	return { queries: t.base.queries - avant, corps: reponse.corps as any };
}

const slot = (jour: string, n = 1) => ({
	formation: 'INIT_SERTI',
	salle: 'ATEL_B',
	formateurId: 2,
	capaciteMax: 1,
	creneaux: Array.from({ length: n }, (_, i) => ({
		dateDebut: `${jour}T${String(8 + i).padStart(2, '0')}:00`,
		dateFin: `${jour}T${String(9 + i).padStart(2, '0')}:00`,
	})),
});
const formulaire = {
	sourceForm: 'FormationCourteForm',
	type: 'COURTE',
	informationsGenerales: {
		formation: 'INIT_SERTI',
		dateDebut: '2029-03-01',
		dateFin: '2029-05-31',
		dureeHeures: 40,
	},
	joursActifs: ['SAMEDI'],
};

/** docs/endpoints.md says these numbers: they do not grow with séances, people or rooms. */
test('each endpoint takes so many statements and no more', async () => {
	const [a, b] = (
		await t.sql<{ id: number }>(
			'select id_eleve as id from eleves where parcours_valide and paiement_ok order by 1 limit 2',
		)
	).map(({ id }) => id);
	const numbers: Record<string, number> = {};
	const note = async (nom: string, point: EndpointName, incoming: HttpRequest, statut = 200) => {
		const { queries, corps } = await count(point, incoming, statut);
		numbers[nom] = queries;
		return corps;
	};
	await note('sessions', 'sessions', { query: { formation: 'INIT_SERTI' } });
	await note('salles', 'salles', {});
	await note('formations', 'formations', {});
	await note('formateurs', 'formateurs', {});
	await note('planning salle', 'planningSalle', {
		params: { salle: 'ATEL_B' },
		query: { mois: '12', annee: '2026' },
	});
	await note('planning formateur', 'planningFormateur', {
		params: { id: '2' },
		query: { mois: '12', annee: '2026' },
	});
	await note('occupation', 'occupation', { query: { annee: '2026' } });
	const { session } = await note('créer, 1 créneau', 'creer', { body: slot('2029-06-04') }, 201);
	await note('créer, 10 créneaux', 'creer', { body: slot('2029-06-05', 10) }, 201);
	await note(
		'créer, avec clé',
		'creer',
		{ body: slot('2029-06-06'), headers: { 'idempotency-key': 'k' } },
		201,
	);
	await note(
		'créer, clé répétée',
		'creer',
		{ body: slot('2029-06-06'), headers: { 'idempotency-key': 'k' } },
		201,
	);
	await note('créer, refusé', 'creer', { body: slot('2029-06-04') }, 409);
	await note('prévisualiser', 'creer', { body: { ...slot('2029-06-07'), previsualiser: true } });
	await note('planifier', 'creer', { body: formulaire }, 201);
	await note('planifier, aperçu', 'creer', { body: { ...formulaire, previsualiser: true } });
	const day = {
		...formulaire,
		informationsGenerales: { ...formulaire.informationsGenerales, dureeHeures: 8 },
	};
	const list = { demandes: [day, day, day] };
	await note('planifier ensemble', 'creerEnsemble', { body: list }, 201);
	const preview = { body: { ...list, previsualiser: true } };
	await note('planifier ensemble, aperçu', 'creerEnsemble', preview);
	const params = { id: String(session.idSession) };
	await note('inscrire, place', 'inscrire', { params, body: { eleveId: a } });
	await note('inscrire, file', 'inscrire', { params, body: { eleveId: b } });
	await note('inscrire, déjà', 'inscrire', { params, body: { eleveId: b } });
	await note('promouvoir, complet', 'promouvoir', { params, body: {} }, 409);
	await note('fiche', 'fiche', { params });
	await note('désister, promotion', 'desister', { params, body: { eleveId: a } });
	await note('désister, personne ne suit', 'desister', { params, body: { eleveId: b } });
	const [{ id: gone }] = await t.sql<{ id: number }>(
		`insert into eleves (nom, prenom) values ('A', 'B') returning id_eleve as id`,
	);
	const one = { eleveId: gone };
	await note('données, une personne', 'donneesPersonne', { query: { eleveId: String(gone) } });
	await note('effacer, aperçu', 'effacerPersonne', { body: { ...one, previsualiser: true } });
	await note('effacer', 'effacerPersonne', { body: one });
	await note('effacer, déjà', 'effacerPersonne', { body: one });
	await note('refus de forme', 'inscrire', { params, body: {} }, 400);
	expect(numbers).toEqual({
		sessions: 1,
		fiche: 1,
		salles: 1,
		formations: 1,
		formateurs: 1,
		'planning salle': 1,
		'planning formateur': 1,
		occupation: 1,
		'créer, 1 créneau': 9,
		'créer, 10 créneaux': 9,
		'créer, avec clé': 11,
		'créer, clé répétée': 3,
		'créer, refusé': 7,
		prévisualiser: 4,
		planifier: 10,
		'planifier, aperçu': 5,
		'planifier ensemble': 10,
		'planifier ensemble, aperçu': 5,
		'inscrire, place': 9,
		'inscrire, file': 9,
		'inscrire, déjà': 6,
		'promouvoir, complet': 5,
		'désister, promotion': 10,
		'désister, personne ne suit': 10,
		'données, une personne': 13,
		'effacer, aperçu': 16,
		effacer: 33,
		'effacer, déjà': 18,
		'refus de forme': 0,
	});
});

test('a creation takes two round trips, and five where its answer is kept for a key', async () => {
	const trips = async (incoming: HttpRequest) => {
		const before = t.base.roundTrips;
		await count('creer', incoming, 201);
		return t.base.roundTrips - before;
	};
	expect(await trips({ body: slot('2029-07-02', 5) })).toBe(2);
	const headers = { 'idempotency-key': 'trips' };
	expect(await trips({ body: slot('2029-07-03'), headers })).toBe(5);
});
