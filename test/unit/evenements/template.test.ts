import { checkTemplate, redact } from '../../../core/courriers/template';
import { isAddress } from '../../../core/outbox/oweCourriers';
import { toAddress } from '../../../core/courriers/toAddress';

const modele = { sujet: '', html: '', texte: '' };

describe('redact', () => {
	it('escapes values in HTML, in every way to write them, and leaves text as it is', () => {
		const nom = `<img src=x onerror="alert(1)">&'`;
		const { html, texte } = redact(
			{ ...modele, html: '{{nom}}|{{{nom}}}|{{&nom}}', texte: '{{nom}}|{{{nom}}}' },
			{ nom },
		);
		expect(html).not.toContain('<img');
		expect(
			html.match(/&lt;img src&#61;x onerror&#61;&quot;alert\(1\)&quot;&gt;&amp;&#39;/g),
		).toHaveLength(3);
		expect(texte).toBe(`${nom}|${nom}\n`);
	});

	it('fills no placeholder that a value brings along', () => {
		expect(redact({ ...modele, sujet: '{{nom}}' }, { nom: '{{mot}}', mot: 'secret' }).sujet).toBe(
			'{{mot}}',
		);
	});

	it('keeps a subject on one line and to a length', () => {
		expect(
			redact({ ...modele, sujet: 'a {{x}}' }, { x: '\r\nBcc: evil@example\u2028 b' }).sujet,
		).toBe('a Bcc: evil@example b');
		expect(redact({ ...modele, sujet: '{{x}}' }, { x: 'y'.repeat(400) }).sujet).toHaveLength(250);
	});

	it("puts the centre's frame around a content, and none around a document", () => {
		const framed = redact({ ...modele, html: '<p>Bonjour</p>' }, { centre: 'Centre <ABJ>' }).html;
		expect(framed).toMatch(
			/^<!doctype html>[\s\S]*Centre &lt;ABJ&gt;[\s\S]*<p style="[^"]+">Bonjour<\/p>/,
		);
		expect(redact({ ...modele, html: '<!DOCTYPE html><p>{{x}}</p>' }, { x: 1 }).html).toBe(
			'<!DOCTYPE html><p>1</p>',
		);
	});
});

describe('checkModele', () => {
	it("says which part can't be read", () => {
		expect(checkTemplate({ ...modele, html: '{{#seances}}' })).toMatch(
			/^html: Unclosed section "seances"/,
		);
		expect(checkTemplate(modele)).toBe('');
	});
});

describe('isAdresse', () => {
	it.each(['a@b.fr', 'prénom.nom+x@école.example', "o'brien@mail.example"])('takes %s', (adresse) =>
		expect(isAddress(adresse)).toBe(true),
	);
	it.each([
		'',
		null,
		'a',
		'a@',
		'@b',
		'a@b, c@d',
		'a@b;c@d',
		'A <a@b>',
		'a@b\r\nBcc: c@d',
		'a b@c',
		'a@b(c)',
		'"a"@b',
	])('refuses %j', (adresse) => expect(isAddress(adresse)).toBe(false));
});

describe('toAdresse', () => {
	it.each([
		['Centre ABJ <contact@abj.example>', { name: 'Centre ABJ', address: 'contact@abj.example' }],
		[
			'"Centre, ABJ" <contact@abj.example>',
			{ name: 'Centre, ABJ', address: 'contact@abj.example' },
		],
		['contact@abj.example', { name: '', address: 'contact@abj.example' }],
	])('reads %s', (text, adresse) => expect(toAddress(text)).toEqual(adresse));
});
