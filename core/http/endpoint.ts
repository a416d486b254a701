import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { Refusal } from '../errors/refusal';
import type { HttpRequest } from './request';

/** A GET of the CRM: reads its address, answers 200. */
export interface ReadEndpoint {
	genre: 'lecture';
	repondre: (centre: Centre, fields: Record<string, string>) => Promise<object>;
}

export interface Written {
	statut: number;
	corps: object;
	/** False when nothing was written that events tell of: a preview. */
	written: boolean;
}

/** A POST of the CRM: carried out in the transaction that remembers its Idempotency-Key. */
export interface WriteEndpoint {
	genre: 'ecriture';
	/** Reads and checks the request before any transaction. */
	lire: (centre: Centre, incoming: HttpRequest) => unknown;
	writeAnswer: (cx: Executor, centre: Centre, request: never) => Promise<Written>;
	/** True for a request that writes nothing: no key is kept for it. */
	withoutKey?: (request: never) => boolean;
}

export type Endpoint = ReadEndpoint | WriteEndpoint;

export const readEndpoint = (repondre: ReadEndpoint['repondre']): ReadEndpoint => ({
	genre: 'lecture',
	repondre,
});

/** Keeps what `lire` reads and what `ecrire` takes of one type. */
export const writeEndpoint = <D>(point: {
	lire: (centre: Centre, incoming: HttpRequest) => D;
	writeAnswer: (cx: Executor, centre: Centre, request: D) => Promise<Written>;
	withoutKey?: (request: D) => boolean;
}): WriteEndpoint => ({ genre: 'ecriture', ...point }) as WriteEndpoint;

/**
 * Runs a use case whose fields have other names in the request: faults are said with the names that
 * were sent.
 */
export async function withPaths<T>(
	names: Record<string, string>,
	job: () => Promise<T>,
): Promise<T> {
	try {
		return await job();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		throw new Refusal(
			error.faults.map((fault) => ({
				...fault,
				path: names[fault.path] ?? fault.path,
				message: inNames(fault.message, names),
			})),
			error.details,
		);
	}
}

const inNames = (message: string, names: Record<string, string>) =>
	message.replace(/\bid(Eleve|Candidat|Inscription|Session)\b/g, (nom) => names[nom] ?? nom);
