import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { Lecture } from '../../../nodes/shared/read';

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
	return { asked, at: (item: number) => new Lecture(context, item) };
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
