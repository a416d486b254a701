import { openCentre } from '../../../core/centre/centre';
import { answerEndpoint } from '../../../core/http/answer';
import { openTestDatabase, type TestDatabase } from '../../database/harness';
import { someoneWaits } from '../meet';

let t: TestDatabase;
beforeAll(async () => {
	t = await openTestDatabase('centre');
});
afterAll(async () => await t.close());

interface Corps {
	session: { idSession: number };
	errors: Array<{ code: string; path: string }>;
	conflits: Array<{ avec: { idSession: number } }>;
}
interface Answer {
	statut: number;
	corps: Corps;
}

/** Each call has a centre of its own, as in a node. */
const create = async (body: object): Promise<Answer> =>
	(await answerEndpoint(openCentre(t.base, { acteur: 'crm' }), 'creer', { body })) as never;
const createAll = async (bodies: object[]) => await Promise.all(bodies.map((body) => create(body)));

/** An hour in a room, with no trainer: the n-th of a day. */
const hour = (jour: string, n: number, [salle, formation] = ['ATEL_B', 'INIT_SERTI']) => ({
	formation,
	salle,
	sansFormateur: true,
	capaciteMax: 4,
	creneaux: [
		{
			dateDebut: `${jour}T${String(8 + n).padStart(2, '0')}:00`,
			dateFin: `${jour}T${String(9 + n).padStart(2, '0')}:00`,
		},
	],
});
const hours = (jour: string, n: number) => Array.from({ length: n }, (_, i) => hour(jour, i));
const statuses = (answers: Answer[]) => answers.map(({ statut }) => statut);
const idOf = ({ corps }: Answer) => corps.session.idSession;

/** Of these sessions: events, and bookings by their hour of the day in Paris. */
async function written(answers: Answer[]) {
	const [row] = await t.sql<{ events: number; hours: number[] }>(
		`select (
				select count(*)::int from sessions_planning.evenement
				where action = 'SESSION_CREATED' and id_session = any ($1)
			) as events,
			array(
				select extract(hour from r.date_debut at time zone 'UTC' at time zone 'Europe/Paris')::int
				from reservation_salle r where r.id_session = any ($1) order by 1
			) as hours`,
		[answers.map(idOf)],
	);
	return row;
}

it('creates those that come together in one transaction, each with its event', async () => {
	const { queries, roundTrips } = t.base;
	const answers = await createAll(hours('2036-03-05', 6));

	expect(statuses(answers)).toEqual(Array(6).fill(201));
	expect(new Set(answers.map(idOf)).size).toBe(6);
	expect(await written(answers)).toEqual({ events: 6, hours: [8, 9, 10, 11, 12, 13] });
	// The first goes alone, the five others together, with how long they wait.
	expect([t.base.queries - queries, t.base.roundTrips - roundTrips]).toEqual([8 + 9, 4]);
});

it('gives a slot that several ask for to the first, and tells the others of it', async () => {
	const wanted = Array.from({ length: 5 }, () => hour('2036-03-06', 0));
	const answers = await createAll([...wanted, hour('2036-03-06', 1)]);

	expect(statuses(answers)).toEqual([201, 409, 409, 409, 409, 201]);
	for (const { corps } of answers.slice(1, 5))
		expect(corps.conflits[0].avec.idSession).toBe(idOf(answers[0]));
	expect(await written([answers[0], answers[5]])).toEqual({ events: 2, hours: [8, 9] });
});

it('answers each that cannot be read as if it had come alone, and creates the others', async () => {
	const [first, second, third] = hours('2036-03-07', 3);
	const unknown = { ...hour('2036-03-07', 4), formation: 'RIEN' };
	const answers = await createAll([first, { ...second, creneaux: 'x' }, unknown, third]);

	expect(statuses(answers)).toEqual([201, 400, 404, 201]);
	expect(answers[1].corps.errors[0].path).toBe('creneaux');
	expect(answers[2].corps.errors[0].code).toBe('FORMATION_INCONNUE');
	expect(await written([answers[0], answers[3]])).toEqual({ events: 2, hours: [8, 10] });
});

it('nobody waits for a room but who asks for it', async () => {
	await t.sql('begin');
	await t.sql(
		`select sessions_planning.verrouiller_salles(array(
			select id_salle from salles where code = 'ATEL_A'
		))`,
	);
	const first = create(hour('2036-03-10', 0));
	const waiting = create(hour('2036-03-10', 1, ['ATEL_A', 'INIT_BJ']));
	const second = create(hour('2036-03-10', 2));
	expect(statuses([await first, await second])).toEqual([201, 201]);

	await someoneWaits(t);
	await t.sql('rollback');
	expect(await waiting).toMatchObject({ statut: 201 });
});

it('chooses a trainer for each by itself', async () => {
	const { roundTrips } = t.base;
	const open = hours('2036-03-11', 3).map((one) => ({ ...one, sansFormateur: false }));
	const answers = await createAll(open);

	expect(statuses(answers)).toEqual([201, 201, 201]);
	expect(t.base.roundTrips - roundTrips).toBe(6);
});
