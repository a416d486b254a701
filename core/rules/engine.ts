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
	evaluate(fait: unknown, value: unknown): boolean;
	/** What it is compared with: a value, or the fact of this name. */
	value: unknown;
	autre?: string;
}

/** A rule with what it says of itself, read once: in a batch of 10,000 it says it 10,000 times. */
export interface Fired {
	regle: Rule;
	faits: string[];
	message: (facts: Facts) => string;
}

/** What a rule is called by for programs: its `code`; where it has none, its name. */
export const codeOf = ({ name, event }: Rule): string => String(event.params.code ?? name);

/** json-rules-engine's own table of operators, which its types leave out. */
interface Operators {
	get(name: string): { evaluate(fait: unknown, value: unknown): boolean };
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
		rules: Rule[],
	) {
		this.engine = new Engine(rules as never, { allowUndefinedFacts: true });
		const { operators } = this.engine as unknown as { operators: Operators };
		this.firedOnes = [...rules]
			.sort((a, b) => b.priority - a.priority)
			.map((regle) => ({
				regle,
				faits: [...new Set(factsOf(regle.conditions))],
				message: compose(regle.event.params.message),
			}));
		// Each once: most rules of capacity.json ask for the verb.
		const each = rules.flatMap(({ conditions }) => comparisonsOf(conditions, operators));
		this.comparisons = [...new Map(each).values()];
	}

	/** The codes that its rules give. */
	codes(): string[] {
		return [...new Set(this.firedOnes.map(({ regle }) => codeOf(regle)))];
	}

	/** Every rule that fires on these facts, highest priority first. */
	async evaluate(facts: Facts): Promise<Decision[]> {
		return (await this.fired(facts)).map((rule) => this.say(rule, facts));
	}

	/** The same rules, each of which `say` puts in words. */
	async fired(facts: Facts): Promise<Fired[]> {
		const key = this.situation(facts);
		let firing = this.memory.get(key);
		if (!firing) {
			const { results } = await this.engine.run(facts);
			const fired = results.filter(({ result }) => result);
			const names = new Set(fired.map(({ name }) => name));
			firing = this.firedOnes.filter(({ regle }) => names.has(regle.name));
			if (this.memory.size > 5_000) this.memory.clear();
			this.memory.set(key, firing);
		}
		return firing;
	}

	/**
	 * What `first` gives, where facts that compare alike were met before, else undefined: a batch of
	 * 10,000 would wait 40,000 times for what is known.
	 */
	known(facts: Facts): Fired | undefined {
		return this.memory.get(this.situation(facts))?.[0];
	}

	/** The decision of a rule that fires on these facts, in words. */
	say({ regle: { name, event }, message, faits: names }: Fired, facts: Facts): Decision {
		const compares: Facts = {};
		for (const nom of names) compares[nom] = facts[nom] ?? null;
		return {
			regle: `${this.fichier}:${name}`,
			message: message(facts),
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
	private situation(facts: Facts): string {
		let key = '';
		// One bit a comparison, behind a first 1: in text for each, ten thousand people would leave
		// half a million pieces of it.
		let bits = 1;
		for (const { fact, path, evaluate, value, autre } of this.comparisons) {
			const compared = autre === undefined ? value : facts[autre];
			if (path) key += `${JSON.stringify(facts[fact] ?? null)} `;
			else bits = bits * 2 + Number(Boolean(evaluate(facts[fact], compared)));
			if (bits >= FULL) {
				key += `${bits} `;
				bits = 1;
			}
		}
		return `${key}${bits}`;
	}

	/** The first rule that fires, which must exist: a file that leaves a case open is told of. */
	async first(facts: Facts): Promise<Fired> {
		const [first] = await this.fired(facts);
		if (!first)
			throw new Error(
				`rules/${this.fichier}.json: no rule fires for ${JSON.stringify(facts)}. Add a ` +
					'last rule with "all": [] for every other case.',
			);
		return first;
	}

	/** What the first rule that fires decides. */
	async decide(facts: Facts): Promise<Decision> {
		return this.say(await this.first(facts), facts);
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

/** The comparisons of a condition, each under a key of its own. */
function comparisonsOf(
	{ all, any, not, fact, operator, value, path }: Condition,
	operators: Operators,
): Array<[string, Comparison]> {
	const nested = [...(all ?? []), ...(any ?? []), ...(not ? [not] : [])].flatMap((condition) =>
		comparisonsOf(condition, operators),
	);
	if (!fact || !operator) return nested;
	const comparator = operators.get(operator);
	const comparison: Comparison = {
		fact,
		path,
		evaluate: (fait, compared) => comparator.evaluate(fait, compared),
		value,
		autre: (value as { fact?: string } | null)?.fact,
	};
	return [...nested, [JSON.stringify([fact, path, operator, value]), comparison]];
}

/** A message that takes facts: « {placesLibres} place(s) libre(s) ». */
function compose(message: string): (facts: Facts) => string {
	const parts = message.split(/\{(\w+)\}/);
	return (facts) => {
		let text = parts[0];
		for (let i = 1; i < parts.length; i += 2)
			text += `${Object.hasOwn(facts, parts[i]) ? facts[parts[i]] : `{${parts[i]}}`}${parts[i + 1]}`;
		return text;
	};
}
