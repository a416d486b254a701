import { z } from 'zod';

import { readSujet } from '../../database/generated/personnes';
import type { Executor } from '../../database/sql';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { identifiant } from '../time/fields';
import { Mentions, type Known } from './Mentions';

export const personneSchema = z
	.object({
		idEleve: identifiant.nullish(),
		idCandidat: identifiant.nullish(),
		idFormateur: identifiant.nullish(),
	})
	.superRefine((asked, ctx) => {
		if (Object.values(asked).filter((id) => id != null).length !== 1)
			ctx.addIssue({
				code: 'custom',
				path: ['idEleve'],
				message: 'donner idEleve, idCandidat ou idFormateur, et un seul des trois',
			});
	});

export type PersonneRequest = z.input<typeof personneSchema>;

/** The keys of one person: an élève and the candidat he was are one. */
export interface PersonKeys {
	eleves: number[];
	candidats: number[];
	formateurs: number[];
}

/** Somebody, with all by which we find them. */
export interface Subject extends PersonKeys {
	inscriptions: number[];
	mentions: Mentions;
	/** What stands in place of the name. */
	pseudonym: string;
	/** The CRM has a row of them. */
	inCrm: boolean;
	/** What was asked, for words and paths. */
	asked: { path: 'idEleve' | 'idCandidat' | 'idFormateur'; id: number };
}

const kinds = { idEleve: 'Élève', idCandidat: 'Candidat', idFormateur: 'Formateur' };

/** Reads who is meant; one statement. @throws Refusal CHAMP_INVALIDE */
export async function readSubject(cx: Executor, request: PersonneRequest): Promise<Subject> {
	const { idEleve, idCandidat, idFormateur } = validate(personneSchema, request);
	const [row] = await readSujet.run({ idEleve, idCandidat, idFormateur }, cx);
	const asked = { idEleve, idCandidat, idFormateur };
	const [path, id] = Object.entries(asked).find(([, given]) => given != null) as [
		Subject['asked']['path'],
		number,
	];
	const { eleves, candidats, formateurs, inscriptions } = row;
	const inCrm = row.duCrm as unknown as Known[];
	const known = [...inCrm, ...(row.ecrits as unknown as Known[])];
	// One person, one pseudonym, whichever of the keys is asked for.
	const [kind, key] = ((): [keyof typeof kinds, number] => {
		if (eleves.length > 0) return ['idEleve', eleves[0]];
		return path === 'idFormateur' ? [path, id] : ['idCandidat', candidats[0]];
	})();
	const pseudonym = `${kinds[kind]} ${key} (données effacées)`;
	return {
		eleves,
		candidats,
		formateurs,
		inscriptions,
		pseudonym,
		mentions: new Mentions(known, pseudonym),
		inCrm: inCrm.length > 0,
		asked: { path, id },
	};
}

/** Nobody has heard of this person: neither the CRM nor we. */
export function unknownSubject({ asked: { path, id } }: Subject) {
	if (path === 'idEleve') return refuse('ELEVE_INCONNU', path, `L'élève ${id} n'existe pas.`);
	if (path === 'idCandidat')
		return refuse('CANDIDAT_INCONNU', path, `Le candidat ${id} n'existe pas.`);
	return refuse('FORMATEUR_INCONNU', path, `Le formateur ${id} n'existe pas.`);
}
