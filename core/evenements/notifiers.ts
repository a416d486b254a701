import type { OwedCourrier } from '../outbox/oweCourriers';
import { refuse } from '../errors/refusal';
import type { EventContext } from './context';
import type { Personne } from './loadPersonnes';
import {
	toAdmin,
	toAwaiting,
	toFormerTrainers,
	toFormateurs,
	toEnrolled,
	toPersonne,
} from './recipients';
import type { EventEffects, Evenement } from './evenement';
import { onceFor, seancesDigest, tellsOf } from './onceFor';

/** What an event comes to: its answer, the return call's data, and the mails it owes. */
export interface Notification extends EventEffects {
	reponse: string;
	courriers: OwedCourrier[];
	erreur?: string;
	/** The key of the mail that this event is about, where another event may have owed it already. */
	convocation?: string;
	/** The account's password is kept (encrypted) until its mail is sent. */
	garderSecret?: boolean;
}

type Notifier = (evenement: Evenement, context: EventContext, personne?: Personne) => Notification;

/** The return call names people as the CRM spells it. */
export const asCrm = (personne: {
	idEleve: number | null;
	idCandidat: number | null;
	idInscription: number | null;
}) => ({
	...(personne.idEleve ? { elevId: personne.idEleve } : {}),
	...(personne.idCandidat ? { candidatId: personne.idCandidat } : {}),
	...(personne.idInscription ? { inscriptionId: personne.idInscription } : {}),
});

const sessionOf = (evenement: Evenement, context: EventContext) =>
	context.sessions.get(evenement.idSession ?? 0);

/**
 * A mail about a session that was cancelled meanwhile would send people to a closed door: events
 * may cross.
 */
function requireHeld(evenement: Evenement, context: EventContext) {
	const session = sessionOf(evenement, context);
	if (!session)
		throw refuse(
			'SESSION_INCONNUE',
			'sessionId',
			`la session ${evenement.idSession} n'existe plus`,
		);
	if (session.statutSession === 'ANNULEE')
		throw refuse(
			'SESSION_ANNULEE',
			'sessionId',
			`la session ${session.idSession} est annulée : aucun message n'est envoyé`,
		);
	return session;
}

function requirePersonne(
	evenement: Evenement,
	context: EventContext,
	personne: Personne | undefined,
	refuses: string[],
): Personne {
	const { idSession } = requireHeld(evenement, context);
	if (!personne)
		throw refuse('PERSONNE_INCONNUE', 'data', "la personne de cet événement n'existe plus");
	if (refuses.includes(personne.statutInscription ?? '')) {
		const why =
			personne.statutInscription === 'ANNULE' ? 'a été annulée' : "est encore en liste d'attente";
		throw refuse(
			'INSCRIPTION_SANS_PLACE',
			'data',
			`l'inscription de ${personne.prenom} ${personne.nom} à la session ${idSession} ${why} : aucune convocation n'est envoyée`,
		);
	}
	return personne;
}

/**
 * Whether a cancellation or a departure overtook an event of our own before we wrote: that is told
 * instead, and this one asks nothing of anybody. What the CRM says of itself is refused, since it may be wrong.
 */
function isOvertaken(
	evenement: Evenement,
	context: EventContext,
	personne?: Personne,
	places: string[] = [],
): boolean {
	if (evenement.ofCrm) return false;
	const cancelled = sessionOf(evenement, context)?.statutSession === 'ANNULEE';
	return cancelled || places.includes(personne?.statutInscription ?? '');
}

/** What such an event comes to. */
const overtaken = (reponse: string, data: object = {}): Notification => ({
	reponse,
	data: { ...data, sansObjet: true },
	courriers: [],
});

/** Whether nothing of the session is still to come. */
export function isOver(evenement: Evenement, context: EventContext): boolean {
	const session = sessionOf(evenement, context);
	if (!session) return true;
	const closed = ['ANNULEE', 'TERMINEE'].includes(session.statutSession);
	return closed || Date.parse(session.dateFin) < Date.now();
}

/** @throws Refusal SESSION_INCONNUE, PERSONNE_INCONNUE */
function requireKnown(
	evenement: Evenement,
	context: EventContext,
	personne: Personne | undefined,
): Personne {
	if (!sessionOf(evenement, context))
		throw refuse(
			'SESSION_INCONNUE',
			'sessionId',
			`la session ${evenement.idSession} n'existe plus`,
		);
	if (!personne)
		throw refuse('PERSONNE_INCONNUE', 'data', "la personne de cet événement n'existe plus");
	return personne;
}

/**
 * The events that change nothing in the database: whom to write to. Each throws a Refusal when
 * its object is gone.
 */
