import { DateTime } from 'luxon';

import { listFormateurs, listFormations, listSalles } from '../../../core/lists/catalogue';
import { findFreeRooms } from '../../../core/salles/findFreeRooms';
import { findFreeSlots } from '../../../core/salles/findFreeSlots';
import { findAlerts } from '../../../core/sessions/findAlerts';
import { createSession } from '../../../core/sessions/createSession';
import { readSheet } from '../../../core/sessions/readSheet';
import { findOpenSessions, findSessions, findStarting } from '../../../core/sessions/findSessions';
import { openTestDatabase, type TestDatabase } from '../harness';

let base: TestDatabase;
const inDays = (n: number, heure: string) =>
	`${DateTime.now().setZone('Europe/Paris').plus({ days: n }).toISODate()}T${heure}`;
const create = (jours: number, demande: object = {}) =>
	createSession(base.centre, {
		formation: 'INIT_SERTI',
		salle: 'ATEL_B',
		formateurId: 1,
		creneaux: [{ dateDebut: inDays(jours, '08:00'), dateFin: inDays(jours, '12:00') }],
		...demande,
	} as never);
const ids = (sessions: Array<{ idSession: number }>) => sessions.map(({ idSession }) => idSession);

async function statements<T>(job: () => Promise<T>): Promise<[number, T]> {
	const before = base.base.queries;
	const value = await job();
	return [base.base.queries - before, value];
}

beforeAll(async () => {
	base = await openTestDatabase('vide');
	// The days are counted from today: one of them may be a public holiday, which is an alert of its own.
	const { planning } = base.centre.rules;
	const parametres = { ...planning.parametres, feries: null };
	base.centre = {
		...base.centre,
		rules: { ...base.centre.rules, planning: { ...planning, parametres } },
	};
	await create(3);
	await create(7, { capaciteMax: 2 });
	await create(8, { formation: 'PERF_SERTI' });
	await create(20, { formation: 'CAP_BJ', salle: 'TOUS_ATEL', formateurId: 3, capaciteMax: 20 });
	await create(25);
	await base.sql(`update sessions set statut_session = 'ANNULEE' where id_session = 5`);
	await base.sql(`insert into candidats (nom, prenom) values ('Zola', 'Émile')`);
	await base.sql(
		`insert into eleves (nom, prenom, parcours_valide, paiement_ok)
		select 'E' || n, '<b>P</b>', true, true
		from generate_series(1, 8) n`,
	);
	await base.sql(
		`insert into inscription_session (id_eleve, id_session, statut_inscription, priorite, position_attente)
		values (1, 2, 'INSCRIT', 1, null), (2, 2, 'CONFIRME', 1, null), (3, 2, 'EN_ATTENTE', 1, 1),
				(4, 2, 'ANNULE', 1, null), (5, 1, 'INSCRIT', 1, null)`,
	);
	await base.sql(
		`insert into inscription_session (id_candidat, id_session, statut_inscription, priorite,
			position_attente)
		values (1, 2, 'EN_ATTENTE', 2, 2)`,
	);
	await base.sql(`update sessions set nb_inscrits = 2 where id_session = 2`);
});
afterAll(async () => await base.close());

