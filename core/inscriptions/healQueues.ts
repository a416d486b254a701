import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { heal } from './heal';
import { lockAndLoad } from './state';

/**
 * Makes ranks and counters of sessions true that the CRM's own SQL has changed and we have not: under
 * their lock, so that what is told of a rank holds (guarantee G4).
 */
export async function healQueues(
	cx: Executor,
	centre: Centre,
	idSessions: number[],
): Promise<void> {
	if (idSessions.length === 0) return;
	await lockAndLoad(cx, centre, { idSessions });
	await heal(cx, idSessions, [], []);
}
