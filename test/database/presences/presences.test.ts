import { markEach } from '../../../core/presences/markEach';
import { markPresences, type MarkRequest } from '../../../core/presences/markPresences';
import { readPresences } from '../../../core/presences/readPresences';
import { reportHours } from '../../../core/presences/reportHours';
import { withdraw } from '../../../core/inscriptions/withdraw';
import { moveSession } from '../../../core/sessions/moveSession';
import { openTestDatabase, type TestDatabase } from '../harness';

let t: TestDatabase;
let session: number;
/** Bookings of two days, morning and afternoon, in the order of time. */
let seances: number[];
/** Inscriptions of the élèves 1 to 3 (3 waits). */
let inscriptions: number[];

beforeEach(async () => {
	t = await openTestDatabase('vide');
	await t.sql(`insert into eleves (nom, prenom, parcours_valide, paiement_ok)
		select chr(64 + n) || 'nom', 'P' || n, true, true from generate_series(1, 5) n`);
	await t.sql(
		`insert into formateurs (nom, prenom, specialites) values ('Bernard', 'Marie', '{INIT_SERTI}')`,
	);
	[{ id: session }] = await t.sql<{ id: number }>(
		`insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin,
			capacite_max, nb_inscrits)
		select f.id_formation, 1, s.id_salle, s.nom, '2038-03-01 08:00', '2038-03-02 16:30', 2, 2
		from formations f, salles s
		where f.code = 'INIT_SERTI' and s.code = 'ATEL_B'
		returning id_session as id`,
	);
	seances = (
		await t.sql<{ id: number }>(
			`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select s.id_salle, $1, d + h, d + h + interval '3 hours 30 minutes'
			from salles s, (values (timestamp '2038-03-01'), (timestamp '2038-03-02')) x (d),
				(values (interval '8 hours'), (interval '13 hours')) y (h)
			where s.code = 'ATEL_B'
			order by d, h
			returning id_reservation as id`,
			[session],
		)
	).map(({ id }) => id);
	inscriptions = (
		await t.sql<{ id: number }>(
			`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription, position_attente)
			values (1, $1, '2038-01-01', 'INSCRIT', null), (2, $1, '2038-01-01', 'CONFIRME', null),
				(3, $1, '2038-01-02', 'EN_ATTENTE', 1)
			returning id_inscription as id`,
			[session],
		)
	).map(({ id }) => id);
});
afterEach(() => t.close());

const after = new Date('2038-03-03T12:00:00Z');
const mark = (presences: MarkRequest['presences'], now = after) =>
	markPresences(t.centre, { idSession: session, presences }, now);
const one = (seance: number, person: number, statut: string, minutes?: number) =>
	({
		idReservation: seances[seance],
		idInscription: inscriptions[person],
		statut,
		minutes,
	}) as MarkRequest['presences'][number];
const faults = async (work: Promise<unknown>) =>
	await work.then(
		() => [],
		(error: { faults?: Array<{ code: string; path: string }> }) =>
			error.faults?.map(({ code, path }) => `${code} ${path}`) ?? [String(error)],
	);

it('marks who was there; hours planned, attended, missed, by month', async () => {
	const { changees, personnes } = await mark([
		one(0, 0, 'PRESENT'),
		one(1, 0, 'RETARD', 30),
		one(2, 0, 'ABSENT'),
		one(0, 1, 'EXCUSE'),
	]);
	expect(changees).toBe(4);
	expect(personnes.map(({ nom, heures }) => [nom, heures])).toEqual([
		[
			'Anom',
			{
				prevues: 14,
				suivies: 6.5,
				manquees: 4,
				excusees: 0,
				nonRenseignees: 3.5,
				parMois: [{ mois: '2038-03', prevues: 14, suivies: 6.5, manquees: 4 }],
			},
		],
		[
			'Bnom',
			{
				prevues: 14,
				suivies: 0,
				manquees: 3.5,
				excusees: 3.5,
				nonRenseignees: 10.5,
				parMois: [{ mois: '2038-03', prevues: 14, suivies: 0, manquees: 3.5 }],
			},
		],
	]);
	const { lignes } = await reportHours(t.centre, { idEleve: 1 }, after);
	expect(lignes).toMatchObject([{ session: { idSession: session }, heures: { suivies: 6.5 } }]);
	expect((await reportHours(t.centre, { idSession: session }, after)).lignes).toHaveLength(2);
	expect(await reportHours(t.centre, { idEleve: 1, du: '2039-01-01' }, after)).toEqual({
		lignes: [],
	});
	await expect(reportHours(t.centre, { idEleve: 999_999 }, after)).rejects.toMatchObject({
		faults: [{ path: 'idEleve', code: 'PERSONNE_INCONNUE' }],
	});
	await expect(reportHours(t.centre, { idCandidat: 999_999 }, after)).rejects.toMatchObject({
		faults: [{ path: 'idCandidat', code: 'PERSONNE_INCONNUE' }],
	});
});

