import type { Executor } from '../../database/sql';
import { insertDecisions } from '../../database/generated/decisions';
import type { Facts } from '../rules/engine';

export interface DecisionTaken {
	/** What was asked: INSCRIRE, DESISTER, PROMOUVOIR, CONVERTIR, CAPACITE, ANNULER; on a page also what it is called there. */
	verbe: string;
	/** null: it concerns no session. */
	idSession: number | null;
	idInscription: number | null;
	regle: string;
	message: string;
	faits: Facts;
	forcee?: boolean;
}

/**
 * Records decisions in the transaction that carries them out, in one statement (guarantee G13).
 * `inWords` gives each of them when its turn comes.
 */
export async function recordDecisions<T = DecisionTaken>(
	cx: Executor,
	acteur: string,
	prises: T[],
	inWords: (taken: T) => DecisionTaken = (taken) => taken as DecisionTaken,
): Promise<void> {
	if (prises.length === 0) return;
	await insertDecisions.run(() => {
		const decisions = prises.map(inWords);
		return {
			acteur,
			verbes: decisions.map((d) => d.verbe),
			idSessions: decisions.map((d) => d.idSession),
			idInscriptions: decisions.map((d) => d.idInscription),
			regles: decisions.map((d) => d.regle),
			messages: decisions.map((d) => d.message),
			faits: JSON.stringify(decisions.map((d) => d.faits)),
			forcees: decisions.map((d) => d.forcee ?? false),
		};
	}, cx);
}
