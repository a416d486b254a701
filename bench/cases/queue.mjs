import { core, openBench } from '../lib/openBench.mjs';
import { interleave, time } from '../lib/statistics.mjs';

/** @import { Case, Goal } from '../lib/types.js' */

export const title = 'Withdraw and promote by the length of the queue';
export const against = 'itself with 10 waiting';
export const smallest = { waiting: '10,20', rounds: '1' };
/**
 * Of a queue as a centre may have it; a longer one has as many ranks to write as it has people.
 * @type {Goal}
 */
const goal = { direction: 'max', threshold: 1.5 };
const LONGEST_WITH_GOAL = 1000;

/**
 * One enrolled person withdraws, the head of the queue is promoted, every rank behind moves up by one.
 * @type {Case['run']}
 */
export async function run({ rounds, option }) {
	const { withdraw } = /** @type {typeof import('../../core/index.js')} */ (core('core/index.js'));
	const lengths = (option('waiting') ?? '10,1000,10000').split(',').map(Number);
	const longest = Math.max(...lengths);
	const bench = await openBench();
	try {
		await bench.sql(
			`insert into eleves (nom, prenom, parcours_valide, paiement_ok)
			select 'E' || n, 'P', true, true
			from generate_series(1, 12000) n`,
		);
		/** @type {Record<string, () => Promise<number>>} */
		const contenders = {};
		/** @type {(() => Promise<number>)[]} */
		const verdicts = [];
		/** @param {number} n how many wait */
		const newSession = async (n) => {
			const [{ id }] = await bench.sql(
				`insert into sessions (id_formation, date_debut, date_fin, capacite_max, nb_inscrits)
				values (1, '2030-01-07 08:00', '2030-01-07 16:00', 50, 50)
				returning id_session as id`,
			);
			await bench.sql(
				`insert into inscription_session (id_eleve, id_session, statut_inscription, priorite, date_inscription)
				select n, $1, 'INSCRIT', 1, '2026-01-01'
				from generate_series(1, 50) n`,
				[id],
			);
			await bench.sql(
				`insert into inscription_session (id_eleve, id_session, statut_inscription, priorite,
					date_inscription, position_attente)
				select 100 + n, $1, 'EN_ATTENTE', 1, '2026-01-02', n
				from generate_series(1, $2::int) n`,
				[id, n],
			);
			await bench.sql('analyze inscription_session');
			return id;
		};
		for (const n of lengths) {
			const id = await newSession(n);
			contenders[`${n} waiting`] = async () => {
				const [{ eleve, inscription }] = await bench.sql(
					`select id_eleve as eleve, id_inscription as inscription
					from inscription_session
					where id_session = $1 and statut_inscription = 'INSCRIT'
					order by id_inscription limit 1`,
					[id],
				);
				const { ms, value } = await time(() =>
					withdraw(bench.centre, [{ idInscription: inscription, motif: 'bench' }]),
				);
				if (!value[0].ok || !value[0].value.promotion)
					throw new Error(`nobody was promoted: ${JSON.stringify(value[0])}`);
				// The one who left queues again at the end, so that the queue keeps its length.
				await bench.sql(
					`insert into inscription_session (id_eleve, id_session, statut_inscription, priorite,
						date_inscription, position_attente)
					select $2, $1, 'EN_ATTENTE', 1, '2026-01-02', $3`,
					[id, eleve, n],
				);
				return ms;
			};
			verdicts.push(async () => {
				const [{ wrong }] = await bench.sql(
					`select count(*)::int as wrong
					from (
						select position_attente,
							row_number() over (order by priorite, date_inscription, id_inscription) as due
						from inscription_session where id_session = $1 and statut_inscription = 'EN_ATTENTE'
					) r where position_attente <> due`,
					[id],
				);
				return wrong;
			});
		}
		// One up, one down: written are the ranks that a promotion writes, in a transaction of its own,
		// and nothing else.
		const twin = await newSession(longest - 1);
		let step = -1;
		contenders.ranks = async () =>
			(
				await time(() =>
					bench.sql(
						`begin; update inscription_session set position_attente = position_attente + ${(step = -step)} ` +
							`where id_session = ${twin} and statut_inscription = 'EN_ATTENTE'; ` +
							'commit',
					),
				)
			).ms;
		const { ranks, ...figures } = await interleave(contenders, rounds * 6);
		const [ten] = Object.values(figures);
		const most = figures[`${longest} waiting`];
		let wrong = 0;
		for (const verdict of verdicts) wrong += await verdict();
		return {
			measures: [
				...Object.entries(figures).map(([name, ours], i) => ({
					name,
					unit: 'ms',
					ours,
					peer: ten,
					ratio: ours.median / ten.median,
					...(lengths[i] <= LONGEST_WITH_GOAL ? { goal } : {}),
				})),
				{
					name: `${longest} waiting, beside the bare update of ${longest - 1} ranks`,
					unit: 'ms',
					ours: most,
					peer: ranks,
					ratio: most.median / ranks.median,
				},
			],
			verdict: `${wrong} rank(s) wrong at the end`,
			note: [
				'Ranks are stored and dense at every commit, because the CRM reads them (G4): ' +
					'promoting the head of 10,000 writes 9,999 ranks, in one statement. ' +
					'The last row is that alone, an update of 9,999 ranks in a transaction of its own: ' +
					'it takes more than three times what a promotion out of ten does. The table is laid out so that ' +
					'these are HOT updates which touch no index ' +
					'(locking.md). What is ours above it: the queue is read in its order and compared before it is ' +
					'written, so that ranks which other SQL left wrong are mended as well.',
				'A thousand waiting cost some 4 ms more than ten, half of them the 999 ranks; whether that is 1.4 or ' +
					'1.8 × hangs on how long a commit takes, of which a promotion out of ten is the greater part: ' +
					'5 to 9 ms on this machine from one day to the next.',
				'Gaps between ranks, a view, or ranks written later would make it flat, and the column untrue in ' +
					'between: rejected. A queue of ten thousand for one session can be split ' +
					'into several sessions.',
			],
		};
	} finally {
		await bench.close();
	}
}
