import { bookRooms, type BookingRequest } from '../../../core/salles/bookRooms';
import { moveBookings } from '../../../core/salles/moveBookings';
import { releaseBookings } from '../../../core/salles/releaseBookings';
import { createSession } from '../../../core/sessions/createSession';
import { openTestDatabase, type TestDatabase } from '../harness';

let base: TestDatabase;
beforeEach(async () => {
	base = await openTestDatabase('vide');
});
afterEach(async () => await base.close());

const slot = {
	salle: 'REUNION',
	dateDebut: '2027-06-02T08:00',
	dateFin: '2027-06-02T10:00',
	motif: 'Réunion',
};
const book = async (...requests: object[]) =>
	(await bookRooms(base.centre, requests as BookingRequest[])).map((issue) =>
		issue.ok
			? issue.value.reservations.map((r) => r.idReservation)
			: issue.faults.map(({ path, code }) => `${path} ${code}`),
	);
const rows = async () =>
	await base.sql(
		'select id_reservation, id_salle, id_session, date_debut, date_fin, statut, motif from reservation_salle order by 1',
	);
const withSession = () =>
	createSession(base.centre, {
		formation: 'INIT_SERTI',
		salle: 'ATEL_B',
		formateurId: 1,
		creneaux: [{ dateDebut: '2027-06-02T08:00', dateFin: '2027-06-02T12:00' }],
	});