export const notifiers: Partial<Record<Evenement['action'], Notifier>> = {
	SESSION_CREATED(evenement, context) {
		if (isOvertaken(evenement, context)) return overtaken('creation_notified');
		requireHeld(evenement, context);
		const told = { reponse: 'creation_notified', data: {} };
		if (isOver(evenement, context)) return { ...told, courriers: [] };
		const awaiting = toAwaiting(evenement, context.awaiting.get(evenement.idSession ?? 0) ?? []);
		return {
			...told,
			courriers: [
				...toFormateurs(evenement, context),
				...awaiting,
				toAdmin(evenement, undefined, { prevenus: awaiting.length || null }),
			],
		};
	},
	ELEVE_INSCRIT(evenement, context, personne) {
		const placeless = ['ANNULE', 'EN_ATTENTE'];
		if (personne && isOvertaken(evenement, context, personne, placeless))
			return overtaken('inscription_notified', asCrm(personne));
		const who = requirePersonne(evenement, context, personne, placeless);
		const answer = { reponse: 'inscription_notified', data: asCrm(who) };
		if (isOver(evenement, context)) return { ...answer, courriers: [] };
		const mail = toPersonne(evenement, 'ELEVE', who);
		const mails = [tellsOf('convocation', who.idInscription, mail), toAdmin(evenement, who)];
		if (!who.idInscription || evenement.donnees.renvoyer) return { ...answer, courriers: mails };

		const seances = context.seances.get(evenement.idSession ?? 0) ?? [];
		const reason = `convocation:${who.idInscription}:${seancesDigest(seances)}`;
		const courriers = mails.map((mail) => onceFor(reason, mail));
		return { ...answer, courriers, convocation: courriers[0].cle };
	},
	PROMOTION_ATTENTE(evenement, context, personne) {
		if (personne && isOvertaken(evenement, context, personne, ['ANNULE']))
			return overtaken('promotion_done', asCrm(personne));
		const who = requirePersonne(evenement, context, personne, ['ANNULE']);
		const proposee = who.statutInscription === 'EN_ATTENTE';
		const mail = toPersonne(evenement, 'PROMU', who, { proposee });
		return {
			reponse: 'promotion_done',
			data: asCrm(who),
			courriers: [
				tellsOf(proposee ? 'attente' : 'convocation', who.idInscription, mail),
				toAdmin(evenement, who),
			],
		};
	},
	RAPPEL_SESSION(evenement, context) {
		const session = requireHeld(evenement, context);
		if (isOver(evenement, context))
			throw refuse(
				'SESSION_TERMINEE',
				'sessionId',
				`la session ${session.idSession} est terminée : aucun rappel n'est envoyé`,
			);
		const inscrits = context.inscrits.get(session.idSession) ?? [];
		return {
			reponse: 'reminder_sent',
			data: { dateDebut: session.dateDebut },
			courriers: [...toFormateurs(evenement, context), ...toEnrolled(evenement, inscrits)],
		};
	},
	ELEVE_DESISTE(evenement, context, personne) {
		const who = requireKnown(evenement, context, personne);
		const told = { reponse: 'desistement_notified', data: asCrm(who) };
		// Of what is over or was cancelled there is nothing left to take back.
		if (isOver(evenement, context)) return { ...told, courriers: [] };
		// Back again before we wrote, by whichever inscription: what was to be told is no longer so.
		if (!evenement.ofCrm && who.inscrite) return overtaken(told.reponse, told.data);
		if (who.statutInscription !== null && who.statutInscription !== 'ANNULE') {
			throw refuse(
				'INSCRIPTION_ACTIVE',
				'data',
				`${who.prenom} ${who.nom} est encore dans la session ${evenement.idSession} : la désister d'abord`,
			);
		}
		return { ...told, courriers: departure(evenement, who) };
	},
	MISE_EN_ATTENTE(evenement, context, personne) {
		if (personne && isOvertaken(evenement, context))
			return overtaken('attente_notified', asCrm(personne));
		const { idSession } = requireHeld(evenement, context);
		const who = requireKnown(evenement, context, personne);
		if (who.statutInscription !== 'EN_ATTENTE') {
			// Promoted or gone before we wrote: that has been told instead.
			if (!evenement.ofCrm) return overtaken('attente_notified', asCrm(who));
			throw refuse(
				'PAS_EN_ATTENTE',
				'data',
				`${who.prenom} ${who.nom} n'est pas en liste d'attente de la session ${idSession}`,
			);
		}
		const prochaines = context.upcoming.get(idSession) ?? [];
		const told = toPersonne(evenement, 'ELEVE', who, {
			rang: who.positionAttente,
			prochaines,
			aDesProchaines: prochaines.length > 0,
		});
		const mail = tellsOf('attente', who.idInscription, told);
		return {
			reponse: 'attente_notified',
			data: { ...asCrm(who), positionAttente: who.positionAttente },
			courriers: [who.idInscription ? onceFor(`attente:${who.idInscription}`, mail) : mail],
		};
	},
	SESSION_DEPLACEE(evenement, context) {
		if (isOvertaken(evenement, context)) return overtaken('deplacement_notified');
		const session = requireHeld(evenement, context);
		const inscrits = context.inscrits.get(session.idSession) ?? [];
		return {
			reponse: 'deplacement_notified',
			data: { dateDebut: session.dateDebut, dateFin: session.dateFin },
			courriers: [
				...toFormateurs(evenement, context),
				...toFormerTrainers(evenement, context),
				...toEnrolled(evenement, inscrits),
			],
		};
	},
};

/**
 * To the person who left, with what takes the séances out of the calendar, and to the admin, with
 * who follows or why nobody; once for an inscription, whichever event says it.
 */
export function departure(
	evenement: Evenement,
	who: Personne,
	suite: string | undefined = evenement.donnees.suite,
): OwedCourrier[] {
	const attendait = evenement.donnees.attendait ?? who.attendait ?? false;
	const told = toPersonne(evenement, 'ELEVE', who, { attendait, sansCalendrier: attendait });
	const mails = [
		tellsOf('desistement', who.idInscription, told),
		toAdmin(evenement, who, { desistement: true, attendait, suite: suite ?? null }),
	];
	if (!who.idInscription) return mails;
	return mails.map((mail) => onceFor(`desistement:${who.idInscription}`, mail));
}
