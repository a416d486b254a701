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

it("shades the days of the centre's own weekend, on the page and in the drawing", async () => {
	const { planning } = t.centre.rules;
	const weekend: typeof planning.parametres.weekend = ['DIMANCHE', 'LUNDI'];
	const parametres = { ...planning.parametres, weekend };
	const centre = {
		...t.centre,
		rules: { ...t.centre.rules, planning: { ...planning, parametres } },
	};
	const drawn = async (format: 'html' | 'svg') => {
		const request = { vue: 'mois', format, salle: 'ATEL_B', annee: 2026, mois: 12 } as const;
		return ((await makeReport(centre, request)) as { contenu: string }).contenu;
	};
	const shadedOnPage = [
		...(await drawn('html')).matchAll(
			/<tr role="row" class="[^"]*\bwe\b[^>]*>\s*<th[^>]*>\s*<a href="[^"]*date=2026-12-(\d\d)/g,
		),
	].map(([, day]) => Number(day));
	const shadedInDrawing = [
		...(await drawn('svg')).matchAll(/<rect x="0" y="(\d+)"[^>]*fill="#f6f4f0"/g),
	].map(([, y]) => (Number(y) - 70) / 22 + 1);
	expect(shadedOnPage).toEqual([6, 7, 13, 14, 20, 21, 27, 28]);
	expect(shadedInDrawing).toEqual(shadedOnPage);
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