describe('bookRooms', () => {
	it('books a slot without a session', async () => {
		expect(await bookRooms(base.centre, [slot])).toEqual([
			{
				ok: true,
				value: {
					reservations: [
						{
							idReservation: 1,
							idSession: null,
							salle: 'REUNION',
							dateDebut: '2027-06-02T08:00:00+02:00',
							dateFin: '2027-06-02T10:00:00+02:00',
							formateurId: null,
							matiere: null,
							motif: 'Réunion',
						},
					],
					sautees: [],
					avertissements: [],
				},
			},
		]);
		expect(await rows()).toEqual([
			{
				id_reservation: 1,
				id_salle: 8,
				id_session: null,
				date_debut: '2027-06-02 06:00:00',
				date_fin: '2027-06-02 08:00:00',
				statut: 'ACTIVE',
				motif: 'Réunion',
			},
		]);
	});

	it('gives each item of a run its own outcome, in one transaction; the first of two for one slot gets it', async () => {
		expect(
			await book(
				slot,
				slot,
				{ ...slot, salle: 'NOPE' },
				{ ...slot, dateDebut: '2027-06-02T10:00', dateFin: '2027-06-02T11:00' },
				{ ...slot, dateFin: 'x' },
				{ ...slot, places: 13, equipements: ['visio', 'four'] },
			),
		).toEqual([
			[1],
			['dateDebut SALLE_OCCUPEE'],
			['salle SALLE_INCONNUE'],
			[2],
			['dateFin CHAMP_INVALIDE'],
			['salle PLACES_INSUFFISANTES', 'salle EQUIPEMENT_MANQUANT', 'dateDebut SALLE_OCCUPEE'],
		]);
		expect(await rows()).toHaveLength(2);
	});

	it('lets a preview see what is booked before it, and take nothing from those behind it', async () => {
		const preview = { ...slot, previsualiser: true };
		const issues = await bookRooms(base.centre, [
			preview,
			preview,
			slot,
			preview,
		] as BookingRequest[]);

		expect(issues.map(({ ok }) => ok)).toEqual([true, false, true, false]);
		expect(await rows()).toHaveLength(1);
	});

	it('says once what is wrong with each date of a series alike', async () => {
		const serie = { frequence: 'JOUR', occurrences: 4 };
		const unknown = { ...slot, salle: 'NOPE', formateurId: 99, serie, siConflit: 'SAUTER' };

		expect(await book(unknown)).toEqual([
			['salle SALLE_INCONNUE', 'formateurId FORMATEUR_INCONNU'],
		]);
	});

	it('takes as many statements for five hundred items as for one', async () => {
		const counted = async (n: number, annee: number) => {
			const before = base.base.queries;
			const requests = Array.from({ length: n }, (_, i) => {
				const jour = new Date(Date.UTC(annee, 0, 1 + i)).toISOString().slice(0, 10);
				return { ...slot, dateDebut: `${jour}T08:00`, dateFin: `${jour}T10:00` };
			});
			expect((await bookRooms(base.centre, requests)).every(({ ok }) => ok)).toBe(true);
			return base.base.queries - before;
		};
		expect([await counted(1, 2028), await counted(500, 2029)]).toEqual([6, 6]);
	});

	it('books for a session: its trainer is checked and its dates grow', async () => {
		await withSession();
		expect(
			await book({
				idSession: 1,
				dateDebut: '2027-06-03T08:00',
				dateFin: '2027-06-03T12:00',
				salle: 'ATEL_B',
				matiere: 'Pratique',
			}),
		).toEqual([[2]]);
		expect(await base.sql('select date_debut, date_fin from sessions')).toEqual([
			{ date_debut: '2027-06-02 06:00:00', date_fin: '2027-06-03 10:00:00' },
		]);
		expect(
			await base.sql('select id_formateur from sessions_planning.occupation_formateur'),
		).toHaveLength(2);
		expect(
			await book(
				{
					idSession: 1,
					dateDebut: '2027-06-03T08:00',
					dateFin: '2027-06-03T12:00',
					salle: 'TOUS_ATEL',
				},
				{
					idSession: 1,
					dateDebut: '2027-06-04T08:00',
					dateFin: '2027-06-04T12:00',
					salle: 'INFO',
					formateurId: 3,
				},
				{ idSession: 9, dateDebut: '2027-06-04T08:00', dateFin: '2027-06-04T12:00', salle: 'INFO' },
			),
		).toEqual([
			['dateDebut SALLE_OCCUPEE', 'dateDebut FORMATEUR_OCCUPE'],
			['salle FORMATION_INCOMPATIBLE', 'formateurId FORMATEUR_NON_QUALIFIE'],
			['idSession SESSION_INCONNUE'],
		]);
		await base.sql(`update sessions set statut_session = 'ANNULEE'`);
		expect(
			await book({
				idSession: 1,
				dateDebut: '2027-06-05T08:00',
				dateFin: '2027-06-05T12:00',
				salle: 'ATEL_B',
			}),
		).toEqual([['idSession SESSION_FERMEE']]);
	});

	it('chooses the smallest free room that has the equipment', async () => {
		const open = { ...slot, salle: undefined, equipements: ['polir'], places: 4, motif: 'x' };
		const [first, second] = await bookRooms(base.centre, [open, open]);
		expect(first).toMatchObject({ ok: true, value: { reservations: [{ salle: 'ATEL_POL' }] } });
		expect(second).toMatchObject({ ok: false, faults: [{ code: 'SALLE_INTROUVABLE' }] });
	});

	it('keeps the hour of a weekly series across both clock changes', async () => {
		const series = async (dateDebut: string, dateFin: string) => {
			const [issue] = await bookRooms(base.centre, [
				{ ...slot, dateDebut, dateFin, serie: { occurrences: 2 } },
			]);
			return issue.ok ? issue.value.reservations.map((r) => r.dateDebut) : issue.faults;
		};
		expect(await series('2027-03-22T09:00', '2027-03-22T11:00')).toEqual([
			'2027-03-22T09:00:00+01:00',
			'2027-03-29T09:00:00+02:00',
		]);
		expect(await series('2027-10-25T09:00', '2027-10-25T11:00')).toEqual([
			'2027-10-25T09:00:00+02:00',
			'2027-11-01T09:00:00+01:00',
		]);
	});

	it('refuses a whole series for one clash, or skips it and says why', async () => {
		await book({
			...slot,
			dateDebut: '2027-06-09T09:00',
			dateFin: '2027-06-09T11:00',
			motif: 'Autre',
		});
		const serie = {
			...slot,
			serie: { joursActifs: ['MERCREDI', 'JEUDI'], jusquAu: '2027-06-16', sauf: ['2027-06-03'] },
		};
		expect(await book(serie)).toEqual([['serie[1] SALLE_OCCUPEE']]);
		expect(await rows()).toHaveLength(1);
		const [issue] = await bookRooms(base.centre, [
			{ ...serie, siConflit: 'SAUTER' } as BookingRequest,
		]);
		expect(issue).toMatchObject({
			ok: true,
			value: {
				reservations: [
					{ dateDebut: '2027-06-02T08:00:00+02:00' },
					{ dateDebut: '2027-06-10T08:00:00+02:00' },
					{ dateDebut: '2027-06-16T08:00:00+02:00' },
				],
				sautees: [
					{
						dateDebut: '2027-06-09T08:00:00+02:00',
						raisons: [
							'mercredi 9 juin 2027 de 08:00 à 10:00, la salle « Salle réunion » est prise : ' +
								'réservation 1 (Autre) dans la salle « Salle réunion », mercredi 9 juin 2027 de 09:00 à 11:00.',
						],
					},
				],
			},
		});
		expect(await book({ ...serie, serie: {} })).toEqual([['serie CHAMP_INVALIDE']]);
	});

	it('answers a repeated key with the first bookings, and forgets a refusal', async () => {
		const cle = { ...slot, cleIdempotence: 'k1' };
		expect(await book(cle, cle)).toEqual([[1], [1]]);
		expect(await book({ ...cle, motif: 'autre' })).toEqual([['Idempotency-Key CLE_REUTILISEE']]);
		const refused = { ...slot, cleIdempotence: 'k2' };
		expect(await book(refused)).toEqual([['dateDebut SALLE_OCCUPEE']]);
		await releaseBookings(base.centre, [{ idReservation: 1 }]);
		expect(await book(refused)).toEqual([[2]]);
	});

	it('previews without writing, and stores hostile text as text', async () => {
		const hostile = `'); delete from reservation_salle; -- <img src=x onerror=1>`;
		expect(
			await bookRooms(base.centre, [{ ...slot, motif: hostile, previsualiser: true }]),
		).toMatchObject([{ ok: true, value: { previsualisation: true } }]);
		expect(await rows()).toEqual([]);
		await book({ ...slot, motif: hostile });
		expect((await rows())[0].motif).toBe(hostile);
	});
});

