import type { Centre } from '../centre/centre';
import type { Refusal } from '../errors/refusal';
import { tellDecision, refusalOf, type SessionState } from './state';
import { typeOf, type PriorityFacts, type Ranking } from './priority';
import type { ToldDecision } from './types';

export interface Seat {
	statut: 'INSCRIT' | 'EN_ATTENTE';
	priorite: number;
	/** 'YYYY-MM-DD' to write as date_inscription. */
	arrivee: string;
	/** Why, by capacity.json and priority.json; put into words when it is asked for. */
	say: () => ToldDecision;
}

/**
 * A place, a rank in the queue or a refusal for one newcomer, by the rules; the tally of the
 * session then counts him.
 */
export async function place(
	centre: Centre,
	state: SessionState,
	{ eleve, statutCandidat }: PriorityFacts,
	{ priorite, decision: ranking }: Ranking,
	{ origine, forcee }: { origine: string; forcee: boolean },
): Promise<Seat | Refusal> {
	const { ruleEngine } = centre.rules.capacity;
	const facts = state.faits({
		verbe: 'INSCRIRE',
		type: typeOf(eleve),
		origine,
		priorite,
		statutCandidat,
		forcee,
		enAttente: state.devant(priorite),
	});
	const fired = ruleEngine.known(facts) ?? (await ruleEngine.first(facts));
	const { type } = fired.regle.event;
	if (type === 'REFUSER') return refusalOf(ruleEngine.say(fired, facts));
	const statut = type === 'INSCRIRE' ? 'INSCRIT' : 'EN_ATTENTE';
	const arrivee = statut === 'INSCRIT' ? state.jour : state.arrivee(priorite);
	if (statut === 'INSCRIT') state.inscrits += 1;
	else state.wait(priorite);
	return {
		statut,
		priorite,
		arrivee,
		say: () => {
			const { regle, message, faits: compares } = tellDecision(ruleEngine.say(fired, facts), facts);
			return {
				regle,
				message: statut === 'EN_ATTENTE' ? `${message} ${ranking.message}` : message,
				faits: Object.assign({}, ranking.faits, compares, {
					priorite,
					reglePriorite: ranking.regle,
				}),
			};
		},
	};
}
