/** @import { Sql } from './peers.mjs' */
/** @import { Mail } from '../../stack/peers/startMailCatcher.mjs' */
/** @import { Callback } from '../../stack/peers/startCrm.mjs' */

/**
 * @typedef {{ id: number, action: string, correlationId: string, idSession: number, origine: string, etat: string,
 *   reponse: string | null, erreur: string | null, effets: { data: Record<string, any> } | null,
 *   donnees: Record<string, any>, corpsRetour: string | null, appliqueLe: Date | null }} EventRow
 */

/** @typedef {{ idEvenement: number | null, cle: string, role: string, etat: string, idMessage: string, email: string | null }} Owed */

/** Refusals that the centre's own state explains; anything else failed because of what we did to it. */
const REFUSALS = [
	/est annulée : aucun message n'est envoyé/,
	/a été annulée : aucune convocation n'est envoyée/,
	/est encore en liste d'attente : aucune convocation n'est envoyée/,
	/est encore dans la session \d+ : la désister d'abord/,
	/n'est pas en liste d'attente de la session/,
	/est annulée : elle ne peut plus être confirmée/,
];

/**
 * Counts that can be compared: none is as good as not named.
 * @param {Record<string, number>} byRole
 */
function plain(byRole) {
	const some = Object.entries(byRole).filter(([, n]) => n > 0);
	return JSON.stringify(some.sort());
}

/** @param {number} n @returns {Record<string, number>} */
const counts = (n) => ({ ELEVE: n, ADMIN: n });

/** What takes the object away from an event of ours that was not told yet. */
const OVERTAKES = [
	'ELEVE_DESISTE',
	'PLACE_LIBEREE',
	'SESSION_ANNULEE',
	'MISE_EN_ATTENTE',
	'ELEVE_CONVERTI',
];

/** What brings somebody back to a session that they left, or that they waited for. */
const RETURNS = ['ELEVE_INSCRIT', 'PROMOTION_ATTENTE'];

/** What an event must tell, by kind of recipient; undefined: somebody else may have told it before. */
/** @type {Record<string, (data: Record<string, any>, event: EventRow) => Record<string, number> | undefined>} */
const OWED = {
	SESSION_CREATED: () => ({ FORMATEUR: 1, ADMIN: 1 }),
	ELEVE_INSCRIT: ({ dejaConvoque }) => counts(dejaConvoque ? 0 : 1),
	PROMOTION_ATTENTE: () => ({ PROMU: 1, ADMIN: 1 }),
	PLACE_LIBEREE: ({ promotions }, { donnees }) =>
		donnees.idEleve ? undefined : { PROMU: promotions.length, ADMIN: promotions.length },
	SESSION_CONFIRMEE: ({ confirmes }) => ({ ELEVE: confirmes.length, FORMATEUR: 1 }),
	SESSION_ANNULEE: ({ personnes }) => ({
		ELEVE: personnes.length,
		FORMATEUR: 1,
	}),
	ELEVE_CONVERTI: () => ({ COMPTE: 1 }),
};

/**
 * The mails of a round at the mail server, against what its events owe: none missing, none to somebody
 * else, none twice under another Message-ID.
 * @param {{ sql: Sql, events: EventRow[], mails: Mail[], admin: string, since: number }} told `since`: the last mail
 *   that was owed before the round
 */
