import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../core/errors/refusal';
import { tryField } from '../../core/errors/validate';
import { heures, identifiant, instant, jour, nombre, ouiOuNon } from '../../core/time/fields';
import { dayOf, parseInstant, ZONE } from '../../core/time/instant';

/** How fields are read. */
export interface Reading {
	/** The centre's zone, in which an instant has its day. */
	fuseau?: string;
	/** Gathers what is none of its kind, so that all of it is told at once. */
	faults?: Fault[];
}

type Schema = Parameters<typeof tryField>[0];

/**
 * Fields as n8n gives them, read as the core wants them: what is empty is left out, dates are text,
 * lists come as JSON or with commas. What is none of its kind goes on as it is, and is noted with
 * `path`: the core's name of the field, where it has another.
 */
export abstract class Fields {
	constructor(protected readonly reading: Reading = {}) {}

	protected abstract raw(nom: string): unknown;

	private get fuseau(): string {
		return this.reading.fuseau ?? ZONE;
	}

	private checked<S extends Schema>(schema: S, value: unknown, path: string): S['_output'] {
		const read = tryField(schema, value, path);
		if (read.ok) return read.value;
		this.reading.faults?.push(...read.faults);
		return value;
	}

	private given<S extends Schema>(
		schema: S,
		value: unknown,
		path: string,
	): S['_output'] | undefined {
		const text = asText(value);
		return text === undefined ? undefined : this.checked(schema, text, path);
	}

	/** Text as it was typed, '' and spaces left out. An expression may give a date: it becomes ISO 8601. */
	text(nom: string): string | undefined {
		return asText(this.raw(nom));
	}

	/** A number, with a point or a comma. */
	number(nom: string, path = nom): number | undefined {
		return this.given(nombre, this.raw(nom), path);
	}

	/** Hours, whole or not: « 24,5 ». */
	hours(nom: string, path = nom): number | undefined {
		return this.given(heures(Infinity), this.raw(nom), path);
	}

	/** The number of a session, a person, a booking, which has to be there. */
	key(nom: string, path = nom): number {
		return this.checked(identifiant, asText(this.raw(nom)), path);
	}

	/** The same where it may be left out. */
	openKey(nom: string, path = nom): number | undefined {
		return this.given(identifiant, this.raw(nom), path);
	}

	/** True or false, also in words; what is left out is false. */
	flag(nom: string, path = nom): boolean {
		return this.checked(ouiOuNon, this.raw(nom), path);
	}

	/** The same; undefined where it is left out. */
	openFlag(nom: string, path = nom): boolean | undefined {
		return asText(this.raw(nom)) === undefined ? undefined : this.flag(nom, path);
	}

	/** A day 'YYYY-MM-DD', of an instant the one that it has in the centre. */
	day(nom: string, path = nom): string | undefined {
		return this.given(jour, asDay(this.raw(nom), this.fuseau), path);
	}

	/** Days in a list, or with commas, semicolons or spaces between. */
	days(nom: string, path = nom): string[] | undefined {
		const raw = this.raw(nom);
		const list = Array.isArray(raw) ? raw : asText(raw)?.split(/[\s,;]+/);
		const days = list?.flatMap((one) => this.given(jour, asDay(one, this.fuseau), path) ?? []);
		return days?.length ? days : undefined;
	}

	/** A day, or an instant in ISO 8601, as it was typed. */
	instant(nom: string, path = nom): string | undefined {
		const text = this.text(nom);
		if (text !== undefined) this.checked(instant(this.fuseau), text, path);
		return text;
	}

	/** A list: an array, JSON, or words with commas between. */
	list(nom: string): string[] | undefined {
		return asList(this.raw(nom));
	}

	/** A JSON parameter: parsed where it is text. */
	json(nom: string): unknown {
		return asJson(this.raw(nom));
	}
}

/** The fields of a collection, such as Options. */
export class Group extends Fields {
	constructor(
		private readonly values: IDataObject,
		reading: Reading,
	) {
		super(reading);
	}

	protected raw(nom: string): unknown {
		return this.values[nom];
	}
}

export function asText(value: unknown): string | undefined {
	if (value === null || value === undefined) return undefined;
	if (value instanceof Date)
		return Number.isNaN(value.getTime()) ? String(value) : value.toISOString();
	if (DateTime.isDateTime(value) || typeof (value as { toISO?: unknown }).toISO === 'function')
		return (value as DateTime).toISO() ?? undefined;
	const locator = value as { __rl?: boolean; value?: unknown };
	const text = String(locator.__rl ? (locator.value ?? '') : value).trim();
	return text === '' ? undefined : text;
}

/** A day alone, or a date and time as SQL writes it. */
const DAY = /^\d{4}-\d\d-\d\d$/;
const SQL_TIME = /^(\d{4}-\d\d-\d\d) (?=\d)/;

/**
 * The day that a picker, an expression or another node gives: of an instant the day that it has in the
 * zone, as midnight in the centre is the evening before in UTC. What is no date stays as it is.
 */
export function asDay(value: unknown, fuseau: string): string | undefined {
	const text = asText(value);
	if (text === undefined || DAY.test(text)) return text;
	const date = parseInstant(text.replace(SQL_TIME, '$1T'), fuseau);
	return date ? dayOf(date, fuseau) : text;
}

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

function asJson(value: unknown): unknown {
	if (typeof value !== 'string') return value ?? undefined;
	if (value.trim() === '') return undefined;
	try {
		return JSON.parse(value);
	} catch {
		// The core says which field is wrong and what was expected there.
		return value;
	}
}
