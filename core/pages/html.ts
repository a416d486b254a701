import { invisible } from '../errors/invisible';

/** Markup that is safe as it stands; everything else put into a page is text. */
export class Html {
	constructor(private readonly markup: string) {}

	toString(): string {
		return this.markup;
	}
}

type Value = Html | string | number | boolean | null | undefined | Value[];

/**
 * The one way to write markup: html`<td>${nom}</td>`. Values are escaped for text and quoted
 * attributes alike, lists are joined, null, undefined and booleans are nothing; only what html
 * itself made goes in as it is. Good for SVG as well.
 */
export function html(pieces: TemplateStringsArray, ...givenValues: Value[]): Html {
	let markup = pieces[0];
	for (let i = 0; i < givenValues.length; i += 1) {
		markup += show(givenValues[i]);
		markup += pieces[i + 1];
	}
	return new Html(markup);
}

/** The most frequent first: a page has thousands. */
function show(value: Value): string {
	if (typeof value === 'string') return escape(value);
	if (value instanceof Html) return value.toString();
	if (Array.isArray(value)) return showAll(value);
	if (value === null || value === undefined || typeof value === 'boolean') return '';
	return escape(String(value));
}

/** Appended and not joined: a join copies what lies below it at each level of a page. */
function showAll(values: Value[]): string {
	let markup = '';
	for (const value of values) markup += show(value);
	return markup;
}

const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	'`': '&#96;',
};

/** What has nothing to escape at first sight: hours, days, codes and most names. */
const plain = /^[\w .,:;()+/-]*$/;

/**
 * Whether there is anything to escape in what is left. What lies beyond Latin-1 is written by its number: a single
 * such letter in a page makes V8 keep all of it in two bytes each, and sending it took three times as long.
 */
const special = new RegExp(`[&<>"'\`\\u0100-\\u{10ffff}]|${invisible.source}`, 'u');

/** Text as it may stand in an element or between quotes. */
function escape(text: string): string {
	if (plain.test(text) || !special.test(text)) return text;
	return text
		.replace(invisible, '')
		.replace(
			/[&<>"'`\u0100-\u{10ffff}]/gu,
			(sign) => entities[sign] ?? `&#${sign.codePointAt(0)};`,
		);
}

/** A name of a person, room or training: its writing direction stays its own. */
export const properName = (nom: string | null | undefined): Html => html`<bdi>${nom}</bdi>`;
