import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

import { redact } from '../../core/courriers/template';
import { openBrowser } from './openBrowser';

/* Each mail as people see it: with and without a <style>, on a light and a dark screen, wide and narrow. */

interface MailNode {
	name: string;
	type: string;
	parameters: { sujet: string; html: string; texte: string };
}
const templates = ['sessions-evenements.json', 'sessions-avis.json', 'sessions-sante.json'].flatMap(
	(file) => {
		const text = readFileSync(join(__dirname, '../../workflows', file), 'utf8');
		const { nodes } = JSON.parse(text) as { nodes: MailNode[] };
		return nodes.filter(({ type }) => type.endsWith('sessionMail'));
	},
);
const seance = {
	jour: 'lundi 7 décembre 2026',
	debut: '09:00',
	fin: '12:00',
	salle: 'Atelier B',
	matiere: 'Sertissage',
	formateur: 'Marie Petit',
};
const lines = ['session', 'code', 'statutSession'].reduce(
	(all, key) => ({ ...all, [key]: key }),
	{} as Record<string, unknown>,
);
const vue = {
	...lines,
	prenom: 'Élodie',
	nom: 'Lefèvre',
	nomComplet: 'Élodie Lefèvre',
	centre: 'Centre ABJ',
	crm: 'https://crm.example',
	planning: 'https://n8n.example/webhook/planning',
	agenda: 'https://n8n.example/webhook/planning/agenda?eleve=1&jeton=abc',
	motif: 'Malade',
	suite: "Personne n'est promu.",
	rang: 2,
	jour: 'lundi 7 décembre 2026',
	nombre: 1,
	erreur: 'refusé',
	titre: 'Message non remis',
	destinataire: 'Élodie Lefèvre',
	personne: { nomComplet: 'Élodie Lefèvre' },
	evenement: { action: 'ELEVE_INSCRIT', idSession: 2, correlationId: 'c1' },
	session: {
		idSession: 2,
		formation: 'Initiation sertissage, bijouterie et joaillerie contemporaines',
		periode: 'du 7 au 11 décembre 2026',
		debut: 'lundi 7 décembre 2026 à 09:00',
		salle: 'Atelier B',
		formateur: 'Marie Petit',
		nbInscrits: 6,
		capaciteMax: 10,
	},
	seances: [seance, seance],
	autresSeances: 3,
	prochaines: [{ periode: 'du 4 au 8 janvier 2027', placesRestantes: 4 }],
	aDesProchaines: true,
	deplacement: { changements: [{ avant: seance, apres: seance }] },
	alertes: [
		{
			formation: 'Initiation',
			idSession: 2,
			debut: 'le 7',
			salle: 'B',
			message: 'Complète',
			aReparer: true,
		},
	],
	problemes: ['2 événement(s) abandonné(s) : les rejouer par « Rejouer les échecs ».'],
	estCourrier: true,
	compte: { login: 'e.lefevre', motDePasse: 'x', urlConnexion: 'https://eleves.example' },
};
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let page: Page;
beforeAll(async () => {
	browser = await openBrowser();
	page = await browser.newPage();
});
afterAll(async () => await browser.close());

async function faultsOf(html: string, width: number, colorScheme: 'light' | 'dark') {
	await page.setViewportSize({ width, height: 900 });
	await page.emulateMedia({ colorScheme });
	await page.setContent(html);
	await page.evaluate(axe);
	const { violations } = (await page.evaluate(
		`axe.run(document, { runOnly: ['color-contrast', 'html-has-lang', 'link-name', 'list', 'listitem'] })`,
	)) as { violations: Array<{ id: string; nodes: Array<{ html: string }> }> };
	const overflow = (await page.evaluate(
		'document.documentElement.scrollWidth - window.innerWidth',
	)) as number;
	const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`);
	return overflow > 0 ? [...found, `wider than the screen by ${overflow}`] : found;
}

it.each(templates.map(({ name, parameters }) => [name, parameters] as const))(
	'%s is readable everywhere',
	async (_, parameters) => {
		const { html } = redact(parameters, vue);
		const bare = html.replace(/<style>[\s\S]*?<\/style>/g, '');
		expect(await faultsOf(html, 640, 'light')).toEqual([]);
		expect(await faultsOf(html, 390, 'light')).toEqual([]);
		expect(await faultsOf(html, 640, 'dark')).toEqual([]);
		expect(await faultsOf(html, 390, 'dark')).toEqual([]);

		// A client that drops the stylesheet still shows the centre's look.
		expect(await faultsOf(bare, 640, 'light')).toEqual([]);
		const size = await page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize");
		expect(size).toBe('22px');
	},
);

it.each(templates.map(({ name, parameters }) => [name, parameters] as const))(
	'%s says the same as plain text',
	(_, { html, texte }) => {
		const namesOf = (text: string) =>
			new Set(Array.from(text.matchAll(/\{\{[#^]?([\w.]+)\}\}/g), ([, name]) => name));
		const shown = namesOf(html);
		const told = namesOf(texte);
		expect([...shown].filter((name) => !told.has(name))).toEqual([]);
		expect([...told].filter((name) => !shown.has(name))).toEqual([]);
	},
);
