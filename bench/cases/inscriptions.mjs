import { core, openBench } from '../lib/base.mjs';
import { runPgbench } from '../lib/pgbench.mjs';
import { record, toScript } from '../lib/record.mjs';
import { interleave, time } from '../lib/statistiques.mjs';

export const titre = 'Enrolments per second on one hot session';
export const contre =
	'pgbench sending the same statements of the same transaction, without our code and rules';
const atteindre = { sens: 'min', seuil: 0.7 };

const parTour = 512;

/** 1, 16 and 64 clients enrol people who are new, all on one session; the places run out half-way, so that half of them queue. */
export async function run({ tours }) {
	const { enrol } = core('core/index.js');
	const bench = await openBench();
	const mesures = [];
	let oversold = 0;
	try {
		await bench.sql(
			"insert into eleves (nom, prenom, parcours_valide, paiement_ok) select 'E' || n, 'P', true, true from generate_series(1, 200000) n",
		);
		// Keys that no other number looks like, so that the recorded statements can be written for another person and session.
		await bench.sql('update eleves set id_eleve = id_eleve + 10000000');
		await bench.sql('alter sequence sessions_id_session_seq restart 20000001');
		await bench.sql('alter sequence inscription_session_id_inscription_seq restart 30000001');
		let eleve = 10_000_000;
		const newSession = async (places = parTour / 2) =>
			(
				await bench.sql(
					"insert into sessions (id_formation, date_debut, date_fin, capacite_max) values (1, '2030-01-07 08:00', '2030-01-07 16:00', $1) returning id_session",
					[places],
				)
			)[0].id_session;
		/** What an enrolment sends, the second of its session, with the values that are another person's each time. */
		const model = async (session) => {
			await enrol(bench.centre, [{ idSession: session, idEleve: (eleve += 1) }]);
			const idEleve = (eleve += 1);
			const sent = await record(
				bench.base,
				async () => await enrol(bench.centre, [{ idSession: session, idEleve }]),
			);
			const [{ cle }] = await bench.sql(
				'select max(id_inscription) as cle from inscription_session',
			);
			const [{ correlation }] = await bench.sql(
				'select max(correlation_id) as correlation from sessions_planning.evenement where id_session = $1 and donnees @> $2',
				[session, { idInscription: cle }],
			);
			return { sent, session, idEleve, cle, correlation };
		};
		const placed = await model(await newSession());
		const queued = await model(await newSession(0));
		// As many as in ours get a place, then as many queue.
		const floor = (clients, pipeline) => async () => {
			const idSession = await newSession();
			await bench.sql(`create sequence if not exists bench_eleve`);
			await bench.sql(`select setval('bench_eleve', $1)`, [eleve]);
			eleve += parTour + 2 * clients;
			const seconds = [placed, queued].map(({ sent, session, idEleve, cle, correlation }) => {
				const places = new Map([
					[session, String(idSession)],
					[idEleve, ':eleve'],
					...(correlation ? [[correlation, "'interne-' || gen_random_uuid()"]] : []),
				]);
				const script = `select nextval('bench_eleve') as eleve \\gset\n${toScript(sent, places, { cle, pipeline })}\n`;
				return (
					parTour / 2 / runPgbench({ url: bench.url, clients, transactions: parTour / 2, script })
				);
			});
			return parTour / (seconds[0] + seconds[1]);
		};
		for (const clients of [1, 16, 64]) {
			const ours = async () => {
				const idSession = await newSession();
				const todo = Array.from({ length: parTour }, () => (eleve += 1));
				const { ms } = await time(() =>
					Promise.all(
						Array.from({ length: clients }, async () => {
							for (let id = todo.pop(); id; id = todo.pop())
								await enrol(bench.centre, [{ idSession, idEleve: id }]);
						}),
					),
				);
				const [{ n }] = await bench.sql(
					"select count(*)::int as n from inscription_session where id_session = $1 and statut_inscription = 'INSCRIT'",
					[idSession],
				);
				if (n !== parTour / 2) oversold += 1;
				return (parTour / ms) * 1000;
			};
			const { nous, plancher, ensemble } = await interleave(
				{ nous: ours, plancher: floor(clients, false), ensemble: floor(clients, true) },
				tours,
			);
			mesures.push({
				nom: `${clients} client(s)`,
				unite: 'enrolments/s',
				nous,
				pair: plancher,
				rapport: nous.mediane / plancher.mediane,
				atteindre,
			});
			mesures.push({
				nom: `${clients} client(s), beside pgbench in two round trips as ours`,
				unite: 'enrolments/s',
				nous,
				pair: ensemble,
				rapport: nous.mediane / ensemble.mediane,
			});
		}
	} finally {
		await bench.close();
	}
	return {
		mesures,
		verdict: `${oversold} of ${(mesures.length / 2) * (tours + 1)} rounds oversold or undersold`,
		note: [
			`${parTour} enrolments a round, ${parTour / 2} places. Half of the people queue, and each newcomer's rank is counted among those who wait, in ours as in the floor.`,
			"An enrolment is two round trips: lock and readings go out together, and so do writes, decisions, events and the commit (locking.md). pgbench sends the same statements one after another, which is how they would be written by hand; that is why ours can be faster than its floor. The second row of each pair takes that away: a pgbench that sends them in two round trips as well. What is left there is our JavaScript: reading, the rule files, and the answer; where several clients wait for the row's lock, it runs beside the waiting.",
		],
	};
}
