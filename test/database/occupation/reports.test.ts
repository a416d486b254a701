import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openCentre } from '../../../core/centre/centre';
import { reportDay } from '../../../core/occupation/reportDay';
import { reportMonth } from '../../../core/occupation/reportMonth';
import { reportTrainer } from '../../../core/occupation/reportTrainer';
import { reportYear } from '../../../core/occupation/reportYear';
import { openTestDatabase, type TestDatabase } from '../harness';

let t: TestDatabase;
beforeAll(async () => {
	t = await openTestDatabase('vide');
});
afterAll(() => t.close());
beforeEach(() =>
	t.sql(
		'truncate reservation_salle, sessions, disponibilite_formateur, sessions_planning.fermeture restart identity cascade',
	),
);

const book = async (salle: string, debut: string, fin: string, idSession?: number) =>
	t.sql(
		`insert into reservation_salle (id_salle, id_session, date_debut, date_fin, motif)
		select id_salle, $4, $2::timestamp at time zone 'Europe/Paris' at time zone 'UTC',
			$3::timestamp at time zone 'Europe/Paris' at time zone 'UTC',
			case when $4::int is null then 'Réunion' end
		 from salles where code = $1`,
		[salle, debut, fin, idSession ?? null],
	);

const plan = async (
	formation: string,
	salle: string,
	formateur: string,
	capacite: number,
	inscrits: number,
) =>
	(
		await t.sql<{ id_session: number }>(
			`insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut,
				date_fin, capacite_max, nb_inscrits, statut_session)
		select f.id_formation, p.id_formateur, s.id_salle, s.nom, '2026-06-03 06:00', '2026-06-03 16:00', $4,
			$5, 'PLANIFIEE'
		 from formations f, formateurs p, salles s where f.code = $1 and s.code = $2 and p.nom = $3 returning id_session`,
			[formation, salle, formateur, capacite, inscrits],
		)
	)[0].id_session;

const cell = async (salle: string, mois: number, annee = 2026) => {
	const rapport = await reportYear(t.centre, { annee });
	const found = rapport.salles.find(({ code }) => code === salle);
	return found?.mois.find((m) => m.mois === mois);
};

