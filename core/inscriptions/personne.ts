import { z } from 'zod';

import { refuse, type Refusal } from '../errors/refusal';
import { identifiant } from '../time/fields';

interface Personne {
	idEleve?: number | null;
	idCandidat?: number | null;
}

/** One person at one session, as requests name them. */
export const personneShape = {
	idSession: identifiant,
	idEleve: identifiant.nullish(),
	idCandidat: identifiant.nullish(),
};

/** Exactly one of idEleve and idCandidat. */
export function onePersonne({ idEleve, idCandidat }: Personne, ctx: z.RefinementCtx): void {
	if ((idEleve == null) === (idCandidat == null))
		ctx.addIssue({
			code: 'custom',
			path: ['idEleve'],
			message: 'donner idEleve ou idCandidat, et un seul des deux',
		});
}

export function unknownPersonne({ idEleve, idCandidat }: Personne): Refusal {
	if (idEleve != null)
		return refuse('ELEVE_INCONNU', 'idEleve', `L'élève ${idEleve} n'existe pas.`);
	return refuse('CANDIDAT_INCONNU', 'idCandidat', `Le candidat ${idCandidat} n'existe pas.`);
}

/** What identifies a person at a session. */
export const personKey = (idSession: number, { idEleve, idCandidat }: Personne) =>
	`${idSession}:${idEleve != null ? `e${idEleve}` : `c${idCandidat}`}`;
