import { DateTime } from 'luxon';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** Reads one item's parameters as the core wants them: what is empty is left out, dates are text, lists come as JSON or with commas. */
export class Lecture {
	constructor(
		private readonly context: IExecuteFunctions,
		readonly itemIndex: number,
	) {}

	/** A parameter that is not shown has no value; n8n's own extraction of locators would throw for it. */
	private raw(nom: string): unknown {
		const direct = readField(this.context.getNodeParameter(nom, this.itemIndex, '', { rawExpressions: true }), () => this.context.getInputData()[this.itemIndex]?.json);
		return direct === undefined ? this.context.getNodeParameter(nom, this.itemIndex, '') : direct;
	}

	/** Text as it was typed, '' and spaces left out. An expression may give a date: it becomes ISO 8601. */
	text(nom: string): string | undefined {
		return asText(this.raw(nom));
	}

	/** A number as it was typed: what is no number goes on, so that the core says so with the field's name. */
	number(nom: string): number | undefined {
		const value = asText(this.raw(nom));
		return value === undefined ? undefined : Number.isNaN(Number(value)) ? (value as never) : Number(value);
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
		return (this.context.getNodeParameter(nom, this.itemIndex, {}) ?? {}) as IDataObject;
	}
}

const field = /^=\{\{\s*\$json\.([A-Za-z_]\w*)\s*\}\}$/;

/**
 * The value of an expression that names one plain field of the item (`{{ $json.idEleve }}`), else undefined: n8n then evaluates it.
 * n8n sends each expression through an isolate, a millisecond or two of it: nine tenths of a run of a thousand enrolments were spent there.
 */
function readField(raw: unknown, json: () => IDataObject | undefined): unknown {
	const locator = (raw as { __rl?: boolean; value?: unknown } | null)?.__rl ? (raw as { value?: unknown }).value : raw;
	const name = typeof locator === 'string' ? field.exec(locator)?.[1] : undefined;
	if (name === undefined) return undefined;
	const item = json();
	const value = item !== undefined && Object.hasOwn(item, name) ? item[name] : undefined;
	return ['string', 'number', 'boolean'].includes(typeof value) ? value : undefined;
}

export function asText(value: unknown): string | undefined {
	if (value === null || value === undefined) return undefined;
	if (value instanceof Date) return value.toISOString();
	if (DateTime.isDateTime(value) || typeof (value as { toISO?: unknown }).toISO === 'function') return (value as DateTime).toISO() ?? undefined;
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
	return text.split(',').map((part) => part.trim()).filter(Boolean);
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
