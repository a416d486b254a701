import { erasePersonne } from '../../../core/personnes/erasePersonne';
import { openTestDatabase, type TestDatabase } from '../harness';
import { servePages } from './server';

/* What the pages ask before an act, what they refuse, and what is kept of who did it. */

let t: TestDatabase;
let site: Awaited<ReturnType<typeof servePages>>;

beforeAll(async () => {
	t = await openTestDatabase('centre');
	t.centre.now = () => new Date('2027-01-04T08:00:00+01:00');
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

const recorded = async (idSession: number | null) =>
	await t.sql<{ verbe: string; acteur: string; regle: string; message: string }>(
		`select verbe, acteur, regle, message
		from sessions_planning.decision
		where id_session is not distinct from $1 and id_inscription is null
		order by id_decision`,
		[idSession],
	);

const decisions = async () =>
	(await t.sql<{ n: number }>('select count(*)::int as n from sessions_planning.decision'))[0].n;

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
		expect(holiday.alerte).toContain('Lundi 25 décembre 2028 de 09:00 à 12:00 : jour férié (Noël)');
		expect(holiday.effets.join()).not.toContain('férié');

		const saturday = await ask({ ...fields, date: '2028-03-04', jours: 2 });
		expect(saturday.alerte).toContain('Samedi 4 mars 2028 n’est pas un jour ouvré');
		expect(saturday.effets.join()).toContain('lundi 6 mars 2028');

		expect((await ask({ ...fields, date: '2028-03-06' })).alerte).toBe('');
	});
});

describe('an absence or a closure', () => {
	it('names the trainer, and for each séance from whom to whom, where and when', async () => {
		const id = await made('2028-02-07');
		const formateur = await trainer('Bernard');
		const question = await ask({ verbe: 'absence', formateur, du: '2028-02-07' });
		expect(question.titre).toBe('Enregistrer l’absence de Marie Bernard le 07/02/2028 ?');
		const slot = 'lundi 7 février 2028 de 09:00 à 12:00, Atelier B';
		const line = `Initiation sertissage, session ${id} : ${slot}, Marie Bernard → ${slot}, Laurent Dupont`;
		expect(question.effets).toContain(line);
		const done = await send(question.champs);
		expect(done.text).toContain('Marie Bernard, le 07/02/2028.');
		expect(done.text).toContain(line);
	});

	it('lists the séances that it hits also where they are left as they are', async () => {
		const id = await made('2028-02-14');
		const formateur = await trainer('Bernard');
		const question = await ask({
			verbe: 'absence',
			formateur,
			du: '2028-02-14',
			reparer: 'non',
		});
		const line =
			`Initiation sertissage, session ${id} : ` +
			'lundi 14 février 2028 de 09:00 à 12:00, Atelier B, Marie Bernard';
		expect(question.effets).toContain(line);
		const done = await send(question.champs);
		expect(done.text).toContain(line);
		expect(
			(await ask({ verbe: 'absence', formateur, du: '2028-02-15', reparer: 'non' })).effets,
		).toEqual(['Aucune séance n’est touchée.']);
		// Another séance is hit by now than was shown.
		const closure = { verbe: 'fermeture', du: '2028-02-16', reparer: 'non' };
		const { champs } = await ask(closure);
		await made('2028-02-16');
		expect((await send(champs)).statut).toBe(409);
	});

	it('names the room that is closed, or the whole centre', async () => {
		const room = await ask({ verbe: 'fermeture', salle: 'THEO', du: '2028-02-21' });
		expect(room.titre).toBe('Enregistrer la fermeture de « Salle théorie » le 21/02/2028 ?');
		expect((await send(room.champs)).text).toContain('« Salle théorie », le 21/02/2028.');
		const whole = await ask({ verbe: 'fermeture', du: '2028-02-22', au: '2028-02-23' });
		expect(whole.titre).toBe(
			'Enregistrer la fermeture de tout le centre du 22/02/2028 au 23/02/2028 ?',
		);
		expect((await send(whole.champs)).text).toContain(
			'Tout le centre, du 22/02/2028 au 23/02/2028.',
		);
	});

	it('has no trainer chosen before anybody chose one, and asks for no reason of an absence', async () => {
		const form = await read('/preparer?verbe=absence');
		expect(form.html).toMatch(
			/<select name="formateur" required><option value="">Choisir&#8230;<\/option>/,
		);
		expect(form.html).not.toContain('name="motif"');
		expect((await read('/preparer?verbe=fermeture')).html).toContain('name="motif"');
		const none = await ask({ verbe: 'absence', formateur: '', du: '2028-02-28' });
		expect(none).toMatchObject({ statut: 422, alerte: expect.stringContaining('Un formateur') });
		// A request that still gives one is answered, and keeps it nowhere.
		const formateur = await trainer('Rossi');
		const told = await act({ verbe: 'absence', formateur, du: '2028-02-28', motif: 'zona' });
		expect(told.statut).toBe(200);
		expect(told.text).not.toContain('zona');
		expect(
			await t.sql(`select 1 from sessions_planning.decision d where d::text like '%zona%'`),
		).toEqual([]);
	});
});

