import { DateTime } from 'luxon';
import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import type { Refusal } from '../../../core/errors/refusal';
import { asDay } from '../../../nodes/shared/fields';
import { Lecture, readItem } from '../../../nodes/shared/read';

/**
 * n8n's reading of parameters, with `=` evaluated as the text behind it and the item's place;
 * `asked` notes what it was asked for.
 */
function contextOf(parametres: INodeParameters, items: object[], wrong?: string) {
	const asked: string[] = [];
	const evaluate = (value: unknown, item: number): unknown => {
		if (typeof value === 'string')
			return value.startsWith('=') ? `${value.slice(1)}#${item}` : value;
		if (typeof value !== 'object' || value === null) return value;
		if (Array.isArray(value)) return value.map((one) => evaluate(one, item));
		return Object.fromEntries(
			Object.entries(value).map(([key, one]) => [key, evaluate(one, item)]),
		);
	};
	const context = {
		getInputData: () => items.map((json) => ({ json })),
		getNodeParameter: (
			nom: string,
			item: number,
			absent: unknown,
			{ rawExpressions = false } = {},
		) => {
			asked.push(nom);
			if (nom === wrong && !rawExpressions) throw new Error('no such list');
			const value = nom in parametres ? parametres[nom] : absent;
			return rawExpressions ? value : evaluate(value, item);
		},
	} as unknown as IExecuteFunctions;
	return { asked, context, at: (item: number) => new Lecture(context, item) };
}

const many = Array.from({ length: 1000 }, (_, n) => ({ id: n + 1, nom: `N${n}` }));

describe('Lecture', () => {
	it('asks n8n for what is the same for all items once a run', () => {
		const { asked, at } = contextOf(
			{ genre: 'eleve', forcee: true, options: { acteur: 'Zoé' } },
			many,
		);
		const lus = many.map((_, i) => [
			at(i).text('genre'),
			at(i).flag('forcee'),
			at(i).text('absent'),
			at(i).collection('options').acteur,
			at(i).collection('rien'),
		]);
		expect(new Set(lus.map((lu) => JSON.stringify(lu)))).toEqual(
			new Set([JSON.stringify(['eleve', true, null, 'Zoé', {}])]),
		);
		expect(asked.length).toBeLessThanOrEqual(10);
	});

	it('reads a plain field from each item without asking n8n for it', () => {
		const { asked, at } = contextOf(
			{ idEleve: '={{ $json.id }}', liste: { __rl: true, mode: 'id', value: '={{ $json.nom }}' } },
			many,
		);
		for (const [i, { id, nom }] of many.entries()) {
			expect(at(i).number('idEleve')).toBe(id);
			expect(at(i).text('liste')).toBe(nom);
		}
		expect(asked).toEqual(['idEleve', 'liste']);
	});

	it('has n8n evaluate every other expression for each item, beside a value that is typed in', () => {
		const { at } = contextOf(
			{
				genre: 'eleve',
				nom: '={{ $json.a.b }}',
				options: { acteur: '={{ $json.acteur }}', fixedOne: 'x' },
				liste: { __rl: true, mode: 'id', value: '={{ $json.a + 1 }}' },
			},
			many,
		);
		for (const i of [0, 1, 999]) {
			expect([
				at(i).text('genre'),
				at(i).text('nom'),
				at(i).collection('options'),
				at(i).text('liste'),
			]).toEqual([
				'eleve',
				`{{ $json.a.b }}#${i}`,
				{ acteur: `{{ $json.acteur }}#${i}`, fixedOne: 'x' },
				`{{ $json.a + 1 }}#${i}`,
			]);
		}
	});

	it('gives each item the error of a value that n8n can not read', () => {
		const { at } = contextOf(
			{ idSession: { __rl: true, mode: 'list', value: '?' } },
			many,
			'idSession',
		);
		for (const i of [0, 1]) expect(() => at(i).number('idSession')).toThrow('no such list');
	});

	it('keeps the values of one run apart from those of another', () => {
		const [one, other] = ['eleve', 'candidat'].map((genre) => contextOf({ genre }, many));
		expect([one.at(0).text('genre'), other.at(0).text('genre'), one.at(1).text('genre')]).toEqual([
			'eleve',
			'candidat',
			'eleve',
		]);
	});
});

