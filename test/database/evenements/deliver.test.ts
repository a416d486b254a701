import { createHmac } from 'node:crypto';

import { deliverReturns } from '../../../core/evenements/deliverReturns';
import { prepareCases, type Case } from '../../../core/evenements/prepareCases';
import type { Receiving } from '../../../core/evenements/receive';
import { replay } from '../../../core/evenements/replay';
import { openTestDatabase, type TestDatabase } from '../harness';
import { crmServer, makeSession, post } from './world';

let base: TestDatabase;
let crm: Awaited<ReturnType<typeof crmServer>>;
let answers: Array<number | Promise<number>> = [];
beforeEach(async () => {
	answers = [];
	base = await openTestDatabase('vide');
	crm = await crmServer(() => answers.shift() ?? 200);
});
afterEach(async () => {
	await crm.close();
	await base.close();
});

const dus = async () => {
	await base.sql(
		`update sessions_planning.evenement set prochain_essai = now(), bail_jusqua = null`,
	);
	return await prepareCases(base.centre, 'dus', { bail: 60, limite: 50 });
};
const dossier = async (
	action: string,
	idSession: number,
	data: object = {},
	correlationId?: string,
) =>
	await prepareCases(
		base.centre,
		[(await post(base, action, idSession, data, correlationId)).prise as Receiving],
		{ bail: 60, limite: 50 },
	);
const deliver = async (dossiers: Case[], essaisMax = 3) =>
	(
		await deliverReturns(base.centre, dossiers, {
			crm: crm.crm,
			essaisMax,
			delaiMs: 30_000,
			bail: 60,
		})
	).map(({ statut }) => statut);
const sent = async () =>
	await base.sql(
		`update sessions_planning.courrier set etat = 'ENVOYE', essais = 1 where etat = 'A_ENVOYER'`,
	);
const etat = async () =>
	(await base.sql<{ etat: string }>('select etat from sessions_planning.evenement'))[0].etat;

