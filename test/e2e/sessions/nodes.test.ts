import { DateTime } from 'luxon';

import { stack } from '../harness';
import { insertHeldSession } from './insertHeldSession';
import { draw, type Atelier } from './workshop';

const s = stack();
const ateliers: Atelier[] = [];
const node = async (nom: string, parameters: object) => {
	const atelier = await draw(s, nom, parameters);
	ateliers.push(atelier);
	return atelier;
};
afterAll(async () => {
	for (const atelier of ateliers) await atelier.remove();
});

const field = (nom: string) => `={{ $json.${nom} }}`;
/** The first day of the next such month in which nothing is booked: a kept stack holds what earlier runs booked. */
const freeMonth = async (mois: number) => {
	const [{ annee }] = await s.sql<{ annee: number }>(
		`select y as annee
		from generate_series(2033, 2099) y
		where not exists (select
			from reservation_salle r
			where r.statut = 'ACTIVE' and r.date_debut >= make_date(y, $1, 1)
				and r.date_debut < make_date(y, $1, 1) + interval '1 month')
		order by y
		limit 1`,
		[mois],
	);
	return DateTime.utc(annee, mois, 1);
};

describe('Create Session', () => {
	it("creates from slots, item by item: a refusal is that item's error and changes nothing", async () => {
		// A month which no other test plans in, and whose days a repair may take: a Tuesday has those around it.
		const first = await freeMonth(9);
		const jour = first.plus({ days: (9 - first.weekday) % 7 }).toISODate() as string;
		const create = await node('createSession', {
			operation: 'creneaux',
			saisie: 'json',
			formation: { __rl: true, mode: 'id', value: field('formation') },
			creneauxJson: field('creneaux'),
			salle: { __rl: true, mode: 'id', value: field('salle') },
			formateurId: { __rl: true, mode: 'list', value: '' },
			capaciteMax: '',
			previsualiser: field('apercu'),
			options: { demandePar: 'e2e' },
		});
		const creneaux = [{ dateDebut: `${jour}T08:00`, dateFin: `${jour}T12:00` }];
		const [apercu, createdOne, refusee, unknownOne] = await create.run([
			{ formation: 'GEMMO', salle: 'THEO', creneaux, apercu: true },
			{ formation: 'GEMMO', salle: 'THEO', creneaux, apercu: false },
			{ formation: 'GEMMO', salle: 'THEO', creneaux, apercu: false },
			{ formation: 'NOPE', salle: '', creneaux: 'demain', apercu: false },
		]);
		expect(apercu).toMatchObject({
			status: 'preview',
			session: { formation: 'GEMMO', sallePrincipale: 'Salle théorie' },
		});
		expect(createdOne).toMatchObject({
			status: 'created',
			session: { idSession: expect.any(Number), capaciteMax: 20 },
			seances: [{ salle: 'THEO', formateurId: expect.any(Number) }],
		});
		expect(refusee).toMatchObject({
			status: 'rejected',
			errors: [
				{ path: 'creneaux[0]', code: 'SALLE_OCCUPEE' },
				{ path: 'creneaux[0]', code: 'FORMATEUR_INTROUVABLE' },
			],
			conflits: expect.any(Array),
		});
		expect(unknownOne).toMatchObject({
			status: 'rejected',
			errors: [{ path: 'creneaux', code: 'CHAMP_INVALIDE' }],
		});
		const { idSession } = createdOne.session as { idSession: number };
		expect(
			await s.sql('select count(*)::int as n from reservation_salle where id_session = $1', [
				idSession,
			]),
		).toEqual([{ n: 1 }]);
		expect(
			await s.sql(`select action from sessions_planning.evenement where id_session = $1`, [
				idSession,
			]),
		).toEqual([{ action: 'SESSION_CREATED' }]);

		const move = await node('createSession', {
			operation: 'deplacer',
			idSession: { __rl: true, mode: 'id', value: field('id') },
			quoi: 'tout',
			nouveauDebut: field('debut'),
			decalage: '',
			nouvelleSalle: { __rl: true, mode: 'list', value: '' },
			nouveauFormateur: { __rl: true, mode: 'list', value: '' },
			previsualiser: false,
		});
		expect(await move.run([{ id: idSession, debut: `${jour}T09:00` }])).toMatchObject([
			{
				status: 'moved',
				session: { idSession },
				seances: [{ dateDebut: expect.stringContaining(`${jour}T09:00:00`) }],
			},
		]);

		const repair = await node('createSession', {
			operation: 'reparer',
			perte: field('perte'),
			formateurPerdu: { __rl: true, mode: 'id', value: field('formateur') },
			sallePerdue: { __rl: true, mode: 'id', value: field('salle') },
			perteDebut: jour,
			perteFin: '',
			perteMotif: 'e2e',
			enregistrer: false,
			delaiJours: 28,
			previsualiserReparation: field('apercu'),
		});
		const [vue, repaired, rien, sans] = await repair.run([
			{ perte: 'SALLE', salle: 'THEO', apercu: true },
			{ perte: 'SALLE', salle: 'THEO', apercu: false },
			{ perte: 'SALLE', salle: 'THEO', apercu: false },
			{ perte: 'FORMATEUR', apercu: true },
		]);
		expect(vue).toMatchObject({
			status: 'preview',
			movedList: [
				{ idSession, avant: { dateDebut: expect.stringContaining(jour), salle: 'THEO' } },
			],
			prevenus: [{ idSession, formateurs: expect.any(Array) }],
		});
		expect(repaired).toMatchObject({
			status: 'repaired',
			movedList: vue.movedList,
			pertesEnregistrees: 0,
		});
		expect(rien).toMatchObject({ status: 'repaired', movedList: [] });
		expect(sans).toMatchObject({ status: 'rejected', errors: [{ path: 'pertes[0].id' }] });

		const dates = await node('createSession', {
			operation: 'reparer',
			perte: field('perte'),
			formateurPerdu: { __rl: true, mode: 'id', value: '1' },
			sallePerdue: { __rl: true, mode: 'id', value: field('salle') },
			perteDebut: '={{ DateTime.fromISO($json.debut) }}',
			perteFin: '',
			enregistrer: false,
			delaiJours: 28,
			previsualiserReparation: true,
		});
		const debut = `${jour}T13:00:00+01:00`;
		expect(
			await dates.run([
				{ perte: 'JOUR', debut },
				{ perte: 'FORMATEUR', debut },
			]),
		).toMatchObject([{ status: 'preview' }, { status: 'preview' }]);
	});

	it('creates a block of days from the fields of the form', async () => {
		const create = await node('createSession', {
			operation: 'bloc',
			formation: { __rl: true, mode: 'id', value: 'HISTOIRE_ART' },
			jourDebut: '2032-07-12T00:00:00',
			jours: '3',
			jourFin: '',
			creneauxDuJour: ['MATIN'],
			salle: { __rl: true, mode: 'list', value: '' },
			formateurId: { __rl: true, mode: 'list', value: '' },
			capaciteMax: '',
			previsualiser: true,
			options: {},
		});
		const [apercu] = await create.run([{}]);
		expect(
			(apercu.seances as Array<{ dateDebut: string }>).map(({ dateDebut }) => dateDebut),
		).toEqual([
			'2032-07-12T08:00:00+02:00',
			'2032-07-13T08:00:00+02:00',
			'2032-07-15T08:00:00+02:00',
		]);
	});
});

