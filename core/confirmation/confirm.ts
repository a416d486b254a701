import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { fingerprint } from '../idempotence/fingerprint';
import { onceIn } from '../idempotence/once';
import { mailsOf } from './mailsOf';
import { issueToken, readToken, requireKey, type ConfirmedFacts, type TokenSubject } from './token';

/** What a use case did, as a person is to judge it. */
export interface PreviewedEffect<T> {
	valeur: T;
	/** In one sentence. */
	message: string;
	/**
	 * What was promised: when one of these is another at the second run, nothing is written. No keys
	 * that a sequence gives.
	 */
	faits: ConfirmedFacts;
	/** Nothing would change: there is nothing to confirm. */
	sansEffet?: boolean;
}

/**
 * `expire`, `invalide`: a token came that could not be used; `mots`: with other words than it was
 * given with. `change`: the situation is another than was shown.
 */
type RefusedBecause = 'apercu' | 'expire' | 'invalide' | 'mots' | 'change';

/** What a preview says, as long as it fits on a card that asks for approval. */
export const shownWords = (message: string): string =>
	message.length <= SHOWN ? message : `${message.slice(0, SHOWN).replace(/(?<!\s)\s+\S*$/, '')} …`;

const SHOWN = 280;

export type Confirmation<T> =
	| {
			etat: 'a_confirmer';
			jeton: string;
			effectOf: PreviewedEffect<T>;
			motif: RefusedBecause;
			change: string[];
	  }
	| { etat: 'rien'; effectOf: PreviewedEffect<T> }
	| { etat: 'fait'; effectOf: PreviewedEffect<T>; replayed: boolean };

export interface ConfirmRequest {
	verbe: string;
	/** Resolved and normalised: what the token is bound to. */
	demande: unknown;
	jeton?: string;
	/** The words of the preview as whoever approved it was shown them; left out where nobody was. */
	apercu?: string;
	/** The credential's Secrets Key. */
	cleSecrets?: string;
}

/** Thrown to end a transaction without its effects. */
class Preview<T> extends Error {
	constructor(readonly effectOf: PreviewedEffect<T>) {
		super('preview');
	}
}

async function carryOut<T>(
	cx: Executor,
	job: (cx: Executor) => Promise<PreviewedEffect<T>>,
): Promise<PreviewedEffect<T>> {
	const effectOf = await job(cx);
	return { ...effectOf, faits: { ...effectOf.faits, courriels: await mailsOf(cx) } };
}

/**
 * What a use case would do, found by doing it and rolling back; no token comes of it. @throws
 * whatever `job` refuses
 */
export async function preview<T>(
	centre: Centre,
	job: (cx: Executor) => Promise<PreviewedEffect<T>>,
): Promise<PreviewedEffect<T>> {
	try {
		return await transaction(
			centre.base,
			async (cx): Promise<PreviewedEffect<T>> => {
				throw new Preview(await carryOut(cx, job));
			},
			{ isolation: centre.isolation },
		);
	} catch (error) {
		if (error instanceof Preview) return error.effectOf as PreviewedEffect<T>;
		throw error;
	}
}

/**
 * Shows what a use case would do by doing it and rolling back; with the token of that preview, does
 * it, once (contract, section 9). The token is bound to who asks, the request and the outcome: when
 * that is another by now, nothing is written and a new preview says what changed. The same token
 * again gets the first answer. `job` runs inside the transaction, and again where the database
 * asks for it.
 * @throws Refusal CLE_SECRETS_ABSENTE, and whatever `job` refuses
 */
export async function confirm<T>(
	centre: Centre,
	request: ConfirmRequest,
	job: (cx: Executor) => Promise<PreviewedEffect<T>>,
): Promise<Confirmation<T>> {
	const key = requireKey(request.cleSecrets);
	const subject: TokenSubject = {
		acteur: centre.actor,
		verbe: request.verbe,
		demande: request.demande,
	};
	const text = request.jeton?.trim();
	const given = text ? readToken(key, subject, text) : undefined;
	// Whoever approved other words than the token was given with has approved something else.
	const jeton = !request.apercu || given?.says(request.apercu) ? given : undefined;
	const run = (cx: Executor) => carryOut(cx, job);
	let motif = (given ? 'mots' : 'invalide') as RefusedBecause;
	if (!text) motif = 'apercu';
	try {
		return await transaction(
			centre.base,
			async (cx): Promise<Confirmation<T>> => {
				if (!text || !jeton) throw new Preview(await run(cx));
				const { corps, replayed } = await onceIn(
					cx,
					{ portee: 'confirmation', cle: fingerprint(text), empreinte: fingerprint(subject) },
					async () => {
						const effectOf = await run(cx);
						motif = jeton.expire ? 'expire' : 'change';
						if (effectOf.sansEffet || jeton.expire || !jeton.holds(effectOf.faits))
							throw new Preview(effectOf);
						return { statut: 200, corps: effectOf };
					},
				);
				return { etat: 'fait', effectOf: corps, replayed };
			},
			{ isolation: centre.isolation },
		);
	} catch (error) {
		if (!(error instanceof Preview)) throw error;
		const effectOf = error.effectOf as PreviewedEffect<T>;
		if (effectOf.sansEffet) return { etat: 'rien', effectOf };
		return {
			etat: 'a_confirmer',
			jeton: issueToken(key, subject, {
				faits: effectOf.faits,
				mots: shownWords(effectOf.message),
			}),
			effectOf,
			motif,
			change: motif === 'change' ? (jeton?.changes(effectOf.faits) ?? []) : [],
		};
	}
}
