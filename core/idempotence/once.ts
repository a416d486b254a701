import { claimReponse, keepReponse } from '../../database/generated/idempotence';
import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';

export interface RequestKey {
	/** What the key stands for: the same key may be used for another kind of request. */
	portee: string;
	/** The caller's key, at most 200 characters; without one the request is simply carried out. */
	cle: string | null | undefined;
	/** Fingerprint of the request: the key with another one is refused. */
	empreinte: string;
}

export interface KeptAnswer<T> {
	statut: number;
	corps: T;
	/** True when it had been given before: nothing was done now. */
	replayed: boolean;
}

/**
 * Carries a request out once and gives everyone who asks with the same key the first answer
 * (contract, section 5). Key and change are one transaction: whoever comes while the first is at
 * work waits for its answer, and a kill leaves neither. A refusal rolls back and is not remembered,
 * since nothing was changed: asked again, the request is judged anew.
 * @throws Refusal CLE_REUTILISEE when the key came with another request before, and whatever `job` throws
 */
export async function once<T>(
	centre: Centre,
	request: RequestKey,
	job: (cx: Executor) => Promise<{ statut: number; corps: T }>,
): Promise<KeptAnswer<T>> {
	const answer = (cx: Executor) => onceIn(cx, request, () => job(cx));
	return await transaction(centre.base, answer, { isolation: centre.isolation });
}

/** The same inside a caller's transaction, before anything else is locked in it. */
export async function onceIn<T>(
	cx: Executor,
	{ portee, cle, empreinte }: RequestKey,
	job: () => Promise<{ statut: number; corps: T }>,
): Promise<KeptAnswer<T>> {
	if (!cle) return { ...(await job()), replayed: false };
	const [connue] = await claimReponse.run({ portee, cle, empreinte }, cx);
	if (connue.empreinte !== empreinte) {
		throw refuse(
			'CLE_REUTILISEE',
			'Idempotency-Key',
			'cette clé a déjà servi pour une autre demande : prendre une nouvelle clé, ou renvoyer la même demande',
		);
	}
	// A committed key always has its answer: without one, it was claimed by us just now.
	if (connue.statut !== null && connue.statut !== undefined)
		return { statut: connue.statut, corps: connue.reponse as T, replayed: true };
	const { statut, corps } = await job();
	await keepReponse.run({ portee, cle, statut, reponse: JSON.stringify(corps) }, cx);
	return { statut, corps, replayed: false };
}
