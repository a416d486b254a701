import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import type { Browser, Locator, Page } from 'playwright-core';

import { openBrowser } from './openBrowser';
import { openTestDatabase, type TestDatabase } from '../database/harness';
import { ownToken } from '../../core/liens/ownLink';
import { cleSecrets, servePages } from '../database/pages/server';

/* A secretary's working day in a real browser; docs/pages.md says how many clicks each act takes. */

let t: TestDatabase;
let site: Awaited<ReturnType<typeof servePages>>;
let browser: Browser;
let page: Page;
let clicks = 0;

beforeAll(async () => {
	t = await openTestDatabase('centre');
	site = await servePages(t.centre, () => new Date());
	browser = await openBrowser();
	const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
	page = await context.newPage();
	// What repairs may think for twenty seconds (limiteSecondes) before its page is there.
	page.setDefaultTimeout(90_000);
});
afterAll(async () => {
	await browser?.close();
	await site.close();
	await t.close();
});

async function click(what: Locator) {
	clicks += 1;
	await what.click();
}

const link = (name: RegExp | string) => page.getByRole('link', { name }).first();
const button = (name: RegExp | string) => page.getByRole('button', { name });
const heading = (name: RegExp | string) => page.getByRole('heading', { name }).waitFor();
const status = async () => await page.getByRole('status').innerText();

/** The session of a training, and its page. */
async function session(code: string) {
	const [{ id }] = await t.sql<{ id: number }>(
		`select s.id_session as id
		from sessions s
		join formations f using (id_formation)
		where f.code = $1 and s.statut_session in ('PLANIFIEE', 'CONFIRMEE') and s.date_debut > now()
		order by s.date_debut
		limit 1`,
		[code],
	);
	await page.goto(`${site.url}/session?id=${id}`);
	return id;
}

/** A weekday `weeks` ahead, by number from Monday. */
function dayAhead(weeks: number, weekday: number): string {
	const day = new Date();
	day.setUTCDate(day.getUTCDate() + 7 * weeks - ((day.getUTCDay() || 7) - weekday));
	return day.toISOString().slice(0, 10);
}

const counted: Array<[act: string, clicks: number]> = [];
const act = (name: string, work: () => Promise<void>) =>
	it(name, async () => {
		clicks = 0;
		await work();
		counted.push([name, clicks]);
	});