describe('findSessions', () => {
	it('lists what is open for a training, with places left and the queue, in one statement', async () => {
		const [n, { sessions }] = await statements(() => findOpenSessions(base.centre, 'INIT_SERTI'));
		expect(n).toBe(1);
		expect(sessions).toMatchObject([
			{
				idSession: 1,
				formation: 'INIT_SERTI',
				sallePrincipale: 'Atelier B',
				formateur: 'Laurent Dupont',
				capaciteMax: 10,
				nbInscrits: 1,
				placesRestantes: 9,
				enAttente: 0,
			},
			{ idSession: 2, capaciteMax: 2, nbInscrits: 2, placesRestantes: 0, enAttente: 2 },
		]);
		expect((await findOpenSessions(base.centre, 'NOPE')).sessions).toEqual([]);
		expect(ids((await findOpenSessions(base.centre)).sessions)).toEqual([1, 2, 3, 4]);
	});

	it('filters by room with its parts and wholes, trainer, dates, places, status', async () => {
		expect(ids(await findSessions(base.centre, { salle: 'ATEL_A' }))).toEqual([4]);
		expect(ids(await findSessions(base.centre, { salle: 'Atelier B' }))).toEqual([1, 2, 3, 4, 5]);
		expect(ids(await findSessions(base.centre, { formateurId: 3 }))).toEqual([4]);
		expect(
			ids(
				await findSessions(base.centre, {
					dateDebut: inDays(6, '00:00'),
					dateFin: inDays(8, '08:00'),
				}),
			),
		).toEqual([2]);
		expect(
			ids(
				await findSessions(base.centre, { formation: 'INIT_SERTI', placesMin: 1, ouvertes: true }),
			),
		).toEqual([1]);
		expect(ids(await findSessions(base.centre, { statuts: ['ANNULEE'] }))).toEqual([5]);
		await expect(
			findSessions(base.centre, { formateurId: 'x' as never, limite: 0 }),
		).rejects.toMatchObject({ faults: [{ path: 'formateurId' }, { path: 'limite' }] });
	});

	it('finds what starts within seven days, the seventh included', async () => {
		expect(ids(await findStarting(base.centre))).toEqual([1, 2]);
	});

	it('shows a sheet with both lists in order, in one statement', async () => {
		const [n, fiche] = await statements(() => readSheet(base.centre, { idSession: 2 }));
		expect(n).toBe(1);
		expect(fiche.session).toMatchObject({
			idSession: 2,
			formation: 'INIT_SERTI',
			nbInscrits: 2,
			placesRestantes: 0,
			enAttente: 2,
			notes: { salles: ['ATEL_B'] },
		});
		expect(fiche.seances).toMatchObject([
			{
				idReservation: 2,
				dateDebut: DateTime.fromISO(inDays(7, '08:00'), { zone: 'Europe/Paris' }).toISO({
					suppressMilliseconds: true,
				}),
				salle: 'ATEL_B',
				formateurId: 1,
				formateur: 'Laurent Dupont',
			},
		]);
		expect(fiche.inscrits).toMatchObject([
			{ idEleve: 1, statutInscription: 'INSCRIT', nom: 'E1', prenom: '<b>P</b>' },
			{ idEleve: 2, statutInscription: 'CONFIRME' },
		]);
		expect(fiche.enAttente).toMatchObject([
			{ idEleve: 3, positionAttente: 1, priorite: 1 },
			{ idCandidat: 1, positionAttente: 2, priorite: 2, nom: 'Zola', type: 'CANDIDAT' },
		]);
		await expect(readSheet(base.centre, { idSession: 99 })).rejects.toMatchObject({
			faults: [{ code: 'SESSION_INCONNUE' }],
		});
	});

	it('alerts by alerts.json, in two statements', async () => {
		const [n, alertes] = await statements(() => findAlerts(base.centre));
		expect(n).toBe(2);
		expect(alertes.map(({ code, session }) => [session.idSession, code])).toEqual([
			[1, 'TROP_PEU_D_INSCRITS'],
			[2, 'CAPACITE_ATTEINTE'],
			[3, 'TROP_PEU_D_INSCRITS'],
		]);
		expect(alertes[0]).toMatchObject({
			regle: 'alerts:trop-peu-d-inscrits',
			message: 'Début dans 3 jour(s) et seulement 1 inscrit(s) pour 10 place(s).',
			faits: { joursAvantDebut: 3, tauxRemplissage: 10 },
		});
	});

	it('lists rooms with their parts, trainings and trainers, one statement each', async () => {
		const [n, { salles }] = await statements(() => listSalles(base.centre));
		expect(n).toBe(1);
		expect(salles.find(({ code }) => code === 'TOUS_ATEL')?.parties).toEqual([
			'ATEL_A',
			'ATEL_B',
			'ATEL_C',
			'ATEL_POL',
			'ATEL_TAIL',
		]);
		expect(salles.find(({ code }) => code === 'INFO')?.parties).toEqual([]);
		expect((await listFormations(base.centre, { actif: 'true' })).formations).toHaveLength(5);
		expect((await listFormations(base.centre)).formations).toHaveLength(6);
		expect((await listFormateurs(base.centre, { statut: 'INACTIF' })).formateurs).toEqual([]);
	});
});

