import type { Centre } from '../centre/centre';
import type { Decision } from '../rules/engine';

/**
 * Who a person is to the rules. `parcoursValide` and `paiementOk` are an élève's, `statutCandidat`
 * is a candidat's.
 */
export interface PriorityFacts {
	eleve: boolean;
	parcoursValide: boolean | null;
	paiementOk: boolean | null;
	statutCandidat: string | null;
}

export const typeOf = (eleve: boolean) => (eleve ? 'ELEVE' : 'CANDIDAT');

/** A priority in the queue, the smaller number passes first; and why. */
export interface Ranking {
	priorite: number;
	decision: Decision;
}

/** The priority in the queue by priority.json. */
export async function priorityOf(
	centre: Centre,
	situation: PriorityFacts,
	origine: string,
): Promise<Ranking> {
	const { eleve, parcoursValide, paiementOk, statutCandidat } = situation;
	const decision = await centre.rules.priority.ruleEngine.decide({
		type: typeOf(eleve),
		parcoursValide: parcoursValide ?? false,
		paiementOk: paiementOk ?? false,
		statutCandidat,
		origine,
	});
	return { priorite: Number(decision.params.priorite ?? 2), decision };
}

/** The same key, the same priority: a batch asks the rules once for all who are in one situation. */
export function situationKey(situation: PriorityFacts, origine: string): string {
	const { eleve, parcoursValide, paiementOk, statutCandidat } = situation;
	const statut = statutCandidat === null ? '' : `:${statutCandidat}`;
	return `${eleve} ${parcoursValide} ${paiementOk} ${origine} ${statut}`;
}
