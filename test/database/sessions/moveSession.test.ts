import { changeCapacity } from '../../../core/inscriptions/changeCapacity';
import { enrol } from '../../../core/inscriptions/enrol';
import { createSession } from '../../../core/sessions/createSession';
import { moveSession } from '../../../core/sessions/moveSession';
import { Refusal, unwrap } from '../../../core/errors/refusal';
import { openTestDatabase, type TestDatabase } from '../harness';
import {
	addEleves,
	enrolled,
	everyoneIn,
	faults as faultsOfPlaces,
	queue,
} from '../inscriptions/world';

let base: TestDatabase;
beforeEach(async () => {
	base = await openTestDatabase('vide');
});
afterEach(async () => await base.close());

const creneaux = [
	{ dateDebut: '2038-03-26T08:00', dateFin: '2038-03-26T12:00' },
	{ dateDebut: '2038-03-26T14:00', dateFin: '2038-03-26T18:00' },
];
const create = (demande: object = {}) =>
	createSession(base.centre, {
		formation: 'INIT_SERTI',
		salle: 'ATEL_B',
		formateurId: 1,
		creneaux,
		...demande,
	} as never);
const move = (demande: object) => moveSession(base.centre, { idSession: 1, ...demande } as never);
const faults = async (demande: object) =>
	await move(demande).then(
		() => [],
		(error) => {
			if (!(error instanceof Refusal)) throw error;
			return error.faults.map(({ path, code }) => `${path} ${code}`);
		},
	);
const dates = ({ seances }: { seances: Array<{ dateDebut: string; dateFin: string }> }) =>
	seances.map(({ dateDebut, dateFin }) => `${dateDebut} ${dateFin.slice(11, 16)}`);
const state = async () =>
	await base.sql(`select s.date_debut, s.date_fin, s.id_formateur, s.salle_principale,
			(select json_agg(json_build_array(r.id_reservation, r.id_salle, r.date_debut, r.statut)
					order by r.id_reservation)
				from reservation_salle r
				where r.id_session = s.id_session) r,
	(select json_agg(json_build_array(o.id_formateur, lower(o.periode)) order by o.id_reservation)
		from sessions_planning.occupation_formateur o) o
	from sessions s
	order by 1`);

