import { openTestDatabase, type TestDatabase } from '../harness';
import { servePages } from './server';

/* What the pages ask before an act and what they refuse. */

let t: TestDatabase;
let site: Awaited<ReturnType<typeof servePages>>;

beforeAll(async () => {
	t = await openTestDatabase('centre');
	site = await servePages(t.centre, () => new Date());
});
afterAll(async () => {
	await site.close();
	await t.close();
});

/** A page as somebody reads it: without tags, its letters beyond Latin-1 and its spaces as they look. */
const words = (markup: string) =>
	markup
		.replace(/<[^>]+>/g, '')
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
		.replace(/\s+/g, ' ');

async function read(path: string, init?: RequestInit) {
	const answer = await fetch(site.url + path, init);
	const html = (await answer.text()).replace(/<style>[^]*?<\/style>/, '');
	const hidden = [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
	const [, asked] = /<div class="carte"[^>]*><ul>([^]*?)<\/ul>/.exec(html) ?? [];
	const part = (pattern: RegExp) => words(pattern.exec(html)?.[1] ?? '');
	return {
		statut: answer.status,
		html,
		text: words(html),
		titre: part(/<h1>([^]*?)<\/h1>/),
		alerte: part(/role="alert">([^]*?)<\/div>/),
		effets: [...(asked?.matchAll(/<li>([^]*?)<\/li>/g) ?? [])].map(([, line]) => words(line)),
		champs: Object.fromEntries(hidden.map(([, nom, valeur]) => [nom, valeur])),
	};
}

type Fields = Record<string, string | number>;

/** The fields of a form as its browser writes them. */
const written = (fields: Fields) =>
	new URLSearchParams(Object.entries(fields).map(([nom, valeur]) => [nom, String(valeur)]));

const ask = (fields: Fields) => read(`/confirmer?${written(fields).toString()}`);
const send = (fields: Fields) => read('/agir', { method: 'POST', body: written(fields) });

/** Asks, and answers yes. */
async function act(fields: Fields) {
	const { champs } = await ask(fields);
	return await send(champs);
}

const trainer = async (nom: string) =>
	(
		await t.sql<{ id: number }>('select id_formateur as id from formateurs where nom = $1', [nom])
	)[0].id;

/** A session of setting stones with Marie Bernard in Atelier B, by the page; its id. */
async function made(date: string, fields: Fields = {}) {
	const { statut, html } = await act({
		verbe: 'creer',
		formation: 'INIT_SERTI',
		salle: 'ATEL_B',
		formateur: await trainer('Bernard'),
		date,
		debut: '09:00',
		fin: '12:00',
		...fields,
	});
	if (statut !== 200) throw new Error(words(html));
	return Number(/session\?id=(\d+)/.exec(html)?.[1]);
}

describe('a date that is over', () => {
	it('is no new place of séances: the form says so, as it was filled in', async () => {
		const id = await made('2028-01-10', { jours: 2 });
		const before = await t.sql('select * from reservation_salle where id_session = $1 order by 1', [
			id,
		]);
		const { statut, alerte, html } = await ask({ verbe: 'deplacer', id, date: '2026-02-16' });
		expect(statut).toBe(422);
		expect(alerte).toContain('lundi 16 février 2026 à 09:00');
		expect(alerte).toContain('passé');
		expect(html).toContain('value="2026-02-16"');
		const [{ id_reservation: seance }] = before;
		expect(await ask({ verbe: 'deplacer', id, seance, date: '2026-02-16' })).toMatchObject({
			statut: 422,
			alerte,
		});
		// What stays in its hours may still change its room or trainer.
		expect(await ask({ verbe: 'deplacer', id, formateur: await trainer('Dupont') })).toMatchObject({
			statut: 200,
		});
		expect(
			await t.sql('select * from reservation_salle where id_session = $1 order by 1', [id]),
		).toEqual(before);
	});

	it('is told of a new session, as one may be written down afterwards; so are days of rest', async () => {
		const fields = {
			verbe: 'creer',
			formation: 'INIT_SERTI',
			salle: 'ATEL_B',
			debut: '09:00',
			fin: '12:00',
		};
		const past = await ask({ ...fields, date: '2020-03-02', jours: 2 });
		expect(past.statut).toBe(200);
		expect(past.alerte).toMatch(/2 séances dans le passé/);
		expect(past.effets).toHaveLength(3);

		const holiday = await ask({ ...fields, date: '2028-12-25' });
		expect(holiday.alerte).toContain('lundi 25 décembre 2028 de 09:00 à 12:00 : jour férié (Noël)');
		expect(holiday.effets.join()).not.toContain('férié');

		const saturday = await ask({ ...fields, date: '2028-03-04', jours: 2 });
		expect(saturday.alerte).toContain('Samedi 4 mars 2028 n’est pas un jour ouvré');
		expect(saturday.effets.join()).toContain('lundi 6 mars 2028');

		expect((await ask({ ...fields, date: '2028-03-06' })).alerte).toBe('');
	});
});
