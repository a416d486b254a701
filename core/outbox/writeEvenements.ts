import { randomUUID } from 'node:crypto';

import type { Executor } from '../../database/sql';
import { insertEvenements } from '../../database/generated/evenements_write';
import type { Action } from './actions';

export interface NewEvenement {
	action: Action;
	idSession: number;
	/**
	 * What the mail and the callback need beyond the session: { eleveId } or { candidatId }, {
	 * idInscription } ...
	 */
	donnees: Record<string, unknown>;
	/** Same id, same event: derive it where the change has a natural key. Random otherwise. */
	correlationId?: string;
}

/**
 * Writes events that our own change raises, in that change's transaction and in one statement
 * (contract, section 5).
 */
export async function writeEvenements(cx: Executor, evenements: NewEvenement[]): Promise<void> {
	if (evenements.length === 0) return;
	await insertEvenements.run(
		() => ({
			actions: evenements.map((e) => e.action),
			correlationIds: evenements.map((e) => e.correlationId ?? `interne-${randomUUID()}`),
			idSessions: evenements.map((e) => e.idSession),
			donnees: JSON.stringify(evenements.map((e) => e.donnees)),
		}),
		cx,
	);
}
