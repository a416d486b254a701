import type { Centre } from '../centre';
import type { Decision } from '../rules/moteur';

/** Who a person is to the rules. `parcoursValide` and `paiementOk` are an élève's, `statutCandidat` is a candidat's. */
export interface Situation {
	eleve: boolean;
	parcoursValide: boolean | null;
	paiementOk: boolean | null;
	statutCandidat: string | null;
}

export const typeOf = (eleve: boolean) => (eleve ? 'ELEVE' : 'CANDIDAT');

/** The priority in the queue by priority.json: the smaller number passes first. */
export async function priorityOf(centre: Centre, situation: Situation, origine: string): Promise<{ priorite: number; decision: Decision }> {
	const { eleve, parcoursValide, paiementOk, statutCandidat } = situation;
	const decision = await centre.regles.priority.moteur.decide({ type: typeOf(eleve), parcoursValide: parcoursValide ?? false, paiementOk: paiementOk ?? false, statutCandidat, origine });
	return { priorite: Number(decision.params.priorite ?? 2), decision };
}
