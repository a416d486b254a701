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
 * (contract, section 5). `toEvenement` gives each of them when its turn comes.
 */
export async function writeEvenements<T = NewEvenement>(
	cx: Executor,
	changes: T[],
	toEvenement: (change: T) => NewEvenement = (change) => change as NewEvenement,
): Promise<void> {
	if (changes.length === 0) return;
	await insertEvenements.run(() => {
		const evenements = changes.map(toEvenement);
		return {
			actions: evenements.map((e) => e.action),
			correlationIds: evenements.map((e) => e.correlationId ?? `interne-${randomUUID()}`),
			idSessions: evenements.map((e) => e.idSession),
			donnees: JSON.stringify(evenements.map((e) => e.donnees)),
		};
	}, cx);
}
