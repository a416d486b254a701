/** The person an event speaks of: one of the three is enough. */
export type EventPerson =
	| { eleveId: number; candidatId?: undefined; inscriptionId?: undefined }
	| { candidatId: number; eleveId?: undefined; inscriptionId?: undefined }
	| { inscriptionId: number; eleveId?: undefined; candidatId?: undefined };

interface EventOf<A extends string, D> {
	action: A;
	sessionId: number;
	/** Yours: the same action with the same one is the same event, whatever else it says. */
	correlationId: string;
	data: D;
}

/** What `POST /webhook/session-action` takes (contract, section 4): what the CRM did with its own SQL. */
export type SessionEvent =
	| EventOf<'SESSION_CREATED', { motif?: string }>
	| EventOf<'ELEVE_INSCRIT', EventPerson & { renvoyer?: boolean }>
	| EventOf<'PLACE_LIBEREE', Partial<EventPerson> & { motif?: string }>
	| EventOf<'PROMOTION_ATTENTE', EventPerson>
	| EventOf<'SESSION_CONFIRMEE', { motif?: string }>
	| EventOf<'SESSION_ANNULEE', { motif?: string }>
	| EventOf<'RAPPEL_SESSION', { motif?: string }>
	| EventOf<'ELEVE_DESISTE', EventPerson & { motif?: string }>
	| EventOf<'MISE_EN_ATTENTE', EventPerson>
	| EventOf<'SESSION_DEPLACEE', { motif?: string }>
	| {
			action: 'ELEVE_CONVERTI';
			sessionId: number | null;
			correlationId: string;
			data: {
				candidatId: number;
				eleveId: number;
				login: string;
				motDePasse: string;
				urlConnexion: string;
			};
	  };

export type SessionActionName = SessionEvent['action'];

/** What each action is answered with by the return call; any of them may be `failed`. */
export interface ReturnResponses {
	SESSION_CREATED: 'creation_notified';
	ELEVE_INSCRIT: 'inscription_notified';
	PLACE_LIBEREE: 'promotion_done' | 'no_promotion';
	PROMOTION_ATTENTE: 'promotion_done';
	SESSION_CONFIRMEE: 'confirmation_notified';
	SESSION_ANNULEE: 'cancellation_notified';
	RAPPEL_SESSION: 'reminder_sent';
	ELEVE_CONVERTI: 'account_notified';
	ELEVE_DESISTE: 'desistement_notified';
	MISE_EN_ATTENTE: 'attente_notified';
	SESSION_DEPLACEE: 'deplacement_notified';
}

/** Somebody who could not be written to. */
export interface UnreachedPerson {
	role: string;
	elevId?: number;
	candidatId?: number;
	formateurId?: number;
	prenom?: string;
	nom?: string;
}

/**
 * The body of the return call, `POST {CRM_BASE_URL}/api/webhook/callback`; narrow it by `action`
 * and `response`.
 */
export type ReturnCall = {
	[A in SessionActionName]: {
		type: 'session_action_done';
		correlationId: string;
		action: A;
		response: ReturnResponses[A] | 'failed';
		data: {
			sessionId: number | null;
			/** The contract's spelling of the élève's key. */
			elevId?: number;
			candidatId?: number;
			/** What became of the mails of this event. */
			courriers: {
				envoyes: number;
				sansAdresse: UnreachedPerson[];
				echecs: Array<UnreachedPerson & { error: string | null }>;
				/** How many were no longer so when their turn came, and went to nobody. */
				sansObjet?: number;
			};
			/** Why, where `response` is `failed`. */
			error?: string;
			[more: string]: unknown;
		};
	};
}[SessionActionName];
