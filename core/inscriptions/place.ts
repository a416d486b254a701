import type { Centre } from '../centre';
import type { Refus } from '../errors/refus';
import type { Decision } from '../rules/moteur';
import { dite, refusOf, type Etat } from './etat';
import { priorityOf, typeOf, type Situation } from './priorite';
import type { DecisionDite } from './types';

export interface Placement {
	statut: 'INSCRIT' | 'EN_ATTENTE';
	priorite: number;
	/** 'YYYY-MM-DD' to write as date_inscription. */
	arrivee: string;
	/** Of capacity.json and of priority.json. */
	decision: DecisionDite;
	classement: Decision;
}

/** A place, a rank in the queue or a refusal for one newcomer, by the rules; the tally of the session then counts him. */
export async function place(centre: Centre, etat: Etat, situation: Situation, demande: { origine: string; forcee: boolean }): Promise<Placement | Refus> {
	const { priorite, decision: classement } = await priorityOf(centre, situation, demande.origine);
	const faits = etat.faits({
		verbe: 'INSCRIRE',
		type: typeOf(situation.eleve),
		statutCandidat: situation.statutCandidat,
		...demande,
		priorite,
		enAttente: etat.devant(priorite),
	});
	const decision = await centre.regles.capacity.moteur.decide(faits);
	if (decision.evenement === 'REFUSER') return refusOf(decision);
	const statut = decision.evenement === 'INSCRIRE' ? 'INSCRIT' : 'EN_ATTENTE';
	const arrivee = statut === 'INSCRIT' ? etat.jour : etat.arrivee(priorite);
	if (statut === 'INSCRIT') etat.inscrits += 1;
	else etat.wait(priorite);
	return { statut, priorite, arrivee, decision: dite(decision, faits), classement };
}

