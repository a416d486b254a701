import { core, openBench } from '../lib/openBench.mjs';
import { runPgbench } from '../lib/runPgbench.mjs';
import { record, toScript } from '../lib/record.mjs';
import { interleave, time } from '../lib/statistics.mjs';

/** @import { Case, Measure } from '../lib/types.js' */

export const title = 'Enrolments per second on one hot session';
export const against =
	'pgbench sending the same statements of the same transaction, without our code and rules';
/** @type {Measure['goal']} */
const goal = { direction: 'min', threshold: 0.7 };

export const smallest = { clients: '2', enrolments: '8' };

/**
 * 1, 16 and 64 clients enrol people who are new, all on one session; the places run out half-way, so
 * that half of them queue.
 * @type {Case['run']}
 */
export async function run({ rounds, option }) {
	const { enrol } = /** @type {typeof import('../../core/index.js')} */ (core('core/index.js'));
	const perRound = Number(option('enrolments') ?? 512);
	const counts = (option('clients') ?? '1,16,64').split(',').map(Number);
	const bench = await openBench();
	/** @type {Measure[]} */
	const measures = [];
	let oversold = 0;
	try {
		await bench.sql(
			`insert into eleves (nom, prenom, parcours_valide, paiement_ok)
			select 'E' || n, 'P', true, true
			from generate_series(1, $1::int) n`,
			[counts.length * (rounds + 1) * 4 * (perRound + 200)],
		);
		// Keys that no other number looks like, so that the recorded statements can be written for
		// another person and session.
		await bench.sql('update eleves set id_eleve = id_eleve + 10000000');
		await bench.sql('alter sequence sessions_id_session_seq restart 20000001');
		await bench.sql('alter sequence inscription_session_id_inscription_seq restart 30000001');
		let eleve = 10_000_000;
		const newSession = async (places = perRound / 2) =>
			(
				await bench.sql(
					`insert into sessions (id_formation, date_debut, date_fin, capacite_max)
					values (1, '2030-01-07 08:00', '2030-01-07 16:00', $1)
					returning id_session`,
					[places],
				)
			)[0].id_session;
		/**
		 * What an enrolment sends, the second of its session, with the values that are another person's each time.
		 * @param {number} session
		 */
		const model = async (session) => {
			await enrol(bench.centre, [{ idSession: session, idEleve: (eleve += 1) }]);
			const idEleve = (eleve += 1);
			const sent = await record(
				bench.base,
				async () => await enrol(bench.centre, [{ idSession: session, idEleve }]),
			);
			const [{ key }] = await bench.sql(
				'select max(id_inscription) as key from inscription_session',
			);
			const [{ correlation }] = await bench.sql(
				`select max(correlation_id) as correlation
				from sessions_planning.evenement
				where id_session = $1 and donnees @> $2`,
				[session, { idInscription: key }],
			);
			return { sent, session, idEleve, key, correlation };
		};
		const placed = await model(await newSession());
		const queued = await model(await newSession(0));
		/**
		 * As many as in ours get a place, then as many queue.
		 * @param {number} clients
		 * @param {boolean} pipeline
		 */
		const floor = (clients, pipeline) => async () => {
			const idSession = await newSession();
			await bench.sql(`create sequence if not exists bench_eleve`);
			await bench.sql(`select setval('bench_eleve', $1)`, [eleve]);
			eleve += perRound + 2 * clients;
			const seconds = [placed, queued].map(({ sent, session, idEleve, key, correlation }) => {
				/** @type {Map<unknown, string>} */
				const places = new Map();
				places.set(session, String(idSession));
				places.set(idEleve, ':eleve');
				if (correlation) places.set(correlation, "'interne-' || gen_random_uuid()");
				const script = `select nextval('bench_eleve') as eleve \\gset\n${toScript(sent, places, { key, pipeline })}\n`;
				return (
					perRound / 2 / runPgbench({ url: bench.url, clients, transactions: perRound / 2, script })
				);
			});
			return perRound / (seconds[0] + seconds[1]);
		};
		for (const clients of counts) {
			const enrolAll = async () => {
				const idSession = await newSession();
				const todo = Array.from({ length: perRound }, () => (eleve += 1));
				const { ms } = await time(() =>
					Promise.all(
						Array.from({ length: clients }, async () => {
							for (let id = todo.pop(); id; id = todo.pop())
								await enrol(bench.centre, [{ idSession, idEleve: id }]);
						}),
					),
				);
				const [{ n }] = await bench.sql(
					`select count(*)::int as n
					from inscription_session
					where id_session = $1 and statut_inscription = 'INSCRIT'`,
					[idSession],
				);
				if (n !== perRound / 2) oversold += 1;
				return (perRound / ms) * 1000;
			};
			const { ours, floorRate, together } = await interleave(
				{ ours: enrolAll, floorRate: floor(clients, false), together: floor(clients, true) },
				rounds,
			);
			measures.push({
				name: `${clients} client(s)`,
				unit: 'enrolments/s',
				ours,
				peer: floorRate,
				ratio: ours.median / floorRate.median,
				goal,
			});
			measures.push({
				name: `${clients} client(s), beside pgbench in two round trips as ours`,
				unit: 'enrolments/s',
				ours,
				peer: together,
				ratio: ours.median / together.median,
			});
		}
	} finally {
		await bench.close();
	}
	return {
		measures,
		verdict: `${oversold} of ${(measures.length / 2) * (rounds + 1)} rounds oversold or undersold`,
		note: [
			`${perRound} enrolments a round, ${perRound / 2} places. Half of the people queue, and each ` +
				"newcomer's rank is counted among those who wait, in ours as in the floor.",
			'An enrolment is two round trips: lock and readings go out together, and so do writes, ' +
				'decisions, events and the commit (locking.md). pgbench sends the same statements one after ' +
				'another, which is how they would be written by hand; that is why ours can be faster than its ' +
				'floor. The second row of each pair takes that away: a pgbench that sends them in two round ' +
				'trips as well. What is left there is our JavaScript: reading, the rule files, and the answer; ' +
				"where several clients wait for the row's lock, it runs beside the waiting.",
		],
	};
}
