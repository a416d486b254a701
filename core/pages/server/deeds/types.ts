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
	/** Once it is done: the heading, and the decision in words with what followed from it. */
	titre: string;
	phrases: string[];
	/** The same for whoever does it to themselves under a link of their own: nobody else is named. */
	own?: { effets: string[]; phrases: string[] };
}

/** One verb of the pages. */
export interface Deed<S extends z.ZodTypeAny = z.ZodTypeAny> {
	champs: S;
	/** Does it in the caller's transaction, which a preview rolls back. @throws Refusal */
	carryOut: (cx: Executor, centre: Centre, champs: z.output<S>) => Promise<PreviewedEffect<Told>>;
}

/** Keeps a deed's own fields known to its work. */
export const deed = <S extends z.ZodTypeAny>(made: Deed<S>): Deed => made as unknown as Deed;
