import type { z } from 'zod';

import type { Executor } from '../../../../database/sql';
import type { Centre } from '../../../centre/centre';
import type { PreviewedEffect } from '../../../confirmation/confirm';
import type { Retour } from '../../action';

/** What a deed did, or would do, as a page tells it; kept as the answer to the same form sent again. */
export interface Told extends Record<string, unknown> {
	/** Whom or what the question names: « Léa Martin ». */
	qui: string;
	/** Where: « Initiation sertissage, session 2 ». */
	quoi: string;
	/** The session whose sheet one comes back to; of several or none, null. */
	idSession: number | null;
	/** Where one comes back to from what is of no session; left out, today. */
	retour?: Retour;
	/** What will happen, sentence by sentence. */
	effets: string[];
	/** What to look at twice before it is done: a day that is over, a public holiday. */
	avertissements?: string[];
	/** Once it is done: the heading, and the decision in words with what followed from it. */
	titre: string;
	phrases: string[];
	/** The same for whoever does it to themselves under a link of their own: nobody else is named. */
	own?: { effets: string[]; phrases: string[] };
}

/** The words that are kept of an act, in one session's history; of one that concerns none, null. */
export interface ToRecord {
	idSession: number | null;
	phrases: string[];
}

/** What a deed did; where its use case records no decision, what is recorded of it with who did it. */
export interface Done extends PreviewedEffect<Told> {
	toRecord?: ToRecord[];
}

/** One verb of the pages. */
export interface Deed<S extends z.ZodTypeAny = z.ZodTypeAny> {
	champs: S;
	/** Does it in the caller's transaction, which a preview rolls back. @throws Refusal */
	carryOut: (cx: Executor, centre: Centre, champs: z.output<S>) => Promise<Done>;
}

/** Keeps a deed's own fields known to its work. */
export const deed = <S extends z.ZodTypeAny>(made: Deed<S>): Deed => made as unknown as Deed;