it('keeps every correction: who, when, from what to what; the same again is none', async () => {
	await mark([one(0, 0, 'ABSENT')]);
	expect((await mark([one(0, 0, 'ABSENT')])).changees).toBe(0);
	await mark([one(0, 0, 'RETARD', 10)]);
	const { seances: read } = await readPresences(t.centre, { idSession: session }, after);
	expect(read[0].presences[0]).toMatchObject({
		statut: 'RETARD',
		minutes: 10,
		par: 'test',
		corrections: 1,
	});
	expect(
		await t.sql(
			'select statut_avant, minutes_avant, statut, minutes, par from sessions_planning.presence_trace order by id_trace',
		),
	).toEqual([
		{ statut_avant: null, minutes_avant: null, statut: 'ABSENT', minutes: null, par: 'test' },
		{ statut_avant: 'ABSENT', minutes_avant: null, statut: 'RETARD', minutes: 10, par: 'test' },
	]);
});

it('names each fault, and then marks nothing', async () => {
	const early = new Date('2038-03-01T06:00:00Z');
	const late = new Date('2038-04-15T06:00:00Z');
	await t.sql(`update reservation_salle set statut = 'ANNULEE' where id_reservation = $1`, [
		seances[3],
	]);
	const cases: Array<[MarkRequest['presences'], string[], Date?]> = [
		[[one(0, 0, 'PRESENT')], ['SEANCE_A_VENIR presences[0]'], early],
		[[one(0, 0, 'PRESENT')], ['PRESENCES_CLOSES presences[0]'], late],
		[[one(0, 0, 'RETARD')], ['CHAMP_INVALIDE presences[0].minutes']],
		[[one(0, 0, 'PRESENT', 5)], ['CHAMP_INVALIDE presences[0].minutes']],
		[[one(0, 0, 'RETARD', 210)], ['CHAMP_INVALIDE presences[0].minutes']],
		[[one(0, 2, 'PRESENT')], ['PERSONNE_INCONNUE presences[0].idInscription']],
		[[one(0, 0, 'PARTI')], ['CHAMP_INVALIDE presences[0].statut']],
		[
			[one(0, 0, 'PRESENT'), { ...one(0, 1, 'PRESENT'), idReservation: 999 }],
			['RESERVATION_INCONNUE presences[1].idReservation'],
		],
		[[one(0, 0, 'PRESENT'), one(0, 0, 'ABSENT')], ['CHAMP_INVALIDE presences[1]']],
		[[one(3, 0, 'PRESENT')], ['RESERVATION_INCONNUE presences[0].idReservation']],
		[[], ['CHAMP_INVALIDE presences']],
	];
	for (const [presences, expected, now] of cases)
		expect(await faults(mark(presences, now))).toEqual(expected);
	expect(
		await faults(markPresences(t.centre, { idSession: 999, presences: [one(0, 0, 'ABSENT')] })),
	).toEqual(['SESSION_INCONNUE idSession']);
	expect(await t.sql('select 1 from sessions_planning.presence')).toEqual([]);
	// An excuse may come before the séance.
	expect((await mark([one(0, 0, 'EXCUSE')], early)).changees).toBe(1);
});

it('goes along with a séance that moves, and stays, marked as cancelled, with one that is', async () => {
	await mark([one(0, 0, 'PRESENT'), one(1, 0, 'PRESENT')]);
	await moveSession(t.centre, {
		idSession: session,
		seances: [{ idReservation: seances[0], dateDebut: '2038-03-10T09:00' }],
	});
	await t.sql(`update reservation_salle set statut = 'ANNULEE' where id_reservation = $1`, [
		seances[1],
	]);
	const read = await readPresences(t.centre, { idSession: session }, after);
	const byId = new Map(read.seances.map((seance) => [seance.idReservation, seance]));
	expect(byId.get(seances[0])).toMatchObject({
		dateDebut: '2038-03-10T09:00:00+01:00',
		annulee: false,
		presences: [{ statut: 'PRESENT' }, { statut: null }],
	});
	expect(byId.get(seances[1])).toMatchObject({ annulee: true, presences: [{ statut: 'PRESENT' }] });
	expect(read.personnes[0].heures).toMatchObject({ prevues: 10.5, suivies: 3.5 });
	expect(await faults(mark([one(1, 0, 'ABSENT')]))).toEqual(['SEANCE_ANNULEE presences[0]']);
});

