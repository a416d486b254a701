import type { Centre } from '../centre';
import type { Refus } from '../errors/refus';
import { dite, refusOf, type Etat } from './etat';
import { priorityOf, typeOf, type Situation } from './priorite';
import type { DecisionDite } from './types';

export interface Placement {
	statut: 'INSCRIT' | 'EN_ATTENTE';
	priorite: number;
	/** 'YYYY-MM-DD' to write as date_inscription. */
	arrivee: string;
	/** Why, by capacity.json and priority.json; put into words when it is asked for. */
	say: () => DecisionDite;
}

/** A place, a rank in the queue or a refusal for one newcomer, by the rules; the tally of the session then counts him. */
export async function place(
	centre: Centre,
	etat: Etat,
	situation: Situation,
	demande: { origine: string; forcee: boolean },
): Promise<Placement | Refus> {
	const { priorite, say: sayPriorite } = await priorityOf(centre, situation, demande.origine);
	const { moteur } = centre.regles.capacity;
	const faits = etat.faits({
		verbe: 'INSCRIRE',
		type: typeOf(situation.eleve),
		statutCandidat: situation.statutCandidat,
		...demande,
		priorite,
		enAttente: etat.devant(priorite),
	});
	const tiree = await moteur.first(faits);
	const { type } = tiree.regle.event;
	if (type === 'REFUSER') return refusOf(moteur.say(tiree, faits));
	const statut = type === 'INSCRIRE' ? 'INSCRIT' : 'EN_ATTENTE';
	const arrivee = statut === 'INSCRIT' ? etat.jour : etat.arrivee(priorite);
	if (statut === 'INSCRIT') etat.inscrits += 1;
	else etat.wait(priorite);
	return {
		statut,
		priorite,
		arrivee,
		say: () => {
			const classement = sayPriorite();
			const { regle, message, faits: compares } = dite(moteur.say(tiree, faits), faits);
			return {
				regle,
				message: statut === 'EN_ATTENTE' ? `${message} ${classement.message}` : message,
				faits: Object.assign({}, classement.faits, compares, {
					priorite,
					reglePriorite: classement.regle,
				}),
			};
		},
	};
}
