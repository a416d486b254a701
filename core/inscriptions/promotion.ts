import type { Executeur } from '../../database/sql';
import type { Centre } from '../centre';
import { writeEvenements } from '../evenements/write';
import { recordDecisions, type DecisionPrise } from '../rules/record';
import { dite, type Etat } from './etat';
import { typeOf } from './priorite';
import { Tetes, type Tete } from './tetes';
import type { DecisionDite } from './types';

/** Places of one session to give to its queue: at most `combien`, never more than are free. */
export interface Besoin {
	etat: Etat;
	combien: number;
	/** What gave the places, a fact of capacity.json: desistement, place-liberee, capacite. */
	origine: string;
}

export interface Promue {
	tete: Pick<Tete, 'idInscription' | 'idSession' | 'idEleve' | 'idCandidat'>;
	decision: DecisionDite;
	forcee?: boolean;
}

export interface Suite {
	promues: Promue[];
	/** Why nobody, or nobody else, was promoted; null when each place asked for was given. */
	reste: DecisionDite | null;
}

/** The facts of a person of the queue who may be promoted; `rang` is 1 for the head. */
export const faitsTete = (
	etat: Etat,
	tete: Pick<Tete, 'idEleve' | 'priorite' | 'statutCandidat'>,
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
	besoins: Besoin[],
	sauf: number[] = [],
): Promise<Map<number, Suite>> {
	const suites = new Map<number, Suite>();
	const moteur = centre.regles.capacity.moteur;
	const ouverts: Besoin[] = [];
	for (const besoin of besoins) {
		const { etat, origine } = besoin;
		const faits = etat.faits({ verbe: 'PROMOUVOIR', origine, rang: 1, enAttente: 0 });
		const decision = await moteur.decide(faits);
		if (decision.evenement === 'REFUSER')
			suites.set(etat.idSession, { promues: [], reste: dite(decision, faits) });
		else ouverts.push(besoin);
	}
	const tetes = new Tetes(cx, sauf);
	await tetes.preload(
		new Map(
			ouverts.map(({ etat, combien }) => [etat.idSession, Math.min(combien, etat.placesLibres)]),
		),
	);
	for (const { etat, combien, origine } of ouverts) {
		const suite: Suite = { promues: [], reste: null };
		suites.set(etat.idSession, suite);
		let refusee: DecisionDite | null = null;
		while (suite.promues.length < combien && etat.placesLibres > 0) {
			const tete = await tetes.next(etat.idSession);
			if (!tete) {
				suite.reste = refusee ?? personneNAttend(etat);
				break;
			}
			const faits = faitsTete(etat, tete, origine);
			const decision = await moteur.decide(faits);
			if (decision.evenement === 'REFUSER') {
				refusee = dite(decision, faits);
				continue;
			}
			suite.promues.push({ tete, decision: dite(decision, faits) });
			etat.inscrits += 1;
			etat.leave(tete.priorite);
		}
	}
	return suites;
}

export const personneNAttend = (etat: Etat): DecisionDite => ({
	regle: 'file-vide',
	message: `Personne n'attend : ${etat.placesLibres} place(s) libre(s).`,
	faits: { enAttente: 0, placesLibres: etat.placesLibres },
});

/** Records each promotion, after the decisions `autres` that lead to it and in the same statement, and writes its PROMOTION_ATTENTE. */
export async function announce(
	cx: Executeur,
	centre: Centre,
	promues: Promue[],
	{ evenements, autres = [] }: { evenements: boolean; autres?: DecisionPrise[] },
): Promise<void> {
	const promotions = promues.map(({ tete, decision, forcee }) => ({
		verbe: 'PROMOUVOIR',
		idSession: tete.idSession,
		idInscription: tete.idInscription,
		forcee,
		...decision,
	}));
	await Promise.all([
		recordDecisions(cx, centre.acteur, [...autres, ...promotions]),
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
