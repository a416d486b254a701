import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import type { Outcome } from '../errors/refusal';
import type { HttpRequest } from './request';

/** A GET of the CRM: reads its address, answers 200, or what `statusOf` makes of the answer. */
export interface ReadEndpoint {
	genre: 'lecture';
	/** The fields of the address and its query that are read. */
	champs: readonly string[];
	repondre: (centre: Centre, fields: Record<string, string>) => Promise<object>;
	statusOf?: (corps: never) => number;
}

export interface Written {
	statut: number;
	corps: object;
	/** False when nothing was written that events tell of: a preview. */
	written: boolean;
}

/** Several requests in one transaction, each with an outcome of its own; the commit goes with its last statement. */
export interface Together<D> {
	/** The session whose lock it takes, where it takes one's. */
	idSession?: (request: D) => number;
	/** Which requests can share a transaction; all, unless it says so. */
	isSharable?: (request: D) => boolean;
	/**
	 * @throws SessionsHeld where it is not to wait for a lock
	 * @throws NotTogether where these can only be carried out one by one
	 */
	carryOut: (
		cx: Executor,
		centre: Centre,
		requests: D[],
		options: { wait: boolean },
	) => Promise<Array<Outcome<Written>>>;
}

/** Thrown before anything is written: each of the requests is to be carried out by itself. */
export class NotTogether extends Error {
	constructor(cause?: unknown) {
		super('These requests can only be carried out one by one.', { cause });
		this.name = 'NotTogether';
	}
}

/** A POST of the CRM: carried out in the transaction that remembers its Idempotency-Key. */
export interface WriteEndpoint {
	genre: 'ecriture';
	/** Reads and checks the request before any transaction. */
	lire: (centre: Centre, incoming: HttpRequest) => unknown;
	writeAnswer?: (cx: Executor, centre: Centre, request: never) => Promise<Written>;
	/**
	 * For requests without a key that come close together; for each alone as well, where there is no
	 * `writeAnswer`.
	 */
	together?: Together<never>;
	/**
	 * Stands for `writeAnswer` where the work is too long for one transaction: it keeps the caller's
	 * key by itself.
	 */
	apart?: (centre: Centre, request: never, key: string | undefined) => Promise<Written>;
	/** True for a request that writes nothing: no key is kept for it. */
	withoutKey?: (request: never) => boolean;
	/** Where the work holds at one level only; else the centre's. */
	isolation?: Centre['isolation'];
}

export type Endpoint = ReadEndpoint | WriteEndpoint;

export const readEndpoint = <T extends object>(
	champs: readonly string[],
	repondre: (centre: Centre, fields: Record<string, string>) => Promise<T>,
	{ statusOf }: { statusOf?: (corps: T) => number } = {},
): ReadEndpoint => ({ genre: 'lecture', champs, repondre, statusOf });

/** Keeps what `lire` reads and what `writeAnswer`, `together` or `apart` takes of one type. */
export const writeEndpoint = <D>(point: {
	lire: (centre: Centre, incoming: HttpRequest) => D;
	writeAnswer?: (cx: Executor, centre: Centre, request: D) => Promise<Written>;
	together?: Together<D>;
	apart?: (centre: Centre, request: D, key: string | undefined) => Promise<Written>;
	withoutKey?: (request: D) => boolean;
	isolation?: Centre['isolation'];
}): WriteEndpoint => ({ genre: 'ecriture', ...point }) as WriteEndpoint;