describe('Create Session by planning', () => {
	it('previews 40 hours on five Saturdays, and says what blocks where nothing fits', async () => {
		const plan = await node('createSession', {
			operation: 'planifier',
			formation: { __rl: true, mode: 'id', value: 'INIT_SERTI' },
			heures: field('heures'),
			fenetreDebut: '2031-03-01',
			fenetreFin: '2031-05-31',
			joursActifs: ['SAMEDI'],
			creneauxPermis: [],
			salle: { __rl: true, mode: 'list', value: '' },
			formateurId: { __rl: true, mode: 'list', value: '' },
			capaciteMax: '',
			previsualiser: true,
			optionsPlan: { heuresParJour: '8,0' },
		});
		const [cinq, trop, rien] = await plan.run([{ heures: 40 }, { heures: 400 }, { heures: 'x' }]);
		expect(cinq).toMatchObject({ status: 'preview', plan: { prouveOptimal: true } });
		expect(
			new Set(
				(cinq.seances as Array<{ dateDebut: string }>).map(({ dateDebut }) =>
					dateDebut.slice(0, 10),
				),
			).size,
		).toBe(5);
		expect(trop).toMatchObject({
			status: 'rejected',
			errors: [{ code: 'PLAN_IMPOSSIBLE' }],
			plan: { heuresPlacables: expect.any(Number) },
		});
		expect(rien).toMatchObject({
			status: 'rejected',
			errors: [{ path: 'heures', code: 'CHAMP_INVALIDE' }],
		});
	});
});

