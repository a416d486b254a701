import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { distinctFaults, Refusal, type Fault } from '../../core/errors/refusal';
import { Fields, Group, type Reading } from './fields';

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

/** Reads one item's parameters. */
export class Lecture extends Fields {
	private readonly enteredOnes: Map<string, Entered>;

	constructor(
		private readonly context: IExecuteFunctions,
		readonly itemIndex: number,
		reading: Reading = {},
	) {
		super(reading);
		let readOnes = enteredOnes.get(context);
		if (!readOnes) enteredOnes.set(context, (readOnes = new Map()));
		this.enteredOnes = readOnes;
	}

	/** The same parameters, where the core is left to refuse what can't be read. */
	get lenient(): Lecture {
		return new Lecture(this.context, this.itemIndex, { ...this.reading, faults: undefined });
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
	protected raw(nom: string): unknown {
		return this.read(nom, '');
	}

	collection(nom: string): IDataObject {
		return (this.read(nom, {}) ?? {}) as IDataObject;
	}

	/** The fields of a collection. */
	group(nom: string): Group {
		return new Group(this.collection(nom), this.reading);
	}
}

/**
 * What `read` makes of an item's parameters.
 * @throws Refusal with every field that is none of its kind
 */
export function readItem<D>(
	context: IExecuteFunctions,
	itemIndex: number,
	fuseau: string | undefined,
	read: (lecture: Lecture) => D,
): D {
	const faults: Fault[] = [];
	const asked = read(new Lecture(context, itemIndex, { fuseau, faults }));
	if (faults.length > 0) throw new Refusal(distinctFaults(faults));
	return asked;
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