const contextWith = (value: unknown) =>
	contextOf({ value, options: { value } } as INodeParameters, [{}]).context;
const reading = (value: unknown) => new Lecture(contextWith(value), 0, { fuseau: 'Europe/Paris' });
const faultsOf = (value: unknown, read: (lecture: Lecture) => unknown) => {
	try {
		return readItem(contextWith(value), 0, 'Europe/Paris', read);
	} catch (error) {
		return (error as Refusal).faults;
	}
};

describe('what a field is read as', () => {
	it.each([true, 1, '1', 'true', 'TRUE', ' true ', 'vrai', 'VRAI', 'oui', 'Yes'])(
		'%p is true',
		(value) => {
			expect(reading(value).flag('value')).toBe(true);
			expect(reading(value).group('options').flag('value')).toBe(true);
		},
	);

	it.each([false, 0, '0', 'false', 'FAUX', ' non ', 'no', '', null, undefined])(
		'%p is false',
		(value) => {
			expect(reading(value).flag('value')).toBe(false);
			expect(reading(value).group('options').flag('value')).toBe(false);
		},
	);

	it.each(['peut-être', 2, 'on', {}, []])('%p is neither, and is refused by its name', (value) => {
		expect(faultsOf(value, (lecture) => lecture.flag('value', 'previsualiser'))).toEqual([
			expect.objectContaining({ path: 'previsualiser', code: 'CHAMP_INVALIDE' }),
		]);
		expect(reading(value).flag('value')).toEqual(value);
	});

	it.each<[unknown, string]>([
		['2027-06-01', '2027-06-01'],
		['2027-06-01T00:00:00', '2027-06-01'],
		['2027-06-01 08:30:00', '2027-06-01'],
		['2027-05-31T22:00:00.000Z', '2027-06-01'],
		['2027-06-01T00:00:00.000+02:00', '2027-06-01'],
		['2027-05-31T20:00:00-04:00', '2027-06-01'],
		[new Date('2027-05-31T22:00:00Z'), '2027-06-01'],
		[DateTime.fromISO('2027-05-31T22:00:00Z', { zone: 'America/New_York' }), '2027-06-01'],
		['demain', 'demain'],
	])('%p is the day %s in Paris', (value, day) => {
		expect(asDay(value, 'Europe/Paris')).toBe(day);
	});

	it('reads a list of days, and refuses one that is none', () => {
		const list = ['2027-05-31T22:00:00Z', '2027-07-14'];
		expect(reading(list).days('value')).toEqual(['2027-06-01', '2027-07-14']);
		expect(reading('2027-06-01, 2027-07-14').days('value')).toEqual(['2027-06-01', '2027-07-14']);
		expect(faultsOf('demain', (lecture) => lecture.days('value', 'serie.sauf'))).toMatchObject([
			{ path: 'serie.sauf', message: expect.stringContaining("n'est pas un jour") },
		]);
	});

	it('tells every fault at once', () => {
		const read = (lecture: Lecture) => [lecture.key('value', 'a'), lecture.day('value', 'b')];
		expect(faultsOf('x', read)).toMatchObject([{ path: 'a' }, { path: 'b' }]);
	});

	it('reads numbers and hours with a comma, and says what is none', () => {
		expect([reading('3,5').number('value'), reading('3,5').hours('value')]).toEqual([3.5, 3.5]);
		expect([reading('').number('value'), reading(0).number('value')]).toEqual([undefined, 0]);
		expect(faultsOf('x', (lecture) => lecture.key('value', 'idSession'))).toEqual([
			{
				path: 'idSession',
				message: "« x » n'est pas un numéro : un entier positif est attendu",
				code: 'CHAMP_INVALIDE',
			},
		]);
		expect(faultsOf('', (lecture) => lecture.key('value'))).toMatchObject([
			{ message: 'obligatoire : un numéro est attendu' },
		]);
		expect(reading('x').hours('value')).toBe('x');
	});
});