describe('Create Session, Plan Together', () => {
	const freeMarch = async () => {
		const first = await freeMonth(3);
		const saturday = first.plus({ days: (13 - first.weekday) % 7 });
		const [debut, samedi, suivant] = [first, saturday, saturday.plus({ weeks: 1 })].map(
			(day) => day.toISODate() as string,
		);
		return { debut, samedi, suivant, fin: `${first.year}-03-31` };
	};
	const together = (fenetreDebut: string, previsualiser: boolean, creer: string) =>
		node('createSession', {
			operation: 'ensemble',
			formation: { __rl: true, mode: 'id', value: 'INIT_SERTI' },
			heures: field('heures'),
			fenetreDebut,
			fenetreFin: field('fin'),
			joursActifs: ['SAMEDI'],
			creneauxPermis: [],
			salle: { __rl: true, mode: 'list', value: '' },
			formateurId: { __rl: true, mode: 'list', value: '' },
			capaciteMax: '',
			previsualiser,
			creer,
			optionsPlan: {},
		} as { operation: string });
	const starts = (planned: Array<Record<string, unknown>>) =>
		planned.map(
			({ session }) =>
				(session as { dateDebut: string } | undefined)?.dateDebut.slice(0, 10) ?? null,
		);

	it('places items around each other: a preview, all or none, those that fit', async () => {
		const { debut, samedi, suivant, fin } = await freeMarch();
		// The first would take the only Saturday of the second; the third has none at all.
		const items = [
			{ heures: 8, fin },
			{ heures: 8, fin: samedi },
			{ heures: 80, fin: samedi },
		];
		const shown = await (await together(debut, true, 'TOUTES')).run(items);
		expect(starts(shown)).toEqual([suivant, samedi, null]);
		expect(shown[0]).toMatchObject({
			status: 'preview',
			ensemble: { demandes: 3, creees: 2, objectif: { placees: 2, joursDeRetard: 7 } },
		});
		const none = await (await together(debut, false, 'TOUTES')).run(items);
		expect(none.map(({ errors }) => (errors as Array<{ code: string }>)[0].code)).toEqual([
			'ENSEMBLE_INCOMPLET',
			'ENSEMBLE_INCOMPLET',
			'PLAN_IMPOSSIBLE',
		]);
		const some = await (await together(debut, false, 'CELLES_QUI_TIENNENT')).run(items);
		expect(some.map(({ status }) => status)).toEqual(['created', 'created', 'rejected']);
		expect(starts(some)).toEqual(starts(shown));
	});
});

