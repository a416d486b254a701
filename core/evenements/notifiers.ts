import type { OwedCourrier } from '../outbox/oweCourriers';
import { refuse } from '../errors/refusal';
import type { EventContext, Personne } from './context';
import { toAdmin, toFormerTrainers, toFormateurs, toEnrolled, toPersonne } from './recipients';
import type { EventEffects, Evenement } from './evenement';
import { onceFor, seancesDigest } from './onceFor';

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
 * The four events that change nothing in the database: whom to write to. Each throws a Refusal when
 * its object is gone.
 */
export const notifiers: Partial<Record<Evenement['action'], Notifier>> = {
	SESSION_CREATED(evenement, context) {
		requireHeld(evenement, context);
		return {
			reponse: 'creation_notified',
			data: {},
			courriers: [...toFormateurs(evenement, context), toAdmin(evenement)],
		};
	},
	ELEVE_INSCRIT(evenement, context, personne) {
		const who = requirePersonne(evenement, context, personne, ['ANNULE', 'EN_ATTENTE']);
		const mails = [toPersonne(evenement, 'ELEVE', who), toAdmin(evenement, who)];
		const answer = { reponse: 'inscription_notified', data: asCrm(who) };
		if (!who.idInscription || evenement.donnees.renvoyer) return { ...answer, courriers: mails };

		const seances = context.seances.get(evenement.idSession ?? 0) ?? [];
		const reason = `convocation:${who.idInscription}:${seancesDigest(seances)}`;
		const courriers = mails.map((mail) => onceFor(reason, mail));
		return { ...answer, courriers, convocation: courriers[0].cle };
	},
	PROMOTION_ATTENTE(evenement, context, personne) {
		const who = requirePersonne(evenement, context, personne, ['ANNULE']);
		return {
			reponse: 'promotion_done',
			data: asCrm(who),
			courriers: [
				toPersonne(evenement, 'PROMU', who, { proposee: who.statutInscription === 'EN_ATTENTE' }),
				toAdmin(evenement, who),
			],
		};
	},
	RAPPEL_SESSION(evenement, context) {
		const session = requireHeld(evenement, context);
		if (session.statutSession === 'TERMINEE')
			throw refuse(
				'SESSION_TERMINEE',
				'sessionId',
				`la session ${session.idSession} est terminée : aucun rappel n'est envoyé`,
			);
		const inscrits = context.inscrits.get(session.idSession) ?? [];
		return {
			reponse: 'reminder_sent',
			data: {
				dateDebut: session.dateDebut,
				...(evenement.deplacement ? { deplacement: true } : {}),
			},
			courriers: [
				...toFormateurs(evenement, context),
				...toFormerTrainers(evenement, context),
				...toEnrolled(evenement, inscrits),
			],
		};
	},
};