describe('the year', () => {
	it('is the nine rooms by twelve months, open 13 hours a day', async () => {
		const rapport = await reportYear(t.centre, { annee: '2026' });
		expect(rapport.annee).toBe(2026);
		expect(rapport.salles).toHaveLength(9);
		for (const salle of rapport.salles)
			expect(salle.mois.map(({ mois }) => mois)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
		expect(await cell('ATEL_B', 6)).toEqual({
			mois: 6,
			heuresOccupees: 0,
			heuresTotales: 390,
			occupation: 0,
			couleur: 'VERT',
		});
		expect((await cell('ATEL_B', 2, 2028))?.heuresTotales).toBe(29 * 13);
	});

	it('counts hours inside the opening hours only', async () => {
		await book('ATEL_B', '2026-06-03 06:00', '2026-06-03 09:30');
		await book('ATEL_B', '2026-06-03 20:00', '2026-06-03 23:00');
		await book('ATEL_B', '2026-06-04 05:00', '2026-06-04 07:00');
		expect((await cell('ATEL_B', 6))?.heuresOccupees).toBe(2.5);
	});

	it('counts a booking over midnight by the opening hours of each day it touches', async () => {
		await book('ATEL_B', '2026-06-03 19:00', '2026-06-05 09:00');
		expect((await cell('ATEL_B', 6))?.heuresOccupees).toBe(2 + 13 + 1);
	});

	it('clips to the month and to the year', async () => {
		await book('ATEL_B', '2026-05-31 19:00', '2026-06-01 10:00');
		await book('ATEL_B', '2025-12-31 18:00', '2026-01-01 09:00');
		expect((await cell('ATEL_B', 5))?.heuresOccupees).toBe(2);
		expect((await cell('ATEL_B', 6))?.heuresOccupees).toBe(2);
		expect((await cell('ATEL_B', 1))?.heuresOccupees).toBe(1);
		expect((await cell('ATEL_B', 12, 2025))?.heuresOccupees).toBe(3);
	});

	it('finds what lasts from before the year, among earlier, cancelled and empty bookings, through the months after', async () => {
		await book('ATEL_B', '2025-11-03 08:00', '2025-11-03 12:00');
		await book('ATEL_B', '2025-12-30 08:00', '2026-02-02 09:00');
		await book('TOUS_ATEL', '2025-12-29 08:00', '2025-12-29 12:00');
		await t.sql(`insert into reservation_salle (id_salle, date_debut, date_fin, statut)
			select s.id_salle, debut, fin, v.statut
			from salles s,
				(values (timestamp '2025-12-31 10:00', timestamp '2026-01-05 10:00', 'ANNULEE'),
					('2025-12-31 12:00', '2025-12-31 12:00', 'ACTIVE')) v (debut, fin, statut)
			where s.code = 'ATEL_B'`);
		expect([
			(await cell('ATEL_B', 12, 2025))?.heuresOccupees,
			(await cell('ATEL_B', 1))?.heuresOccupees,
			(await cell('ATEL_B', 2))?.heuresOccupees,
			(await cell('ATEL_B', 3))?.heuresOccupees,
		]).toEqual([4 + 26, 31 * 13, 13 + 1, 0]);
	});

	it('counts TOUS_ATEL in each of the five ateliers once, and once for itself', async () => {
		await book('TOUS_ATEL', '2026-06-03 08:00', '2026-06-03 12:00');
		const rapport = await reportYear(t.centre, { annee: 2026 });
		const hours = Object.fromEntries(rapport.salles.map((s) => [s.code, s.mois[5].heuresOccupees]));
		expect(hours).toEqual({
			ATEL_A: 4,
			ATEL_B: 4,
			ATEL_C: 4,
			ATEL_POL: 4,
			ATEL_TAIL: 4,
			INFO: 0,
			REUNION: 0,
			THEO: 0,
			TOUS_ATEL: 4,
		});
		expect(rapport.total).toMatchObject({ heuresOccupees: 20, heuresTotales: 8 * 365 * 13 });
		const composed = rapport.salles.filter(({ composee }) => composee);
		expect(composed.map(({ code }) => code)).toEqual(['TOUS_ATEL']);
	});

	it('leaves out what is cancelled, and a room out of use unless it has hours', async () => {
		await book('ATEL_B', '2026-06-03 08:00', '2026-06-03 12:00');
		await t.sql(`update reservation_salle set statut = 'ANNULEE'`);
		expect((await cell('ATEL_B', 6))?.heuresOccupees).toBe(0);
		await t.sql(`update salles set statut = 'INACTIVE' where code in ('INFO', 'THEO')`);
		await book('THEO', '2026-06-03 08:00', '2026-06-03 12:00');
		const codes = (await reportYear(t.centre, { annee: 2026 })).salles.map(({ code }) => code);
		await t.sql(`update salles set statut = 'ACTIVE'`);
		expect(codes).toContain('THEO');
		expect(codes).not.toContain('INFO');
	});

	it('colours by hours: 0, under 50, under 80, from 80 %', async () => {
		// February 2026: 28 × 13 = 364 h. 50 % is 182 h, 80 % 291 h 12.
		const cases: Array<[string, number, string]> = [
			['ATEL_A', 1, 'JAUNE'],
			['ATEL_B', 182 * 60 - 1, 'JAUNE'],
			['ATEL_C', 182 * 60, 'ORANGE'],
			['INFO', 291 * 60 + 11, 'ORANGE'],
			['THEO', 291 * 60 + 12, 'ROUGE'],
		];
		for (const [salle, minutes] of cases) {
			let left = minutes;
			for (let day = 1; left > 0; day += 1, left -= 780) {
				const fin = 8 * 60 + Math.min(780, left);
				await book(
					salle,
					`2026-02-${day} 08:00`,
					`2026-02-${day} ${Math.floor(fin / 60)}:${fin % 60}`,
				);
			}
		}
		for (const [salle, minutes, couleur] of cases)
			expect(await cell(salle, 2)).toMatchObject({
				heuresOccupees: Math.round((minutes / 60) * 100) / 100,
				couleur,
			});
		expect(await cell('ATEL_POL', 2)).toMatchObject({ couleur: 'VERT' });
	});

	it('is one statement whatever the number of bookings', async () => {
		const count = async () => {
			const before = t.base.queries;
			await reportYear(t.centre, { annee: 2026 });
			return t.base.queries - before;
		};
		expect(await count()).toBe(1);
		await t.sql(`insert into reservation_salle (id_salle, date_debut, date_fin)
			select s.id_salle, d + interval '6 hours', d + interval '10 hours'
			from salles s, generate_series('2026-01-01'::timestamp, '2026-12-31', '1 day') d
			where s.code <> 'TOUS_ATEL'`);
		expect(await count()).toBe(1);
	});

	it.each([['abc'], ['1492'], [''], ['2026; drop table salles']])(
		'refuses the year %j in words',
		async (annee) => {
			await expect(reportYear(t.centre, { annee })).rejects.toMatchObject({
				faults: [
					{ path: 'annee', code: 'CHAMP_INVALIDE', message: expect.stringContaining('année') },
				],
			});
		},
	);
});

describe('a clock change', () => {
	it('leaves the opening hours of those days at 13, before and after', async () => {
		await book('ATEL_B', '2026-03-28 09:00', '2026-03-28 10:00');
		await book('ATEL_B', '2026-03-29 00:30', '2026-03-29 09:00');
		await book('ATEL_B', '2026-03-30 09:00', '2026-03-30 10:00');
		expect(await cell('ATEL_B', 3)).toMatchObject({ heuresTotales: 31 * 13, heuresOccupees: 3 });
		const jour = await reportDay(t.centre, { date: '2026-03-29', salle: 'ATEL_B' });
		expect(jour.salles[0].creneaux[0]).toMatchObject({
			debut: '08:00',
			fin: '09:00',
			libre: false,
		});
	});

	it('makes a day of 23 and of 25 hours where the centre is open round the clock', async () => {
		const dossier = mkdtempSync(join(tmpdir(), 'regles-'));
		const booking = JSON.parse(readFileSync('rules/booking.json', 'utf8'));
		booking.parametres.ouverture = { debut: '00:00', fin: '24:00' };
		writeFileSync(join(dossier, 'booking.json'), JSON.stringify(booking));
		const centre = openCentre(t.base, { dossierRegles: dossier });
		await book('ATEL_B', '2026-03-29 00:00', '2026-03-30 00:00');
		await book('ATEL_B', '2026-10-25 00:00', '2026-10-26 00:00');
		const salle = (await reportYear(centre, { annee: 2026 })).salles.find(
			({ code }) => code === 'ATEL_B',
		);
		expect(salle?.mois[2]).toMatchObject({ heuresOccupees: 23, heuresTotales: 31 * 24 - 1 });
		expect(salle?.mois[9]).toMatchObject({ heuresOccupees: 25, heuresTotales: 31 * 24 + 1 });
		expect(await reportDay(centre, { date: '2026-03-29', salle: 'ATEL_B' })).toMatchObject({
			total: { heuresOccupees: 23, heuresTotales: 23, occupation: 100 },
		});
		expect(await reportMonth(centre, { salle: 'ATEL_B', mois: 10, annee: 2026 })).toMatchObject({
			heuresOccupees: 25,
			heuresTotales: 745,
		});
		rmSync(dossier, { recursive: true });
	});
});

describe('the month of a room', () => {
	it('shows the day of the seed document: CAP in the morning, initiation in the afternoon, free between', async () => {
		const cap = await plan('CAP_BJ', 'ATEL_B', 'Dupont', 10, 10);
		const init = await plan('INIT_SERTI', 'ATEL_B', 'Bernard', 12, 6);
		await book('ATEL_B', '2026-06-03 08:00', '2026-06-03 12:00', cap);
		await book('ATEL_B', '2026-06-03 14:00', '2026-06-03 18:00', init);
		for (const salle of ['ATEL_B', 'Atelier B']) {
			const mois = await reportMonth(t.centre, { salle, mois: '6', annee: '2026' });
			expect(mois).toMatchObject({
				salle: 'ATEL_B',
				nom: 'Atelier B',
				mois: 6,
				annee: 2026,
				heuresOccupees: 8,
				heuresTotales: 390,
				couleur: 'JAUNE',
			});
			expect(mois.jours).toHaveLength(30);
			expect(mois.jours[2]).toMatchObject({
				date: '2026-06-03',
				creneaux: [
					{
						debut: '08:00',
						fin: '12:00',
						libre: false,
						session: {
							idSession: cap,
							formation: 'CAP_BJ',
							formateur: 'Laurent Dupont',
							nbInscrits: 10,
							capaciteMax: 10,
							placesRestantes: 0,
						},
					},
					{ debut: '12:00', fin: '14:00', libre: true },
					// The room has 10 places, the session 12: four are left.
					{
						debut: '14:00',
						fin: '18:00',
						libre: false,
						session: {
							idSession: init,
							formateur: 'Marie Bernard',
							nbInscrits: 6,
							capaciteMax: 12,
							places: 10,
							placesRestantes: 4,
						},
					},
					{ debut: '18:00', fin: '21:00', libre: true },
				],
			});
		}
	});

	it('cuts a booking that crosses parts of the day, and says what lies outside the opening hours', async () => {
		await book('ATEL_B', '2026-06-03 07:00', '2026-06-03 15:30');
		const { jours } = await reportMonth(t.centre, { salle: 'ATEL_B', mois: 6, annee: 2026 });
		expect(
			jours[2].creneaux.map(
				({ debut, fin, libre }) => `${debut}-${fin} ${libre ? 'libre' : 'pris'}`,
			),
		).toEqual([
			'08:00-12:00 pris',
			'12:00-14:00 pris',
			'14:00-15:30 pris',
			'15:30-18:00 libre',
			'18:00-21:00 libre',
		]);
		expect(jours[2].horsOuverture).toMatchObject([{ debut: '07:00', fin: '08:00' }]);
	});

	it('shows a combined room where its parts are booked, and a part where the whole is', async () => {
		await book('ATEL_A', '2026-06-03 08:00', '2026-06-03 12:00');
		await book('ATEL_C', '2026-06-03 10:00', '2026-06-03 12:00');
		await book('TOUS_ATEL', '2026-06-04 08:00', '2026-06-04 12:00');
		const tous = await reportMonth(t.centre, { salle: 'TOUS_ATEL', mois: 6, annee: 2026 });
		expect(tous.jours[2].creneaux.slice(0, 2)).toMatchObject([
			{ debut: '08:00', fin: '10:00', reservations: [{ salleReservee: 'ATEL_A' }] },
			{
				debut: '10:00',
				fin: '12:00',
				reservations: [{ salleReservee: 'ATEL_A' }, { salleReservee: 'ATEL_C' }],
			},
		]);
		expect(tous.heuresOccupees).toBe(8);
		const pol = await reportMonth(t.centre, { salle: 'ATEL_POL', mois: 6, annee: 2026 });
		expect(pol.jours[3].creneaux[0]).toMatchObject({
			libre: false,
			reservations: [{ salleReservee: 'TOUS_ATEL', motif: 'Réunion' }],
		});
		expect(pol.jours[2].creneaux.every(({ libre }) => libre)).toBe(true);
	});

	it('names public holidays and closures', async () => {
		await t.sql(
			`insert into sessions_planning.fermeture (date_debut, date_fin, motif) values ('2026-05-26', '2026-06-02', 'Inventaire')`,
		);
		const mai = await reportMonth(t.centre, { salle: 'ATEL_B', mois: 5, annee: 2026 });
		expect(mai.jours[0].fermeture).toMatch(/travail/i);
		expect(mai.jours[25].fermeture).toBe('Inventaire');
		expect(mai.jours[5].fermeture).toBeUndefined();
	});

	it('refuses an unknown room and a month that does not exist, each by its field', async () => {
		await expect(
			reportMonth(t.centre, { salle: 'CAVE', mois: 6, annee: 2026 }),
		).rejects.toMatchObject({ faults: [{ path: 'salle', code: 'SALLE_INCONNUE' }] });
		await expect(reportMonth(t.centre, { salle: '', mois: 13, annee: 'x' })).rejects.toMatchObject({
			faults: [{ path: 'salle' }, { path: 'mois' }, { path: 'annee' }],
		});
	});
});

describe('a day and a trainer', () => {
	it('shows every room with its free stretches, one statement', async () => {
		const cap = await plan('CAP_BJ', 'ATEL_B', 'Dupont', 10, 6);
		await book('ATEL_B', '2026-06-03 09:00', '2026-06-03 12:30', cap);
		const before = t.base.queries;
		const jour = await reportDay(t.centre, { date: '2026-06-03' });
		expect(t.base.queries - before).toBe(1);
		expect(jour.salles).toHaveLength(9);
		expect(jour.salles.at(-1)).toMatchObject({
			code: 'TOUS_ATEL',
			composee: true,
			heuresOccupees: 3.5,
		});
		expect(jour.total).toMatchObject({ heuresOccupees: 3.5, heuresTotales: 8 * 13 });
		expect(jour.salles.find(({ code }) => code === 'ATEL_B')).toMatchObject({
			creneaux: [
				{ debut: '08:00', fin: '09:00', libre: true },
				{ debut: '09:00', fin: '12:30', libre: false, session: { placesRestantes: 4 } },
				{ debut: '12:30', fin: '21:00', libre: true },
			],
		});
	});

	it("shows a trainer's séances, one that crosses midnight on both days, with availability", async () => {
		const cap = await plan('CAP_BJ', 'ATEL_B', 'Dupont', 10, 6);
		await book('ATEL_B', '2026-06-03 09:00', '2026-06-03 12:00', cap);
		await book('ATEL_B', '2026-06-30 22:00', '2026-07-01 02:00', cap);
		const [{ id_formateur: idFormateur }] = await t.sql<{ id_formateur: number }>(
			`select id_formateur from formateurs where nom = 'Dupont'`,
		);
		await t.sql(
			`insert into disponibilite_formateur (id_formateur, date_debut, date_fin, type)
			values (${idFormateur}, '2026-06-09 22:00', '2026-06-11 10:00', 'INDISPONIBLE')`,
		);
		const juin = await reportTrainer(t.centre, { idFormateur, mois: 6, annee: 2026 });
		expect(juin).toMatchObject({
			formateur: { nom: 'Dupont', prenom: 'Laurent' },
			heures: 5,
			seances: [{ dateDebut: '2026-06-03T09:00:00+02:00', salle: 'ATEL_B' }, { salle: 'ATEL_B' }],
		});
		expect(juin.jours[29].seances).toMatchObject([{ debut: '22:00', fin: '24:00' }]);
		expect(juin.jours[9].disponibilites).toEqual([
			{ debut: '00:00', fin: '24:00', type: 'INDISPONIBLE' },
		]);
		expect(juin.jours[10].disponibilites).toEqual([
			{ debut: '00:00', fin: '12:00', type: 'INDISPONIBLE' },
		]);
		const juillet = await reportTrainer(t.centre, { idFormateur, mois: 7, annee: 2026 });
		expect(juillet).toMatchObject({
			heures: 2,
			jours: expect.arrayContaining([
				expect.objectContaining({
					date: '2026-07-01',
					seances: [expect.objectContaining({ debut: '00:00', fin: '02:00' })],
				}),
			]),
		});
		await expect(
			reportTrainer(t.centre, { idFormateur: 999, mois: 6, annee: 2026 }),
		).rejects.toMatchObject({ faults: [{ code: 'FORMATEUR_INCONNU' }] });
	});
});
