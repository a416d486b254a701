import { z } from 'zod';

import { isKey } from '../time/fields';
import { onePersonne, personneShape } from './personne';

/** One person to enrol at one session. */
export const enrolRequest = z
	.object({
		...personneShape,
		/** From a session's sheet, or from the conversion of a prospect (which always waits). */
		origine: z.enum(['fiche', 'conversion']).default('fiche'),
		/** A person overrides the rules by hand: recorded. */
		forcee: z.boolean().default(false),
		notifiePar: z.enum(['admin', 'auto']).nullish(),
	})
	.superRefine(onePersonne);

export type EnrolRequest = z.input<typeof enrolRequest>;
export type ReadEnrolRequest = z.output<typeof enrolRequest>;

/**
 * What `enrolRequest` reads of a request in which all is of the right kind, and undefined for any
 * other: what is wrong is zod's to say. It takes zod 4 µs and 5 kB to find nothing wrong, half of
 * the garbage of a run of 10,000.
 */
export function readPlain(request: unknown): ReadEnrolRequest | undefined {
	if (typeof request !== 'object' || request === null) return undefined;
	const {
		idSession,
		idEleve,
		idCandidat,
		origine = 'fiche',
		forcee = false,
		notifiePar,
	} = request as EnrolRequest;
	const plain =
		isKey(idSession) &&
		(idCandidat == null ? isKey(idEleve) : isKey(idCandidat) && idEleve == null) &&
		(origine === 'fiche' || origine === 'conversion') &&
		typeof forcee === 'boolean' &&
		(notifiePar == null || notifiePar === 'admin' || notifiePar === 'auto');
	if (!plain) return undefined;
	return { idSession, idEleve, idCandidat, origine, forcee, notifiePar } as ReadEnrolRequest;
}
