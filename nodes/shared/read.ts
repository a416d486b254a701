import { DateTime } from 'luxon';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/**
 * A parameter as it was typed into the node, with what each item finds there where that is the same
 * for all.
 */
interface Entered {
	brut: unknown;
	fixedOne: boolean;
	valeur?: unknown;
	/** The one field of the item that an expression names. */
	champ?: string;
}

/**
 * What was typed belongs to the node and not to the item, and n8n looks up the node's description
 * at each reading: a run asks once for each parameter. Reading the six of 10,000 enrolments took
 * 150 ms, a sixth of the run.
 */
const enteredOnes = new WeakMap<IExecuteFunctions, Map<string, Entered>>();

/**
 * Reads one item's parameters as the core wants them: what is empty is left out, dates are text,
 * lists come as JSON or with commas.
 */
export class Lecture {
	private readonly enteredOnes: Map<string, Entered>;

	constructor(
		private readonly context: IExecuteFunctions,
		readonly itemIndex: number,
	) {
		let readOnes = enteredOnes.get(context);
		if (!readOnes) enteredOnes.set(context, (readOnes = new Map()));
		this.enteredOnes = readOnes;
	}

	private read(nom: string, absent: '' | object): unknown {
		let entered = this.enteredOnes.get(nom);
		if (!entered) {
			const brut = this.context.getNodeParameter(nom, this.itemIndex, absent, {
				rawExpressions: true,
			});
			const fixedOne = !hasExpression(brut);
			entered = {
				brut,
				fixedOne,
				...(fixedOne
					? { valeur: this.context.getNodeParameter(nom, this.itemIndex, absent) }
					: { champ: fieldOf(brut) }),
			};
			this.enteredOnes.set(nom, entered);
		}
		if (entered.fixedOne) return entered.valeur;
		const direct =
			entered.champ === undefined
				? undefined
				: readField(entered.champ, this.context.getInputData()[this.itemIndex]?.json);
		return direct === undefined
			? this.context.getNodeParameter(nom, this.itemIndex, absent)
			: direct;
	}

	/** A parameter that is not shown has no value; n8n's own extraction of locators would throw for it. */
	private raw(nom: string): unknown {
		return this.read(nom, '');
	}

	/** Text as it was typed, '' and spaces left out. An expression may give a date: it becomes ISO 8601. */
	text(nom: string): string | undefined {
		return asText(this.raw(nom));
	}

	/** A number as it was typed: what is no number goes on, so that the core says so with the field's name. */
	number(nom: string): number | undefined {
		const value = asText(this.raw(nom));
		return value === undefined
			? undefined
			: Number.isNaN(Number(value))
				? (value as never)
				: Number(value);
	}

	flag(nom: string): boolean {
		return this.raw(nom) === true || this.raw(nom) === 'true';
	}

	/** A list: an array, JSON, or words with commas between. */
	list(nom: string): string[] | undefined {
		return asList(this.raw(nom));
	}

	/** A JSON parameter: parsed where it is text. */
	json(nom: string): unknown {
		return asJson(this.raw(nom));
	}

	collection(nom: string): IDataObject {
		return (this.read(nom, {}) ?? {}) as IDataObject;
	}
}

/** n8n evaluates every text that begins with « = », however deep in a parameter. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}

const field = /^=\{\{\s*\$json\.([A-Za-z_]\w*)\s*\}\}$/;

/**
 * The field of an expression that names one plain field of the item (`{{ $json.idEleve }}`), else
 * undefined.
 */
function fieldOf(raw: unknown): string | undefined {
	const locator = (raw as { __rl?: boolean; value?: unknown } | null)?.__rl
		? (raw as { value?: unknown }).value
		: raw;
	return typeof locator === 'string' ? field.exec(locator)?.[1] : undefined;
}

/**
 * The value of that field, where it is text, a number or a flag, else undefined: n8n then evaluates
 * the expression. n8n sends each expression through an isolate, a millisecond or two of it: nine
 * tenths of a run of a thousand enrolments were spent there.
 */
function readField(name: string, item: IDataObject | undefined): unknown {
	const value = item !== undefined && Object.hasOwn(item, name) ? item[name] : undefined;
	const type = typeof value;
	return type === 'string' || type === 'number' || type === 'boolean' ? value : undefined;
}

export function asText(value: unknown): string | undefined {
	if (value === null || value === undefined) return undefined;
	if (value instanceof Date) return value.toISOString();
	if (DateTime.isDateTime(value) || typeof (value as { toISO?: unknown }).toISO === 'function')
		return (value as DateTime).toISO() ?? undefined;
	const locator = value as { __rl?: boolean; value?: unknown };
	const text = String(locator.__rl ? (locator.value ?? '') : value).trim();
	return text === '' ? undefined : text;
}

/** A day out of a date and time picker: what stands before the T, on the wall clock it was written in. */
export const asDay = (value: unknown): string | undefined => asText(value)?.slice(0, 10);

export function asList(value: unknown): string[] | undefined {
	if (Array.isArray(value)) return value.length > 0 ? value.map(String) : undefined;
	const text = asText(value);
	if (text === undefined) return undefined;
	if (text.startsWith('[')) return asJson(text) as string[];
	return text
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean);
}

export function asJson(value: unknown): unknown {
	if (typeof value !== 'string') return value ?? undefined;
	if (value.trim() === '') return undefined;
	try {
		return JSON.parse(value);
	} catch {
		// The core says which field is wrong and what was expected there.
		return value;
	}
}
