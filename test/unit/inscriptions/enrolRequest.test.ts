import fc from 'fast-check';

import { enrolRequest, readPlain } from '../../../core/inscriptions/enrolRequest';
import { seed } from '../../seed';

const key = fc.oneof(
	{ weight: 3, arbitrary: fc.integer({ min: 1, max: 2_147_483_647 }) },
	fc.constantFrom<unknown>(
		undefined,
		null,
		0,
		-1,
		-0,
		1.5,
		2_147_483_648,
		NaN,
		'12',
		' 12 ',
		'',
		true,
		[1],
		{},
	),
);
const or = (...some: unknown[]) => fc.constantFrom(undefined, null, '', 0, 'autre', [], ...some);
const request = fc.oneof(
	{
		weight: 20,
		arbitrary: fc.record(
			{
				idSession: key,
				idEleve: key,
				idCandidat: key,
				origine: or('fiche', 'conversion'),
				forcee: or(true, false, 'true'),
				notifiePar: or('admin', 'auto'),
				autre: fc.constant(1),
			},
			{ requiredKeys: [] },
		),
	},
	fc.constantFrom<unknown>(undefined, null, 1, 'texte', [], [1], new Date(0)),
);

test('what is read without zod is what zod reads, and what zod refuses is left to it', () => {
	let plain = 0;
	fc.assert(
		fc.property(request, (one) => {
			const read = readPlain(one);
			if (read === undefined) return;
			plain += 1;
			expect(enrolRequest.safeParse(one)).toEqual({ success: true, data: read });
		}),
		{ numRuns: 20_000, seed },
	);
	expect(plain).toBeGreaterThan(100);
});

test.each([
	{ idSession: 1, idEleve: 2 },
	{ idSession: 1, idCandidat: 2, origine: 'conversion', forcee: true, notifiePar: 'auto' },
	{ idSession: 1, idEleve: 2, idCandidat: undefined, origine: 'fiche', forcee: false, acteur: 'x' },
])('a request of the usual kind does not need zod: %j', (usual) => {
	expect(readPlain(usual)).toEqual(enrolRequest.parse(usual));
});
