import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

import { openBrowser } from '../browser/openBrowser';
import { PATIENCE, stack } from './harness';

const s = stack();
const { n8n, planning } = s.ready();
/** With PICTURES=1 the pages are kept for the docs. */
const picture = async (page: Page, name: string) => {
	if (process.env.PICTURES)
		await page.screenshot({
			path: join(__dirname, '../../docs/images', `${name}.png`),
			fullPage: true,
		});
};

const code = `E${randomUUID().slice(0, 6).toUpperCase()}`;
const [courte, cap] = [`${code}_C`, `${code}_CAP`];
let browser: Browser;

beforeAll(async () => {
	await s.sql(
		`insert into formations (code, nom, categorie, duree_heures)
		values ($1, 'Essai « Perles » & <b>fils</b>', 'COURTE', 16), ($2, 'CAP Essai', 'CAP', 40)`,
		[courte, cap],
	);
	await s.sql(
		"insert into formations (code, nom, categorie, duree_heures, actif) values ($1, 'Essai retiré', 'COURTE', 16, false)",
		[`${code}_R`],
	);
	await s.sql(
		`insert into salles (nom, code, capacite_max, formations_compatibles, equipements, disponible_weekend,
			disponible_soir)
		values ($1, $1, 9, $2, '{}', true, true)`,
		[`${code}_S`, [courte, cap]],
	);
	await s.sql(
		"insert into formateurs (nom, prenom, email, statut, specialites) values ($1, 'Ève', 'eve@abj.example', 'ACTIF', $2)",
		[`Formatrice ${code}`, [courte, cap]],
	);
	browser = await openBrowser();
});
afterAll(() => browser?.close());

/** A page in a context of its own, which goes with the browser. */
async function newPage(): Promise<Page> {
	const context = await browser.newContext({
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		httpCredentials: { username: planning.user, password: planning.password },
	});
	// n8n's form asks for fonts from outside.
	await context.route(
		(url) => !url.href.startsWith(n8n.url),
		(route) => route.abort(),
	);
	const page = await context.newPage();
	page.setDefaultTimeout(20_000 * PATIENCE);
	return page;
}

/**
 * What axe finds in our part of n8n's page: its own frame (language, landmarks, the group labels)
 * is n8n's.
 */
