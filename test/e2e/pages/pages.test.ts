import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';

import { openBrowser } from '../../browser/openBrowser';
import { stack } from '../harness';

const s = stack();
const { planning } = s.ready();
let browser: Browser;
let page: Page;
let outside: string[];

beforeAll(async () => {
	browser = await openBrowser();
	const context = await browser.newContext({
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		httpCredentials: { username: planning.user, password: planning.password },
	});
	page = await context.newPage();
	outside = [];
	page.on('request', (request) => {
		if (!request.url().startsWith(s.webhooks)) outside.push(request.url());
	});
});

afterAll(() => browser?.close());

const authorization = `Basic ${Buffer.from(`${planning.user}:${planning.password}`).toString('base64')}`;

it('asks for a name and a password on every page, and lets nobody in without', async () => {
	const paths = [
		'',
		'/mois',
		'/jour',
		'/semaine',
		'/absences',
		'/session',
		'/personne',
		'/presences',
		'/papier',
		'/exporter',
		'/preparer',
		'/formateur',
		'/formation',
		'/confirmer',
	];
	const statuses = async (headers: Record<string, string>) =>
		await Promise.all(
			paths.map(async (path) => (await s.call(`planning${path}`, { token: null, headers })).status),
		);
	const refused = paths.map(() => 401);
	expect(await statuses({})).toEqual(refused);
	expect(await statuses({ authorization: 'Basic cGxhbm5pbmc6ZmF1eA==' })).toEqual(refused);
	expect((await s.call('planning/agir', { method: 'POST', token: null })).status).toBe(401);
});

it('leads from the year of the running n8n to a session, adds and withdraws a person there, and records who did it', async () => {
	const [{ id_session: idSession, jour }] =
		await s.sql(`select s.id_session, (min(r.date_debut) at time zone 'UTC' at time zone 'Europe/Paris')::date::text as jour
		from sessions s
		join formations f using (id_formation)
		join reservation_salle r using (id_session)
		where f.code = 'INIT_BJ' and s.statut_session = 'PLANIFIEE'
		group by 1
		order by 2
		limit 1`);
	const nom = `Zz${randomUUID().slice(0, 8)} <i>`;
	const [eleve] = await s.sql(
		`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
		values ($1, 'Ève', 'eve.pages@mail.example', true, true)
		returning id_eleve`,
		[nom],
	);
	const [annee, mois] = jour.split('-').map(Number);

	await page.goto(`${planning.url.replace(/\?.*/, '')}?annee=${annee}`);
	expect(await page.locator('h1').innerText()).toBe(`Occupation des salles en ${annee}`);
	await page.locator(`a[href*="salle=ATEL_A&mois=${mois}&annee=${annee}"]`).click();
	await page.locator(`a[href="jour?date=${jour}"]`).click();
	await page.locator(`a[href="session?id=${idSession}"]`).first().click();
	expect(await page.locator('h1').innerText()).toContain('Initiation bijouterie');

	await page.getByLabel(/Nom ou adresse/).fill(nom.slice(0, 10));
	await page.getByRole('button', { name: 'Chercher' }).click();
	await page.getByRole('link', { name: `Ajouter ${nom}` }).click();
	await page.getByRole('button', { name: 'Ajouter' }).click();
	await page.getByRole('heading', { name: 'Inscription enregistrée' }).waitFor();
	expect((await page.getByRole('status').innerText()).length).toBeGreaterThan(10);
	const active = () =>
		s.sql(
			`select statut_inscription
			from inscription_session
			where id_session = ${idSession} and id_eleve = ${eleve.id_eleve}
				and statut_inscription <> 'ANNULE'`,
		);
	expect(await active()).toEqual([{ statut_inscription: 'INSCRIT' }]);

	await page.getByRole('link', { name: 'Retour à la session' }).click();
	await page.getByRole('link', { name: `Désister Ève ${nom}` }).click();
	await page.getByRole('button', { name: 'Confirmer le désistement' }).click();
	await page.getByRole('heading', { name: 'Désistement enregistré' }).waitFor();
	expect(await active()).toEqual([]);
	const decisions = await s.sql(
		`select d.acteur, d.verbe
		from sessions_planning.decision d
		join inscription_session i using (id_inscription)
		where i.id_eleve = ${eleve.id_eleve}
		order by id_decision`,
	);
	expect(decisions.map(({ verbe }) => verbe)).toContain('INSCRIRE');
	for (const { acteur } of decisions) expect(acteur).toMatch(/^planning/);
	expect(outside).toEqual([]);
});