describe('Book Room', () => {
	it('books, lists what is left, moves and releases', async () => {
		const locator = { __rl: true, mode: 'id', value: 'REUNION' };
		const book = await node('bookRoom', {
			operation: 'reserver',
			salle: locator,
			dateDebut: field('debut'),
			dateFin: field('fin'),
			motif: field('motif'),
			idSession: { __rl: true, mode: 'list', value: '' },
			repeter: false,
			previsualiser: false,
			options: {},
		});
		const mardi = '2031-06-03';
		const items = [
			{ debut: `${mardi}T09:00`, fin: `${mardi}T11:00`, motif: '<b>É</b>' },
			{ debut: `${mardi}T10:00`, fin: `${mardi}T12:00`, motif: 'x' },
		];
		const [booked, clash] = await book.run(items);
		expect(booked.errors).toBeUndefined();
		expect(booked).toMatchObject({
			status: 'booked',
			reservations: [{ salle: 'REUNION', motif: '<b>É</b>', idReservation: expect.any(Number) }],
		});
		expect(clash).toMatchObject({ status: 'rejected', errors: [{ code: 'SALLE_OCCUPEE' }] });
		const id = (booked.reservations as Array<{ idReservation: number }>)[0].idReservation;

		const libres = await node('bookRoom', {
			operation: 'creneauxLibres',
			salle: locator,
			jourDebut: mardi,
			jourFin: mardi,
			dureeMin: 1,
		});
		expect(await libres.run([{}])).toMatchObject([
			{ status: 'free', jours: [{ libres: [{ heures: 1 }, { heures: 10 }] }] },
		]);
		const roomless = await node('bookRoom', {
			operation: 'creneauxLibres',
			salle: { __rl: true, mode: 'id', value: field('salle') },
			jourDebut: mardi,
			jourFin: mardi,
			dureeMin: 1,
		});
		expect(await roomless.run([{ salle: '' }])).toMatchObject([
			{ errors: [{ path: 'salle', message: expect.stringContaining('obligatoire') }] },
		]);

		const move = await node('bookRoom', {
			operation: 'deplacer',
			idReservation: field('id'),
			nouveauDebut: `${mardi}T10:00`,
			nouvelleFin: '',
			nouvelleSalle: { __rl: true, mode: 'list', value: '' },
			previsualiser: false,
		});
		expect(await move.run([{ id }])).toMatchObject([
			{ status: 'moved', dateFin: `${mardi}T12:00:00+02:00` },
		]);

		const release = await node('bookRoom', {
			operation: 'liberer',
			idReservation: field('id'),
			motif: '',
		});
		expect(await release.run([{ id }, { id }, { id: 'x' }])).toMatchObject([
			{ status: 'released' },
			{ status: 'already released' },
			{ status: 'rejected', errors: [{ path: 'idReservation' }] },
		]);
	});

	it('lists the rooms free for a need', async () => {
		const rooms = await node('bookRoom', {
			operation: 'sallesLibres',
			besoinFormation: { __rl: true, mode: 'id', value: 'CAP_BJ' },
			// Another month than the one above, whose session a repair may put into the rooms looked for.
			besoinDebut: '2037-06-02T08:00',
			besoinFin: '2037-06-02T12:00',
			besoinPlaces: '8',
			besoinEquipements: '',
			soir: false,
			weekend: false,
			autresCreneaux: '[]',
		});
		const [answer] = await rooms.run([{}]);
		// Whole, so that a room that is missing is shown with its reason.
		expect(answer).toMatchObject({
			libres: [{ code: 'ATEL_C' }, { code: 'ATEL_A' }, { code: 'TOUS_ATEL' }],
		});
	});
});

