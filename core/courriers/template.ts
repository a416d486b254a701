import Mustache from 'mustache';

import { invisible } from '../errors/invisible';
import { memo } from '../time/memo';
import { layOut } from './layOut';

/** The words of one mail, with {{placeholders}}: written by staff in the workflow. */
export interface Template {
	sujet: string;
	html: string;
	texte: string;
}

const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	'`': '&#96;',
	'=': '&#61;',
};
const toHtml = (value: unknown) => toText(value).replace(/[&<>"'`=]/g, (sign) => entities[sign]);
const toText = (value: unknown) => String(value ?? '').replace(invisible, '');

type Token = Mustache.TemplateSpans[number];

/**
 * The same, with each text in one piece. Mustache adds a template's text up letter by letter, and to V8 it
 * stays thousands of pieces, which were put together anew for each mail: a third of a millisecond.
 */
const inOnePiece = (tokens: Token[]): Token[] =>
	tokens.map(
		(token) =>
			token.map((part) => {
				if (typeof part === 'string') return Buffer.from(part).toString();
				return Array.isArray(part) ? inOnePiece(part) : part;
			}) as Token,
	);

/** A name is escaped wherever it is shown: {{{x}}} and {{&x}} are escaped as {{x}} is. */
class MailWriter extends Mustache.Writer {
	/** Words in use: a workflow has some sixty texts, and each is sent many times. */
	private readonly parsed = memo((template: string) => inOnePiece(super.parse(template)), 500);

	constructor(private readonly escapeWith: (value: unknown) => string) {
		super();
	}

	override parse(template: string): Token[] {
		return this.parsed(template);
	}

	unescapedValue(token: string[], context: Mustache.Context): string {
		const value: unknown = context.lookup(token[1]);
		return value === undefined || value === null ? '' : this.escapeWith(value);
	}

	escapedValue(token: string[], context: Mustache.Context): string {
		return this.unescapedValue(token, context);
	}
}

const html = new MailWriter(toHtml);
const texte = new MailWriter(toText);

/** Text as a header may hold it. */
export const oneLine = (text: string) =>
	text
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.replace(/ {2,}/g, ' ')
		.trim()
		.slice(0, 250);
const compact = (text: string) =>
	text
		.replace(/(?<![ \t])[ \t]+\n/g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();

/** What the frame of the HTML says too: where the person's own page and calendar are. */
const OWN =
	'\n\n{{#espace}}Votre page, à vous seul : vos séances et vos démarches.\n{{espace}}\n\n{{/espace}}' +
	'{{#agenda}}Votre agenda reste à jour de lui-même à cette adresse, à garder pour vous :\n{{agenda}}{{/agenda}}';

/**
 * One mail's subject, HTML and text. Values are escaped for HTML and can bring no header and no tag
 * along.
 */
export function redact(model: Template, vue: Record<string, unknown>): Template {
	return {
		sujet: oneLine(texte.render(model.sujet, vue)),
		html: html.render(layOut(model.html), vue),
		texte: `${compact(texte.render(model.texte + OWN, vue))}\n`,
	};
}

/** What is wrong with a template (an unclosed section, say), or ''. */
export function checkTemplate(model: Template): string {
	for (const [part, text] of Object.entries(model)) {
		try {
			Mustache.parse(text as string);
		} catch (error) {
			return `${part}: ${(error as Error).message}`;
		}
	}
	return '';
}
