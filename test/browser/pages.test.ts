import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { DateTime } from 'luxon';
import type { Browser, Page } from 'playwright-core';

import { openBrowser } from './openBrowser';
import { openTestDatabase, type TestDatabase } from '../database/harness';
import { ownToken } from '../../core/liens/ownLink';
import { cleSecrets, servePages } from '../database/pages/server';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const images = join(__dirname, '../../docs/images');

let t: TestDatabase;
let site: Awaited<ReturnType<typeof servePages>>;
let browser: Browser;
let page: Page;
let requests: string[];
/** The sample centre's session of ten places with ten enrolled and a queue. */
let complete: { id_session: number; jour: string; id_formateur: number; seance: number };

beforeAll(async () => {
	t = await openTestDatabase('centre');
	site = await servePages(t.centre, () => new Date());
	browser = await openBrowser();
	[complete] = await t.sql(
		`select s.id_session, s.id_formateur,
			(select max(id_reservation) from reservation_salle r where r.id_session = s.id_session) as seance,
			(s.date_debut at time zone 'UTC' at time zone 'Europe/Paris')::date::text as jour
		from sessions s
		join formations f using (id_formation)
		where f.code = 'CAP_BJ'`,
	);
});

afterAll(async () => {
	await browser?.close();
	await site.close();
	await t.close();
});

beforeEach(async () => {
	const context = await browser.newContext({
		viewport: { width: 1280, height: 860 },
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
	});
	page = await context.newPage();
	requests = [];
	page.on('request', (request) => requests.push(request.url()));
});

afterEach(async () => {
	expect(requests.filter((url) => !url.startsWith(site.url))).toEqual([]);
	await page.context().close();
});

const annee = () => Number(complete.jour.slice(0, 4));
const mois = () => Number(complete.jour.slice(5, 7));

const all = (): Array<[string, string]> => [
	['aujourdhui', ''],
	['recherche', '/recherche?q=serti'],
	['personne', '/personne?eleve=1'],
	['annee', `?annee=${annee()}`],
	['semaine', `/semaine?date=${complete.jour}`],
	['semaine-formateurs', `/semaine?date=${complete.jour}&vue=formateurs`],
	['creer', '/preparer?verbe=creer&salle=ATEL_A'],
	['deplacer', `/preparer?verbe=deplacer&id=${complete.id_session}`],
	[
		'deplacer-seance',
		`/preparer?verbe=deplacer&id=${complete.id_session}&seance=${complete.seance}`,
	],
	['capacite', `/preparer?verbe=capacite&id=${complete.id_session}`],
	['absence', '/preparer?verbe=absence'],
	['fermeture', '/preparer?verbe=fermeture'],
	['fermeture-salle', '/preparer?verbe=fermeture&lieu=salle'],
	['reserver', '/preparer?verbe=reserver&salle=REUNION'],
	['absences', '/absences'],
	['confirmer-annuler', `/confirmer?verbe=annuler&id=${complete.id_session}`],
	['mois', `/mois?salle=ATEL_A&mois=${mois()}&annee=${annee()}`],
	['mois-vide', '/mois?salle=ATEL_A&mois=1&annee=2020'],
	['jour', `/jour?date=${complete.jour}`],
	['session', `/session?id=${complete.id_session}`],
	['session-recherche', `/session?id=${complete.id_session}&q=ro`],
	['session-historique', `/session?id=${complete.id_session}&onglet=historique`],
	['session-planning', `/session?id=${complete.id_session}&onglet=planning`],
	['formateur', `/formateur?id=${complete.id_formateur}&mois=${mois()}&annee=${annee()}`],
	['moi', `/moi?lien=${ownToken(cleSecrets, { genre: 'eleve', id: 1 })}`],
	[
		'moi-formateur',
		`/moi?lien=${ownToken(cleSecrets, { genre: 'formateur', id: complete.id_formateur })}`,
	],
	['presences', `/presences?id=${complete.id_session}`],
	[
		'feuille',
		`/papier?quoi=feuille&id=${complete.id_session}&du=${complete.jour}&au=${complete.jour}`,
	],
	['sante', '/sante'],
	['formation', '/formation?code=INIT_SERTI'],
	['erreur', '/mois?salle=CAVE'],
];