describe('Find Sessions', () => {
	it('finds, shows a sheet, and lists reminders and alerts', async () => {
		const find = await node('findSessions', {
			operation: 'chercher',
			formation: { __rl: true, mode: 'id', value: field('formation') },
			ouvertes: true,
			filtres: {},
		});
		const [found, unknown] = await find.run([{ formation: 'CAP_BJ' }, { formation: 'NOPE' }]);
		expect(found).toMatchObject({
			status: 'found',
			sessions: expect.arrayContaining([
				expect.objectContaining({ formation: 'CAP_BJ', placesRestantes: expect.any(Number) }),
			]),
		});
		expect(unknown).toMatchObject({
			status: 'rejected',
			errors: [{ path: 'formation', code: 'INTROUVABLE' }],
		});
		const later = await node('findSessions', {
			operation: 'chercher',
			ouvertes: false,
			filtres: { dateDebut: '2098-01-01' },
		});
		expect(await later.run([{}])).toEqual([{ status: 'none', nombre: 0, sessions: [] }]);
		const { idSession } = (found.sessions as Array<{ idSession: number }>)[0];

		const sheet = await node('findSessions', {
			operation: 'fiche',
			idSession: { __rl: true, mode: 'id', value: field('id') },
		});
		const [fiche, missing, wrong] = await sheet.run([
			{ id: idSession },
			{ id: 99999999 },
			{ id: 'x' },
		]);
		expect(wrong).toMatchObject({ errors: [{ path: 'idSession', code: 'CHAMP_INVALIDE' }] });
		expect(fiche).toMatchObject({
			session: { idSession },
			inscrits: expect.any(Array),
			enAttente: expect.any(Array),
		});
		expect(missing).toMatchObject({ status: 'rejected', errors: [{ code: 'SESSION_INCONNUE' }] });

		const due = await node('findSessions', { operation: 'rappels', jours: 30, tous: true });
		expect(await due.run([{}])).toMatchObject([{ status: 'due' }]);
		const alerts = await node('findSessions', { operation: 'alertes', horizon: 365 });
		expect(await alerts.run([{}])).toMatchObject([
			{
				status: 'alerts',
				alertes: expect.arrayContaining([expect.objectContaining({ code: 'CAPACITE_ATTEINTE' })]),
			},
		]);
	});
});

describe('Attendance', () => {
	it('marks item by item, reports hours, and gives papers as files', async () => {
		const { id, seance, eleve } = await insertHeldSession(s, { salle: 'REUNION', heures: 5 });
		const where = {
			idSession: { __rl: true, mode: 'id', value: String(id) },
			genre: 'eleve',
			eleve: { __rl: true, mode: 'id', value: field('eleve') },
		};
		const mark = await node('attendance', {
			operation: 'marquer',
			...where,
			idReservation: seance,
			statut: field('statut'),
			minutes: 15,
		});
		const [done, refused] = await mark.run([
			{ eleve, statut: 'PRESENT' },
			{ eleve: 999_999, statut: 'ABSENT' },
		]);
		expect(done).toMatchObject({ status: 'marked', statut: 'PRESENT', nom: 'Présence' });
		expect(refused).toMatchObject({ status: 'rejected', errors: [{ code: 'PERSONNE_INCONNUE' }] });

		const hours = await node('attendance', {
			operation: 'heures',
			de: 'session',
			sessionDesHeures: where.idSession,
		});
		const [report] = await hours.run([{}]);
		expect(report).toMatchObject({ nombre: 1, lignes: [{ heures: { suivies: 3, prevues: 3 } }] });

		const sheet = await node('attendance', {
			operation: 'lire',
			idSession: { __rl: true, mode: 'id', value: field('id') },
		});
		expect(await sheet.run([{ id }, { id: 'x' }, { id: '' }])).toMatchObject([
			{ status: 'found', session: { idSession: id }, personnes: [{ idEleve: eleve }] },
			{ errors: [{ path: 'idSession', message: expect.stringContaining('« x »') }] },
			{ errors: [{ path: 'idSession', message: expect.stringContaining('obligatoire') }] },
		]);

		const ofOne = await node('attendance', {
			operation: 'heures',
			de: 'eleve',
			eleveDesHeures: { __rl: true, mode: 'id', value: field('eleve') },
			du: '={{ $now.minus({ years: 1 }) }}',
			au: '={{ $now.plus({ years: 1 }).toISO() }}',
		});
		expect(await ofOne.run([{ eleve }, { eleve: 999_999_999 }])).toMatchObject([
			{ status: 'found', nombre: 1 },
			{ status: 'rejected', errors: [{ path: 'idEleve', code: 'PERSONNE_INCONNUE' }] },
		]);

		for (const parameters of [
			{ operation: 'feuille', ...where, format: 'pdf' },
			{ operation: 'certificat', ...where, papier: 'certificat', format: 'pdf' },
		]) {
			const paper = await node('attendance', parameters);
			const [item] = await paper.run([{ eleve }]);
			expect(item).toMatchObject({ status: 'written' });
		}
	});
});