export async function checkMails({ sql, events, mails, admin, since }) {
	/** @type {string[]} */
	const found = [];
	/** @type {Owed[]} */
	const owed = await sql(
		`select c.id_evenement::int as "idEvenement", c.cle, c.role, c.etat, c.id_message as "idMessage",
			coalesce(e.email, k.email, f.email) as email
		from sessions_planning.courrier c
		left join eleves e using (id_eleve) left join candidats k on k.id_candidat = c.id_candidat and c.id_eleve is null
		left join formateurs f on f.id_formateur = c.id_formateur
		where c.id_evenement = any ($1) or c.id_evenement is null and c.id_courrier > $2`,
		[events.map(({ id }) => id), since],
	);
	const byMessage = new Map(owed.map((one) => [one.idMessage, one]));
	/** @type {Map<string, number>} */
	const arrived = new Map();
	for (const { messageId, envelope, subject } of mails) {
		const one = byMessage.get(/^<([^@]+)@/.exec(messageId ?? '')?.[1] ?? '');
		if (!one) {
			const known = await isOwedElsewhere(sql, messageId ?? '');
			// n8n's own word that an execution failed goes past the database.
			const ofN8n = envelope.to.join() === admin && /^n8n.*a échoué$/.test(subject);
			if (!known && !ofN8n) found.push(`mail: « ${subject} » to ${envelope.to} is owed by nobody`);
			continue;
		}
		const toAdmin = ['ADMIN', 'ANOMALIE', 'ALERTE'].includes(one.role);
		const wanted = toAdmin ? admin : one.email;
		if (envelope.to.join() !== wanted)
			found.push(`mail: ${one.cle} went to ${envelope.to}, not ${wanted}`);
		arrived.set(one.idMessage, (arrived.get(one.idMessage) ?? 0) + 1);
	}
	for (const { idEvenement, cle, etat, idMessage, email, role } of owed) {
		// No longer so when its turn came; it may have left before, if its worker died at once.
		if (etat === 'SANS_OBJET') {
			const event = events.find(({ id }) => id === idEvenement);
			if (!event || !wasUndone(event, events))
				found.push(`mail: ${cle} was called moot, and nothing overtook it`);
			continue;
		}
		const wanted = etat === 'SANS_ADRESSE' ? 0 : 1;
		if (!['ENVOYE', 'SANS_ADRESSE'].includes(etat)) found.push(`mail: ${cle} is ${etat}`);
		if (etat === 'SANS_ADRESSE' && email) found.push(`mail: ${cle} had an address (${role})`);
		if (Math.min(1, arrived.get(idMessage) ?? 0) !== wanted)
			found.push(`mail: ${cle} is ${etat} and arrived ${arrived.get(idMessage) ?? 0} times`);
	}
	for (const event of events) {
		const moot = event.effets?.data.sansObjet === true;
		if (moot && !isOvertaken(event, events))
			found.push(`mail: ${event.action} ${event.id} is called moot, and nothing overtook it`);
		const untold = moot || event.reponse === 'failed';
		const rule = untold ? () => ({}) : OWED[event.action];
		const wanted = rule?.(event.effets?.data ?? {}, event);
		if (!wanted) continue;
		/** @type {Record<string, number>} */
		const got = {};
		for (const one of owed.filter(({ idEvenement }) => idEvenement === event.id))
			got[one.role] = (got[one.role] ?? 0) + 1;
		if (plain(got) !== plain(wanted))
			found.push(`mail: ${event.action} ${event.id} owes ${plain(wanted)}, wrote ${plain(got)}`);
	}
	found.push(...(await departuresUntold(sql, events, owed)));
	const again = [...arrived.values()].reduce((sum, n) => sum + n - 1, 0);
	return { found, mails: mails.length, again };
}

/**
 * Only an event of our own may be moot, by what happened to its session or to a person of it.
 * @param {EventRow} event
 * @param {EventRow[]} events
 */
const isOvertaken = (event, events) =>
	event.origine === 'INTERNE' && events.some((other) => overtakes(other, event));

/**
 * A mail that was held up may also be undone by a return.
 * @param {EventRow} event
 * @param {EventRow[]} events
 */
const wasUndone = (event, events) =>
	events.some(
		(other) =>
			overtakes(other, event) ||
			(other.idSession === event.idSession && RETURNS.includes(other.action)),
	);

/** @param {EventRow} other @param {EventRow} event */
const overtakes = (other, { idSession }) =>
	OVERTAKES.includes(other.action) &&
	(other.idSession === idSession || other.action === 'ELEVE_CONVERTI');

/**
 * Whether a mail is of another round, or a reminder of the sample centre.
 * @param {Sql} sql
 * @param {string} messageId
 */
const isOwedElsewhere = async (sql, messageId) =>
	(
		await sql('select from sessions_planning.courrier where id_message::text = $1', [
			/^<([^@]+)@/.exec(messageId)?.[1] ?? '',
		])
	).length > 0;

