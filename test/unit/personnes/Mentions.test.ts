import fc from 'fast-check';

import { Mentions } from '../../../core/personnes/Mentions';
import { fold } from '../../../core/names/fold';
import { seed } from '../../seed';

const known = [
	{ prenom: 'Zoé-Lou', nom: "d'Œuvre", email: 'Zoe.Lou@mail.example' },
	{ prenom: 'Zoé-Lou', nom: 'Martin', email: null },
];
const mentions = new Mentions(known, 'X');

describe('Mentions', () => {
	it.each([
		['Zoé-Lou d’Œuvre est venue', 'X est venue'],
		['ZOE LOU D OEUVRE', 'X'],
		['d’oeuvre, zoé lou : absente', 'X : absente'],
		['(zoe\u0301-lou\u00a0martin)', '(X)'],
		['{"nom":"Martin","prenom":"Zoé-Lou"}', '{"nom":"Martin","prenom":"Zoé-Lou"}'],
		[
			'à <zoe.lou@MAIL.example>; à zoe.lou@mail.examples',
			'à <[adresse effacée]>; à zoe.lou@mail.examples',
		],
		[
			'Zoé-Loup Martin et Zoé Lou Martineau, M. Martin',
			'Zoé-Loup Martin et Zoé Lou Martineau, M. Martin',
		],
		['Jean Martin, Zoé-Lou Martin', 'Jean Martin, X'],
		['', ''],
	])('%s', (text, expected) => expect(mentions.strike(text)).toBe(expected));

	it('finds a last name alone only where the text is about the person', () => {
		expect(mentions.strike('Mme d’Œuvre, Zoé-Lou', { own: true })).toBe('Mme X');
		expect(mentions.strike('Mme Martin (X)', { own: true })).toBe('Mme X (X)');
		expect(mentions.strike('Mme Martin')).toBe('Mme Martin');
	});

	it('knows a name in two fields', () => {
		expect(mentions.isName('zoe lou', 'MARTIN')).toBe(true);
		expect(mentions.isName('Zoé', 'Martin')).toBe(false);
		expect(mentions.isName(undefined, 'Martin')).toBe(false);
	});

	it('looks for nothing where no name is known', () => {
		const nobody = new Mentions([{ prenom: '', nom: '', email: '' }], 'X');
		expect(nobody.sought).toEqual({ noms: [], mots: '', adresses: [] });
		expect(nobody.strike('a b', { own: true })).toBe('a b');
	});

	it('leaves nothing of the name, however it is written, and every letter of the rest', () => {
		const word = fc.constantFrom(
			'Ana',
			'Éloïse',
			'ÉLOÏSE',
			'Bœuf',
			"D'Arc",
			'Jean-Paul',
			'Šimić',
			'Nguyễn',
		);
		const gap = fc.constantFrom(' ', '  ', '-', '’', '\u00a0');
		const written = fc.constantFrom(
			(text: string) => text,
			(text: string) => text.toUpperCase(),
			(text: string) => text.toLowerCase(),
			(text: string) => text.normalize('NFD'),
			(text: string) => text.normalize('NFKD').replace(/[\u0300-\u036f]/g, ''),
		);
		const around = fc.string({ unit: fc.constantFrom('0', '§', 'ß', '🙂', '\n', 'İ', '1') });
		fc.assert(
			fc.property(
				word,
				word,
				gap,
				written,
				around,
				around,
				(prenom, nom, between, how, before, after) => {
					const one = new Mentions([{ prenom, nom, email: null }], '¤');
					const name = how(`${prenom}${between}${nom}`);
					const text = `${before} ${name} ${after}`;
					const struck = one.strike(text);
					expect(struck).toBe(`${before} ¤ ${after}`);
					expect(fold(struck)).not.toContain(fold(`${prenom} ${nom}`));
					expect(one.strike(struck)).toBe(struck);
				},
			),
			{ seed },
		);
	});
});
