import { Engine } from 'json-rules-engine';

import type { Condition, Rule } from './ruleFile';

export type Facts = Record<string, string | number | boolean | null | string[]>;

/**
 * A decision that explains itself: the rule that fired, its message, and the facts it compared with
 * their values.
 */
export interface Decision {
	regle: string;
	message: string;
	evenement: string;
	params: Record<string, unknown>;
	faits: Facts;
}

interface Comparison {
	fact: string;
	path?: string;
	evaluate(fait: unknown, valeur: unknown): boolean;
	/** What it is compared with: a value, or the fact of this name. */
	value: unknown;
	autre?: string;
}

/** A rule with what it says of itself, read once: in a batch of 10,000 it says it 10,000 times. */
export interface Fired {
	regle: Rule;
	faits: string[];
	message: (faits: Facts) => string;
}

/** json-rules-engine's own table of operators, which its types leave out. */
interface Operators {
	get(name: string): { evaluate(fait: unknown, valeur: unknown): boolean };
}

/** As many bits as a number holds exactly. */
const FULL = 2 ** 52;

/** The rules of one file behind json-rules-engine, built once; every evaluation is pure. */
export class RuleEngine {
	private readonly engine: Engine;
	private readonly firedOnes: Fired[];
	private readonly comparisons: Comparison[];
	private readonly memory = new Map<string, Fired[]>();

	constructor(
		private readonly fichier: string,
		regles: Rule[],
	) {
		this.engine = new Engine(regles as never, { allowUndefinedFacts: true });
		const { operators } = this.engine as unknown as { operators: Operators };
		this.firedOnes = [...regles]
			.sort((a, b) => b.priority - a.priority)
			.map((regle) => ({
				regle,
				faits: [...new Set(factsOf(regle.conditions))],
				message: compose(regle.event.params.message),
			}));
		this.comparisons = regles.flatMap(({ conditions }) => comparisonsOf(conditions, operators));
	}

	/** Every rule that fires on these facts, highest priority first. */
	async evaluate(faits: Facts): Promise<Decision[]> {
		return (await this.firing(faits)).map((regle) => this.say(regle, faits));
	}

	private async firing(faits: Facts): Promise<Fired[]> {
		const key = this.situation(faits);
		let firing = this.memory.get(key);
		if (!firing) {
			const { results } = await this.engine.run(faits);
			const fired = results.filter(({ result }) => result);
			const names = new Set(fired.map(({ name }) => name));
			firing = this.firedOnes.filter(({ regle }) => names.has(regle.name));
			if (this.memory.size > 5_000) this.memory.clear();
			this.memory.set(key, firing);
		}
		return firing;
	}

	/** The decision of a rule that fires on these facts, in words. */
	say({ regle: { name, event }, message, faits: noms }: Fired, faits: Facts): Decision {
		const compares: Facts = {};
		for (const nom of noms) compares[nom] = faits[nom] ?? null;
		return {
			regle: `${this.fichier}:${name}`,
			message: message(faits),
			evenement: event.type,
			params: event.params,
			faits: compares,
		};
	}

	/**
	 * The answers of all comparisons in the file: where they are the same, the same rules fire. The
	 * engine takes half a millisecond for the fifteen rules of capacity.json, and each of a thousand
	 * people who join a queue finds it one longer.
	 */
	private situation(faits: Facts): string {
		let key = '';
		// One bit a comparison, behind a first 1: in text for each, ten thousand people would leave
		// half a million pieces of it.
		let bits = 1;
		for (const { fact, path, evaluate, value, autre } of this.comparisons) {
			const compared = autre === undefined ? value : faits[autre];
			if (path) key += `${JSON.stringify(faits[fact] ?? null)} `;
			else bits = bits * 2 + Number(Boolean(evaluate(faits[fact], compared)));
			if (bits >= FULL) {
				key += `${bits} `;
				bits = 1;
			}
		}
		return `${key}${bits}`;
	}

	/** The first rule that fires, which must exist: a file that leaves a case open is told of. */
	async first(faits: Facts): Promise<Fired> {
		const [first] = await this.firing(faits);
		if (!first)
			throw new Error(
				`rules/${this.fichier}.json: no rule fires for ${JSON.stringify(faits)}. Add a ` +
					'last rule with "all": [] for every other case.',
			);
		return first;
	}

	/** What the first rule that fires decides. */
	async decide(faits: Facts): Promise<Decision> {
		return this.say(await this.first(faits), faits);
	}
}

function factsOf(condition: Condition): string[] {
	const nested = [
		...(condition.all ?? []),
		...(condition.any ?? []),
		...(condition.not ? [condition.not] : []),
	].flatMap(factsOf);
	const other = (condition.value as { fact?: string } | null)?.fact;
	return [condition.fact, other, ...nested].filter((fact) => fact !== undefined);
}

function comparisonsOf(
	{ all, any, not, fact, operator, value, path }: Condition,
	operators: Operators,
): Comparison[] {
	const nested = [...(all ?? []), ...(any ?? []), ...(not ? [not] : [])].flatMap((condition) =>
		comparisonsOf(condition, operators),
	);
	if (!fact || !operator) return nested;
	const comparator = operators.get(operator);
	return [
		...nested,
		{
			fact,
			path,
			evaluate: (fait, valeur) => comparator.evaluate(fait, valeur),
			value,
			autre: (value as { fact?: string } | null)?.fact,
		},
	];
}

/** A message that takes facts: « {placesLibres} place(s) libre(s) ». */
function compose(message: string): (faits: Facts) => string {
	const parts = message.split(/\{(\w+)\}/);
	return (faits) => {
		let text = parts[0];
		for (let i = 1; i < parts.length; i += 2)
			text += `${parts[i] in faits ? faits[parts[i]] : `{${parts[i]}}`}${parts[i + 1]}`;
		return text;
	};
}