it('answers what is wrong as a page with its status', async () => {
	for (const [path, status] of [
		['planning/mois?salle=CAVE', 404],
		['planning?annee=abc', 400],
		['planning/session?id=99999999', 404],
	] as const) {
		const answer = await s.call(path, { token: null, headers: { authorization } });
		expect(`${path} ${answer.status}`).toBe(`${path} ${status}`);
		expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(answer.text).toContain('<h1>');
	}
});

it('gives a calendar application its feed by the address on the page, and nothing without the token', async () => {
	await page.goto(`${planning.url.replace(/\?.*/, '')}/mois?salle=ATEL_B`);
	await page.locator('details.agenda summary').click();
	const address = await page.getByLabel("Adresse de l'agenda").inputValue();
	const feed = await fetch(address);
	expect(feed.status).toBe(200);
	expect(feed.headers.get('content-type')).toContain('text/calendar');
	expect(await feed.text()).toContain('BEGIN:VEVENT');
	expect((await fetch(address.replace(/jeton=.*/, 'jeton=x'))).status).toBe(403);
});

it('opens a page of one’s own without a password, for that person alone, and takes their leave', async () => {
	const [{ eleve, session }] = await s.sql<{ eleve: number; session: number }>(
		`with person as (
			insert into eleves (nom, prenom, parcours_valide, paiement_ok)
			values ('Lien', 'Ida', true, true)
			returning id_eleve
		), made as (
			insert into sessions (id_formation, id_salle, salle_principale, date_debut, date_fin, capacite_max, nb_inscrits)
			select f.id_formation, sa.id_salle, sa.nom, '2036-03-03 08:00', '2036-03-03 11:00', 5, 1
			from formations f, salles sa
			where f.code = 'GEMMO' and sa.code = 'THEO'
			returning id_session
		), enrolled as (
			insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription)
			select id_eleve, id_session, '2026-01-01', 'INSCRIT' from person, made
		)
		select id_eleve as eleve, id_session as session from person, made`,
	);
	await page.goto(`${planning.url.replace(/\?.*/, '')}/personne?eleve=${eleve}`);
	await page.getByText('Lien personnel').click();
	const address = await page.getByLabel('Adresse de la page').inputValue();
	expect((await fetch(`${address.slice(0, -5)}AAAAA`)).status).toBe(403);

	const visitor = await browser.newPage({ locale: 'fr-FR' });
	await visitor.goto(address);
	await visitor.getByRole('heading', { name: 'Ida Lien' }).waitFor();
	await visitor.getByRole('link', { name: /^Me désister/ }).click();
	await visitor.getByRole('button', { name: 'Confirmer le désistement' }).click();
	await visitor.getByRole('heading', { name: 'Désistement enregistré' }).waitFor();
	await visitor.close();
	expect(
		await s.sql(
			'select statut_inscription as statut from inscription_session where id_session = $1',
			[session],
		),
	).toEqual([{ statut: 'ANNULE' }]);
	// The event is told at once, as from the desk.
	await s.waitFor(
		async () =>
			(
				await s.sql(
					`select 1 from sessions_planning.evenement
					where id_session = $1 and action = 'ELEVE_DESISTE' and applique_le is not null`,
					[session],
				)
			).length > 0,
		{ what: 'the event to be applied' },
	);
});

it('gives the sheet as PDF through n8n', async () => {
	const [{ id }] = await s.sql(
		`select id_session as id from reservation_salle where statut = 'ACTIVE' and id_session is not null limit 1`,
	);
	const answer = await fetch(
		`${planning.url.replace(/\?.*/, '')}/papier?quoi=feuille&id=${id}&format=pdf`,
		{ headers: { authorization } },
	);
	expect(answer.headers.get('content-type')).toBe('application/pdf');
	expect(
		Buffer.from(await answer.arrayBuffer())
			.subarray(0, 5)
			.toString(),
	).toBe('%PDF-');
});

it('leaves the password of the pages in no execution', async () => {
	const [{ n }] = await s.n8nSql(
		`select count(*)::int as n from execution_data where data like '%' || $1 || '%' or data like '%' || $2 || '%'`,
		[planning.password, authorization.slice(6)],
	);
	expect(n).toBe(0);
});