describe('free slots and rooms', () => {
	const jour = '2027-06-02';

	beforeAll(async () => {
		await base.sql(
			`insert into reservation_salle (id_salle, date_debut, date_fin)
			values (3, '2027-06-02 08:00', '2027-06-02 10:00'), (9, '2027-06-02 12:00', '2027-06-02 13:00')`,
		);
		await base.sql(
			`insert into sessions_planning.fermeture (date_debut, date_fin, motif) values ('2027-06-03', '2027-06-03', 'Pont')`,
		);
	});

	it('gives the free slots of a room inside opening hours and its own rules', async () => {
		const [n, { jours }] = await statements(() =>
			findFreeSlots(base.centre, { salle: 'ATEL_C', dateDebut: jour, dateFin: '2027-06-03' }),
		);
		expect(n).toBe(2);
		expect(jours).toEqual([
			{
				date: jour,
				libres: [
					{
						dateDebut: '2027-06-02T08:00:00+02:00',
						dateFin: '2027-06-02T10:00:00+02:00',
						heures: 2,
					},
					{
						dateDebut: '2027-06-02T12:00:00+02:00',
						dateFin: '2027-06-02T14:00:00+02:00',
						heures: 2,
					},
					{
						dateDebut: '2027-06-02T15:00:00+02:00',
						dateFin: '2027-06-02T18:00:00+02:00',
						heures: 3,
					},
				],
			},
			{ date: '2027-06-03', raison: 'Le centre est fermé ce jour-là (Pont).', libres: [] },
		]);
		expect(
			(
				await findFreeSlots(base.centre, {
					salle: 'ATEL_B',
					dateDebut: jour,
					dateFin: jour,
					dureeMinHeures: 6,
				})
			).jours[0].libres.map(({ dateDebut }) => dateDebut),
		).toEqual(['2027-06-02T08:00:00+02:00', '2027-06-02T15:00:00+02:00']);
		expect(
			(
				await findFreeSlots(base.centre, {
					salle: 'ATEL_POL',
					dateDebut: '2027-06-05',
					dateFin: '2027-06-05',
				})
			).jours[0],
		).toEqual({
			date: '2027-06-05',
			raison: "La salle « Atelier polissage » n'est pas disponible le week-end.",
			libres: [],
		});
		await expect(
			findFreeSlots(base.centre, { salle: 'X', dateDebut: jour, dateFin: jour }),
		).rejects.toMatchObject({ faults: [{ code: 'SALLE_INCONNUE' }] });
	});

	it('keeps a day of a clock change at its own length', async () => {
		const [libre] = (
			await findFreeSlots(base.centre, {
				salle: 'REUNION',
				dateDebut: '2027-03-28',
				dateFin: '2027-03-28',
			})
		).jours[0].libres;
		expect(libre).toEqual({
			dateDebut: '2027-03-28T08:00:00+02:00',
			dateFin: '2027-03-28T21:00:00+02:00',
			heures: 13,
		});
	});

	it('gives the rooms free for a need, and every reason of the others', async () => {
		const [n, { libres, refusees }] = await statements(() =>
			findFreeRooms(base.centre, {
				formation: 'CAP_BJ',
				places: 8,
				creneaux: [
					{ dateDebut: `${jour}T10:00`, dateFin: `${jour}T12:00` },
					{ dateDebut: `${jour}T18:00`, dateFin: `${jour}T20:00` },
				],
			}),
		);
		expect(n).toBe(2);
		expect(libres.map(({ code }) => code)).toEqual(['ATEL_B', 'ATEL_A', 'THEO']);
		const raisons = Object.fromEntries(refusees.map(({ code, codes }) => [code, codes]));
		expect(raisons).toMatchObject({
			ATEL_C: ['SALLE_OCCUPEE', 'SALLE_FERMEE_SOIR'],
			ATEL_POL: ['PLACES_INSUFFISANTES', 'SALLE_FERMEE_SOIR'],
			TOUS_ATEL: ['SALLE_OCCUPEE'],
			REUNION: ['FORMATION_INCOMPATIBLE'],
		});
	});

	it('judges a need without a slot by evening, weekend and equipment', async () => {
		const { libres } = await findFreeRooms(base.centre, {
			weekend: true,
			soir: true,
			equipements: ['visioconference'],
		});
		expect(libres.map(({ code }) => code)).toEqual(['REUNION']);
		await expect(findFreeRooms(base.centre, { formation: 'NOPE' })).rejects.toMatchObject({
			faults: [{ path: 'formation', code: 'FORMATION_INCONNUE' }],
		});
	});
});
