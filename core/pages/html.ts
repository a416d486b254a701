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
	for (let i = 0; i < givenValues.length; i += 1) markup += show(givenValues[i]) + pieces[i + 1];
	return new Html(markup);
}

function show(value: Value): string {
	if (value instanceof Html) return value.toString();
	if (Array.isArray(value)) return value.map(show).join('');
	if (value === null || value === undefined || typeof value === 'boolean') return '';
	return escape(String(value));
}

const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	'`': '&#96;',
};

/** Whether there is anything to escape: most values are plain, and a page has thousands. */
const special = new RegExp(`[&<>"'\`]|${invisible.source}`, 'u');

/** Text as it may stand in an element or between quotes. */
const escape = (text: string): string =>
	special.test(text) ? text.replace(invisible, '').replace(/[&<>"'`]/g, (c) => entities[c]) : text;

/** A name of a person, room or training: its writing direction stays its own. */
export const properName = (nom: string | null | undefined): Html => html`<bdi>${nom}</bdi>`;
