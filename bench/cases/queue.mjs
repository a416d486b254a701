import { core, openBench } from '../lib/openBench.mjs';
import { interleave, time } from '../lib/statistics.mjs';

/** @import { Bench } from '../lib/openBench.mjs' */
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
 * What a centre of some years has beside: five hundred sessions with some who wait. With the long queues
 * alone in the table PostgreSQL reads it whole for ten who wait, and the longest looks cheap beside that.
 * @param {Bench} bench
 */
async function fillOthers(bench) {
	await bench.sql(
		`with others as (
			insert into sessions (id_formation, date_debut, date_fin, capacite_max, nb_inscrits)
			select 1, '2030-01-07 08:00', '2030-01-07 16:00', 20, 20
			from generate_series(1, 500)
			returning id_session
		)
		insert into inscription_session (id_eleve, id_session, statut_inscription, priorite, date_inscription,
			position_attente)
		select 1 + (s.id_session * 31 + n) % 12000, s.id_session,
			case when n <= 20 then 'INSCRIT' else 'EN_ATTENTE' end, 1, '2026-01-01',
			case when n > 20 then n - 20 end
		from others s, generate_series(1, 25) n`,
	);
	await bench.sql('analyze sessions');
}

/**
 * Writes the ranks that a promotion writes, in a transaction of its own, and nothing else: one up, one down.
 * @param {Bench} bench
 * @param {number} session whose queue it is
 */
function writeRanks(bench, session) {
	let step = -1;
	return async () => {
		step = -step;
		const { ms } = await time(() =>
			bench.sql(
				`begin; update inscription_session set position_attente = position_attente + ${step} ` +
					`where id_session = ${session} and statut_inscription = 'EN_ATTENTE'; ` +
					'commit',
			),
		);
		return ms;
	};
}

/**
 * One enrolled person withdraws, the head of the queue is promoted, every rank behind moves up by one.
 * @type {Case['run']}
 */
export async function run({ rounds, option }) {
	const { withdraw } = /** @type {typeof import('../../core/index.js')} */ (core('core/index.js'));
	const lengths = (option('waiting') ?? '10,1000,10000').split(',').map(Number);
	const bench = await openBench();
	try {
		await bench.sql(
			`insert into eleves (nom, prenom, parcours_valide, paiement_ok)
			select 'E' || n, 'P', true, true
			from generate_series(1, 12000) n`,
		);
		await fillOthers(bench);
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
		const bare = lengths.slice(1).map((n) => ({ n, name: `bare ${n}` }));
		for (const { n, name } of bare) contenders[name] = writeRanks(bench, await newSession(n - 1));

		const figures = await interleave(contenders, rounds * 6);
		const [shortest] = lengths;
		const least = figures[`${shortest} waiting`];
		let wrong = 0;
		for (const verdict of verdicts) wrong += await verdict();
		return {
			measures: [
				...lengths.map((n) => ({
					name: `${n} waiting`,
					unit: 'ms',
					ours: figures[`${n} waiting`],
					peer: least,
					ratio: figures[`${n} waiting`].median / least.median,
					...(n <= LONGEST_WITH_GOAL ? { goal } : {}),
				})),
				...bare.map(({ n, name }) => ({
					name: `the bare update of ${n - 1} ranks, beside ${shortest} waiting`,
					unit: 'ms',
					ours: figures[name],
					peer: least,
					ratio: figures[name].median / least.median,
				})),
			],
			verdict: `${wrong} rank(s) wrong at the end`,
			note: [
				'Ranks are stored and dense at every commit, because the CRM reads them (G4): ' +
					'promoting the head of 1,000 writes 999 ranks, in one statement. ' +
					'The last rows are that alone, in a transaction of its own: added to a promotion out of ten, less a commit, ' +
					'that of 999 ranks is the least that one out of 1,000 can take while ranks are dense. ' +
					'The table is laid out so that these are HOT updates which touch no index (locking.md). ' +
					'What is ours above it: the queue is read in its order and compared before it is ' +
					'written, so that ranks which other SQL left wrong are mended as well.',
				'The rows to write are found by their keys, however long other queues are: a join, as the planner would ' +
					'choose it, reads the whole table for ten who wait.',
				'Gaps between ranks, a view, or ranks written later would make it flat, and the column untrue in ' +
					'between: rejected. A queue of ten thousand for one session can be split ' +
					'into several sessions.',
			],
		};
	} finally {
		await bench.close();
	}
}
