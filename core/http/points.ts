import type { Executeur } from '../../database/sql';
import type { Centre } from '../centre';
import { Refus } from '../errors/refus';
import type { RequeteHttp } from './requete';

/** A GET of the CRM: reads its address, answers 200. */
export interface Lecture {
	genre: 'lecture';
	repondre: (centre: Centre, champs: Record<string, string>) => Promise<object>;
}

export interface Ecrite {
	statut: number;
	corps: object;
	/** False when nothing was written that events tell of: a preview. */
	ecrit: boolean;
}

/** A POST of the CRM: carried out in the transaction that remembers its Idempotency-Key. */
export interface Ecriture {
	genre: 'ecriture';
	/** Reads and checks the request before any transaction. */
	lire: (centre: Centre, requete: RequeteHttp) => unknown;
	ecrire: (cx: Executeur, centre: Centre, demande: never) => Promise<Ecrite>;
	/** True for a request that writes nothing: no key is kept for it. */
	sansCle?: (demande: never) => boolean;
}

export type Point = Lecture | Ecriture;

export const lecture = (repondre: Lecture['repondre']): Lecture => ({ genre: 'lecture', repondre });

/** Keeps what `lire` reads and what `ecrire` takes of one type. */
export const ecriture = <D>(point: {
	lire: (centre: Centre, requete: RequeteHttp) => D;
	ecrire: (cx: Executeur, centre: Centre, demande: D) => Promise<Ecrite>;
	sansCle?: (demande: D) => boolean;
}): Ecriture => ({ genre: 'ecriture', ...point }) as Ecriture;

/** Runs a use case whose fields have other names in the request: faults are said with the names that were sent. */
export async function withPaths<T>(
	noms: Record<string, string>,
	travail: () => Promise<T>,
): Promise<T> {
	try {
		return await travail();
	} catch (error) {
		if (!(error instanceof Refus)) throw error;
		throw new Refus(
			error.fautes.map((faute) => ({
				...faute,
				path: noms[faute.path] ?? faute.path,
				message: inNames(faute.message, noms),
			})),
			error.details,
		);
	}
}

const inNames = (message: string, noms: Record<string, string>) =>
	message.replace(/\bid(Eleve|Candidat|Inscription|Session)\b/g, (nom) => noms[nom] ?? nom);