describe('moveBookings and releaseBookings', () => {
	it('moves a booking over itself, with its length kept, and the session follows', async () => {
		await withSession();
		expect(
			await moveBookings(base.centre, [{ idReservation: 1, dateDebut: '2027-06-02T09:00' }]),
		).toEqual([
			{
				ok: true,
				value: {
					idReservation: 1,
					idSession: 1,
					salle: 'ATEL_B',
					dateDebut: '2027-06-02T09:00:00+02:00',
					dateFin: '2027-06-02T13:00:00+02:00',
					formateurId: 1,
				},
			},
		]);
		expect(await base.sql('select date_debut, date_fin, id_formateur from sessions')).toEqual([
			{ date_debut: '2027-06-02 07:00:00', date_fin: '2027-06-02 11:00:00', id_formateur: 1 },
		]);
	});

	it('refuses each item by itself', async () => {
		await book(slot, { ...slot, dateDebut: '2027-06-02T10:00', dateFin: '2027-06-02T12:00' });
		const issues = await moveBookings(base.centre, [
			{ idReservation: 1, dateFin: '2027-06-02T11:00' },
			{ idReservation: 7 },
			{ idReservation: 1, dateFin: '2027-06-02T08:00' },
			{ idReservation: 2, dateDebut: '2027-06-02T11:00' },
			{ idReservation: 1, dateFin: '2027-06-02T11:00' },
		]);
		expect(
			issues.map((issue) =>
				issue.ok ? issue.value.dateFin : issue.faults.map(({ path, code }) => `${path} ${code}`),
			),
		).toEqual([
			['dateFin SALLE_OCCUPEE'],
			['idReservation RESERVATION_INCONNUE'],
			['dateFin CRENEAU_INVALIDE'],
			'2027-06-02T13:00:00+02:00',
			'2027-06-02T11:00:00+02:00',
		]);
	});

	it('names the field that was written', async () => {
		const told = ({ path, code }: { path: string; code: string }) => `${path} ${code}`;
		await book(slot, { ...slot, salle: 'INFO' });
		const issues = await moveBookings(base.centre, [
			{ idReservation: 1, salle: 'INFO' },
			{ idReservation: 1, salle: 'NULLE', formateurId: 99 },
			{ idReservation: 2, dateDebut: '2027-06-02T07:00', salle: 'REUNION' },
		]);
		expect(issues.map((issue) => (issue.ok ? [] : issue.faults).map(told))).toEqual([
			['salle SALLE_OCCUPEE'],
			['salle SALLE_INCONNUE', 'formateurId FORMATEUR_INCONNU'],
			['dateDebut HORS_OUVERTURE', 'dateDebut SALLE_OCCUPEE'],
		]);
	});

	it('releases each for its own reason, in as many statements as one', async () => {
		const days = ['02', '03', '04', '07'].map((day) => ({
			...slot,
			dateDebut: `2027-06-${day}T08:00`,
			dateFin: `2027-06-${day}T10:00`,
		}));
		await book(...days);
		const counted = async (...requests: Array<{ idReservation: number; motif?: string }>) => {
			const before = base.base.queries;
			expect((await releaseBookings(base.centre, requests)).every(({ ok }) => ok)).toBe(true);
			return base.base.queries - before;
		};

		const one = await counted({ idReservation: 1, motif: 'Grève' });
		const three = await counted(
			{ idReservation: 2, motif: 'Panne' },
			{ idReservation: 3 },
			{ idReservation: 4, motif: 'Travaux' },
			{ idReservation: 2, motif: 'Oubli' },
		);
		expect([one, three]).toEqual([5, 5]);
		expect((await rows()).map(({ motif, statut }) => [motif, statut])).toEqual(
			['Grève', 'Panne', 'Réunion', 'Travaux'].map((motif) => [motif, 'ANNULEE']),
		);
	});

	it('releases once, frees room and trainer, and shrinks the session', async () => {
		await createSession(base.centre, {
			formation: 'INIT_SERTI',
			salle: 'ATEL_B',
			formateurId: 1,
			creneaux: [
				{ dateDebut: '2027-06-02T08:00', dateFin: '2027-06-02T12:00' },
				{ dateDebut: '2027-06-03T08:00', dateFin: '2027-06-03T12:00' },
			],
		});
		const issues = await releaseBookings(base.centre, [
			{ idReservation: 2, motif: 'Salle indisponible' },
			{ idReservation: 2 },
			{ idReservation: 9 },
			{ idReservation: 'x' as never },
		]);
		expect(issues.map((issue) => (issue.ok ? issue.value.liberee : issue.faults[0].code))).toEqual([
			true,
			false,
			'RESERVATION_INCONNUE',
			'CHAMP_INVALIDE',
		]);
		expect(await base.sql('select date_fin from sessions')).toEqual([
			{ date_fin: '2027-06-02 10:00:00' },
		]);
		expect(
			await base.sql(
				'select 1 from sessions_planning.occupation_salle union all select 1 from sessions_planning.occupation_formateur',
			),
		).toHaveLength(2);
		expect((await rows())[1]).toMatchObject({ statut: 'ANNULEE', motif: 'Salle indisponible' });
		expect(await moveBookings(base.centre, [{ idReservation: 2 }])).toMatchObject([
			{ ok: false, faults: [{ code: 'RESERVATION_ANNULEE' }] },
		]);
	});
});