describe('a secretary’s day', () => {
	act('find a person', async () => {
		await page.goto(site.url);
		await page.getByLabel('Personne ou session').fill('obrien');
		await click(button('Trouver'));
		await click(link(/O.Brien/));
		await heading(/O.Brien/);
	});

	act('enrol somebody', async () => {
		await session('INIT_BJ');
		await page.getByLabel(/Nom ou adresse/).fill('mercier');
		await click(button('Chercher'));
		await click(link(/^Ajouter Mercier Théo/));
		expect(await page.locator('main').innerText()).toContain('Courriels qui partiraient');
		await click(button('Ajouter'));
		await heading(/Inscription enregistrée|En liste d'attente/);
	});

	act('withdraw somebody', async () => {
		await session('CAP_BJ');
		await click(link(/^Désister/));
		await click(button('Confirmer le désistement'));
		await heading('Désistement enregistré');
		expect(await status()).toContain('a reçu la place');
	});

	act('give more places', async () => {
		await session('CAP_BJ');
		await click(link('Changer les places'));
		await page.getByLabel('Places').fill('12');
		await click(button('Voir ce qui se passerait'));
		expect(await page.locator('main').innerText()).toContain('reçoit une place');
		await click(button('Changer les places'));
		await heading('Places changées');
	});

	act('promote somebody', async () => {
		const id = await session('INIT_SERTI');
		await t.sql('update sessions set capacite_max = nb_inscrits where id_session = $1', [id]);
		await t.sql(
			`insert into inscription_session (id_candidat, id_session, date_inscription, statut_inscription, position_attente)
			values (1, $1, '2026-01-01', 'EN_ATTENTE', 1)`,
			[id],
		);
		await t.sql('update sessions set capacite_max = capacite_max + 2 where id_session = $1', [id]);
		await page.reload();
		await click(link(/^Promouvoir/));
		await click(button('Promouvoir'));
		await heading('Place confirmée');
	});

	act('create a session from a free slot', async () => {
		await page.goto(`${site.url}/semaine?date=${dayAhead(6, 2)}`);
		const row = page.locator('tr', { has: page.getByRole('rowheader', { name: 'Salle théorie' }) });
		await click(row.getByRole('link', { name: /libre\. Créer ici, mardi/ }).first());
		expect(await page.getByLabel('Premier jour').inputValue()).toBe(dayAhead(6, 2));
		expect(await page.getByLabel(/^Salle/).inputValue()).toBe('THEO');
		await page.getByLabel('Formation').selectOption('GEMMO');
		await page.getByLabel(/^À/).fill('12:00');
		await page.getByLabel(/^Formateur/).selectOption({ label: 'Hélène Garnier' });
		await page.getByLabel(/^Places/).fill('8');
		await click(button('Voir ce qui se passerait'));
		expect(await page.locator('main').innerText()).toMatch(/1\sséance, 8\splaces\./);
		await click(button('Créer la session'));
		await heading('Session créée');
	});

	act('create a session of several weeks', async () => {
		await page.goto(`${site.url}/semaine`);
		await click(link('Nouvelle session'));
		await page.getByLabel('Formation').selectOption('LAPIDAIRE');
		await page.getByLabel('Premier jour').fill(dayAhead(16, 3));
		await page.getByLabel('Nombre de séances').fill('4');
		await page.getByLabel('Rythme').selectOption('semaines');
		await page.getByLabel(/^Formateur/).selectOption({ label: 'Paolo Rossi' });
		await click(button('Voir ce qui se passerait'));
		// A public holiday among the days is told in a line of its own.
		const seances = { hasText: 'mercredi', hasNotText: 'jour férié' };
		expect(await page.locator('main li').filter(seances).count()).toBe(4);
		await click(button('Créer la session'));
		await heading('Session créée');
	});

	act('move one séance to a place that is offered', async () => {
		const id = await session('GEMMO');
		const before = await t.sql(
			'select id_reservation, date_debut from reservation_salle where id_session = $1 order by 2',
			[id],
		);
		await page.goto(`${site.url}/session?id=${id}&onglet=planning`);
		await click(link(/^Déplacer (lun|mar|mer|jeu|ven|sam)/));
		await heading('Places libres, les plus proches d');
		await click(link(/^Choisir/));
		expect(await page.locator('main').innerText()).toContain('→');
		await click(button('Déplacer'));
		await heading('Séances déplacées');
		expect(
			await t.sql(
				'select id_reservation, date_debut from reservation_salle where id_session = $1 order by 2',
				[id],
			),
		).not.toEqual(before);
	});

	act('move a whole session', async () => {
		await session('LAPIDAIRE');
		await click(link(/^Déplacer, changer/));
		await page.getByLabel(/^Nouveau jour/).fill(dayAhead(14, 1));
		await click(button('Voir ce qui se passerait'));
		await click(button('Déplacer'));
		await heading('Séances déplacées');
		expect(await status()).toContain(`→ lundi ${Number(dayAhead(14, 1).slice(8))}`);
	});

	act('change the trainer', async () => {
		await session('INIT_SERTI');
		await click(link(/^Déplacer, changer/));
		await page.getByLabel(/^Formateur/).selectOption({ label: 'Laurent Dupont' });
		await click(button('Voir ce qui se passerait'));
		await click(button('Déplacer'));
		await heading('Séances déplacées');
	});

	act('change the room', async () => {
		await session('GEMMO');
		await click(link(/^Déplacer, changer/));
		await page.getByLabel(/^Salle/).selectOption('INFO');
		await click(button('Voir ce qui se passerait'));
		// Gemmology can't be taught there: the rule that refuses is named, nothing is lost of the form.
		expect(await page.getByRole('alert').innerText()).toContain('INFO');
		expect(await page.getByLabel(/^Salle/).inputValue()).toBe('INFO');
	});

	act('confirm a session', async () => {
		await page.goto(`${site.url}/session?id=${await session('GEMMO')}`);
		await click(page.getByRole('link', { name: 'Confirmer', exact: true }));
		await click(button('Confirmer la session'));
		await heading('Session confirmée');
	});

	act('cancel a session', async () => {
		const id = await session('INIT_BJ');
		const people = await t.sql(
			`select 1 from inscription_session where id_session = $1 and statut_inscription in ('INSCRIT', 'CONFIRME')`,
			[id],
		);
		await click(link('Annuler la session'));
		// Who goes where is shown before anything is done.
		expect(
			await page
				.locator('main li')
				.filter({ hasText: /session \d|liste d'attente/ })
				.count(),
		).toBeGreaterThanOrEqual(people.length);
		await click(button('Annuler la session'));
		await heading('Session annulée');
	});

	act('a trainer is ill: record and repair', async () => {
		const [{ jour, formateur }] = await t.sql<{ jour: string; formateur: string }>(
			`select r.date_debut::date::text as jour, fo.id_formateur::text as formateur
			from reservation_salle r
			join sessions s using (id_session)
			join formateurs fo on fo.id_formateur = s.id_formateur
			join formations f using (id_formation)
			where f.code = 'LAPIDAIRE' and r.statut = 'ACTIVE'
			order by 1
			limit 1`,
		);
		await page.goto(`${site.url}/semaine`);
		await click(link("Absence d'un formateur"));
		await page.getByLabel('Formateur').selectOption(formateur);
		await page.getByRole('textbox', { name: 'Du' }).fill(jour);
		await page.getByLabel(/^Motif/).fill('grippe');
		await click(button('Voir ce qui se passerait'));
		expect(await page.locator('main').innerText()).toContain('→');
		await click(button("Enregistrer l'absence"));
		await heading('Absence enregistrée');
		expect(
			await t.sql(
				`select 1 from disponibilite_formateur
				where id_formateur = $1 and type = 'INDISPONIBLE' and date_debut < $2::date + 1 and date_fin > $2::date`,
				[formateur, jour],
			),
		).toHaveLength(1);
	});

	act('a trainer is ill: record, repair later from the session', async () => {
		const [{ jour, formateur, id }] = await t.sql<{ jour: string; formateur: string; id: number }>(
			`select r.date_debut::date::text as jour, fo.id_formateur::text as formateur, s.id_session as id
			from reservation_salle r
			join sessions s using (id_session)
			join formateurs fo on fo.id_formateur = s.id_formateur
			join formations f using (id_formation)
			where f.code = 'GEMMO' and r.statut = 'ACTIVE'
			order by 1
			limit 1`,
		);
		await page.goto(`${site.url}/preparer?verbe=absence&formateur=${formateur}&du=${jour}`);
		await page.getByLabel('Séances touchées').selectOption('non');
		await click(button('Voir ce qui se passerait'));
		await click(button("Enregistrer l'absence"));
		await heading('Absence enregistrée');
		await page.goto(`${site.url}/session?id=${id}`);
		await click(link('Réparer le planning…'));
		await click(button('Déplacer ces séances'));
		await heading('Planning réparé');
	});

	act('close a room', async () => {
		await page.goto(`${site.url}/semaine`);
		await click(link('Fermeture'));
		await page.getByLabel(/^Salle/).selectOption('REUNION');
		await page.getByRole('textbox', { name: 'Du' }).fill(dayAhead(5, 1));
		await page.getByLabel(/^Motif/).fill('peinture');
		await click(button('Voir ce qui se passerait'));
		await click(button('Enregistrer la fermeture'));
		await heading('Salle fermée');
	});

	act('close the centre', async () => {
		await page.goto(`${site.url}/semaine`);
		await click(link('Fermeture'));
		await page.getByRole('textbox', { name: 'Du' }).fill(dayAhead(30, 1));
		await page.getByLabel(/^Motif/).fill('inventaire');
		await click(button('Voir ce qui se passerait'));
		await click(button('Enregistrer la fermeture'));
		await heading('Fermeture enregistrée');
		expect(
			await t.sql(`select motif from sessions_planning.fermeture where date_debut = $1`, [
				dayAhead(30, 1),
			]),
		).toEqual([{ motif: 'inventaire' }]);
	});

	act('take a list away', async () => {
		const id = await session('CAP_BJ');
		await t.sql(`update eleves set nom = '=HYPERLINK("http://x")' where id_eleve in (
			select id_eleve from inscription_session where id_session = ${id} limit 1)`);
		const waiting = page.waitForEvent('download');
		await click(link('Liste en CSV'));
		const text = readFileSync(await (await waiting).path(), 'utf8');
		expect(text.startsWith('\ufeff')).toBe(true);
		const rows = parse(text, { bom: true, columns: true, delimiter: ';' }) as Array<
			Record<string, string>
		>;
		expect(rows.length).toBeGreaterThan(10);
		expect(
			Object.values(rows)
				.flatMap(Object.values)
				.filter((cell) => /^[=+\-@]/.test(cell)),
		).toEqual([]);
		expect(rows.some(({ Nom }) => Nom === `'=HYPERLINK("http://x")`)).toBe(true);
	});

	act('hand on a link of one’s own', async () => {
		await page.goto(`${site.url}/personne?eleve=1`);
		await click(page.getByText('Lien personnel'));
		expect(await page.getByLabel('Adresse de la page').inputValue()).toMatch(
			/\/moi\?lien=[\w-]{34}$/,
		);
	});

	act('revoke the links of a person', async () => {
		await page.goto(`${site.url}/personne?eleve=1`);
		await click(page.getByText('Lien personnel'));
		const address = await page.getByLabel('Adresse de la page').inputValue();
		await click(link('Révoquer ses liens…'));
		await click(button('Révoquer ces liens'));
		await heading('Liens révoqués');
		expect((await fetch(address)).status).toBe(403);
	});

	it('takes as many clicks as docs/pages.md says', () => {
		const documented = readFileSync(join(__dirname, '../../docs/pages.md'), 'utf8');
		const told = new Map(
			[...documented.matchAll(/^\| ([^|]+?) +\| (\d+) +\|$/gm)].map(([, name, n]) => [
				name,
				Number(n),
			]),
		);
		expect(Object.fromEntries(counted.map(([name]) => [name, told.get(name)]))).toEqual(
			Object.fromEntries(counted),
		);
		expect(counted.length).toBeGreaterThanOrEqual(20);
	});
});

describe('what a page showed may be old', () => {
	const post = async (fields: Record<string, string>) => {
		const answer = await fetch(`${site.url}/agir`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams(fields),
		});
		return { status: answer.status, text: await answer.text() };
	};
	/** The fields of the form of a question. */
	async function asked(query: string): Promise<Record<string, string>> {
		const text = await (await fetch(`${site.url}/confirmer?${query}`)).text();
		const hidden = text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
		return Object.fromEntries([...hidden].map(([, name, value]) => [name, value]));
	}
	const waiting = async (id: number) =>
		await t.sql<{ id: number }>(
			`select id_inscription as id
			from inscription_session
			where id_session = $1 and statut_inscription in ('INSCRIT', 'CONFIRME')
			order by id_inscription`,
			[id],
		);

	it('two secretaries withdraw at once from one session: each is told what it is now, nobody leaves twice', async () => {
		const id = await session('CAP_BJ');
		const [a, b] = await waiting(id);
		const forms = await Promise.all(
			[a, b].map((one) => asked(`verbe=desister&id=${id}&inscription=${one.id}`)),
		);
		const answers = await Promise.all(forms.map(post));
		const done = answers.filter(({ status: code }) => code === 200);
		const told = answers.filter(({ status: code }) => code === 409);
		expect(done.length + told.length).toBe(2);
		expect(done.length).toBeGreaterThan(0);
		// The place of each goes to the head of the queue: the second question named somebody else.
		for (const { text } of told) expect(text).toContain('La situation a changé');
		expect(
			await t.sql(
				`select 1 from inscription_session where id_inscription in ($1, $2) and statut_inscription = 'ANNULE'`,
				[a.id, b.id],
			),
		).toHaveLength(done.length);
	});

	it('the same form sent twice is carried out once, with the same answer', async () => {
		const id = await session('CAP_BJ');
		const [one] = await waiting(id);
		const form = await asked(`verbe=desister&id=${id}&inscription=${one.id}`);
		const [first, second] = [await post(form), await post(form)];
		expect([first.status, second.status]).toEqual([200, 200]);
		expect(second.text).toBe(first.text);
		expect(
			await t.sql(
				`select 1 from sessions_planning.decision where id_inscription = $1 and verbe = 'DESISTER'`,
				[one.id],
			),
		).toHaveLength(1);
	});

	it('a page from before a change says so and changes nothing', async () => {
		const id = await session('LAPIDAIRE');
		const form = await asked(`verbe=annuler&id=${id}`);
		await t.sql(
			`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription)
			values (3, $1, current_date, 'INSCRIT')`,
			[id],
		);
		const { status: code, text } = await post(form);
		expect(code).toBe(409);
		expect(text).toContain('La situation a changé depuis que cette page a été ouverte');
		expect(
			await t.sql(`select 1 from sessions where id_session = $1 and statut_session = 'ANNULEE'`, [
				id,
			]),
		).toEqual([]);
	});

	it('a form that was signed for another act or another person does nothing', async () => {
		const id = await session('CAP_BJ');
		const [one, other] = await waiting(id);
		const form = await asked(`verbe=desister&id=${id}&inscription=${one.id}`);
		for (const changed of [
			{ ...form, inscription: String(other.id) },
			{ ...form, verbe: 'annuler' },
			{ ...form, jeton: form.jeton.slice(0, -2) },
		])
			expect((await post(changed)).status).toBe(409);
		expect(await waiting(id)).toContainEqual(other);
	});
});

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
			expect(await answer.text()).not.toContain('Planning du centre');
		}
		const later = await servePages(t.centre, () => new Date(Date.now() + 181 * 86_400_000));
		expect((await fetch(`${later.url}/moi?lien=${lien}`)).status).toBe(403);
		await later.close();
	});
});

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

