import { planOneSubject, type Resultat } from './court';
import { planSubjects } from './cap';
import { readDemande } from './demande';
import { writePlan } from './ecrire';
import { roomStages } from './etapes';
import { explain } from './expliquer';
import { pose, type Probleme } from './probleme';
import { defaultPlanningRules, type ReglesPlanning } from './regles';
import { relax } from './assouplir';
import type { ContextePlan, DemandePlan, OptionsPlan, Plan } from './types';

/**
 * Plans a request in its context: no hard rule is broken and the hours are exact, else it says why (contract, section 6; G11).
 * The answer is the same for the same input, unless the time limit cut the proof short, which `prouveOptimal: false` tells.
 * @throws Refus when a field of the request is unsound.
 */
export async function plan(
	input: unknown,
	contexte: ContextePlan,
	options: OptionsPlan = {},
	regles: ReglesPlanning = defaultPlanningRules(),
): Promise<Plan> {
	const demande = readDemande(input, regles);
	const limite = performance.now() + (options.limiteSecondes ?? regles.limiteSecondes) * 1000;
	const trouve = await attempt(demande, contexte, regles, limite);
	if (trouve) return writePlan(trouve);
	const { heures, prouve, blocages } = await explain(demande, contexte, regles, limite);
	const assouplissements =
		options.assouplir === false ? [] : await relax(demande, contexte, regles, limite, attempt);
	return {
		faisable: false,
		heuresPlacables: heures,
		heuresProuvees: prouve,
		blocages,
		assouplissements,
	};
}

/** The best plan of a valid request, or undefined when none exists: plain rooms first, rooms made of several where the rules let them in. */
export async function attempt(
	demande: DemandePlan,
	contexte: ContextePlan,
	regles: ReglesPlanning,
	limite: number,
): Promise<Resultat | undefined> {
	for (const avecComposees of roomStages(regles)) {
		const trouve = await solve(pose(demande, contexte, regles, avecComposees), limite);
		if (trouve) return trouve;
	}
	return undefined;
}

const solve = (probleme: Probleme, limite: number) =>
	probleme.sujets.length === 1 ? planOneSubject(probleme) : planSubjects(probleme, limite);
