import { makeReport } from '../../../core/pages/server/makeReport';
import { openTestDatabase, type TestDatabase } from '../harness';

let t: TestDatabase;
beforeAll(async () => {
	t = await openTestDatabase('centre');
});
afterAll(() => t.close());

const contenu = async (demande: Parameters<typeof makeReport>[1]) =>
	(await makeReport(t.centre, demande)) as { type: string; contenu: string };

it('gives data as JSON, a page as HTML and a drawing as SVG', async () => {
	expect(await makeReport(t.centre, { vue: 'annee', format: 'json', annee: 2026 })).toMatchObject({
		annee: 2026,
		salles: expect.any(Array),
	});
	const page = await contenu({
		vue: 'mois',
		format: 'html',
		salle: 'ATEL_B',
		annee: 2026,
		mois: 12,
		urlPlanning: 'https://n8n.example/webhook/planning/',
	});
	expect(page.type).toBe('text/html; charset=utf-8');
	expect(page.contenu).toContain('href="https://n8n.example/webhook/planning?annee=2026"');
	for (const vue of ['annee', 'mois', 'jour'] as const) {
		const drawn = await contenu({
			vue,
			format: 'svg',
			salle: 'ATEL_B',
			annee: 2026,
			mois: 12,
			date: '2026-12-10',
		});
		expect(drawn.type).toBe('image/svg+xml');
		expect(drawn.contenu).toMatch(
			/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 \d+ \d+"/,
		);
	}
});

it('takes names as people and agents say them, and what is not said as today', async () => {
	expect(
		await makeReport(t.centre, {
			vue: 'mois',
			format: 'json',
			salle: 'atelier b',
			annee: 2026,
			mois: 12,
		}),
	).toMatchObject({ salle: 'ATEL_B' });
	expect(
		await makeReport(
			t.centre,
			{ vue: 'formateur', format: 'json', formateur: 'marie bernard' },
			new Date('2026-06-15T00:00:00Z'),
		),
	).toMatchObject({ formateur: { nom: 'Bernard' }, mois: 6, annee: 2026 });
	expect(
		await makeReport(t.centre, { vue: 'jour', format: 'json' }, new Date('2026-06-15T23:30:00Z')),
	).toMatchObject({ date: '2026-06-16' });
	expect(
		await makeReport(t.centre, { vue: 'formation', format: 'json', formation: 'init_serti' }),
	).toMatchObject({ sessions: expect.any(Array) });
	await expect(
		makeReport(t.centre, { vue: 'mois', format: 'json', salle: 'la cave' }),
	).rejects.toMatchObject({ faults: [{ path: 'salle' }] });
	await expect(
		makeReport(t.centre, { vue: 'formateur', format: 'json', formateur: '' }),
	).rejects.toMatchObject({ faults: [{ path: 'idFormateur' }] });
});
