import fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

import { html, properName } from '../../../core/pages/html';
import { toutes } from './allPages';
import { seed } from '../../seed';

const hostiles = {
	markupOf: '<script>alert(1)</script>',
	quotes: `"><img src=x onerror=alert(1)> ' \` &quot;`,
	fermeture: '</style></title></textarea><svg/onload=alert(1)>',
	rightToLeft: 'שרה כהן \u202Etxt.exe\u202C \u2066x',
	comment: '--><!--<a href="javascript:alert(1)">',
	modele: '${7*7} {{ $json.secret }} #{x}',
	control: 'a\u0000b\u0008c\u001fd\uFFFE',
};

/** What a reader of HTML makes of it: tags with their attributes, and text. Strict: a stray < is a fault. */
function tags(page: string): string[] {
	return page.replace(/<style>[\s\S]*?<\/style>/, '').match(/<[^>]*>/g) ?? [];
}

const known = new Set([
	'!doctype',
	'html',
	'head',
	'meta',
	'title',
	'style',
	'body',
	'a',
	'header',
	'div',
	'strong',
	'nav',
	'main',
	'ol',
	'ul',
	'li',
	'h1',
	'h2',
	'h3',
	'article',
	'fieldset',
	'legend',
	'select',
	'option',
	'p',
	'table',
	'caption',
	'thead',
	'tbody',
	'tfoot',
	'tr',
	'th',
	'td',
	'span',
	'b',
	'i',
	'small',
	'abbr',
	'bdi',
	'br',
	'section',
	'dl',
	'dt',
	'dd',
	'form',
	'label',
	'input',
	'button',
	'select',
	'option',
	'details',
	'summary',
	'svg',
	'desc',
	'rect',
	'text',
	'line',
	'g',
]);

const ordinary = toutes('Anne Martin');

describe.each(Object.entries(hostiles))('a name that is hostile by %s', (_, nom) => {
	it.each(Object.entries(toutes(nom)))('is text on the page %s', (pageName, page) => {
		const faults = tags(page).filter(
			(tag) =>
				!known.has((/^<\/?([a-z!0-9]+)/i.exec(tag)?.[1] ?? '').toLowerCase()) ||
				/\son[a-z]+\s*=/i.test(tag.replace(/"[^"]*"/g, '""')),
		);
		expect(faults).toEqual([]);
		// Quotes stay balanced in every tag: nothing of a name broke out of its attribute.
		for (const tag of tags(page))
			expect(tag.replace(/"[^"]*"/g, '')).not.toMatch(/["`]|javascript:/i);
		// \p{Cc}: control characters other than tab and line feed; the rest turns the direction of the text around.
		expect(page.replace(/[\t\n]/g, '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
		expect(page).not.toContain('<script');
		// The same page with a plain name has the same tags: a name adds none.
		expect(tags(page).length).toBe(tags(ordinary[pageName]).length);
	});
});

/** The text of a page as a browser reads it. */
function textOf(page: string): string {
	const read = (node: DefaultTreeAdapterTypes.Node): string =>
		'value' in node && node.nodeName === '#text'
			? node.value
			: 'childNodes' in node
				? node.childNodes.map(read).join('')
				: '';
	return read(parse(page));
}

it('shows the name itself, letter for letter', () => {
	const nom = `Zoé <b>"O'Brien"</b> & שרה 💍`;
	for (const [pageName, page] of Object.entries(toutes(nom)))
		if (!pageName.startsWith('jour.svg') && !pageName.endsWith('.svg'))
			expect(`${pageName} ${textOf(page).includes(nom)}`).toBe(`${pageName} true`);
});

it('writes by its number what lies beyond Latin-1, as one such letter makes V8 keep a page twice as large', () => {
	for (const [pageName, page] of Object.entries(toutes('Sœur Ж 💍')))
		expect(`${pageName} ${(page.match(/[^\0-\xff]/g) ?? []).join('')}`).toBe(`${pageName} `);
});

it('escapes whatever it is given, in text and in quotes', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (texte) => {
			const page = String(html`<a title="${texte}">${properName(texte)}</a>`);
			expect(page.match(/[<>]/g)).toEqual(['<', '>', '<', '>', '<', '>', '<', '>']);
			expect(page.match(/"/g)).toHaveLength(2);
		}),
		{ seed },
	);
});

it('joins lists, leaves nothing for nothing, and takes only its own markup as markup', () => {
	expect(String(html`${[1, html`<b>${'<'}</b>`, null, undefined, false, true, 0]}`)).toBe(
		'1<b>&lt;</b>0',
	);
	expect(String(html`${{ toString: () => '<i>' } as never}`)).toBe('&lt;i&gt;');
});
