import { changeCapacity } from '../../../core/inscriptions/changeCapacity';
import { lossesOf } from '../../../core/planning/lossesOf';
import { loadRepair } from '../../../core/planning/loadRepair';
import { readLosses } from '../../../core/planning/readLosses';
import { repair } from '../../../core/planning/repair/repair';
import { planSession } from '../../../core/planning/planSession';
import { recordLosses } from '../../../core/planning/recordLosses';
import { repairSession, type RepairSessionRequest } from '../../../core/planning/repairSession';
import { stopSolver } from '../../../core/planning/solve/solver';
import { Refusal } from '../../../core/errors/refusal';
import { bookRooms } from '../../../core/salles/bookRooms';
import { createSession } from '../../../core/sessions/createSession';
import { transaction } from '../../../database/transaction';
import { openTestDatabase, type TestDatabase } from '../harness';

let base: TestDatabase;
beforeEach(async () => {
	base = await openTestDatabase('vide');
});
afterEach(async () => await base.close());
afterAll(stopSolver);

const jour = (date: string) => [
	{ dateDebut: `${date}T08:00`, dateFin: `${date}T12:00` },
	{ dateDebut: `${date}T14:00`, dateFin: `${date}T18:00` },
];
const create = async (demande: object) =>
	(await createSession(base.centre, { formation: 'INIT_SERTI', ...demande } as never)).session
		.idSession as number;
const repairs = (
	pertes: RepairSessionRequest['pertes'],
	reste: Partial<RepairSessionRequest> = {},
) => repairSession(base.centre, { pertes, previsualiser: false, ...reste });
/** The rest of a day's week. */
const inWeekOf = (day: string) =>
	[-1, 1].map((n) => ({
		type: 'JOUR' as const,
		date: new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10),
	}));
const malade = (dateDebut: string, dateFin = dateDebut) => [
	{ type: 'FORMATEUR' as const, id: 1, dateDebut, dateFin },
];
const bookings = async () =>
	await base.sql(`select r.id_reservation id, r.id_session s, sa.code,
			to_char(r.date_debut at time zone 'UTC' at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI') debut,
			coalesce(se.id_formateur, s.id_formateur) f
	from reservation_salle r
	join salles sa using (id_salle)
	left join sessions s using (id_session)
	left join sessions_planning.seance se using (id_reservation)
	where r.statut = 'ACTIVE'
	order by 1`);
const rows = async () =>
	JSON.stringify([
		await bookings(),
		await base.sql('select * from sessions order by 1'),
		await base.sql('select id_evenement from sessions_planning.evenement order by 1'),
		await base.sql('select * from disponibilite_formateur'),
		await base.sql('select * from sessions_planning.fermeture'),
	]);
const refusal = async (work: Promise<unknown>): Promise<Refusal> =>
	await work.then(
		() => {
			throw new Error('it was repaired');
		},
		(error: Refusal) => error,
	);
const moves = async () =>
	await base.sql(
		`select id_session, donnees
		from sessions_planning.evenement
		where action = 'SESSION_DEPLACEE'
		order by 1`,
	);

