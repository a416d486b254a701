import { prepareCases } from '../../../core/evenements/prepareCases';
import { sendCourriers } from '../../../core/courriers/sendCourriers';
import { openBase } from '../../../core/centre/base';
import { openCentre } from '../../../core/centre/centre';
import { tellAbsence, tellHealth } from '../../../core/verification/tellHealth';
import { mailServer } from '../evenements/world';
import { openTestDatabase, type TestDatabase } from '../harness';

let t: TestDatabase;
let smtp: Awaited<ReturnType<typeof mailServer>>;
beforeEach(async () => {
	t = await openTestDatabase('centre');
	smtp = await mailServer();
	await prepareCases(t.centre, 'dus', { bail: 60, limite: 10 });
});
afterEach(async () => {
	await smtp.close();
	await t.close();
});

const modele = {
	sujet: 'Planning : {{titre}}',
	html: '<ul>{{#problemes}}<li>{{.}}</li>{{/problemes}}</ul>',
	texte: '{{#problemes}}{{.}}\n{{/problemes}}',
};
const subjects = async () => {
	await sendCourriers(t.centre, undefined, { role: 'SANTE', modele }, smtp.office);
	return smtp.mails.map(({ subject }) => subject);
};
const drift = (by: number) =>
	t.sql(
		`update sessions set nb_inscrits = nb_inscrits + $1
		where id_session = (select max(id_session) from sessions where date_fin > now())`,
		[by],
	);

it('tells a change once, whoever looks, and that all is well again', async () => {
	await tellHealth(t.centre, 0);
	expect(await subjects()).toEqual([]);
	await drift(1);
	await Promise.all(Array.from({ length: 5 }, () => tellHealth(t.centre, 0)));
	await tellHealth(t.centre, 0);
	expect(await subjects()).toEqual(['Planning : à regarder']);
	expect(smtp.mails[0].text).toMatch(/1 session\(s\) au compteur faux/);
	await t.sql(`update sessions_planning.passage set le = now() - interval '10 minutes'`);
	await tellHealth(t.centre, 0);
	expect((await subjects()).at(-1)).toBe('Planning : à réparer maintenant');
	await drift(-1);
	await tellHealth(t.centre, 0);
	await t.sql(`update sessions_planning.passage set le = now()`);
	await tellHealth(t.centre, 0);
	expect(await subjects()).toEqual([
		'Planning : à regarder',
		'Planning : à réparer maintenant',
		'Planning : tout va bien de nouveau',
	]);
});

it('tells what is so now where the mail before could not leave yet', async () => {
	await drift(1);
	await tellHealth(t.centre, 0);
	await drift(-1);
	await tellHealth(t.centre, 0);
	expect(await subjects()).toEqual(['Planning : tout va bien de nouveau']);
});

it('tells only what has held for a while: what comes and goes is no mail', async () => {
	await drift(1);
	await tellHealth(t.centre, 3);
	await drift(-1);
	await tellHealth(t.centre, 3);
	await drift(1);
	await tellHealth(t.centre, 3);
	expect(await subjects()).toEqual([]);
	await t.sql(`update sessions_planning.sante set vu_depuis = now() - interval '181 seconds'`);
	await tellHealth(t.centre, 3);
	expect(await subjects()).toEqual(['Planning : à regarder']);
});

it('tells past the database that it is away, once, and from the database that it is back, once', async () => {
	const away = openBase({
		host: '127.0.0.1',
		port: 1,
		database: 'x',
		user: 'x',
		password: 'secret-1',
	});
	const gone = openCentre(away);
	let known = {};
	const look = async (patience: number) => {
		const error = await tellHealth(gone, patience, known).catch((one: unknown) => one);
		known = await tellAbsence(error, known, patience, { modele, office: smtp.office });
	};
	await look(3);
	expect(smtp.mails).toEqual([]);
	for (let i = 0; i < 3; i += 1) await look(0);
	expect(smtp.mails.map(({ subject }) => subject)).toEqual([
		'Planning : la base de données ne répond pas',
	]);
	expect(smtp.mails[0].text).toMatch(/La base du CRM ne répond pas \(ECONNREFUSED\) : vérifier/);
	expect(smtp.mails[0].text).not.toContain('secret-1');
	await Promise.all([tellHealth(t.centre, 3, known), tellHealth(t.centre, 3, known)]);
	await tellHealth(t.centre, 3, {});
	expect((await subjects()).slice(1)).toEqual(['Planning : la base de données répond de nouveau']);
});
