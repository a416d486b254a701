import type {
	ILockEvenementsResult,
	IReadEvenementsResult,
} from '../../database/generated/evenements';
import type { SessionMove } from '../salles/tellMoved';
import type { Action } from '../outbox/actions';
import { subjectShape } from './readBody';
import type { Seance } from './context';

/** An event on its road, as the database keeps it. */
export interface Evenement {
	idEvenement: number;
	action: Action;
	correlationId: string;
	idSession: number | null;
	donnees: {
		idEleve?: number;
		idCandidat?: number;
		idInscription?: number;
		motif?: string;
		renvoyer?: boolean;
		/** Of somebody who left: what the queue did then, in words, and whether a place was held. */
		suite?: string;
		attendait?: boolean;
	};
	/** Whether the CRM reported it, or our own change raised it. */
	ofCrm: boolean;
	/** The séances that our own change moved; never part of a body of the CRM. */
	deplacement?: SessionMove;
	reponse: string | null;
	effets: EventEffects;
	erreur: string | null;
	applique: boolean;
	retourEssais: number;
	corpsRetour: string | null;
}

/** What an event did, kept with it: the return call says it, later mails need it. */
export interface EventEffects {
	/** Goes into the return call's `data`. */
	data: Record<string, unknown>;
	/** The séances as they were before a cancellation freed them. */
	seances?: Seance[];
}

export function toEvenement(row: IReadEvenementsResult | ILockEvenementsResult): Evenement {
	const donnees = (row.donnees ?? {}) as Record<string, unknown>;
	const read = subjectShape.safeParse(donnees);
	return {
		idEvenement: row.idEvenement,
		action: row.action as Action,
		correlationId: row.correlationId,
		idSession: row.idSession,
		donnees: {
			...(read.success ? read.data : {}),
			...(typeof donnees.motif === 'string' ? { motif: donnees.motif } : {}),
			...(donnees.renvoyer === true ? { renvoyer: true } : {}),
			...(typeof donnees.suite === 'string' ? { suite: donnees.suite } : {}),
			...(donnees.attendait === true ? { attendait: true } : {}),
		},
		ofCrm: row.origine === 'CRM',
		...(donnees.deplacement === true ? { deplacement: donnees as unknown as SessionMove } : {}),
		reponse: row.reponse,
		effets: (row.effets as EventEffects | null) ?? { data: {} },
		erreur: row.erreur,
		applique: row.appliqueLe !== null,
		retourEssais: row.retourEssais,
		corpsRetour: row.corpsRetour,
	};
}
