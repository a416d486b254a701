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

/** The rules of one file behind json-rules-engine, built once; every evaluation is pure. */
export class Moteur {
	private readonly engine: Engine;
	private readonly order: Map<string, number>;
	private readonly compares: Map<string, string[]>;
	private readonly memory = new Map<string, Decision[]>();

	constructor(private readonly fichier: string, regles: Regle[], private readonly faitsConnus: readonly string[]) {
		this.engine = new Engine(regles as never, { allowUndefinedFacts: true });
		this.order = new Map([...regles].sort((a, b) => b.priority - a.priority).map((regle, i) => [regle.name, i]));
		this.compares = new Map(regles.map((regle) => [regle.name, [...new Set(factsOf(regle.conditions))]]));
	}

	/** Every rule that fires on these facts, highest priority first. */
	async evaluate(faits: Faits): Promise<Decision[]> {
		// A run of a thousand items has few distinct situations, and a rule may see nothing but its facts.
		const key = JSON.stringify(this.faitsConnus.map((nom) => faits[nom] ?? null));
		const known = this.memory.get(key);
		if (known) return known;
		const { events, results } = await this.engine.run(faits);
		const decisions = results
			.filter(({ result }) => result)
			.map(({ name, event }) => ({
				regle: `${this.fichier}:${name}`,
				message: fill(String(event?.params?.message ?? ''), faits),
				evenement: event?.type ?? '',
				params: event?.params ?? {},
				faits: Object.fromEntries((this.compares.get(name) ?? []).map((nom) => [nom, faits[nom] ?? null])),
			}))
			.sort((a, b) => this.rang(a.regle) - this.rang(b.regle));
		if (events.length === 0 && decisions.length > 0) throw new Error(`${this.fichier}: a rule fired without an event.`);
		if (this.memory.size > 5_000) this.memory.clear();
		this.memory.set(key, decisions);
		return decisions;
	}

	private rang(regle: string): number {
		return this.order.get(regle.slice(this.fichier.length + 1)) ?? 0;
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

/** Puts facts into a message: « {placesLibres} place(s) libre(s) ». */
const fill = (message: string, faits: Faits) => message.replace(/\{(\w+)\}/g, (all, nom: string) => (nom in faits ? String(faits[nom]) : all));
