import { Refusal } from '../../../core/errors/refusal';
import { bookRooms } from '../../../core/salles/bookRooms';
import { createSession } from '../../../core/sessions/createSession';
import { openTestDatabase, type TestDatabase } from '../harness';

/* What would go on past what is looked at is refused by name: cut short, it would look done. */

let t: TestDatabase;
beforeAll(async () => {
	t = await openTestDatabase('vide');
});
afterAll(() => t.close());

const bookings = async () => (await t.sql('select from reservation_salle')).length;

test('a series until a day past two years', async () => {
	const [outcome] = await bookRooms(t.centre, [
		{
			salle: 'REUNION',
			dateDebut: '2031-01-06T09:00',
			dateFin: '2031-01-06T10:00',
			serie: { jusquAu: '2034-01-06' },
		},
	]);
	expect(outcome).toMatchObject({
		ok: false,
		faults: [{ code: 'SERIE_TROP_LONGUE', path: 'serie.jusquAu' }],
	});
	expect(await bookings()).toBe(0);
});

test('a block of more open days than are looked at', async () => {
	const bloc = { dateDebut: '2031-01-06', dateFin: '2035-12-31' };
	const work = createSession(t.centre, { formation: 'INIT_SERTI', salle: 'ATEL_B', bloc });
	const refused = await work.catch((error: unknown) => error);
	expect(refused).toBeInstanceOf(Refusal);
	expect((refused as Refusal).faults).toMatchObject([
		{ code: 'BLOC_TROP_LONG', path: 'bloc.dateFin' },
	]);
	expect(await bookings()).toBe(0);
});
