import type { z } from 'zod';

import { Refusal, reject, type Outcome } from '../errors/refusal';
import { validate } from '../errors/validate';

/** A request of a batch that is being decided: either still asked for, or refused already. */
export interface Item<D, R> {
	rang: number;
	demande: D;
	issue?: Outcome<R>;
}

/**
 * Reads each request of a batch by its schema; one that is not readable is refused alone.
 * @param readPlain gives what the schema would of a request in its plainest form, and undefined for
 *   any other
 */
export function readItems<S extends z.ZodTypeAny, R>(
	schema: S,
	requests: unknown[],
	readPlain?: (request: unknown) => z.output<S> | undefined,
): Array<Item<z.output<S>, R>> {
	return requests.map((request, rang) => {
		try {
			return { rang, demande: readPlain?.(request) ?? validate(schema, request) };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return { rang, demande: request as z.output<S>, issue: reject<R>(error) };
		}
	});
}

/** The requests that are not answered yet. */
export const pending = <D, R>(items: Array<Item<D, R>>) =>
	items.filter(({ issue }) => issue === undefined);

/** The answers in the order of the requests; each has one by now. */
export const outcomesOf = <R>(items: Array<Item<unknown, R>>): Array<Outcome<R>> =>
	items.map(({ issue, rang }) => {
		if (!issue) throw new Error(`Request ${rang} was left without an answer.`);
		return issue;
	});

/**
 * Thrown where the data moved under a transaction: database/transaction.ts runs it again, as after
 * a serialization failure.
 */
export class DataChanged extends Error {
	readonly code = '40001';
}