it('prints a week of nine rooms on one sheet of A4', async () => {
	await page.goto(`${site.url}/semaine?date=${dayAhead(3, 1)}`);
	const pdf = await page.pdf({ preferCSSPageSize: true });
	expect(pdf.toString('latin1').match(/\/Type \/Page\n/g)).toHaveLength(1);
});

it('reads each page in one to three statements, whatever the number of rows', async () => {
	const id = await session('CAP_BJ');
	const statements = async (path: string) => {
		const before = t.base.queries;
		expect((await fetch(site.url + path)).status).toBe(200);
		return t.base.queries - before;
	};
	const pages: Array<[path: string, most: number]> = [
		['', 3],
		['/semaine', 3],
		['/semaine?vue=formateurs', 3],
		[`/session?id=${id}`, 2],
		[`/session?id=${id}&onglet=planning`, 3],
		[`/session?id=${id}&onglet=historique`, 3],
		[`/presences?id=${id}`, 1],
		['/personne?eleve=1', 3],
		['/formateur?id=1', 2],
		['/preparer?verbe=creer', 1],
		[`/exporter?session=${id}`, 1],
	];
	const counts = async () =>
		await pages.reduce(
			async (done, [path]) => [...(await done), await statements(path)],
			Promise.resolve<number[]>([]),
		);
	const few = await counts();
	const over = pages.filter(([, most], i) => few[i] > most);
	expect(over).toEqual([]);
	await t.sql(
		`insert into reservation_salle (id_salle, date_debut, date_fin, motif)
		select s.id_salle, d + h * interval '1 hour', d + (h + 1) * interval '1 hour', 'Location'
		from salles s, generate_series(current_date, current_date + 6, '1 day') d, generate_series(20, 22) h
		where s.code in ('INFO', 'THEO')`,
	);
	expect(await counts()).toEqual(few);
});
