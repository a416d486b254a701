import type { Executeur } from '../../database/sql';
import { insertDecisions } from '../../database/queries/decisions.queries';
import type { Faits } from './moteur';

export interface DecisionPrise {
	/** What was asked: INSCRIRE, DESISTER, PROMOUVOIR, CONVERTIR, CAPACITE, ANNULER. */
	verbe: string;
	idSession: number;
	idInscription: number | null;
	regle: string;
	message: string;
	faits: Faits;
	forcee?: boolean;
}

/** Records decisions in the transaction that carries them out, in one statement (guarantee G13). `enMots` gives each of them when its turn comes. */
export async function recordDecisions<T = DecisionPrise>(
	cx: Executeur,
	acteur: string,
	prises: T[],
	enMots: (prise: T) => DecisionPrise = (prise) => prise as DecisionPrise,
): Promise<void> {
	if (prises.length === 0) return;
	await insertDecisions.run(() => {
		const decisions = prises.map(enMots);
		return {
			acteur,
			verbes: decisions.map((d) => d.verbe),
			idSessions: decisions.map((d) => d.idSession),
			idInscriptions: decisions.map((d) => d.idInscription) as number[],
			regles: decisions.map((d) => d.regle),
			messages: decisions.map((d) => d.message),
			faits: JSON.stringify(decisions.map((d) => d.faits)),
			forcees: decisions.map((d) => d.forcee ?? false),
		};
	}, cx);
}
