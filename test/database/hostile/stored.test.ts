import { parse as readCsv } from 'csv-parse/sync';

import { feedToken } from '../../../core/calendars/feedToken';
import { answerFeed, answerPage } from '../../../core/pages/server/answerPage';
import { ownToken } from '../../../core/liens/ownLink';
import { deliver, mailServer, makeSession, post } from '../evenements/world';
import { openTestDatabase, type TestDatabase } from '../harness';
import { readCalendar } from './readCalendar';
import { readPage } from './readPage';
import { texts } from './values';
import { cleFormulaires, cleSecrets } from './world';

/* What the CRM itself has written into names and addresses, as each reader of ours shows it. */

let t: TestDatabase;
let smtp: Awaited<ReturnType<typeof mailServer>>;
let idSession: number;
/** The names of each mail's headers. */
const headers: string[] = [];
const namesOf = (lines: ReadonlyArray<{ key: string }>) =>
	lines
		.map(({ key }) => key)
		.sort()
		.join(' ');
beforeAll(async () => {
	t = await openTestDatabase('centre');
	smtp = await mailServer();
	const keep = smtp.mails.push.bind(smtp.mails);
	smtp.mails.push = (...all) => {
		for (const { headerLines } of all) headers.push(namesOf(headerLines));
		return keep(...all);
	};
	({ idSession } = await makeSession(t, { inscrits: 2, attente: 1 }));
});
afterAll(async () => {
	await smtp.close();
	await t.close();
});

/** What PostgreSQL takes as text at all; what harms at the head of a cell begins a name each. */
const usable = texts.filter(
	(text) => !/\0|\p{Surrogate}/u.test(text) && text.trim() !== '' && text.length < 1_000,
);
const heads = usable.filter((text) => /^[=+@\t\r-]/.test(text));
/** Each head takes its share of all others along. */
function share(n: number) {
	return usable.filter((_, i) => i % heads.length === n);
}
const names = heads.map((head, n) => `${head} ${share(n).join(' ')}`);

/** The same text everywhere that the CRM writes one. */
async function name(text: string) {
	await t.sql('update eleves set nom = $1, prenom = $1', [text]);
	await t.sql('update candidats set nom = $1, prenom = $1', [text]);
	await t.sql('update formateurs set nom = $1, prenom = $1', [text]);
	await t.sql('update formations set nom = $1', [text]);
	await t.sql(`update salles set nom = $1 || ' ' || id_salle`, [text]);
	await t.sql('update sessions set salle_principale = $1', [text]);
	await t.sql('update reservation_salle set motif = $1', [text]);
	await t.sql('update inscription_session set motif_annulation = $1', [text]);
	await t.sql('update sessions_planning.seance set matiere = $1', [text]);
}

const keys = { cleSecrets, cleFormulaires };
const base = 'http://127.0.0.1/webhook/planning';

async function visit(chemin: string, query: Record<string, string>): Promise<string> {
	const answer = chemin === 'agenda' ? answerFeed : answerPage;
	const { statut, contenu, panne } = await answer(t.centre, { chemin, base, query }, keys);
	expect([chemin, statut, panne]).toEqual([chemin, 200, undefined]);
	return contenu.toString();
}

/** Every page, calendar and table that shows names, as its reader makes it out. */
async function shapes() {
	const id = String(idSession);
	const [{ eleve, formateur }] = await t.sql<Record<string, number>>(
		`select min(id_eleve) as eleve, min(id_formateur) as formateur
		from inscription_session
		join sessions using (id_session)
		where id_session = $1`,
		[idSession],
	);
	const pages: Array<[string, Record<string, string>]> = [
		['', {}],
		['', { annee: '2026' }],
		['session', { id }],
		['session', { id, onglet: 'planning' }],
		['session', { id, onglet: 'historique' }],
		['personne', { eleve: String(eleve) }],
		['formateur', { id: String(formateur) }],
		['formation', {}],
		['semaine', {}],
		['mois', { salle: 'ATEL_B' }],
		['presences', { id }],
		['papier', { quoi: 'feuille', id }],
		['preparer', { verbe: 'creer' }],
		['confirmer', { verbe: 'annuler', id }],
		['moi', { lien: ownToken(cleSecrets, { genre: 'eleve', id: eleve }) }],
		['moi', { lien: ownToken(cleSecrets, { genre: 'formateur', id: formateur }), page: '' }],
	];
	const read: Record<string, unknown> = {};
	for (const [chemin, query] of pages)
		read[`${chemin} ${query.lien ? Object.keys(query).join() : JSON.stringify(query)}`] = readPage(
			await visit(chemin, query),
		);
	for (const [genre, of] of [
		['session', id],
		['formateur', String(formateur)],
		['salle', 'ATEL_B'],
	] as const)
		read[`agenda ${genre}`] = readCalendar(
			await visit('agenda', { [genre]: of, jeton: feedToken(cleSecrets, genre, of) }),
		);
	for (const query of [{ session: id }, { eleve: String(eleve) }] as Array<
		Record<string, string>
	>) {
		const rows = readCsv(await visit('exporter', query), {
			delimiter: ';',
			bom: true,
		}) as string[][];
		for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s]*[=+@\t\r]|^[\s]*-(?!$)/);
		read[`csv ${JSON.stringify(query)}`] = rows.map((row) => row.length);
	}
	return read;
}

/** The mails of an enrolment and a cancellation: whom they reach, with which headers and entries. */
async function mails() {
	await t.sql('delete from sessions_planning.courrier');
	await t.sql('delete from sessions_planning.evenement');
	const [{ eleve }] = await t.sql<{ eleve: number }>(
		'select min(id_eleve) as eleve from inscription_session where id_session = $1',
		[idSession],
	);
	await post(t, 'SESSION_CREATED', idSession, {}, undefined, 0);
	await post(t, 'ELEVE_INSCRIT', idSession, { eleveId: eleve, renvoyer: true }, undefined, 0);
	headers.length = 0;
	const sent = await deliver(t, smtp);
	return {
		to: sent.map(({ to }) => to),
		headers: [...headers].sort(),
		html: sent.map(({ html }) => readPage(html).length),
		ics: sent.map(({ ics }) => (ics ? readCalendar(ics) : [])),
		subjects: sent.filter(({ subject }) => /[\r\n]/.test(subject)),
	};
}

test('a name of the CRM is text for every reader, whatever it is', async () => {
	await name('Anne Martin');
	const plain = { mails: await mails(), shapes: await shapes() };
	expect(plain.mails.to.length).toBeGreaterThan(2);
	for (const text of names) {
		await name(text);
		expect({ text, mails: await mails(), shapes: await shapes() }).toEqual({ text, ...plain });
	}
}, 300_000);

test('an address that is more than one reaches nobody', async () => {
	await name('Anne Martin');
	const hostile = [
		'a@mal.example, b@mal.example',
		'a@mal.example\r\nBcc: b@mal.example',
		'a@mal.example\nRCPT TO:<b@mal.example>',
		'"a@mal.example" <b@mal.example>',
		'<a@mal.example>',
		'a@mal.example;b@mal.example',
		'a@mal.example b',
		'a@',
		'=cmd|x',
	];
	for (const address of hostile) {
		await t.sql('update eleves set email = $1', [address]);
		const { to } = await mails();
		expect({ address, to: to.filter((one) => one.endsWith('mal.example')) }).toEqual({
			address,
			to: [],
		});
	}
});
