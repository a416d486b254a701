import { ownToken } from '../../core/liens/ownLink';
import { cleSecrets } from '../database/pages/server';
import { button, heading, link, page, site, t } from './atTheDesk';

describe('attendance', () => {
	/** A session that began this week: two élèves, two séances of the trainer 2, the first over. */
	async function running() {
		// The sample centre's own week may have the room or the trainer in these hours.
		await t.sql(`delete from reservation_salle
			where id_salle = (select id_salle from salles where code = 'REUNION')`);
		await t.sql('update sessions set id_formateur = null where id_formateur = 2');
		const [{ id }] = await t.sql<{ id: number }>(
			`insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin, capacite_max)
			select f.id_formation, 2, s.id_salle, s.nom, now() - interval '30 hours', now() + interval '30 hours', 5
			from formations f, salles s
			where f.code = 'INIT_SERTI' and s.code = 'REUNION'
			returning id_session as id`,
		);
		await t.sql('delete from disponibilite_formateur where id_formateur = 2');
		const seances = await t.sql<{ id: number }>(
			`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select s.id_salle, $1, date_trunc('hour', now()) + h, date_trunc('hour', now()) + h + interval '2 hours'
			from salles s, (values (interval '-30 hours'), (interval '28 hours')) x (h)
			where s.code = 'REUNION'
			returning id_reservation as id`,
			[id],
		);
		await t.sql(
			`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription)
			values (8, $1, '2020-01-01', 'INSCRIT'), (9, $1, '2020-01-01', 'INSCRIT')`,
			[id],
		);
		return { id, seance: seances[0].id };
	}
	const person = (name: RegExp) => page.getByRole('group', { name });

	it('is marked at the desk, corrected by the trainer under a link of their own, and becomes paper', async () => {
		const { id } = await running();
		await page.goto(`${site.url}/session?id=${id}`);
		await link('Présences').click();
		await person(/Garcia/)
			.getByLabel('Absent')
			.check();
		await button('Vérifier et enregistrer').click();
		expect(await page.locator('main').innerText()).toContain('Lucas Garcia : Absent');
		await button('Enregistrer les présences').click();
		await heading('Présences enregistrées');

		await page.setViewportSize({ width: 360, height: 740 });
		await page.goto(`${site.url}/moi?lien=${ownToken(cleSecrets, { genre: 'formateur', id: 2 })}`);
		await link(/^Présences/).click();
		expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
		await person(/Garcia/)
			.getByLabel('Retard', { exact: true })
			.check();
		await person(/Garcia/)
			.getByLabel('min. de retard')
			.fill('20');
		await button('Vérifier et enregistrer').click();
		expect(await page.locator('main').innerText()).toContain(
			'Lucas Garcia : Absent → Retard de 20 min',
		);
		await button('Enregistrer les présences').click();
		await heading('Présences enregistrées');
		await page.setViewportSize({ width: 1280, height: 800 });
		expect(
			await t.sql(
				`select t.statut, t.par from sessions_planning.presence_trace t
				join inscription_session i using (id_inscription)
				where i.id_session = $1 and i.id_eleve = 8 order by t.id_trace`,
				[id],
			),
		).toEqual([
			{ statut: 'ABSENT', par: 'test' },
			{ statut: 'RETARD', par: 'lien:formateur:2' },
		]);

		// Of a séance that has not begun only an excuse can be noted.
		await page.goto(`${site.url}/presences?id=${id}`);
		await page.getByRole('link', { name: /^Suivant/ }).click();
		expect(
			await person(/Garcia/)
				.getByRole('radio')
				.count(),
		).toBe(2);
		await person(/Garcia/)
			.getByLabel('Excusé')
			.check();
		await button('Vérifier et enregistrer').click();
		expect(await page.locator('main').innerText()).toContain('Lucas Garcia : Excusé');

		await page.goto(`${site.url}/presences?id=${id}`);
		await link("Feuille d'émargement").click();
		await heading(/Feuille d'émargement/);
		expect(await page.locator('.emargement').first().innerText()).toContain('Retard de 20 min');
		await page.goBack();
		await link('Certificat').click();
		expect(await page.locator('article').innerText()).toMatch(/pour une durée de [12](,\d+)? h/);
		for (const quoi of ['feuille', 'certificat&inscription=x'])
			expect((await fetch(`${site.url}/papier?quoi=${quoi}&id=${id}&format=pdf`)).status).toBe(
				quoi === 'feuille' ? 200 : 400,
			);
		const pdf = await fetch(`${site.url}/papier?quoi=feuille&id=${id}&format=pdf`);
		expect(pdf.headers.get('content-type')).toBe('application/pdf');
		expect(
			Buffer.from(await pdf.arrayBuffer())
				.subarray(0, 5)
				.toString(),
		).toBe('%PDF-');
	});

	it('keeps what was ticked where minutes are missing, and says whose', async () => {
		const { id, seance } = await running();
		const own = `moi?lien=${ownToken(cleSecrets, { genre: 'formateur', id: 2 })}&page=presences&id=${id}&seance=${seance}`;
		for (const address of [`presences?id=${id}&seance=${seance}`, own]) {
			await page.goto(`${site.url}/${address}`);
			const absent = person(/Garcia/);
			const late = page.getByRole('group').filter({ hasNotText: 'Garcia' });
			await absent.getByLabel('Absent').check();
			await late.getByLabel('Retard', { exact: true }).check();
			await button('Vérifier et enregistrer').click();

			expect(await page.getByRole('alert').innerText()).toMatch(
				/ : combien de minutes de retard \?$/,
			);
			expect(await absent.getByLabel('Absent').isChecked()).toBe(true);
			await late.getByLabel('min. de retard').fill('10');
			await button('Vérifier et enregistrer').click();
			const question = await page.locator('main').innerText();
			expect(question).toContain('Lucas Garcia : Absent');
			expect(question).toContain('Retard de 10 min');
		}
	});

	it('asks what minutes beside « Présent » mean', async () => {
		const { id, seance } = await running();
		await page.goto(`${site.url}/presences?id=${id}&seance=${seance}`);
		await person(/Garcia/)
			.getByLabel('min. de retard')
			.fill('15');
		await button('Vérifier et enregistrer').click();
		expect(await page.getByRole('alert').innerText()).toContain(
			'Lucas Garcia : 15 min. de retard sans « Retard »',
		);
	});

	it('is not marked of a séance that is another trainer’s', async () => {
		const { id, seance } = await (async () => {
			const [row] = await t.sql<{ id: number; seance: number }>(
				`select r.id_session as id, r.id_reservation as seance
				from reservation_salle r
				join sessions_planning.occupation_formateur o using (id_reservation)
				where o.id_formateur <> 2 and r.id_session is not null
				limit 1`,
			);
			return row;
		})();
		const lien = ownToken(cleSecrets, { genre: 'formateur', id: 2 });
		for (const query of [
			`page=presences&id=${id}&seance=${seance}`,
			`verbe=presences&id=${id}&seance=${seance}&p1=ABSENT`,
		])
			expect((await fetch(`${site.url}/moi?lien=${lien}&${query}`)).status).toBe(404);
	});
});