describe('repairSession', () => {
	it('replaces an ill trainer in all sessions of the day, leaves all else where it was, and records the absence', async () => {
		await create({
			salle: 'ATEL_B',
			formateurId: 1,
			creneaux: [...jour('2038-03-02'), ...jour('2038-03-09')],
		});
		await create({
			salle: 'ATEL_A',
			formateurId: 1,
			formation: 'CAP_BJ',
			creneaux: jour('2038-03-03'),
		});
		await create({ salle: 'ATEL_B', formateurId: 2, creneaux: jour('2038-03-16') });
		const avant = await bookings();
		const repaired = await repairs(malade('2038-03-02', '2038-03-03'));
		expect(repaired).toMatchObject({
			prouveOptimal: true,
			pertesEnregistrees: 1,
			objectif: { autresDeplacees: 0, joursDeRetard: 0 },
			reservationsTouchees: [],
		});
		expect(
			repaired.movedList.map(({ idReservation, touched }) => [idReservation, touched]),
		).toEqual([
			[1, true],
			[2, true],
			[5, true],
			[6, true],
		]);
		const apres = await bookings();
		for (const i of [0, 1, 4, 5])
			expect(
				apres[i].f === 1 && ['2038-03-02', '2038-03-03'].includes(apres[i].debut.slice(0, 10)),
			).toBe(false);
		for (const i of [2, 3, 6, 7]) expect(apres[i]).toEqual(avant[i]);
		expect(
			await base.sql(
				'select id_formateur, date_debut, date_fin, type from disponibilite_formateur',
			),
		).toEqual([
			{
				id_formateur: 1,
				date_debut: '2038-03-01 23:00:00',
				date_fin: '2038-03-03 23:00:00',
				type: 'INDISPONIBLE',
			},
		]);
		expect(
			(await moves()).map(({ id_session, donnees }) => [
				id_session,
				donnees.avant.length,
				donnees.apres.length,
			]),
		).toEqual([
			[1, 2, 2],
			[2, 2, 2],
		]);
		// The same loss again hits nothing and is written once.
		expect(await repairs(malade('2038-03-02', '2038-03-03'))).toMatchObject({
			movedList: [],
			pertesEnregistrees: 0,
		});
	});

	it('gives a whole absence of months to another trainer, at the same hours', async () => {
		await create({
			formation: 'CAP_BJ',
			salle: 'ATEL_A',
			formateurId: 1,
			bloc: { dateDebut: '2037-09-01', jours: 40 },
		});
		const { movedList, objectif, prouveOptimal } = await repairSession(base.centre, {
			pertes: malade('2037-09-01', '2038-03-01'),
		});
		expect(movedList).toHaveLength(80);
		expect(prouveOptimal).toBe(true);
		expect(objectif).toMatchObject({ autresDeplacees: 0, horairesChanges: 0, changements: 80 });
		expect(new Set(movedList.map(({ apres }) => apres.salle))).toEqual(new Set(['ATEL_A']));
	});

	it('previews by default: who moves, who would be told, and not a row', async () => {
		const id = await create({ salle: 'ATEL_B', formateurId: 1, creneaux: jour('2038-03-02') });
		await base.sql(
			`insert into eleves (nom, prenom, email) values ('Roux', 'Léa', 'lea@mail.example'), ('Sans', 'Adresse', null)`,
		);
		await base.sql(
			`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription)
			select id_eleve, $1, current_date, 'INSCRIT'
			from eleves
			where nom in ('Roux', 'Sans')`,
			[id],
		);
		const before = await rows();
		const vue = await repairSession(base.centre, { pertes: malade('2038-03-02') });
		expect(vue).toMatchObject({ previsualisation: true, pertesEnregistrees: 0 });
		expect(vue.movedList[0]).toMatchObject({
			formation: 'INIT_SERTI',
			avant: { dateDebut: '2038-03-02T08:00:00+01:00', salle: 'ATEL_B', formateurId: 1 },
			apres: { dateDebut: '2038-03-02T08:00:00+01:00', salle: 'ATEL_B', formateurId: 2 },
		});
		expect(vue.prevenus).toMatchObject([
			{
				idSession: id,
				formateurs: [{ idFormateur: 1 }, { idFormateur: 2 }],
				inscrits: [{ nom: 'Léa Roux' }, { nom: 'Adresse Sans', sansAdresse: true }],
			},
		]);
		expect(await rows()).toBe(before);
		expect((await repairs(malade('2038-03-02'))).movedList).toEqual(vue.movedList);
	});

	it('moves what a lost day held, keeps hours that lie in no créneau, and closes the day', async () => {
		await create({
			salle: 'ATEL_B',
			formateurId: 1,
			creneaux: [
				{ dateDebut: '2038-03-02T09:00', dateFin: '2038-03-02T17:30' },
				...jour('2038-03-09'),
			],
		});
		const { movedList } = await repairs([{ type: 'JOUR', date: '2038-03-02', motif: 'neige' }]);
		expect(movedList.map(({ apres }) => [apres.dateDebut, apres.dateFin])).toEqual([
			['2038-03-16T09:00:00+01:00', '2038-03-16T17:30:00+01:00'],
		]);
		expect(
			await base.sql(
				'select date_debut::text, date_fin::text, motif from sessions_planning.fermeture',
			),
		).toEqual([{ date_debut: '2038-03-02', date_fin: '2038-03-02', motif: 'neige' }]);
		expect(await base.sql('select date_fin from sessions')).toEqual([
			{ date_fin: '2038-03-16 16:30:00' },
		]);
	});

	it('stays in the room of a session whose capacity is beyond it', async () => {
		await base.sql(`update formateurs set specialites = '{INIT_SERTI}'`);
		const creneaux = jour('2038-03-02').slice(0, 1);
		const idSession = await create({ salle: 'ATEL_B', formateurId: 1, creneaux });
		await changeCapacity(base.centre, [{ idSession, capaciteMax: 12 }]);
		const { movedList } = await repairs(malade('2038-03-02'));
		expect(movedList.map(({ apres }) => apres.salle)).toEqual(['ATEL_B']);
	});

	it('lets a séance go without a trainer where none is needed, and its own is gone', async () => {
		const creneaux = jour('2038-03-02').slice(0, 1);
		const idSession = await create({ salle: 'ATEL_B', formateurId: 1, creneaux });
		await base.sql(`update formateurs set statut = 'INACTIF'`);
		const { rules } = base.centre;
		const parametres = { ...rules.planning.parametres, formateurObligatoire: false };
		const planning = { ...rules.planning, parametres };
		const centre = { ...base.centre, rules: { ...rules, planning } };
		const pertes = await base.base.withConnection((cx) => lossesOf(cx, centre, idSession));
		await repairSession(centre, { pertes, enregistrer: false, previsualiser: false });
		expect(await bookings()).toMatchObject([{ s: idSession, code: 'ATEL_B', f: null }]);
	});

	it('puts nothing back into a room of which a part is out of use', async () => {
		const creneaux = jour('2038-03-02').slice(0, 1);
		const idSession = await create({
			salle: 'TOUS_ATEL',
			formateurId: 1,
			creneaux,
			capaciteMax: 30,
		});
		await base.sql(`update salles set statut = 'INACTIVE' where code = 'ATEL_A'`);
		const pertes = await base.base.withConnection((cx) => lossesOf(cx, base.centre, idSession));
		// The part alone: the other ateliers are as good as before.
		expect(pertes).toMatchObject([{ type: 'SALLE', code: 'ATEL_A' }]);
		const again = { enregistrer: false, previsualiser: false };
		const { faults } = await refusal(repairSession(base.centre, { pertes, ...again }));
		expect(faults).toMatchObject([{ code: 'REPARATION_IMPOSSIBLE' }]);
	});

	it('closes a room by a booking, and says what keeps it from that', async () => {
		await create({ salle: 'ATEL_B', formateurId: 1, creneaux: jour('2038-03-02') });
		await bookRooms(base.centre, [
			{
				salle: 'ATEL_B',
				dateDebut: '2038-03-03T08:00',
				dateFin: '2038-03-03T12:00',
				motif: 'Examen',
			},
		]);
		const pertes = [
			{ type: 'SALLE' as const, code: 'ATEL_B', dateDebut: '2038-03-01', dateFin: '2038-03-05' },
		];
		const before = await rows();
		expect(await refusal(repairs(pertes))).toMatchObject({
			faults: [{ code: 'SALLE_OCCUPEE', message: expect.stringContaining('Examen') }],
		});
		expect(await rows()).toBe(before);
		expect(await repairs(pertes, { enregistrer: false, previsualiser: true })).toMatchObject({
			reservationsTouchees: [{ motif: 'Examen' }],
		});
		await base.sql(`update reservation_salle set statut = 'ANNULEE' where motif = 'Examen'`);
		expect(await repairs(pertes)).toMatchObject({ pertesEnregistrees: 1 });
		expect(
			(await bookings()).filter(({ code, debut }) => code === 'ATEL_B' && debut < '2038-03-06'),
		).toMatchObject([{ s: null, debut: '2038-03-01 00:00' }]);
		expect(await repairs(pertes)).toMatchObject({ movedList: [], pertesEnregistrees: 0 });
	});

	it('closes a room whatever happens in another; one of its parts is itself', async () => {
		const examen = async (salle: string) =>
			await bookRooms(base.centre, [
				{ salle, dateDebut: '2038-03-02T08:00', dateFin: '2038-03-02T12:00', motif: salle },
			]);
		await examen('ATEL_A');
		const loss = { type: 'SALLE' as const, code: 'ATEL_B', date: '2038-03-02' };
		const day = { type: 'JOUR' as const, date: '2038-03-02' };
		expect(await repairs([loss, day])).toMatchObject({
			pertesEnregistrees: 2,
			reservationsTouchees: [{ salle: 'ATEL_A' }],
		});
		const whole = { ...loss, code: 'TOUS_ATEL' };
		expect(await refusal(repairs([whole]))).toMatchObject({
			faults: [
				{ path: 'pertes[0]', message: expect.stringContaining('« Atelier B »') },
				{
					path: 'pertes[0]',
					message: expect.stringContaining('(ATEL_A) tient encore « Atelier A »'),
				},
			],
		});
	});

	it('closes a room once for the same hours, and says so', async () => {
		const loss = { type: 'SALLE' as const, code: 'ATEL_B', date: '2038-03-02' };
		const longer = {
			...loss,
			date: undefined,
			dateDebut: '2038-03-02T10:00',
			dateFin: '2038-03-04',
		};
		for (const second of [longer, { ...longer, code: 'TOUS_ATEL' }])
			expect(await refusal(repairs([loss, second]))).toMatchObject({
				faults: [
					{
						path: 'pertes[1]',
						code: 'SALLE_OCCUPEE',
						message: expect.stringContaining('pertes[0]'),
					},
				],
			});
		const next = { ...loss, date: '2038-03-03' };
		expect(await repairs([loss, next])).toMatchObject({ pertesEnregistrees: 2 });
		expect(await repairs([next, loss, next])).toMatchObject({ pertesEnregistrees: 0 });
	});

	it('only records the loss of a room that nobody holds, whoever has lost a trainer', async () => {
		const record = (pertes: RepairSessionRequest['pertes']) =>
			transaction(base.base, (cx) => recordLosses(cx, base.centre, { pertes }));
		await create({
			salle: 'ATEL_A',
			formateurId: 1,
			formation: 'CAP_BJ',
			creneaux: jour('2038-03-02'),
		});
		const room = (code: string) => ({ type: 'SALLE' as const, code, date: '2038-03-02' });
		expect(await refusal(record([...malade('2038-03-02'), room('ATEL_A')]))).toMatchObject({
			faults: [{ path: 'pertes[1]', code: 'SALLE_OCCUPEE' }],
		});
		expect(await refusal(record([room('TOUS_ATEL')]))).toMatchObject({
			faults: [{ path: 'pertes[0]', code: 'SALLE_OCCUPEE' }],
		});
		const recorded = await record([...malade('2038-03-02'), room('ATEL_B')]);
		expect(recorded).toMatchObject({ movedList: [], pertesEnregistrees: 2 });
	});

	it('says truly that nothing is possible, and writes nothing', async () => {
		await create({ salle: 'ATEL_B', formateurId: 1, creneaux: jour('2038-03-02') });
		await base.sql(`update formateurs set statut = 'INACTIF' where id_formateur <> 1`);
		const before = await rows();
		const refus = await refusal(repairs(malade('2038-03-01', '2038-06-30')));
		expect(refus).toMatchObject({
			faults: [{ code: 'REPARATION_IMPOSSIBLE' }, { code: 'REPARATION_IMPOSSIBLE' }],
			details: { sansPlace: [{ idReservation: 1 }, { idReservation: 2 }] },
		});
		expect(refus.message).toContain('mardi 2 mars 2038');
		expect(await rows()).toBe(before);
		expect(
			(await repairs(malade('2038-03-01', '2038-06-30'), { delaiJours: 150 })).movedList,
		).toHaveLength(2);
	});

	it('thinks again when its place is taken between the plan and the locks, by SQL past all locks', async () => {
		await create({ salle: 'ATEL_B', formateurId: 1, creneaux: jour('2038-03-02') });
		await base.sql(`update formateurs set statut = 'INACTIF' where id_formateur not in (1, 2)`);
		const { base: laBase } = base.centre;
		const real = laBase.withConnection.bind(laBase);
		let fois = 0;
		const spied = jest.spyOn(laBase, 'withConnection').mockImplementation(async (work) => {
			const lu = await real(work);
			// After the first reading the trainer who would have stepped in is booked elsewhere.
			if (fois++ === 0) {
				await base.sql(
					`insert into reservation_salle (id_salle, date_debut, date_fin)
					select id_salle, '2038-03-02 07:00', '2038-03-02 11:00'
					from salles
					where code = 'ATEL_C'`,
				);
				await base.sql(
					`insert into sessions_planning.seance (id_reservation, id_formateur)
					select max(id_reservation), 2
					from reservation_salle`,
				);
			}
			return lu;
		});
		try {
			const { movedList } = await repairs(malade('2038-03-02'));
			// Two readings and one write; the write that was refused gave nothing back.
			expect(fois).toBe(3);
			expect(movedList).toHaveLength(2);
			expect(
				movedList.every(
					({ apres }) => apres.formateurId !== 2 || !apres.dateDebut.startsWith('2038-03-02T08'),
				),
			).toBe(true);
		} finally {
			spied.mockRestore();
		}
	});

	it('lets another session give way where nothing else is possible, places exchanged in one write', async () => {
		await base.sql(`update formateurs set statut = 'INACTIF' where id_formateur <> 1`);
		const mornings = (...dates: string[]) => ({
			salle: 'ATEL_B',
			formateurId: 1,
			creneaux: dates.map((date) => jour(date)[0]),
		});
		await create(mornings('2038-03-02', '2038-03-16'));
		const autre = await create(mornings('2038-03-09', '2038-03-30'));
		const perte = [{ type: 'JOUR' as const, date: '2038-03-02' }];
		expect(await refusal(repairs(perte, { delaiJours: 0 }))).toMatchObject({
			faults: [{ code: 'REPARATION_IMPOSSIBLE' }],
		});
		const { movedList, objectif } = await repairs(perte, { delaiJours: 0, sessions: [autre] });
		expect(objectif).toMatchObject({ autresDeplacees: 1, joursDeRetard: 0 });
		expect(
			movedList.map(({ idReservation, touched, apres }) => [
				idReservation,
				touched,
				apres.dateDebut.slice(0, 10),
			]),
		).toEqual([
			[1, true, '2038-03-09'],
			[3, false, '2038-03-23'],
		]);
		expect((await bookings()).map(({ debut }) => debut.slice(0, 10))).toEqual([
			'2038-03-09',
			'2038-03-16',
			'2038-03-23',
			'2038-03-30',
		]);
		expect(await base.sql('select date_debut from sessions order by id_session')).toEqual([
			{ date_debut: '2038-03-09 07:00:00' },
			{ date_debut: '2038-03-23 07:00:00' },
		]);
		expect((await moves()).map(({ id_session }) => id_session)).toEqual([1, autre]);
	});

	it('keeps to the hours that a trainer may give, all of his week counted', async () => {
		await base.sql(`update formateurs set statut = 'INACTIF' where id_formateur not in (1, 2)`);
		await create({ salle: 'ATEL_B', formateurId: 1, creneaux: jour('2038-03-02') });
		// Two days past the last one on which the repair may place anything.
		await create({ salle: 'ATEL_B', formateurId: 2, creneaux: jour('2038-03-04') });
		const withWeek = (heuresParSemaine: number, options = {}) => {
			const { planning } = base.centre.rules;
			const formateur = { heuresParJour: null, heuresParSemaine };
			const rules = {
				...base.centre.rules,
				planning: { ...planning, parametres: { ...planning.parametres, formateur } },
			};
			const request = { pertes: malade('2038-03-02'), delaiJours: 0 };
			return repairSession({ ...base.centre, rules }, request, options);
		};
		// One has a place and both have none, which takes a search to know.
		expect(await refusal(withWeek(15, { limiteSecondes: 0.001 }))).toMatchObject({
			faults: [{ code: 'REPARATION_NON_TROUVEE' }],
		});
		expect(await refusal(withWeek(15))).toMatchObject({
			faults: [{ code: 'REPARATION_IMPOSSIBLE' }, { code: 'REPARATION_IMPOSSIBLE' }],
		});
		expect((await withWeek(16)).movedList).toMatchObject([
			{ apres: { formateurId: 2 } },
			{ apres: { formateurId: 2 } },
		]);
	});

	it('keeps the most hours a week that the session was planned with', async () => {
		await planSession(base.centre, {
			formation: 'INIT_SERTI',
			dureeHeures: 24,
			heuresParSemaine: 8,
			dateDebut: '2038-03-01',
			dateFin: '2038-03-31',
			joursActifs: ['MARDI', 'MERCREDI'],
			salle: 'ATEL_B',
		});
		const [{ jour: first }] = await base.sql<{ jour: string }>(
			`select to_char(min(date_debut), 'YYYY-MM-DD') jour from reservation_salle`,
		);
		const { movedList } = await repairs([{ type: 'JOUR', date: first }, ...inWeekOf(first)]);
		// Every other week of the session is full: what is lost comes after its end.
		expect(movedList.map(({ apres }) => apres.dateDebut.slice(0, 10))).toEqual([
			'2038-03-23',
			'2038-03-23',
		]);
	});

	it('lengthens no day beyond the longest: half an hour neither', async () => {
		await create({
			salle: 'ATEL_B',
			formateurId: 1,
			creneaux: [
				{ dateDebut: '2038-03-02T09:00', dateFin: '2038-03-02T12:00' },
				{ dateDebut: '2038-03-02T14:00', dateFin: '2038-03-02T14:30' },
				{ dateDebut: '2038-03-09T09:00', dateFin: '2038-03-09T12:00' },
				{ dateDebut: '2038-03-09T14:00', dateFin: '2038-03-09T14:30' },
				{ dateDebut: '2038-03-16T14:00', dateFin: '2038-03-16T14:30' },
			],
		});
		const { movedList } = await repairs([{ type: 'JOUR', date: '2038-03-16' }]);
		expect(movedList.map(({ apres }) => apres.dateDebut.slice(0, 10))).toEqual(['2038-03-23']);
	});

	it('counts in a week what of the session has begun', async () => {
		await create({
			salle: 'ATEL_B',
			formateurId: 1,
			creneaux: [...jour('2038-02-23'), ...jour('2038-03-01'), ...jour('2038-03-03')],
		});
		const { centre } = base;
		const lost = { pertes: [{ type: 'JOUR', date: '2038-03-03' }] };
		const asked = readLosses(lost, centre.fuseau);
		const tuesday = new Date('2038-03-02T06:00:00Z');
		const { demande, contexte } = await base.base.withConnection((cx) =>
			loadRepair(cx, centre, asked, tuesday),
		);
		const idOf = ({ idReservation }: { idReservation?: number }) => idReservation;
		expect(demande.seances.map(idOf)).toEqual([5, 6]);
		expect(demande.begun?.map(idOf)).toEqual([3, 4]);
		expect(contexte.occupations).toEqual([]);
		const rules = { ...centre.rules.planning.parametres, heuresParSemaine: 12 };
		const repaired = await repair(demande, contexte, {}, rules);
		expect(repaired).toMatchObject({ faisable: true, movedList: [{}, {}] });
		if (!repaired.faisable) return;
		const inSameWeek = repaired.movedList.filter(({ apres }) => apres.dateDebut < '2038-03-08');
		expect(inSameWeek.length).toBeLessThanOrEqual(1);
	});

	it('repairs once when it is asked four times at once', async () => {
		await create({ salle: 'ATEL_B', formateurId: 1, creneaux: jour('2038-03-02') });
		const toutes = await Promise.all(
			[1, 2, 3, 4].map(() => repairs([{ type: 'JOUR', date: '2038-03-02' }])),
		);
		expect(toutes.map(({ movedList }) => movedList.length).sort()).toEqual([0, 0, 0, 2]);
		expect(await moves()).toHaveLength(1);
	});

	it('races direct bookings: whoever comes first, nobody is in two places', async () => {
		await create({ salle: 'ATEL_B', formateurId: 1, creneaux: jour('2038-03-02') });
		const book = (i: number) =>
			base
				.sql(
					`insert into reservation_salle (id_salle, date_debut, date_fin, motif)
					select id_salle, $1::timestamp, $1::timestamp + interval '4 hours', 'course'
					from salles
					where code = 'ATEL_B'`,
					[`2038-03-0${3 + i} 07:00`],
				)
				.catch((error: { code: string }) => {
					expect(error.code).toBe('23P01');
				});
		const [repaired] = await Promise.all([
			repairs([{ type: 'JOUR', date: '2038-03-02' }]),
			book(0)
				.then(() => book(1))
				.then(() => book(2)),
		]);
		expect(repaired.movedList).toHaveLength(2);
		const ofSessions = (await bookings()).filter(({ s }) => s);
		expect(ofSessions.map(({ debut }) => debut.slice(0, 10))).not.toContain('2038-03-02');
	});

	it('reads and writes in as many statements for eight sessions as for one', async () => {
		const counted = async (date: string) => {
			const before = base.base.queries;
			await repairs(malade(date));
			return base.base.queries - before;
		};
		await create({ salle: 'ATEL_B', formateurId: 1, creneaux: [jour('2038-03-01')[0]] });
		for (let i = 0; i < 8; i++)
			await create({
				salle: 'ATEL_B',
				formateurId: 1,
				creneaux: [
					{
						dateDebut: `2038-03-02T${String(8 + i).padStart(2, '0')}:00`,
						dateFin: `2038-03-02T${String(9 + i).padStart(2, '0')}:00`,
					},
				],
			});
		expect(await counted('2038-03-02')).toBe(await counted('2038-03-01'));
	});

	it.each<[string, object, string]>([
		[
			'no trainer named',
			{ type: 'FORMATEUR', dateDebut: '2038-03-02' },
			'pertes[0].id CHAMP_INVALIDE',
		],
		[
			'a trainer who does not exist',
			{ type: 'FORMATEUR', id: 99, dateDebut: '2038-03-02' },
			'pertes[0].id FORMATEUR_INCONNU',
		],
		[
			'a room that does not exist',
			{ type: 'SALLE', code: 'GRENIER', dateDebut: '2038-03-02' },
			'pertes[0].code SALLE_INCONNUE',
		],
		[
			'a day by the hour',
			{ type: 'JOUR', dateDebut: '2038-03-02T08:00' },
			'pertes[0].date CHAMP_INVALIDE',
		],
		[
			'an end before its start',
			{ type: 'SALLE', code: 'ATEL_B', dateDebut: '2038-03-02', dateFin: '2038-03-01' },
			'pertes[0].dateFin CRENEAU_INVALIDE',
		],
	])('refuses %s', async (_, perte, fault) => {
		expect(
			(await refusal(repairs([perte as never]))).faults.map(({ path, code }) => `${path} ${code}`),
		).toEqual([fault]);
	});
});
