import type { Sending } from '../../../core/courriers/mailOffice';
import { sendCourriers } from '../../../core/courriers/sendCourriers';
import { prepareCases, type Case } from '../../../core/evenements/prepareCases';
import type { Receiving } from '../../../core/evenements/receive';
import { mailServer, post } from '../evenements/world';
import { openTestDatabase, type TestDatabase } from '../harness';

/* An empty centre and a mail server for each test, and what sends mails there. */

export let base: TestDatabase;
export let smtp: Awaited<ReturnType<typeof mailServer>>;
beforeEach(async () => {
	base = await openTestDatabase('vide');
	smtp = await mailServer();
});
afterEach(async () => {
	await smtp.close();
	await base.close();
});

export const modele = {
	sujet: 'Bonjour {{prenom}} : {{session.formation}}',
	html: '<p>{{prenom}} {{nom}}</p>{{#seances}}<li>{{jour}} {{debut}}</li>{{/seances}}',
	texte: '{{prenom}} {{nom}}',
};
export const casesOf = async (action: string, idSession: number | null, data: object = {}) =>
	await prepareCases(
		base.centre,
		[(await post(base, action, idSession, data)).prise as Receiving],
		{
			bail: 60,
			limite: 50,
		},
	);
export const send = async (
	cases: Case[] | undefined,
	role: Sending['role'],
	more: Partial<Sending> = {},
	office = {},
) =>
	await sendCourriers(base.centre, cases, { role, modele, ...more }, { ...smtp.office, ...office });
export const due = async () =>
	await base.sql(
		`update sessions_planning.courrier set prochain_essai = now(), bail_jusqua = null`,
	);