describe('every page', () => {
	it('shows in its search box what was typed there', async () => {
		await page.goto(`${site.url}/recherche?q=bernard`);
		const box = page.getByRole('searchbox');
		const [ink, paper] = await box.evaluate((input) => {
			const { color, backgroundColor } = getComputedStyle(input);
			return [color, backgroundColor];
		});
		expect(await box.inputValue()).toBe('bernard');
		expect(ink).not.toBe(paper);
	});

	it('shades a closed day of the week whole, in its column', async () => {
		await page.goto(`${site.url}/semaine?date=2026-12-25`);
		const closed = page.locator('.semainier td.ferme');
		const shown = await closed.evaluateAll((cells) =>
			cells.map((cell) => getComputedStyle(cell).display),
		);
		expect(shown.length).toBeGreaterThan(1);
		expect(new Set(shown)).toEqual(new Set(['table-cell']));
	});

	it('has no fault that axe knows of, at WCAG 2.2 AA', async () => {
		for (const [nom, chemin] of all()) {
			// The page's own policy lets no script run, so it is looked at without it.
			const answer = await fetch(site.url + chemin);
			await page.setContent(await answer.text());
			await page.evaluate(axe);
			const { violations } = (await page.evaluate(
				'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })',
			)) as { violations: Array<{ id: string; nodes: Array<{ html: string }> }> };
			expect({ nom, faults: violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`) }).toEqual(
				{ nom, faults: [] },
			);
		}
	}, 300_000);

	it('fits a telephone also where names and addresses are longer than its lines', async () => {
		const people = await t.sql<{ id_eleve: number; nom: string; email: string }>(
			'select id_eleve, nom, email from eleves',
		);
		await t.sql(
			`update eleves set nom = repeat('vandenbroucke', 5) || id_eleve,
				email = 'emmanuelle.vandenbroucke.' || id_eleve || '@lyceeprofessionnel.example'`,
		);
		await page.setViewportSize({ width: 360, height: 740 });
		try {
			const question = await t.sql<{ id: number }>(
				'select id_inscription as id from inscription_session where id_session = $1 limit 1',
				[complete.id_session],
			);
			for (const path of [
				...all().map(([, one]) => one),
				'/recherche?q=vandenbroucke',
				`/session?id=${complete.id_session}&q=vandenbroucke`,
				`/session?id=${complete.id_session}&onglet=historique`,
				`/presences?id=${complete.id_session}`,
				`/confirmer?verbe=desister&id=${complete.id_session}&inscription=${question[0].id}`,
			]) {
				await page.goto(site.url + path);
				const width = await page.evaluate('document.documentElement.scrollWidth');
				expect(`${path} ${width}`).toBe(`${path} 360`);
			}
		} finally {
			for (const { id_eleve: id, nom, email } of people)
				await t.sql('update eleves set nom = $2, email = $3 where id_eleve = $1', [id, nom, email]);
		}
	}, 120_000);

	it('fits a telephone of 360 points, without sideways scrolling, and prints', async () => {
		await page.setViewportSize({ width: 360, height: 740 });
		for (const [nom, chemin] of all()) {
			await page.goto(site.url + chemin);
			const width = await page.evaluate('document.documentElement.scrollWidth');
			expect(`${nom} ${width}`).toBe(`${nom} 360`);
		}
		await page.emulateMedia({ media: 'print' });
		for (const [nom, chemin] of all()) {
			await page.goto(site.url + chemin);
			expect(`${nom} ${await page.locator('header.barre').isVisible()}`).toBe(`${nom} false`);
			expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(5_000);
		}
	}, 300_000);
});

it('leads from the year to the month, the day and the session, and back, by keyboard alone', async () => {
	const press = async (nom: RegExp) => {
		for (let i = 0; i < 400; i += 1) {
			await page.keyboard.press('Tab');
			const [name, outline] = (await page.evaluate(`(() => {
				const at = document.activeElement;
				const label = at.getAttribute('aria-label') || '';
				return [at.innerText + ' ' + label, getComputedStyle(at).outlineStyle];
			})()`)) as string[];
			if (!nom.test(name.replace(/\s+/g, ' '))) continue;
			expect(outline).toBe('solid');
			await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
			return;
		}
		throw new Error(`No focus came to ${nom}`);
	};
	const monthName = DateTime.fromISO(complete.jour).setLocale('fr').toFormat('LLLL yyyy');
	await page.goto(`${site.url}?annee=${annee()}`);
	await press(new RegExp(`Atelier A, ${monthName}`));
	expect(await page.locator('h1').innerText()).toBe(`Atelier A, ${monthName}`);
	await press(
		new RegExp(
			DateTime.fromISO(complete.jour)
				.setLocale('fr')
				.toFormat('ccc d LLLL yyyy')
				.replace('.', '\\.'),
		),
	);
	expect(page.url()).toContain(`jour?date=${complete.jour}`);
	await press(/CAP Bijouterie/);
	expect(page.url()).toContain(`session?id=${complete.id_session}`);
	expect(await page.locator('h1').innerText()).toContain('CAP Bijouterie');
	await press(/^Année \d+ $/);
	expect(page.url()).toContain(`planning?annee=${annee()}`);
});

describe('the sheet', () => {
	it('asks, withdraws, promotes the head of the queue, and says why', async () => {
		await page.goto(`${site.url}/session?id=${complete.id_session}`);
		const head = (
			await page
				.locator('section[aria-labelledby=attente] tbody tr')
				.first()
				.locator('td')
				.nth(1)
				.innerText()
		).split('\n')[0];
		const leaver = await page
			.locator('section[aria-labelledby=inscrits] tbody tr')
			.first()
			.locator('td')
			.first()
			.innerText();
		await page.getByRole('link', { name: `Désister ${leaver}` }).click();
		expect(await page.locator('h1').innerText()).toContain(`Retirer ${leaver}`);
		expect(await page.locator('main').innerText()).toContain(head);
		expect(
			await t.sql(
				`select 1 from inscription_session where id_session = ${complete.id_session} and statut_inscription = 'ANNULE'`,
			),
		).toHaveLength(0);
		await page.getByLabel('Motif (facultatif)').fill("Changement d'emploi du temps <b>");
		await page.getByRole('button', { name: 'Confirmer le désistement' }).click();
		await page.getByRole('heading', { name: 'Désistement enregistré' }).waitFor();
		expect(await page.getByRole('status').innerText()).toContain(`${head} a reçu la place`);
		await page.getByRole('link', { name: 'Retour à la session' }).click();
		const inscrits = await page.locator('section[aria-labelledby=inscrits]').innerText();
		expect(inscrits).toContain(head);
		expect(inscrits).not.toContain(leaver);
		expect(
			await t.sql(
				`select motif_annulation
				from inscription_session
				where id_session = ${complete.id_session} and statut_inscription = 'ANNULE'`,
			),
		).toEqual([{ motif_annulation: "Changement d'emploi du temps <b>" }]);
	});

	it('adds somebody who is looked for by name, with the rank and the reason', async () => {
		await page.goto(`${site.url}/session?id=${complete.id_session}`);
		await page.getByLabel(/Nom ou adresse/).fill('fontaine');
		await page.getByRole('button', { name: 'Chercher' }).click();
		await page.getByRole('link', { name: /^Ajouter Fontaine Hugo/ }).click();
		await page.getByRole('button', { name: 'Ajouter' }).click();
		await page.getByRole('heading', { name: "En liste d'attente" }).waitFor();
		expect(await page.getByRole('status').innerText()).toMatch(/Rang dans la liste d'attente : \d/);
	});

	it('says why nothing was changed when there is no place', async () => {
		await page.goto(`${site.url}/session?id=${complete.id_session}`);
		await page
			.getByRole('link', { name: /^Promouvoir/ })
			.first()
			.click();
		await page.getByRole('heading', { name: "Rien n'a été changé" }).waitFor();
		expect((await page.getByRole('status').innerText()).length).toBeGreaterThan(10);
	});

	it('does nothing for a form that another site made', async () => {
		const [{ id_inscription: inscription }] = await t.sql(
			`select id_inscription
			from inscription_session
			where id_session = ${complete.id_session} and statut_inscription = 'INSCRIT'
			limit 1`,
		);
		for (const jeton of ['', 'x'.repeat(32)]) {
			const response = await fetch(`${site.url}/agir`, {
				method: 'POST',
				headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
				body: new URLSearchParams({
					verbe: 'desister',
					id: String(complete.id_session),
					inscription: String(inscription),
					jeton,
				}),
			});
			expect(response.status).toBe(409);
			expect(await response.text()).toContain(
				'Ce formulaire n&#39;est plus valable. Rien n&#39;a été changé',
			);
		}
		expect(
			await t.sql(
				`select 1 from inscription_session where id_inscription = ${inscription} and statut_inscription = 'INSCRIT'`,
			),
		).toHaveLength(1);
		expect(
			(
				await fetch(
					`${site.url}/agir?verbe=desister&id=${complete.id_session}&inscription=${inscription}`,
				)
			).status,
		).toBe(404);
	});
});

it('takes what people write in an address, and answers in words', async () => {
	const cases: Array<[string, number, string]> = [
		['/mois?salle=CAVE', 404, 'La salle « CAVE » n&#39;existe pas.'],
		['/mois?salle=ATEL_A&mois=13', 400, 'Un numéro de mois est attendu'],
		['?annee=abc', 400, 'Un nombre d&#8217;année est attendu'],
		['/jour?date=2026-02-30', 400, 'n&#39;est pas un jour'],
		['/session', 400, 'Le numéro de la session est attendu'],
		['/session?id=999999', 404, 'n&#39;existe pas'],
		['/personne?eleve=999999', 404, 'n&#39;existe pas'],
		['/personne', 400, 'élève ou d&#8217;un candidat est attendu'],
		['/personne?eleve=1%3Bdrop%20table%20eleves', 400, 'numéro'],
		['/recherche?q=%3Cscript%3E', 200, '&lt;script&gt;'],
		['/formateur?id=1%3Bdrop%20table%20salles', 400, 'numéro'],
		['/nulle-part', 404, 'existe pas'],
		['/constructor', 404, 'existe pas'],
		['/confirmer?verbe=effacer&id=1', 400, 'Valeur inconnue'],
		['/preparer?verbe=effacer', 404, 'existe pas'],
		['/semaine?date=2026-02-30', 400, 'n&#39;est pas un jour'],
		['/confirmer?verbe=creer&formation=RIEN&date=2031-03-03&debut=09:00&fin=12:00', 422, 'RIEN'],
		['/confirmer?verbe=capacite&id=2&places=beaucoup', 422, 'nombre'],
		['/mois?salle=%3Cscript%3Ealert(1)%3C/script%3E', 404, '&lt;script&gt;'],
	];
	for (const [chemin, statut, texte] of cases) {
		const response = await fetch(site.url + chemin);
		const contenu = await response.text();
		expect(`${chemin} ${response.status}`).toBe(`${chemin} ${statut}`);
		expect({
			chemin,
			said: contenu.includes(texte) ? texte : contenu.slice(contenu.indexOf('<main')),
		}).toEqual({ chemin, said: texte });
		expect(contenu).not.toContain('<script');
	}
});

it('opens on today: what runs, who is away, alerts, what could not be sent; a person is two clicks away', async () => {
	const id = complete.id_formateur;
	const today = new Date().toISOString().slice(0, 10);
	await t.sql(
		`insert into disponibilite_formateur (id_formateur, date_debut, date_fin, type)
		values ($1, $2::date, $2::date + interval '1 day', 'INDISPONIBLE')`,
		[id, today],
	);
	await t.sql(
		`insert into sessions_planning.courrier (cle, role, prenom, nom, etat)
		values ('essai-${today}', 'ELEVE', 'Sans', 'Adresse', 'SANS_ADRESSE')`,
	);
	await page.goto(site.url);
	await page.getByRole('heading', { name: 'Absents aujourd' }).waitFor();
	expect(await page.getByRole('region', { name: 'Courriels non envoyés' }).innerText()).toContain(
		'Sans Adresse : sans adresse',
	);
	expect(await page.getByRole('region', { name: 'Alertes' }).count()).toBe(1);

	await page.getByLabel('Personne ou session').fill('fontaine');
	await page.getByRole('button', { name: 'Trouver' }).click();
	await page
		.getByRole('link', { name: /Fontaine/ })
		.first()
		.click();
	await page.getByRole('heading', { level: 1, name: /Fontaine/ }).waitFor();
	await page.getByRole('heading', { name: 'Décisions' }).waitFor();
});

it('keeps a hostile name text on every page of a real browser', async () => {
	const nom = `<script>document.title='pris'</script>"'><img src=x onerror="document.title='pris'">שרה\u202Egnp`;
	await t.sql('begin');
	await t.sql('update salles set nom = left($1 || code, 200)', [nom]);
	await t.sql('update formations set nom = $1', [nom]);
	await t.sql('update formateurs set nom = $1, prenom = $1', [nom]);
	await t.sql('update eleves set nom = $1', [nom]);
	await t.sql('update candidats set nom = $1', [nom]);
	await t.sql('update sessions set salle_principale = $1', [nom]);
	await t.sql('commit');
	for (const [pageName, chemin] of all()) {
		await page.goto(site.url + chemin);
		expect(`${pageName} ${await page.title()}`).not.toContain('pris ');
		expect(await page.locator('main script, main img, main [onerror]').count()).toBe(0);
		if (
			![
				'erreur',
				'mois-vide',
				'session-recherche',
				'recherche',
				'aujourdhui',
				'absence',
				'fermeture',
				'sante',
			].includes(pageName)
		)
			expect(await page.locator('main').innerText()).toContain(
				"<script>document.title='pris'</script>",
			);
	}
});

if (process.env.IMAGES) {
	it('takes the pictures of the docs', async () => {
		const suivante = annee() + 1;
		await t.sql(`insert into reservation_salle (id_salle, date_debut, date_fin, motif)
			select s.id_salle, j + interval '8 hours',
				j + interval '8 hours' + make_interval(hours => case when extract(month
					from j)::int % 3 = 0 then 12 else 9 end),
				'Location'
			from salles s, generate_series('${suivante}-01-01'::timestamp, '${suivante}-12-31', '1 day') j
			where s.code in ('INFO', 'REUNION') and extract(month from j)::int % 4 <> s.id_salle % 4
				and extract(isodow from j) < 7 and j > '${suivante}-02-01'`);
		await page.setViewportSize({ width: 1100, height: 800 });
		const pictures: Array<[string, string]> = [
			['annee', `?annee=${suivante}`],
			['mois', `/mois?salle=ATEL_A&mois=1&annee=${suivante}`],
			...all().filter(([nom]) =>
				[
					'aujourdhui',
					'semaine',
					'deplacer-seance',
					'personne',
					'jour',
					'session',
					'session-planning',
					'formateur',
					'formation',
				].includes(nom),
			),
		];
		// Marking, as the trainer meets it on the first afternoon.
		const later = await servePages(t.centre, () => new Date(`${complete.jour}T15:00:00Z`));
		const shown = pictures.map(([nom, chemin]) => [nom, site.url + chemin]);
		shown.push(['presences', `${later.url}/presences?id=${complete.id_session}`]);
		for (const [nom, address] of shown) {
			await page.goto(address);
			await page.screenshot({ path: join(images, `page-${nom}.png`) });
			expect(statSync(join(images, `page-${nom}.png`)).size).toBeLessThan(150_000);
		}
		requests = [];
		await later.close();
	});
}
