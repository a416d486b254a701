import { createHash } from 'node:crypto';

import type { Executeur } from '../../database/sql';
import { claimCle, keepReponse, readReponse } from '../../database/queries/sessions.queries';
import { refuse } from '../errors/refus';

/**
 * Carries out `travail` once for a caller's key and gives the first answer to everyone who asks with it again.
 * Without a key it is simply carried out. A refusal keeps nothing: the same key may be tried again.
 * @throws Refus CLE_REUTILISEE when the key came with another request before
 */
export async function once<T>(cx: Executeur, portee: string, cle: string | null | undefined, demande: unknown, travail: () => Promise<T>): Promise<T> {
	if (!cle) return await travail();
	const empreinte = createHash('sha256').update(JSON.stringify(demande)).digest('hex');
	const [claimed] = await claimCle.run({ portee, cle, empreinte }, cx);
	if (!claimed) {
		const [known] = await readReponse.run({ portee, cle }, cx);
		if (known?.empreinte !== empreinte) throw refuse('CLE_REUTILISEE', 'cleIdempotence', `la clé « ${cle} » a déjà servi pour une autre demande`);
		return known.reponse as T;
	}
	const reponse = await travail();
	await keepReponse.run({ portee, cle, reponse: JSON.stringify(reponse) }, cx);
	return reponse;
}
