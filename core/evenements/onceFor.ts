import { createHash } from 'node:crypto';

import type { OwedCourrier } from '../outbox/oweCourriers';
import type { Seance } from './context';

/** What somebody was told of these séances stands until one of them is another. */
export const seancesDigest = (seances: Seance[]): string =>
	createHash('sha256')
		.update(JSON.stringify(seances.map((s) => [s.idReservation, s.dateDebut, s.dateFin, s.salle])))
		.digest('hex')
		.slice(0, 16);

/** A mail that tells this state of the inscription: it ends what that was told of another. */
export const tellsOf = (
	state: 'convocation' | 'desistement' | 'attente' | 'annulation',
	idInscription: number | null,
	courrier: OwedCourrier,
): OwedCourrier => (idInscription ? { ...courrier, dit: `${state}:${idInscription}` } : courrier);

/**
 * A mail that is owed once for this reason, whichever event says it: the database's unique key
 * keeps it so.
 */
export const onceFor = (reason: string, courrier: OwedCourrier): OwedCourrier => ({
	...courrier,
	cle: `${reason}:${courrier.role}`,
});
