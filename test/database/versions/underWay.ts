import { claimAnnonces, finishAnnonces, openAbonnement } from '../../../core/annonces/annonces';
import { deliverReturns } from '../../../core/evenements/deliverReturns';
import { enrol } from '../../../core/inscriptions/enrol';
import { withdraw } from '../../../core/inscriptions/withdraw';
import { actions } from '../../../core/outbox/actions';
import type { crmServer, mailServer } from '../evenements/world';
import { makeSession, post, sendDue } from '../evenements/world';
import { settle } from '../annonces/settle';
import type { TestDatabase } from '../harness';

export interface Peers {
	smtp: Awaited<ReturnType<typeof mailServer>>;
	crm: Awaited<ReturnType<typeof crmServer>>;
	/** What the CRM answers from now on. */
	answer: { status: number };
}

/** Days ahead: a session that is over tells nobody anything, and what is kept here is read for years. */
const FAR = 9_000;

const deliverAll = (t: TestDatabase, cases: Parameters<typeof deliverReturns>[1], { crm }: Peers) =>
	deliverReturns(t.centre, cases, { crm: crm.crm, essaisMax: 50, delaiMs: 30_000, bail: 60 });

/** What a workflow of the centre's own is told; its session by session, one at a time. */
export async function hear(t: TestDatabase): Promise<string[]> {
	const { centre } = t;
	const heard: string[] = [];
	await settle(t);
	for (;;) {
		const filter = { actions: [...actions], alertes: true, codes: [], statuts: [] };
		const told = await claimAnnonces(centre, 'flux', filter, 20);
		if (told.length === 0) return heard;
		heard.push(...told.map(({ correlationId }) => correlationId ?? ''));
		await finishAnnonces(
			centre,
			'flux',
			told.map(({ idAnnonce }) => idAnnonce),
		);
	}
}

/**
 * A centre with a history and with everything under way that can be: an event that is done, one
 * with a mail sent and a mail put off, one with its return call put off, some that are received and
 * not applied, something that a workflow was told and something that it was not.
 */
export async function leaveUnderWay(t: TestDatabase, peers: Peers): Promise<void> {
	const { smtp, answer } = peers;
	await openAbonnement(t.centre, 'flux', { sauter: false });
	const full = await makeSession(t, { places: 2, inscrits: 2, attente: 2, jours: FAR });
	await post(t, 'SESSION_CONFIRMEE', full.idSession, {}, 'done');
	await t.sql('update sessions_planning.evenement set bail_jusqua = null, jeton = null');
	await deliverAll(t, await sendDue(t, smtp), peers);
	await hear(t);

	const some = await makeSession(t, { inscrits: 3, jours: FAR + 7 });
	smtp.state.refuse = (to) => (to.startsWith('eleve2.') ? 451 : undefined);
	await post(t, 'SESSION_CONFIRMEE', some.idSession, {}, 'mail-owed');
	await release(t);
	await deliverAll(t, await sendDue(t, smtp), peers);

	const other = await makeSession(t, { inscrits: 1, jours: FAR + 14 });
	answer.status = 500;
	await post(t, 'SESSION_CREATED', other.idSession, {}, 'return-owed');
	await release(t);
	await deliverAll(t, await sendDue(t, smtp), peers);

	const [{ id_eleve: idEleve }] = await t.sql<{ id_eleve: number }>(
		`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
		values ('Tard', 'Venue', 'tard@mail.example', true, true) returning id_eleve`,
	);
	await enrol(t.centre, [{ idSession: other.idSession, idEleve }]);
	await withdraw(t.centre, [{ idInscription: full.inscriptions[0].id_inscription }]);
	await post(
		t,
		'ELEVE_INSCRIT',
		some.idSession,
		{ eleveId: some.inscriptions[0].id_eleve },
		'received',
	);
	smtp.state.refuse = undefined;
	answer.status = 200;
}

/** What is held by a process that is gone is due again. */
export async function release({ sql }: TestDatabase): Promise<void> {
	await sql(`update sessions_planning.evenement
		set prochain_essai = now(), bail_jusqua = null, jeton = null where etat = 'RECU' and applique_le is null`);
}

/** All that is open, as n8n would do it in time. */
export async function finishAll(t: TestDatabase, peers: Peers): Promise<void> {
	for (let round = 0; round < 10; round += 1) {
		await t.sql(`update sessions_planning.evenement
			set prochain_essai = now(), bail_jusqua = null, jeton = null where etat = 'RECU'`);
		await t.sql(`update sessions_planning.courrier
			set prochain_essai = now(), bail_jusqua = null where etat = 'A_ENVOYER'`);
		const cases = await sendDue(t, peers.smtp);
		if (cases.length === 0) return;
		await deliverAll(t, cases, peers);
	}
	throw new Error('something is not done after ten rounds');
}