async function expectAccessible(ici: Page) {
	await ici.addScriptTag({ path: require.resolve('axe-core') });
	const found = await ici.evaluate(() =>
		(
			window as unknown as {
				axe: {
					run: (
						options: object,
					) => Promise<{ violations: Array<{ id: string; nodes: Array<{ html: string }> }> }>;
				};
			}
		).axe.run({ runOnly: ['wcag2a', 'wcag2aa'] }),
	);
	const ours = found.violations.filter(({ id }) => !N8N_OWN.includes(id));
	expect(ours.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`)).toEqual([]);
}
const N8N_OWN = ['html-has-lang', 'document-title'];

/** A person at a form of n8n. */
async function atForm() {
	const page = await newPage();
	const field = (label: string | RegExp) => page.getByLabel(label, { exact: true });
	const title = (name: string) =>
		page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
	const next = () => page.locator('#submit-btn').click();
	return {
		page,
		title,
		next,
		tick: async (name: string, on: boolean) => await field(name).setChecked(on),
		choose: async (label: string, part: string) => {
			const option = await field(label)
				.locator('option')
				.filter({ hasText: part })
				.first()
				.textContent();
			await field(label).selectOption(option?.trim() ?? '');
		},
		options: async (label: string) =>
			(await field(label).locator('option').allTextContents()).map((text) => text.trim()),
		open: async (path: string, formTitle: string, debut: string, fin: string) => {
			await page.goto(`${n8n.url}/form/${path}`);
			await title(formTitle);
			await page.getByLabel('Demandé par').fill('Zoé <script>alert(1)</script>');
			await page.getByLabel('Date de début').fill(debut);
			await page.getByLabel('Date de fin').fill(fin);
			await next();
		},
	};
}

/* Side by side: n8n's form asks once a second whether its next page is there. */

test.concurrent(
	'a short course: wrong dates are said, lists and length come from the database, the plan is shown, then written',
	async () => {
		const { page, title, next, choose, options, open } = await atForm();
		await open('session-courte', 'Nouvelle formation courte', '2031-05-31', '2031-03-01');
		await title('Quand ?');
		await page.getByText('Date de fin : elle doit suivre la date de début').waitFor();
		expect(await page.getByLabel('Demandé par').inputValue()).toContain('Zoé');
		expect(await page.getByLabel('Samedi', { exact: true }).isChecked()).toBe(true);
		await page.getByLabel('Date de début').fill('2031-03-01');
		await page.getByLabel('Date de fin').fill('2031-05-31');
		await next();

		await title('Quelle formation ?');
		const formations = await options('Formation');
		expect(formations.filter((f) => f.includes(code))).toEqual([
			`Essai « Perles » & <b>fils</b>, 16 h — ${courte}`,
		]);
		await choose('Formation', courte);
		await next();

		await title('Essai « Perles » & <b>fils</b>');
		expect(await page.getByLabel(/^Durée/).inputValue()).toBe('16');
		expect(await options('Formateur')).toContain('Laisser le planificateur choisir');
		expect((await options('Salle')).some((salle) => salle.includes(`${code}_S`))).toBe(true);
		expect((await options('Formateur')).filter((f) => f.includes('Ève'))).toHaveLength(1);
		await choose('Salle', `${code}_S`);
		const [{ n }] = await s.sql('select count(*)::int as n from sessions');
		await next();

		await title('Planning proposé');
		await page.getByText('2 séances, 16 h').or(page.getByText('4 séances, 16 h')).first().waitFor();
		expect(await page.locator('table').innerText()).toContain(`Ève Formatrice ${code}`);
		expect(await s.sql('select count(*)::int as n from sessions')).toEqual([{ n }]);
		await next();

		await page.getByText(/Session n° \d+ créée/).waitFor();
		const [session] = await s.sql(
			'select s.id_session, s.notes, s.nb_inscrits from sessions s join formations f using (id_formation) where f.code = $1',
			[courte],
		);
		expect(session.notes).toMatchObject({
			demandePar: 'Zoé <script>alert(1)</script>',
			dureeHeures: 16,
		});
		const seances = await s.sql(
			`select extract(isodow from date_debut at time zone 'UTC' at time zone 'Europe/Paris')::int as jour
		from reservation_salle
		where id_session = $1`,
			[session.id_session],
		);
		expect(seances.every(({ jour }) => jour === 6)).toBe(true);
		expect(await page.locator('body').innerText()).toContain(
			`Session n° ${session.id_session} créée`,
		);
	},
	120_000,
);

test.concurrent(
	'a CAP: subjects line by line, a line that cannot be read is named, no plan leads back, giving up writes nothing',
	async () => {
		const { page, title, next, choose, tick, open } = await atForm();
		await open('session-cap', 'Nouvelle formation CAP', '2031-09-01', '2031-09-05');
		await title('Quelle formation ?');
		await choose('Formation', cap);
		await next();
		await title('CAP Essai');
		await page.getByLabel(/^Matières/).fill('Bijouterie');
		await next();
		await page.getByText(/Matières : ligne 1/).waitFor();
		await page.getByLabel(/^Durée/).fill('120');
		await page.getByLabel(/^Matières/).fill('Bijouterie ; 80\nPolissage ; 40');
		await next();
		await title('Aucun planning possible');
		await tick('Modifier la demande', true);
		await next();
		await title('Quand ?');
		await page.getByLabel('Date de fin').fill('2031-12-19');
		await next();
		await title('Quelle formation ?');
		await next();
		await title('CAP Essai');
		await next();
		await title('Planning proposé');
		await page.getByText('120 h').first().waitFor();
		await tick('Créer cette session', false);
		await tick('Abandonner', true);
		await next();
		await page.getByText('Demande abandonnée').first().waitFor();
		expect(
			await s.sql(
				'select from sessions s join formations f using (id_formation) where f.code = $1',
				[cap],
			),
		).toHaveLength(0);
	},
	120_000,
);

test.concurrent(
	'the sample centre’s form has no fault that keeps people out',
	async () => {
		const { page, title, next, choose, open } = await atForm();
		await page.goto(`${n8n.url}/form/session-courte`);
		await expectAccessible(page);
		await picture(page, 'formulaire-courte');
		await open('session-courte', 'Nouvelle formation courte', '2031-03-01', '2031-05-31');
		await title('Quelle formation ?');
		await choose('Formation', 'INIT_SERTI');
		await next();
		await title('Initiation sertissage');
		await expectAccessible(page);
		await picture(page, 'formulaire-details');
		await next();
		await title('Planning proposé');
		await expectAccessible(page);
		await picture(page, 'formulaire-proposition');
	},
	120_000,
);

test('nobody fills a form in without the name and password', async () => {
	for (const path of ['session-courte', 'session-cap'])
		expect((await s.call(`${n8n.url}/form/${path}`, { token: null })).status).toBe(401);
});