it('keeps the reason of a withdrawal when the question comes back', async () => {
	const [{ id, inscription }] = await t.sql<{ id: number; inscription: number }>(
		`select id_session as id, min(id_inscription) as inscription
		from inscription_session
		where statut_inscription = 'EN_ATTENTE'
		group by id_session
		limit 1`,
	);
	const { champs } = await ask({ verbe: 'desister', id, inscription });
	await t.sql('update sessions set capacite_max = capacite_max + 1 where id_session = $1', [id]);
	const back = await send({ ...champs, jeton: 'autre', motif: 'Déménage "loin"' });
	expect(back.statut).toBe(409);
	expect(back.html).toContain('name="motif" value="Déménage &quot;loin&quot;"');
	// It is no part of what was asked: the token of the page that came back is good with any reason.
	expect(await send({ ...back.champs, motif: 'Autre chose' })).toMatchObject({ statut: 200 });
});

describe('who did it', () => {
	it('is recorded once with the words that were read, in each session’s history', async () => {
		const before = await decisions();
		await ask({
			verbe: 'creer',
			formation: 'INIT_SERTI',
			date: '2028-03-06',
			debut: '09:00',
			fin: '12:00',
		});
		expect(await decisions()).toBe(before);

		const id = await made('2028-03-06');
		const other = await made('2028-03-06', { debut: '14:00', fin: '17:00' });
		await act({ verbe: 'deplacer', id, date: '2028-03-07' });
		const formateur = await trainer('Bernard');
		await act({ verbe: 'absence', formateur, du: '2028-03-06', au: '2028-03-07', reparer: 'non' });
		await act({ verbe: 'reparer', id });
		await act({ verbe: 'fermeture', du: '2028-03-06', au: '2028-03-07' });
		const byPage = { acteur: 'test', regle: 'secretariat' };
		const slot = 'lundi 6 mars 2028 de 09:00 à 12:00';
		expect(await recorded(id)).toMatchObject([
			{ verbe: 'CREER', ...byPage, message: expect.stringContaining(`Session créée : ${slot}`) },
			{
				verbe: 'DEPLACER',
				...byPage,
				message: expect.stringMatching(/^Séances déplacées : lundi 6 mars .* → mardi 7 mars/),
			},
			{
				verbe: 'ABSENCE',
				...byPage,
				message:
					'Absence enregistrée : Marie Bernard, du 06/03/2028 au 07/03/2028 ; ' +
					'mardi 7 mars 2028 de 09:00 à 12:00, Atelier B, Marie Bernard',
			},
			{
				verbe: 'REPARER',
				...byPage,
				message: expect.stringMatching(
					/^Planning réparé : mardi .*Marie Bernard → .*Laurent Dupont$/,
				),
			},
			{
				verbe: 'FERMETURE',
				...byPage,
				message: expect.stringMatching(
					/^Fermeture enregistrée : Tout le centre, du .* ; mardi .* → /,
				),
			},
		]);
		// A session that the same act concerns has words of its own.
		const ofOther = await recorded(other);
		expect(ofOther.map(({ verbe }) => verbe)).toEqual(['CREER', 'ABSENCE', 'FERMETURE']);
		expect(ofOther[1].message).toContain('lundi 6 mars 2028 de 14:00 à 17:00');
		expect(ofOther[1].message).not.toContain('mardi 7 mars 2028 de 09:00');

		const history = await read(`/session?id=${id}&onglet=historique`);
		expect(history.text).toContain('Absence enregistrée : Marie Bernard');
	});

	it('is recorded of what concerns no session, and of what is recorded already not again', async () => {
		const without = (await recorded(null)).length;
		await act({ verbe: 'fermeture', du: '2028-04-03' });
		await act({ verbe: 'revoquer', eleve: 1 });
		const [{ nom }] = await t.sql<{ nom: string }>(
			`select prenom || ' ' || nom as nom from eleves where id_eleve = 1`,
		);
		expect((await recorded(null)).slice(without)).toMatchObject([
			{ verbe: 'FERMETURE', message: 'Fermeture enregistrée : Tout le centre, le 03/04/2028' },
			{ verbe: 'REVOQUER', message: `Liens révoqués : ${nom}` },
		]);

		const id = await made('2028-04-10');
		await act({ verbe: 'capacite', id, places: 5 });
		await act({ verbe: 'inscrire', id, eleve: 3 });
		await act({ verbe: 'confirmer', id });
		await act({ verbe: 'annuler', id });
		expect((await recorded(id)).map(({ verbe }) => verbe)).toEqual([
			'CREER',
			'CAPACITE',
			'CONFIRMER',
			'ANNULER',
		]);
		const again = await ask({ verbe: 'deplacer', id: await made('2028-04-11'), heure: '09:00' });
		expect(again.text).toContain('Rien à changer');
		expect(
			await t.sql(
				`select 1 from sessions_planning.decision where verbe = 'DEPLACER' and message like '%11 avril%'`,
			),
		).toEqual([]);
	});

	it('goes without the name of whoever is erased', async () => {
		const [{ id }] = await t.sql<{ id: number }>(
			`insert into eleves (nom, prenom, email) values ('Quatrepoints', 'Zébulonne', 'z@introuvable.example')
			returning id_eleve as id`,
		);
		const [{ formateur }] = await t.sql<{ formateur: number }>(
			`insert into formateurs (nom, prenom, email, statut, specialites)
			values ('Introuvable', 'Gaspardine', 'g@introuvable.example', 'ACTIF', '{INIT_SERTI}')
			returning id_formateur as formateur`,
		);
		await act({ verbe: 'revoquer', eleve: id });
		await act({ verbe: 'absence', formateur, du: '2028-05-02' });
		await erasePersonne(t.centre, { idEleve: id });
		await erasePersonne(t.centre, { idFormateur: formateur });
		const told = (await recorded(null)).slice(-2).map(({ message }) => message);
		expect(told).toEqual([
			`Liens révoqués : Élève ${id} (données effacées)`,
			`Absence enregistrée : Formateur ${formateur} (données effacées), le 02/05/2028`,
		]);
	});
});

it('offers nothing to do with a session that is over, whatever its status', async () => {
	const session = await made('2038-03-16');
	expect((await read(`/session?id=${session}`)).text).toContain('Annuler la session');

	const later = await servePages(t.centre, () => new Date('2038-03-20T12:00:00Z'));
	const page = await (await fetch(`${later.url}/session?id=${session}`)).text();
	await later.close();
	expect(words(page)).toContain('Initiation sertissage');
	expect(words(page)).not.toContain('Annuler la session');
});
