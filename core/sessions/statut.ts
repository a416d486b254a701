import type { IReadSessionsResult } from '../../database/queries/sessions_statut.queries';
import type { Centre } from '../centre';
import { toIso } from '../temps/instant';

/** A session as the answer to a change of its status shows it; instants are ISO 8601 with the centre's offset. */
export interface SessionDite {
	idSession: number;
	idFormateur: number | null;
	dateDebut: string;
	dateFin: string;
	capaciteMax: number;
	nbInscrits: number;
	statutSession: string;
	statutValidation: string;
}

export const sessionDite = (ligne: IReadSessionsResult, { fuseau }: Centre): SessionDite => ({
	...ligne,
	dateDebut: toIso(ligne.dateDebut, fuseau),
	dateFin: toIso(ligne.dateFin, fuseau),
});
