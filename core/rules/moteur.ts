import { Engine } from 'json-rules-engine';

import type { Condition, Regle } from './fichier';

export type Faits = Record<string, string | number | boolean | null | string[]>;

/** A decision that explains itself: the rule that fired, its message, and the facts it compared with their values. */
export interface Decision {
	regle: string;
	message: string;
	evenement: string;
	params: Record<string, unknown>;
	faits: Faits;
}

interface Comparaison {
	fact: string;
	operator: string;
	value: unknown;
	path?: string;
}

/** json-rules-engine's own table of operators, which its types leave out. */
interface Operateurs {
	get(name: string): { evaluate(fait: unknown, valeur: unknown): boolean };
}

/** The rules of one file behind json-rules-engine, built once; every evaluation is pure. */
export class Moteur {
	private readonly engine: Engine;
	private readonly operateurs: Operateurs;
	private readonly regles: Map<string, Regle>;
	private readonly comparaisons: Comparaison[];
	private readonly memory = new Map<string, Regle[]>();

	constructor(private readonly fichier: string, regles: Regle[]) {
		this.engine = new Engine(regles as never, { allowUndefinedFacts: true });
		this.operateurs = (this.engine as unknown as { operators: Operateurs }).operators;
		this.regles = new Map([...regles].sort((a, b) => b.priority - a.priority).map((regle) => [regle.name, regle]));
		this.comparaisons = regles.flatMap(({ conditions }) => comparaisonsOf(conditions));
	}

	/** Every rule that fires on these facts, highest priority first. */
	async evaluate(faits: Faits): Promise<Decision[]> {
		const key = this.situation(faits);
		let firing = this.memory.get(key);
		if (!firing) {
			const { results } = await this.engine.run(faits);
			const names = new Set(results.filter(({ result }) => result).map(({ name }) => name));
			firing = [...this.regles.values()].filter(({ name }) => names.has(name));
			if (this.memory.size > 5_000) this.memory.clear();
			this.memory.set(key, firing);
		}
		return firing.map(({ name, conditions, event }) => ({
			regle: `${this.fichier}:${name}`,
			message: fill(event.params.message, faits),
			evenement: event.type,
			params: event.params,
			faits: Object.fromEntries([...new Set(factsOf(conditions))].map((nom) => [nom, faits[nom] ?? null])),
		}));
	}

	/**
	 * The answers of all comparisons in the file: where they are the same, the same rules fire.
	 * The engine takes half a millisecond for the fifteen rules of capacity.json, and each of a thousand people who join a queue finds it one longer.
	 */
	private situation(faits: Faits): string {
		return this.comparaisons.map(({ fact, operator, value, path }) => {
			if (path) return JSON.stringify(faits[fact] ?? null);
			const autre = (value as { fact?: string } | null)?.fact;
			return this.operateurs.get(operator).evaluate(faits[fact], autre ? faits[autre] : value) ? '1' : '0';
		}).join('');
	}

	/** The first rule that fires, which must exist: a file that leaves a case open is told of. */
	async decide(faits: Faits): Promise<Decision> {
		const [first] = await this.evaluate(faits);
		if (!first) throw new Error(`rules/${this.fichier}.json: no rule fires for ${JSON.stringify(faits)}. Add a last rule with "all": [] for every other case.`);
		return first;
	}
}

function factsOf(condition: Condition): string[] {
	const nested = [...(condition.all ?? []), ...(condition.any ?? []), ...(condition.not ? [condition.not] : [])].flatMap(factsOf);
	const other = (condition.value as { fact?: string } | null)?.fact;
	return [...(condition.fact ? [condition.fact] : []), ...(other ? [other] : []), ...nested];
}

function comparaisonsOf({ all, any, not, fact, operator, value, path }: Condition): Comparaison[] {
	const nested = [...(all ?? []), ...(any ?? []), ...(not ? [not] : [])].flatMap(comparaisonsOf);
	return fact && operator ? [...nested, { fact, operator, value, path }] : nested;
}

/** Puts facts into a message: « {placesLibres} place(s) libre(s) ». */
const fill = (message: string, faits: Faits) => message.replace(/\{(\w+)\}/g, (all, nom: string) => (nom in faits ? String(faits[nom]) : all));
