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

/** The priority in the queue by priority.json: the smaller number passes first; `say` is why. */
export async function priorityOf(
	centre: Centre,
	situation: PriorityFacts,
	origine: string,
): Promise<{ priorite: number; say: () => Decision }> {
	const { eleve, parcoursValide, paiementOk, statutCandidat } = situation;
	const { ruleEngine } = centre.rules.priority;
	const facts = {
		type: typeOf(eleve),
		parcoursValide: parcoursValide ?? false,
		paiementOk: paiementOk ?? false,
		statutCandidat,
		origine,
	};
	const fired = await ruleEngine.first(facts);
	return {
		priorite: Number(fired.regle.event.params.priorite ?? 2),
		say: () => ruleEngine.say(fired, facts),
	};
}