describe('moveSession', () => {
	it('never conflicts with itself, and its row follows', async () => {
		await create();
		expect(dates(await move({ dateDebut: '2038-03-26T09:00' }))).toEqual([
			'2038-03-26T09:00:00+01:00 13:00',
			'2038-03-26T15:00:00+01:00 19:00',
		]);
		expect(await state()).toMatchObject([
			{
				date_debut: '2038-03-26 08:00:00',
				date_fin: '2038-03-26 18:00:00',
				id_formateur: 1,
				salle_principale: 'Atelier B',
			},
		]);
	});

	it('keeps the hours of the wall clock across a clock change, both ways', async () => {
		await create();
		expect(dates(await move({ jours: 3 }))).toEqual([
			'2038-03-29T08:00:00+02:00 12:00',
			'2038-03-29T14:00:00+02:00 18:00',
		]);
		expect(dates(await move({ jours: -3 }))).toEqual([
			'2038-03-26T08:00:00+01:00 12:00',
			'2038-03-26T14:00:00+01:00 18:00',
		]);
	});

	it('lets two of its séances change places with each other, trainers too', async () => {
		await create({
			creneaux: [
				{ ...creneaux[0], formateurId: 1 },
				{ ...creneaux[1], formateurId: 2 },
			],
		});
		await move({
			seances: [
				{ idReservation: 1, dateDebut: '2038-03-26T14:00', formateurId: 2 },
				{ idReservation: 2, dateDebut: '2038-03-26T08:00', formateurId: 1 },
			],
		});
		expect((await state())[0]).toMatchObject({
			id_formateur: null,
			o: [
				[2, '2038-03-26T13:00:00'],
				[1, '2038-03-26T07:00:00'],
			],
		});
	});

	it('moves a séance into the hours of another that changes only its trainer', async () => {
		await create({
			formation: 'CAP_BJ',
			creneaux: [
				{ ...creneaux[0], salle: 'ATEL_A', formateurId: 1 },
				{ ...creneaux[1], salle: 'ATEL_B', formateurId: 1 },
			],
		});
		await move({
			seances: [
				{ idReservation: 1, dateDebut: '2038-03-26T14:00' },
				{ idReservation: 2, formateurId: 2 },
			],
		});
		expect((await state())[0]).toMatchObject({
			id_formateur: null,
			o: [
				[1, '2038-03-26T13:00:00'],
				[2, '2038-03-26T13:00:00'],
			],
		});
	});

	it('tells the trainer by the session again once there is only one', async () => {
		await create({
			creneaux: [
				{ ...creneaux[0], formateurId: 1 },
				{ ...creneaux[1], formateurId: 2 },
			],
		});
		await move({ formateurId: 2 });
		expect((await state())[0]).toMatchObject({
			id_formateur: 2,
			o: [
				[2, '2038-03-26T07:00:00'],
				[2, '2038-03-26T13:00:00'],
			],
		});
		expect(await base.sql('select distinct id_formateur from sessions_planning.seance')).toEqual([
			{ id_formateur: null },
		]);
	});

	it('changes one séance in length, room and subject', async () => {
		await create();
		const { seances, session } = await move({
			seances: [
				{ idReservation: 2, dateFin: '2038-03-26T20:00', salle: 'TOUS_ATEL', matiere: 'Examen' },
			],
		});
		expect(seances).toEqual([
			{
				idReservation: 2,
				dateDebut: '2038-03-26T14:00:00+01:00',
				dateFin: '2038-03-26T20:00:00+01:00',
				salle: 'TOUS_ATEL',
				formateurId: 1,
				matiere: 'Examen',
			},
		]);
		expect(session.dateFin).toBe('2038-03-26T20:00:00+01:00');
		expect((await state())[0]).toMatchObject({
			salle_principale: 'Tous les ateliers',
			id_formateur: 1,
		});
	});

	it('asks no larger room for a capacity beyond the present one', async () => {
		await create();
		unwrap((await changeCapacity(base.centre, [{ idSession: 1, capaciteMax: 12 }]))[0]);
		const moved = await move({ jours: 7 });
		expect(moved.seances.map(({ salle }) => salle)).toEqual(['ATEL_B', 'ATEL_B']);
	});

	it('gives the places of a larger room to the queue, once, with their reason', async () => {
		await create();
		unwrap((await changeCapacity(base.centre, [{ idSession: 1, capaciteMax: 12 }]))[0]);
		const eleves = await addEleves(base, 13);
		await enrol(base.centre, everyoneIn([1], eleves));
		expect([await enrolled(base, 1), await queue(base, 1)]).toEqual([
			eleves.slice(0, 10).map((id) => `e${id}`),
			eleves.slice(10).map((id) => `e${id}`),
		]);
		await base.sql('delete from sessions_planning.evenement');

		await move({ salle: 'TOUS_ATEL', previsualiser: true });
		expect(await queue(base, 1)).toHaveLength(3);
		await move({ salle: 'TOUS_ATEL' });
		expect([await enrolled(base, 1), await queue(base, 1)]).toEqual([
			eleves.slice(0, 12).map((id) => `e${id}`),
			[`e${eleves[12]}`],
		]);
		expect(await faultsOfPlaces(base)).toEqual([]);
		expect(
			await base.sql('select action from sessions_planning.evenement order by id_evenement'),
		).toEqual(
			['SESSION_DEPLACEE', 'PROMOTION_ATTENTE', 'PROMOTION_ATTENTE'].map((action) => ({ action })),
		);
		const decisions = await base.sql<{ verbe: string; message: string }>(
			`select verbe, message from sessions_planning.decision order by id_decision desc limit 3`,
		);
		expect(decisions.map(({ verbe }) => verbe)).toEqual(['PROMOUVOIR', 'PROMOUVOIR', 'CAPACITE']);
		expect(decisions[2].message).toMatch(/^12 place\(s\) au lieu de 10\. 2 personnes de la file/);

		await move({ jours: 7 });
		expect(await queue(base, 1)).toHaveLength(1);
	});

	it('refuses all conflicts at once and changes nothing', async () => {
		await create();
		await create({ creneaux: [{ dateDebut: '2038-03-30T08:00', dateFin: '2038-03-30T18:00' }] });
		const before = await state();
		expect(await faults({ jours: 4 })).toEqual([
			'jours SALLE_OCCUPEE',
			'jours SALLE_OCCUPEE',
			'jours FORMATEUR_OCCUPE',
			'jours FORMATEUR_OCCUPE',
		]);
		expect(await faults({ jours: 1, salle: 'INFO', formateurId: 3 })).toEqual([
			'salle FORMATION_INCOMPATIBLE',
			'formateurId FORMATEUR_NON_QUALIFIE',
		]);
		expect(
			await faults({
				seances: [{ idReservation: 3 }, { idReservation: 1, dateFin: '2038-03-26T07:00' }],
			}),
		).toEqual([
			'seances[0].idReservation RESERVATION_INCONNUE',
			'seances[1].dateFin CRENEAU_INVALIDE',
		]);
		expect(await faults({})).toEqual([' CHAMP_INVALIDE']);
		expect(await faults({ idSession: 99, jours: 1 })).toEqual(['idSession SESSION_INCONNUE']);
		expect(await state()).toEqual(before);
		await base.sql(`update sessions set statut_session = 'ANNULEE' where id_session = 1`);
		expect(await faults({ jours: 1 })).toEqual(['idSession SESSION_FERMEE']);
	});

	it('names the fields that were written, of the list and beside it', async () => {
		await create();
		expect(
			await faults({
				salle: 'INFO',
				formateurId: 3,
				seances: [{ idReservation: 1 }, { idReservation: 2, salle: 'NULLE', formateurId: 99 }],
			}),
		).toEqual([
			'salle FORMATION_INCOMPATIBLE',
			'seances[1].salle SALLE_INCONNUE',
			'formateurId FORMATEUR_NON_QUALIFIE',
			'seances[1].formateurId FORMATEUR_INCONNU',
		]);
	});

	it('refuses a move of all beside a list of some', async () => {
		await create();
		const before = await state();
		const seances = [{ idReservation: 1, dateDebut: '2038-03-29T08:00' }];

		expect(await faults({ seances, jours: 1, dateDebut: '2038-03-30T08:00' })).toEqual([
			'dateDebut CHAMP_INVALIDE',
			'jours CHAMP_INVALIDE',
		]);
		expect(await faults({ seances, jours: 0 })).toEqual(['jours CHAMP_INVALIDE']);
		expect(await state()).toEqual(before);
	});

	it('previews without writing', async () => {
		await create();
		const before = await state();
		expect(await move({ jours: 7, previsualiser: true })).toMatchObject({
			previsualisation: true,
			session: { dateDebut: '2038-04-02T08:00:00+02:00' },
		});
		expect(await state()).toEqual(before);
	});

	it('moves two hundred séances in as many statements as one', async () => {
		await create({ creneaux: [creneaux[0]] });
		const many = Array.from({ length: 200 }, (_, i) =>
			new Date(Date.UTC(2038, 6, 1 + i)).toISOString().slice(0, 10),
		).map((jour) => ({ dateDebut: `${jour}T08:00`, dateFin: `${jour}T12:00` }));
		await create({ creneaux: many });
		const counted = async (idSession: number) => {
			const before = base.base.queries;
			await move({
				idSession,
				dateDebut: idSession === 1 ? '2038-03-26T08:30' : '2038-07-01T09:00',
			});
			return base.base.queries - before;
		};
		expect([await counted(1), await counted(2)]).toEqual([11, 11]);
	});
});