it('has no line before somebody was promoted, and keeps what was attended before somebody left', async () => {
	await mark([one(0, 1, 'PRESENT'), one(1, 1, 'PRESENT')]);
	const [left] = await withdraw(t.centre, [{ idInscription: inscriptions[1] }]);
	expect(left).toMatchObject({ ok: true });
	// The decisions were taken between the first day and the second.
	await t.sql(`update sessions_planning.decision set prise_le = '2038-03-01 18:00+00'`);
	const read = await readPresences(t.centre, { idSession: session }, after);
	const idsOf = ({ presences }: (typeof read.seances)[number]) =>
		presences.map((one) => one.idInscription);
	const lines = read.seances.map(idsOf);
	expect(lines).toEqual([
		[inscriptions[0], inscriptions[1]],
		[inscriptions[0], inscriptions[1]],
		[inscriptions[0], inscriptions[2]],
		[inscriptions[0], inscriptions[2]],
	]);
	expect(read.personnes.map(({ nom, heures }) => [nom, heures.prevues, heures.suivies])).toEqual([
		['Anom', 14, 0],
		['Bnom', 7, 7],
		['Cnom', 7, 0],
	]);
	expect(await faults(mark([one(0, 2, 'PRESENT')]))).toEqual(['PRESENCE_SANS_PLACE presences[0]']);
	expect(await faults(mark([one(2, 1, 'PRESENT')]))).toEqual(['PRESENCE_SANS_PLACE presences[0]']);
});

it('marks by élève the inscription on the sheet of that séance, where somebody left and came back', async () => {
	await withdraw(t.centre, [{ idInscription: inscriptions[1] }]);
	await t.sql(`update sessions_planning.decision set prise_le = '2038-03-01 18:00+00'`);
	const [{ id: back }] = await t.sql<{ id: number }>(
		`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription)
		values (2, $1, '2038-03-02', 'INSCRIT') returning id_inscription as id`,
		[session],
	);
	const asked = seances.map((idReservation) => ({
		idSession: session,
		presence: { idReservation, idEleve: '2', statut: 'EXCUSE' as const },
	}));
	const issues = await markEach(t.centre, asked);
	expect(issues).toMatchObject(
		[inscriptions[1], inscriptions[1], back, back].map((idInscription) => ({
			ok: true,
			value: { idInscription, nom: 'Bnom', statut: 'EXCUSE', par: 'test' },
		})),
	);
	const read = await readPresences(t.centre, { idSession: session }, after);
	expect(
		read.personnes
			.filter(({ idEleve }) => idEleve === 2)
			.map(({ idInscription, heures }) => [idInscription, heures.excusees]),
	).toEqual([
		[inscriptions[1], 7],
		[back, 7],
	]);
	// Asked by the inscription, the answer names the person as well.
	const [one] = await markEach(t.centre, [
		{
			idSession: session,
			presence: { idReservation: seances[0], idInscription: inscriptions[0], statut: 'EXCUSE' },
		},
	]);
	expect(one).toMatchObject({ ok: true, value: { nom: 'Anom', statut: 'EXCUSE' } });
});

it('two who mark at once: the last word is kept, both stand in the trace', async () => {
	const words = ['PRESENT', 'ABSENT', 'EXCUSE'];
	await Promise.all(
		Array.from({ length: 12 }, (_, i) =>
			mark([one(0, 0, words[i % 3]), one(1, 1, words[(i + 1) % 3])]),
		),
	);
	const trace = await t.sql<{ avant: string | null; statut: string }>(
		`select statut_avant as avant, statut from sessions_planning.presence_trace
		where id_inscription = $1 order by id_trace`,
		[inscriptions[0]],
	);
	// An unbroken chain: each correction begins where the one before it ended.
	expect(trace.map(({ avant }) => avant)).toEqual([
		null,
		...trace.slice(0, -1).map(({ statut }) => statut),
	]);
	const [{ statut }] = await t.sql(
		'select statut from sessions_planning.presence where id_inscription = $1',
		[inscriptions[0]],
	);
	expect(statut).toBe(trace.at(-1)!.statut);
});

it('takes three statements to mark, one to read, whatever the number', async () => {
	const count = async (work: () => Promise<unknown>) => {
		const before = t.base.queries;
		await work();
		return t.base.queries - before;
	};
	const few = await count(() => mark([one(0, 0, 'PRESENT')]));
	const many = await count(() =>
		mark(seances.flatMap((_, i) => [one(i, 0, 'ABSENT'), one(i, 1, 'PRESENT')])),
	);
	// Begin, lock, read, write, read again, commit.
	expect([few, many]).toEqual([6, 6]);
	expect(await count(() => readPresences(t.centre, { idSession: session }))).toBe(1);
	expect(await count(() => reportHours(t.centre, { idEleve: 1 }))).toBe(2);
});
