import { stack } from '../harness';
import { insertHeldSession } from '../sessions/insertHeldSession';
import { draw, type Atelier } from '../sessions/workshop';

const s = stack();
const ateliers: Atelier[] = [];
const report = async (parameters: { operation: string; [name: string]: unknown }) => {
	const atelier = await draw(s, 'occupancyReport', parameters);
	ateliers.push(atelier);
	return atelier;
};
afterAll(async () => {
	for (const atelier of ateliers) await atelier.remove();
});

const field = (nom: string) => `={{ $json.${nom} }}`;
const by = (value: unknown) => ({ __rl: true, mode: 'id', value });

/* Each operation shows some of the parameters and hides the others. */
describe('Occupancy Report', () => {
	it('reports a year, this one where none is given, and refuses what is none', async () => {
		const year = await report({ operation: 'annee', annee: field('annee'), format: 'json' });
		const [one, inWords, none, bad] = await year.run([
			{ annee: 2031 },
			{ annee: '2031' },
			{ annee: 0 },
			{ annee: 'x' },
		]);
		expect(one).toMatchObject({ annee: 2031, salles: expect.any(Array) });
		expect(inWords).toEqual(one);
		expect(none).toMatchObject({ annee: new Date().getFullYear() });
		expect(bad).toMatchObject({
			status: 'rejected',
			errors: [{ path: 'annee', code: 'CHAMP_INVALIDE' }],
		});
	});

	it('reports with nothing but the defaults', async () => {
		const year = await report({ operation: 'annee' });
		expect(await year.run([{}])).toMatchObject([{ annee: new Date().getFullYear() }]);
	});

	it.each(['html', 'svg'])('gives the year as %s', async (format) => {
		const page = await report({ operation: 'annee', annee: 2031, format });
		expect(await page.run([{}])).toMatchObject([{ contenu: expect.stringContaining('2031') }]);
	});

	it("reports a room's month", async () => {
		const month = await report({
			operation: 'mois',
			salle: by('THEO'),
			mois: field('mois'),
			annee: 2031,
		});
		const [june, thirteenth, bad] = await month.run([{ mois: 6 }, { mois: 13 }, { mois: 'juin' }]);
		expect(june).toMatchObject({ mois: 6, annee: 2031 });
		expect([thirteenth, bad]).toMatchObject([
			{ status: 'rejected', errors: [{ path: 'mois' }] },
			{ status: 'rejected', errors: [{ path: 'mois' }] },
		]);
	});

	it('reports a day of the centre, whichever way it is written', async () => {
		const day = await report({
			operation: 'jour',
			salleJour: by(''),
			date: field('date'),
		});
		const days = await day.run([
			{ date: '2031-06-03' },
			{ date: '2031-06-02T22:00:00.000Z' },
			{ date: '' },
			{ date: 'demain' },
		]);
		expect(days).toMatchObject([
			{ date: '2031-06-03' },
			{ date: '2031-06-03' },
			{ date: expect.any(String) },
			{ status: 'rejected', errors: [{ path: 'date' }] },
		]);
	});

	it("reports a trainer's month", async () => {
		const [{ id }] = await s.sql<{ id: number }>('select min(id_formateur) as id from formateurs');
		const trainer = await report({
			operation: 'formateur',
			formateur: by(String(id)),
			mois: 6,
			annee: 2031,
		});
		expect(await trainer.run([{}])).toMatchObject([{ mois: 6, annee: 2031 }]);
	});

	it("reports a session's sheet, and the next sessions of a training", async () => {
		const { id } = await insertHeldSession(s, { salle: 'REUNION', heures: 30 });
		const sheet = await report({ operation: 'session', session: by(field('id')) });
		expect(await sheet.run([{ id }, { id: 99_999_999 }])).toMatchObject([
			{ session: { idSession: id } },
			{ status: 'rejected', errors: [{ code: 'SESSION_INCONNUE' }] },
		]);
		const next = await report({ operation: 'formation', formation: by('CAP_BJ') });
		expect(await next.run([{}])).toMatchObject([{ sessions: expect.any(Array) }]);
	});
});
