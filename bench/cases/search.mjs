import { core, openBench } from '../lib/openBench.mjs';
import { interleave, time } from '../lib/statistics.mjs';

/** @import { Case, Measure } from '../lib/types.js' */

export const title = 'Find people among a million, by words of name or address';
export const against =
	'the bare ilike over first name, name and address, which knows no accents, apostrophes or ligatures';
export const smallest = { people: '3000' };
/** @type {Case['goal']} */
export const goal = { direction: 'min', threshold: 20 };

const note = [
	'Ours goes through a trigram index over a folded text (`sessions_planning.recherche`), built beside ' +
		"the CRM's writes. The bare ilike reads every row.",
	'A word of one or two letters has no trigram: ours then reads every row too, and folds each.',
];

/** What is typed, and what the bare ilike needs to find the same. */
const asked = [
	{ typed: 'lefevre 777777', bare: ['%lefèvre777777%'], what: 'one person, accents left out' },
	{ typed: 'marie 4242', bare: ['%marie%', '%4242%'], what: 'two words, some hundred people' },
	{ typed: 'n999', bare: ['%n999%'], what: 'part of an address, a thousand people' },
];

/** @type {Case['run']} */
export async function run({ rounds, option }) {
	const { searchList } = /** @type {typeof import('../../core/index.js')} */ (
		core('core/index.js')
	);
	const people = Number(option('people') ?? 1_000_000);
	const bench = await openBench();
	try {
		await bench.sql(
			`insert into eleves (nom, prenom, email)
			select (array['Lefèvre', 'D’Arc', 'Cœur', 'Martin', 'Anne-Laure'])[1 + n % 5] || n,
				(array['Élodie', 'Marie', 'Jean', 'Zoé'])[1 + n % 4], 'n' || n || '@mail.example'
			from generate_series(1, $1::int) n`,
			[people],
		);
		await bench.sql('vacuum analyze eleves');
		/** @type {Measure[]} */
		const measures = [];
		for (const { typed, bare, what } of asked) {
			const { ours, ilike } = await interleave(
				{
					ours: async () => (await time(() => searchList(bench.centre, 'eleves', typed))).ms,
					ilike: async () =>
						(
							await time(() =>
								bench.sql(
									`select id_eleve, prenom, nom, email
									from eleves
									where (nom ilike $1 or prenom ilike $1 or email ilike $1)
										and (nom ilike $2 or prenom ilike $2 or email ilike $2)
									order by nom, prenom, id_eleve
									limit 100`,
									[bare[0], bare.at(-1)],
								),
							)
						).ms,
				},
				rounds * 2,
			);
			measures.push({
				name: `« ${typed} »: ${what}`,
				unit: 'ms',
				ours,
				peer: ilike,
				ratio: ilike.median / ours.median,
			});
		}
		return { measures, note };
	} finally {
		await bench.close();
	}
}
