import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { writeEvenements, type NewEvenement } from '../outbox/writeEvenements';
import { recordDecisions, type DecisionTaken } from '../outbox/recordDecisions';
import { tellDecision, type SessionState } from './state';
import { typeOf } from './priority';
import { Heads, type Head } from './heads';
import type { ToldDecision } from './types';

/** Places of one session to give to its queue: at most `combien`, never more than are free. */
export interface SeatsToFill {
	etat: SessionState;
	combien: number;
	/** What gave the places, a fact of capacity.json: desistement, place-liberee, capacite. */
	origine: string;
}

export interface Promoted {
	head: Pick<Head, 'idInscription' | 'idSession' | 'idEleve' | 'idCandidat'>;
	decision: ToldDecision;
	forcee?: boolean;
}

export interface Choice {
	promotedOnes: Promoted[];
	/** Why nobody, or nobody else, was promoted; null when each place asked for was given. */
	reste: ToldDecision | null;
}

/** The facts of a person of the queue who may be promoted; `rang` is 1 for the head. */
export const headFacts = (
	state: SessionState,
	head: Pick<Head, 'idEleve' | 'priorite' | 'statutCandidat'>,
	origine: string,
	rang = 1,
	forcee = false,
) =>
	state.faits({
		verbe: 'PROMOUVOIR',
		type: typeOf(head.idEleve !== null),
		origine,
		priorite: head.priorite,
		statutCandidat: head.statutCandidat,
		rang,
		enAttente: rang - 1,
		forcee,
	});

/**
 * Who receives the free places of several sessions, by the order of the queue and capacity.json;
 * the tallies then count them. Writes nothing. A rule that refuses without looking at a person
 * closes the session's queue; one that refuses a person passes to the next.
 */
export async function choose(
	cx: Executor,
	centre: Centre,
	needs: SeatsToFill[],
	sauf: number[] = [],
): Promise<Map<number, Choice>> {
	const suites = new Map<number, Choice>();
	const ruleEngine = centre.rules.capacity.ruleEngine;
	const openOnes: SeatsToFill[] = [];
	for (const need of needs) {
		const { etat, origine } = need;
		const facts = etat.faits({ verbe: 'PROMOUVOIR', origine, rang: 1, enAttente: 0 });
		const decision = await ruleEngine.decide(facts);
		if (decision.evenement === 'REFUSER')
			suites.set(etat.idSession, { promotedOnes: [], reste: tellDecision(decision, facts) });
		else openOnes.push(need);
	}
	const heads = new Heads(cx, sauf);
	await heads.preload(
		new Map(
			openOnes.map(({ etat, combien }) => [etat.idSession, Math.min(combien, etat.placesLibres)]),
		),
	);
	for (const { etat, combien, origine } of openOnes) {
		const next: Choice = { promotedOnes: [], reste: null };
		suites.set(etat.idSession, next);
		let refusee: ToldDecision | null = null;
		while (next.promotedOnes.length < combien && etat.placesLibres > 0) {
			const head = await heads.next(etat.idSession);
			if (!head) {
				next.reste = refusee ?? nobodyWaits(etat);
				break;
			}
			const faits = headFacts(etat, head, origine);
			const decision = await ruleEngine.decide(faits);
			if (decision.evenement === 'REFUSER') {
				refusee = tellDecision(decision, faits);
				continue;
			}
			next.promotedOnes.push({ head, decision: tellDecision(decision, faits) });
			etat.inscrits += 1;
			etat.leave(head.priorite);
		}
	}
	return suites;
}

const nobodyWaits = (state: SessionState): ToldDecision => ({
	regle: 'file-vide',
	message: `Personne n'attend : ${state.placesLibres} place(s) libre(s).`,
	faits: { enAttente: 0, placesLibres: state.placesLibres },
});

/**
 * Records each promotion, after the decisions `autres` that lead to it and in the same statement,
 * and writes its PROMOTION_ATTENTE, after the `departures` that made room for it.
 */
export async function announce(
	cx: Executor,
	centre: Centre,
	promotedOnes: Promoted[],
	{
		evenements,
		autres = [],
		departures = [],
	}: { evenements: boolean; autres?: DecisionTaken[]; departures?: NewEvenement[] },
): Promise<void> {
	const promotions = promotedOnes.map(({ head, decision, forcee }) => ({
		verbe: 'PROMOUVOIR',
		idSession: head.idSession,
		idInscription: head.idInscription,
		forcee,
		...decision,
	}));
	await Promise.all([
		recordDecisions(cx, centre.actor, [...autres, ...promotions]),
		writeEvenements(cx, evenements ? [...departures, ...promotedOnes.map(toPromotion)] : []),
	]);
}

const toPromotion = ({ head }: Promoted): NewEvenement => ({
	action: 'PROMOTION_ATTENTE',
	idSession: head.idSession,
	donnees: { idInscription: head.idInscription, ...keyInEvent(head) },
});

/** The person of an inscription, as an event's data names one. */
export const keyInEvent = ({
	idEleve,
	idCandidat,
}: {
	idEleve?: number | null;
	idCandidat?: number | null;
}) => (idEleve != null ? { eleveId: idEleve } : { candidatId: idCandidat });