/**
 * Whoever left over the endpoint is told once, unless the session was cancelled before: then there is
 * nothing to take back. Who is back before the mail went, enrolled again, moved there by another session's
 * cancellation or by a conversion, may be told nothing, as nothing of it is so any more.
 * @param {Sql} sql
 * @param {EventRow[]} events
 * @param {Owed[]} owed
 */
async function departuresUntold(sql, events, owed) {
	const cancellations = events.filter(({ action }) => action === 'SESSION_ANNULEE');
	const cancelled = new Set(cancellations.map(({ idSession }) => idSession));
	const told = events.filter(
		({ action, origine, idSession }) =>
			action === 'ELEVE_DESISTE' && origine === 'INTERNE' && !cancelled.has(idSession),
	);
	const returned = await sql(
		`select d.id_inscription::int as id from inscription_session d
		where d.id_inscription = any ($1) and exists (
			select from inscription_session r
			where r.id_session = d.id_session and r.id_inscription <> d.id_inscription
				and (r.id_inscription > d.id_inscription or r.statut_inscription <> 'ANNULE'
					-- A candidat's that a conversion passed on, and that was left later, too.
					or (select max(id_decision) from sessions_planning.decision x where x.id_inscription = r.id_inscription)
						> (select max(id_decision) from sessions_planning.decision x where x.id_inscription = d.id_inscription))
				and (r.id_eleve = d.id_eleve or r.id_candidat = d.id_candidat))`,
		[told.map(({ donnees }) => donnees.idInscription)],
	);
	const back = new Set(returned.map(({ id }) => id));
	/** @type {string[]} */
	const found = [];
	for (const { donnees } of told) {
		const key = `desistement:${donnees.idInscription}:`;
		const { length } = owed.filter(({ cle }) => cle.startsWith(key));
		if (length !== 2 && !(length === 0 && back.has(donnees.idInscription)))
			found.push(
				`mail: ${key} was told by ${length} mails instead of 2 (${JSON.stringify(donnees)})`,
			);
	}
	return found;
}

/**
 * Every event is answered to the CRM at least once, the same to the byte each time, and as it ended.
 * @param {Sql} sql
 * @param {EventRow[]} events
 * @param {Callback[]} callbacks
 */
export async function checkReturns(sql, events, callbacks) {
	/** @type {string[]} */
	const found = [];
	/** @type {Map<string, Callback[]>} */
	const byEvent = new Map();
	for (const one of callbacks) {
		const key = `${one.body?.action} ${one.body?.correlationId}`;
		byEvent.set(key, [...(byEvent.get(key) ?? []), one]);
	}
	let again = 0;
	for (const { action, correlationId, reponse, erreur, etat, corpsRetour } of events) {
		const key = `${action} ${correlationId}`;
		const calls = byEvent.get(key) ?? [];
		const taken = calls.filter(({ status }) => status === 200);
		again += Math.max(0, taken.length - 1);
		if (taken.length === 0) found.push(`return: ${key} never came`);
		if (calls.some(({ valid }) => !valid)) found.push(`return: ${key} was signed wrongly`);
		if (calls.some(({ raw }) => raw !== corpsRetour)) found.push(`return: ${key} had two bodies`);
		if (calls.some(({ body }) => body?.response !== reponse))
			found.push(`return: ${key} said something else than ${reponse}`);
		const explained = REFUSALS.some((one) => one.test(erreur ?? ''));
		if ((etat === 'ECHEC' || reponse === 'failed') && !explained)
			found.push(`dead: ${key} failed (${erreur})`);
		byEvent.delete(key);
	}
	const strangers = [...byEvent.values()].flatMap(([{ body }]) => body?.correlationId ?? []);
	const known = await sql(
		'select correlation_id as id from sessions_planning.evenement where correlation_id = any ($1)',
		[strangers],
	);
	const ids = new Set(known.map(({ id }) => id));
	for (const id of strangers) if (!ids.has(id)) found.push(`return: ${id} is of no event`);
	return { found, returns: callbacks.filter(({ status }) => status === 200).length, again };
}
