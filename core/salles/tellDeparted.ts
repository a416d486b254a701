import { insertDeparts } from '../../database/generated/salles';
import type { Centre } from '../centre/centre';

/** Minutes in which the CRM may tell by an event of its own what it did, or go on with it. */
const PATIENCE = 5;

/**
 * Writes a SESSION_DEPLACEE for every session that lost séances to come by the CRM's own SQL, deleted
 * or given to another session, and of which no event told since: nobody must come to a séance that is
 * gone. One event a session, once the CRM has left it alone for five minutes.
 * @returns how many were written
 */
export async function tellDeparted(centre: Centre, maintenant = new Date()): Promise<number> {
	return await centre.base.withConnection(
		async (cx) => (await insertDeparts.run({ maintenant, patience: PATIENCE }, cx)).length,
	);
}
