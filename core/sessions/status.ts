import type { IReadSessionsResult } from '../../database/generated/session_status';
import type { Centre } from '../centre/centre';
import { toIso } from '../time/instant';

/**
 * A session as the answer to a change of its status shows it; instants are ISO 8601 with the
 * centre's offset.
 */
export interface ToldSession {
	idSession: number;
	idFormateur: number | null;
	dateDebut: string;
	dateFin: string;
	capaciteMax: number;
	nbInscrits: number;
	statutSession: string;
	statutValidation: string;
}

export const tellSession = (row: IReadSessionsResult, { fuseau }: Centre): ToldSession => ({
	...row,
	dateDebut: toIso(row.dateDebut, fuseau),
	dateFin: toIso(row.dateFin, fuseau),
});