describe('deliverRetours', () => {
	it('leaves an event alone that another worker has finished while the CRM was slow to refuse', async () => {
		const { idSession, inscriptions } = await makeSession(base);
		const dossiers = await dossier('ELEVE_INSCRIT', idSession, {
			eleveId: inscriptions[0].id_eleve,
		});
		await sent();
		let refuse: (status: number) => void = () => undefined;
		const slow = new Promise<number>((resolve) => {
			refuse = resolve;
		});
		answers = [slow, 200];
		const first = deliver(dossiers, 1);
		while (crm.calls.length === 0) await new Promise(setImmediate);
		expect(await deliver(await dus())).toEqual(['livre']);

		refuse(500);
		await first;
		expect(await etat()).toBe('TRAITE');
	});

	it("calls the CRM in the contract's shape, signed, and ends the event", async () => {
		const { idSession, inscriptions } = await makeSession(base);
		const dossiers = await dossier(
			'ELEVE_INSCRIT',
			idSession,
			{ eleveId: inscriptions[0].id_eleve },
			'corr-1',
		);
		await sent();
		expect(await deliver(dossiers)).toEqual(['livre']);
		const [call] = crm.calls;
		expect(call.url).toBe('/crm/api/webhook/callback');
		expect(JSON.parse(call.body)).toEqual({
			type: 'session_action_done',
			correlationId: 'corr-1',
			action: 'ELEVE_INSCRIT',
			response: 'inscription_notified',
			data: {
				sessionId: idSession,
				elevId: inscriptions[0].id_eleve,
				inscriptionId: inscriptions[0].id_inscription,
				courriers: { envoyes: 2, sansAdresse: [], echecs: [] },
			},
		});
		const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(call.signature) ?? [];
		expect(v1).toBe(createHmac('sha256', 'secret').update(`${t}.${call.body}`).digest('hex'));
		expect(await etat()).toBe('TRAITE');
		expect(await deliver(dossiers)).toEqual(['perdu']);
		expect(crm.calls).toHaveLength(1);
	});

	it('waits for mails that are put off', async () => {
		const { idSession } = await makeSession(base);
		const dossiers = await dossier('SESSION_CREATED', idSession);
		await base.sql(
			`update sessions_planning.courrier set essais = 1, prochain_essai = now() + interval '5 minutes'`,
		);
		expect(await deliver(dossiers)).toEqual(['courriers']);
		expect(crm.calls).toHaveLength(0);
		const [{ s }] = await base.sql<{ s: number }>(
			'select extract(epoch from prochain_essai - now())::int as s from sessions_planning.evenement',
		);
		expect(s).toBeGreaterThan(280);
	});

	it('does not wait for a mail whose node was taken out of the workflow', async () => {
		const { idSession } = await makeSession(base);
		expect(await deliver(await dossier('SESSION_CREATED', idSession))).toEqual(['livre']);
		expect(JSON.parse(crm.calls[0].body).data.courriers.envoyes).toBe(0);
	});

	it('names who could not be written to', async () => {
		const { idSession } = await makeSession(base);
		await base.sql(`update formateurs set email = null where id_formateur = 1`);
		const dossiers = await dossier('SESSION_CREATED', idSession);
		await sent();
		await deliver(dossiers);
		expect(JSON.parse(crm.calls[0].body).data.courriers).toEqual({
			envoyes: 1,
			sansAdresse: [{ role: 'formateur', formateurId: 1, prenom: 'Laurent', nom: 'Dupont' }],
			echecs: [],
		});
	});

	it('repeats the same body until a 2xx; a redirection is none', async () => {
		answers = [500, 302, 200];
		const { idSession } = await makeSession(base);
		const dossiers = await dossier('SESSION_CREATED', idSession);
		await sent();
		expect(await deliver(dossiers)).toEqual(['reporte']);
		await base.sql(`update formations set nom = 'Renommée'`);
		await base.sql(`update sessions_planning.courrier set etat = 'ECHEC'`);
		expect(await deliver(await dus())).toEqual(['reporte']);
		expect(await deliver(await dus())).toEqual(['livre']);
		expect(new Set(crm.calls.map(({ body }) => body)).size).toBe(1);
		expect(crm.calls.map(({ url }) => url)).toEqual(Array(3).fill('/crm/api/webhook/callback'));
	});

	it('gives up to a dead letter, tells the admin, and replays it', async () => {
		answers = [500, 500, 500, 200];
		const { idSession } = await makeSession(base);
		const dossiers = await dossier('SESSION_CREATED', idSession, {}, 'morte');
		await sent();
		await deliver(dossiers);
		await deliver(await dus());
		expect(await deliver(await dus())).toEqual(['abandonne']);
		expect(await etat()).toBe('ECHEC');
		expect(
			await base.sql(
				`select contexte->>'titre' as titre, contexte->>'erreur' as erreur from sessions_planning.courrier where role = 'ANOMALIE'`,
			),
		).toEqual([
			{ titre: 'Retour au CRM abandonné (SESSION_CREATED)', erreur: 'le CRM a répondu 500' },
		]);
		expect(await replay(base.centre, 'another')).toEqual([]);
		expect(await replay(base.centre, 'morte')).toMatchObject([{ correlationId: 'morte' }]);
		expect(await deliver(await dus())).toEqual(['livre']);
		expect(new Set(crm.calls.map(({ body }) => body)).size).toBe(1);
		expect(await replay(base.centre)).toEqual([]);
	});

	it("answers failed, with the reason, for an event that can't be carried out", async () => {
		const { idSession, inscriptions } = await makeSession(base);
		await base.sql(
			`update inscription_session set statut_inscription = 'ANNULE' where id_inscription = $1`,
			[inscriptions[0].id_inscription],
		);
		expect(
			await deliver(
				await dossier('ELEVE_INSCRIT', idSession, { eleveId: inscriptions[0].id_eleve }),
			),
		).toEqual(['livre']);
		expect(JSON.parse(crm.calls[0].body)).toMatchObject({
			response: 'failed',
			data: {
				sessionId: idSession,
				elevId: inscriptions[0].id_eleve,
				error: expect.stringContaining('a été annulée'),
			},
		});
		expect(await etat()).toBe('ECHEC');
		expect(await replay(base.centre)).toEqual([]);
	});

	it('survives a CRM that does not answer', async () => {
		const { idSession } = await makeSession(base);
		const dossiers = await dossier('SESSION_CREATED', idSession);
		await sent();
		const sorts = await deliverReturns(base.centre, dossiers, {
			crm: { ...crm.crm, baseUrl: 'http://127.0.0.1:1' },
			essaisMax: 3,
			delaiMs: 500,
			bail: 60,
		});
		expect(sorts).toMatchObject([
			{ statut: 'reporte', erreur: expect.stringContaining('ne répond pas') },
		]);
	});
});
