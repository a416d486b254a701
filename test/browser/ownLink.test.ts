import { ownToken } from '../../core/liens/ownLink';
import { cleSecrets, servePages } from '../database/pages/server';
import { button, dayAhead, heading, link, page, site, t } from './atTheDesk';

describe('a link of one’s own', () => {
	const address = async (query: string) => {
		await page.goto(`${site.url}/${query}`);
		await page.getByText('Lien personnel').click();
		return await page.getByLabel('Adresse de la page').inputValue();
	};

	it('shows an élève what is theirs, nobody else, and lets them leave', async () => {
		const [{ eleve, nom, autre }] = await t.sql<{ eleve: number; nom: string; autre: string }>(
			`select e.id_eleve as eleve, e.nom, (
				select a.nom from eleves a where a.id_eleve <> e.id_eleve and length(a.nom) > 4 limit 1) as autre
			from inscription_session i
			join eleves e using (id_eleve)
			join sessions s using (id_session)
			where i.statut_inscription = 'EN_ATTENTE' and s.date_debut > now() and s.statut_session <> 'ANNULEE'
			limit 1`,
		);
		await page.goto(await address(`personne?eleve=${eleve}`));
		await heading(new RegExp(nom));
		const text = await page.locator('body').innerText();
		expect(text).toContain("En liste d'attente, rang");
		expect(text).not.toContain(autre);
		expect(await page.getByRole('navigation').count()).toBe(0);
		await link(/^Quitter la liste d'attente/).click();
		expect(await page.locator('h1').innerText()).toContain('Retirer');
		await button('Confirmer le désistement').click();
		await heading('Désistement enregistré');
		expect(
			await t.sql(
				`select d.acteur
				from sessions_planning.decision d
				join inscription_session i using (id_inscription)
				where i.id_eleve = $1 and d.verbe = 'DESISTER'`,
				[eleve],
			),
		).toEqual([{ acteur: `lien:eleve:${eleve}` }]);
		await link('Retour').click();
		await heading(new RegExp(nom));
	});

	it('names nobody else to whoever gives a place back, who goes to the head of the queue', async () => {
		const [{ id, eleve, nom }] = await t.sql<{ id: number; eleve: number; nom: string }>(
			`with made as (
				insert into sessions (id_formation, id_salle, salle_principale, date_debut, date_fin, capacite_max, nb_inscrits)
				select f.id_formation, s.id_salle, s.nom, '2037-03-02 08:00', '2037-03-02 11:00', 1, 1
				from formations f, salles s
				where f.code = 'GEMMO' and s.code = 'THEO'
				returning id_session
			), enrolled as (
				insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription, position_attente)
				select n, id_session, '2026-01-01', case n when 6 then 'INSCRIT' else 'EN_ATTENTE' end, case n when 7 then 1 end
				from made, unnest('{6, 7}'::int[]) n
			)
			select id_session as id, 6 as eleve, (select nom from eleves where id_eleve = 7) as nom from made`,
		);
		await page.goto(`${site.url}/moi?lien=${ownToken(cleSecrets, { genre: 'eleve', id: eleve })}`);
		const own = page.locator('.carte', { hasText: '2 mars 2037' });
		await own.getByRole('link', { name: /^Me désister/ }).click();
		expect(await page.locator('body').innerText()).not.toContain(nom);
		await button('Confirmer le désistement').click();
		await heading('Désistement enregistré');
		expect(await page.locator('body').innerText()).not.toContain(nom);
		expect(
			await t.sql(
				`select id_eleve from inscription_session where id_session = $1 and statut_inscription = 'INSCRIT'`,
				[id],
			),
		).toEqual([{ id_eleve: 7 }]);
	});

	it('lets a trainer tell of an absence, and no more', async () => {
		const own = await address('formateur?id=2');
		await page.goto(own);
		await heading('Mes séances');
		// Why is nobody's business here: it may be about health.
		expect(await page.getByLabel(/Motif/).count()).toBe(0);
		await page.getByLabel('Je serai absent du').fill(dayAhead(40, 2));
		await button('Annoncer cette absence').click();
		await button("Enregistrer l'absence").click();
		await heading('Absence enregistrée');
		const lien = new URL(own).searchParams.get('lien') ?? '';
		for (const other of ['verbe=annuler&id=2', 'verbe=desister&id=2&inscription=1', 'verbe=creer'])
			expect((await fetch(`${site.url}/moi?lien=${lien}&${other}`)).status).toBe(404);
		// Somebody else's absence is this trainer's own, whatever the request says.
		const asks = await fetch(
			`${site.url}/moi?lien=${lien}&verbe=absence&formateur=3&du=2031-05-05`,
		);
		expect(await asks.text()).toContain('name="formateur" value="2"');
	});

	it('keeps a trainer whose absence is refused on the page of their own, with what was typed', async () => {
		const lien = ownToken(cleSecrets, { genre: 'formateur', id: 2 });
		await page.goto(`${site.url}/moi?lien=${lien}`);
		await page.getByLabel('Je serai absent du').fill(dayAhead(41, 3));
		await page.getByLabel('Au (facultatif)').fill(dayAhead(41, 1));
		await button('Annoncer cette absence').click();

		expect(await page.getByRole('alert').innerText()).not.toBe('');
		await heading('Mes séances');
		expect(await page.getByRole('combobox').count()).toBe(0);
		expect(await page.getByLabel('Je serai absent du').inputValue()).toBe(dayAhead(41, 3));
		expect(new URL(page.url()).searchParams.get('lien')).toBe(lien);
	});

	it('tells an élève who has left already, on their own page', async () => {
		const lien = ownToken(cleSecrets, { genre: 'eleve', id: 5 });
		const answer = await page.goto(
			`${site.url}/moi?lien=${lien}&verbe=desister&inscription=999999`,
		);
		expect(answer?.status()).toBe(404);
		expect(await page.getByRole('alert').innerText()).toContain('n’êtes plus dans cette session');
		await heading('Mes sessions');
		expect(await page.getByRole('link', { name: /année|aujourd/i }).count()).toBe(0);
	});

	it('is worth nothing when it was made up, is too old, or was revoked', async () => {
		const own = await address('personne?eleve=5');
		const lien = new URL(own).searchParams.get('lien') ?? '';
		for (const wrong of [
			'',
			'x',
			`${lien.slice(0, 20)}${lien[20] === 'x' ? 'y' : 'x'}${lien.slice(21)}`,
			'A'.repeat(34),
			lien.replace(/^./, 'B'),
		]) {
			const answer = await fetch(`${site.url}/moi?lien=${wrong}`);
			expect(answer.status).toBe(403);
			expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
			const text = await answer.text();
			expect(text).not.toContain('Planning du centre');
			expect(text).not.toMatch(/class="bouton/);
		}
		const later = await servePages(t.centre, () => new Date(Date.now() + 181 * 86_400_000));
		expect((await fetch(`${later.url}/moi?lien=${lien}`)).status).toBe(403);
		await later.close();
	});
});
