import type { Executeur } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { writeEvenements } from '../outbox/writeEvenements';
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
	tete: Pick<Head, 'idInscription' | 'idSession' | 'idEleve' | 'idCandidat'>;
	decision: ToldDecision;
	forcee?: boolean;
}

export interface Choice {
	promues: Promoted[];
	/** Why nobody, or nobody else, was promoted; null when each place asked for was given. */
	reste: ToldDecision | null;
}

/** The facts of a person of the queue who may be promoted; `rang` is 1 for the head. */
export const headFacts = (
	etat: SessionState,
	tete: Pick<Head, 'idEleve' | 'priorite' | 'statutCandidat'>,
	origine: string,
	rang = 1,
	forcee = false,
) =>
	etat.faits({
		verbe: 'PROMOUVOIR',
		type: typeOf(tete.idEleve !== null),
		origine,
		priorite: tete.priorite,
		statutCandidat: tete.statutCandidat,
		rang,
		enAttente: rang - 1,
		forcee,
	});

/**
 * Who receives the free places of several sessions, by the order of the queue and capacity.json; the tallies then count them. Writes nothing.
 * A rule that refuses without looking at a person closes the session's queue; one that refuses a person passes to the next.
 */
export async function choose(
	cx: Executeur,
	centre: Centre,
	besoins: SeatsToFill[],
	sauf: number[] = [],
): Promise<Map<number, Choice>> {
	const suites = new Map<number, Choice>();
	const moteur = centre.rules.capacity.moteur;
	const ouverts: SeatsToFill[] = [];
	for (const besoin of besoins) {
		const { etat, origine } = besoin;
		const faits = etat.faits({ verbe: 'PROMOUVOIR', origine, rang: 1, enAttente: 0 });
		const decision = await moteur.decide(faits);
		if (decision.evenement === 'REFUSER')
			suites.set(etat.idSession, { promues: [], reste: tellDecision(decision, faits) });
		else ouverts.push(besoin);
	}
	const tetes = new Heads(cx, sauf);
	await tetes.preload(
		new Map(
			ouverts.map(({ etat, combien }) => [etat.idSession, Math.min(combien, etat.placesLibres)]),
		),
	);
	for (const { etat, combien, origine } of ouverts) {
		const suite: Choice = { promues: [], reste: null };
		suites.set(etat.idSession, suite);
		let refusee: ToldDecision | null = null;
		while (suite.promues.length < combien && etat.placesLibres > 0) {
			const tete = await tetes.next(etat.idSession);
			if (!tete) {
				suite.reste = refusee ?? nobodyWaits(etat);
				break;
			}
			const faits = headFacts(etat, tete, origine);
			const decision = await moteur.decide(faits);
			if (decision.evenement === 'REFUSER') {
				refusee = tellDecision(decision, faits);
				continue;
			}
			suite.promues.push({ tete, decision: tellDecision(decision, faits) });
			etat.inscrits += 1;
			etat.leave(tete.priorite);
		}
	}
	return suites;
}

export const nobodyWaits = (etat: SessionState): ToldDecision => ({
	regle: 'file-vide',
	message: `Personne n'attend : ${etat.placesLibres} place(s) libre(s).`,
	faits: { enAttente: 0, placesLibres: etat.placesLibres },
});

/** Records each promotion, after the decisions `autres` that lead to it and in the same statement, and writes its PROMOTION_ATTENTE. */
export async function announce(
	cx: Executeur,
	centre: Centre,
	promues: Promoted[],
	{ evenements, autres = [] }: { evenements: boolean; autres?: DecisionTaken[] },
): Promise<void> {
	const promotions = promues.map(({ tete, decision, forcee }) => ({
		verbe: 'PROMOUVOIR',
		idSession: tete.idSession,
		idInscription: tete.idInscription,
		forcee,
		...decision,
	}));
	await Promise.all([
		recordDecisions(cx, centre.actor, [...autres, ...promotions]),
		writeEvenements(
			cx,
			!evenements
				? []
				: promues.map(({ tete }) => ({
						action: 'PROMOTION_ATTENTE',
						idSession: tete.idSession,
						donnees: {
							idInscription: tete.idInscription,
							...(tete.idEleve !== null
								? { eleveId: tete.idEleve }
								: { candidatId: tete.idCandidat }),
						},
					})),
		),
	]);
}
