import { caller } from '../lib/charge.mjs';
import { bareStatement, handStatement, tracesOf } from '../lib/ensemble.mjs';
import { lastRun, openStack, removeFolder, stackFolder } from '../lib/n8n.mjs';
import { interleave, time } from '../lib/statistiques.mjs';
import { oneNode, stockNodes } from '../lib/workflows.mjs';

export const titre = 'One node run of 1,000 and 10,000 enrolments';
export const contre =
	"the same built of n8n's stock nodes (Postgres, If, Code) in the same n8n, right under concurrency; and one set-based statement by hand that leaves the same rows, sent from outside n8n";
export const tours = 5;

const tables = [
	'public.inscription_session',
	'sessions_planning.decision',
	'sessions_planning.evenement',
];

/** Milliseconds from the first to the last of the nodes after those that both flows share. */
const span = ({ noeuds }, shared = ['Webhook', 'People']) => {
	const own = Object.entries(noeuds)
		.filter(([nom]) => !shared.includes(nom))
		.map(([, n]) => n);
	return Math.max(...own.map(({ fin }) => fin)) - Math.min(...own.map(({ debut }) => debut));
};

export async function run({ tours: rounds, option }) {
	const sizes = (option('sizes') ?? '1000,10000').split(',').map(Number);
	const folder = stackFolder();
	const http = caller({ clients: 1 });
	let stack;
	const mesures = [];
	let wrong = 0;
	let differ;
	const details = [];
	try {
		stack = await openStack({ folder, workflows: [oneNode, stockNodes] });
		const { ready, sql } = stack;
		await sql(
			"insert into eleves (nom, prenom, parcours_valide, paiement_ok) select 'E' || n, 'P', n % 2 = 0, true from generate_series(1, $1::int) n",
			[Math.max(...sizes)],
		);
		const [{ premier }] = await sql(
			"select min(id_eleve) as premier from eleves where nom = 'E1' and prenom = 'P'",
		);
		const newSession = async (places) =>
			(
				await sql(
					"insert into sessions (id_formation, date_debut, date_fin, capacite_max, statut_session) values (1, '2030-01-07 08:00', '2030-01-07 16:00', $1, 'PLANIFIEE') returning id_session as id",
					[places],
				)
			)[0].id;
		const traces = Object.fromEntries(sizes.map((n) => [n, new Set()]));
		/** `same`: what is left must be what ours leaves, down to the words and facts of each decision; looked at in the round that is dropped. */
		const check = async (id, n, same) => {
			const [{ places, attente, compte }] = await sql(
				`select count(*) filter (where i.statut_inscription = 'INSCRIT')::int as places, count(distinct i.position_attente)::int as attente, max(s.nb_inscrits)::int as compte
				from inscription_session i join sessions s using (id_session) where id_session = $1`,
				[id],
			);
			if (places !== n / 2 || attente !== n / 2 || compte !== n / 2) wrong += 1;
			if (same) {
				for (const table of tables) await sql(`analyze ${table}`);
				traces[n].add((await sql(tracesOf, [id]))[0].traces);
			}
			// Rows of earlier rounds are not part of what is measured, nor is an autovacuum that comes upon them in the middle of the next.
			await sql('delete from sessions_planning.decision where id_session = $1', [id]);
			await sql('delete from sessions_planning.evenement where id_session = $1', [id]);
			await sql('delete from inscription_session where id_session = $1', [id]);
			for (const table of tables) await sql(`vacuum analyze ${table}`);
		};
		const contenders = (n) => {
			const by = (workflow, path) => async (tour) => {
				const session = await newSession(n / 2);
				const before = (
					await stack.n8nSql('select coalesce(max(id), 0) as id from execution_entity')
				)[0].id;
				const { status, text } = await http.call(`${ready.webhooks}/${path}`, {
					headers: { 'X-CRM-Token': ready.crm.token },
					body: { session, premier, dernier: premier + n - 1 },
				});
				const done = await lastRun(stack, workflow.id, before);
				if (status !== 200 || done.statut !== 'success')
					throw new Error(
						`${path}: ${status} ${text.slice(0, 300)} ${done.statut} ${done.erreur ?? ''}`,
					);
				// Events of these enrolments are not to be worked off beside the next round.
				await check(session, n, workflow === oneNode && tour === 0);
				details.push({
					n,
					path,
					noeuds: Object.fromEntries(Object.entries(done.noeuds).map(([nom, { ms }]) => [nom, ms])),
				});
				return span(done);
			};
			const byHand = (statement) => async (tour) => {
				const session = await newSession(n / 2);
				const { ms } = await time(() => sql(statement, [session, premier, premier + n - 1]));
				await check(session, n, statement === handStatement && tour === 0);
				return ms;
			};
			return {
				nous: by(oneNode, 'bench-enrol'),
				stock: by(stockNodes, 'bench-stock'),
				main: byHand(handStatement),
				nu: byHand(bareStatement),
			};
		};
		const byOne = { sens: 'max', seuil: 2 };
		for (const n of sizes) {
			const { nous, stock, main, nu } = await interleave(contenders(n), rounds);
			mesures.push({
				nom: `${n} enrolments, times faster than stock nodes`,
				unite: 'ms',
				nous,
				pair: stock,
				rapport: stock.mediane / nous.mediane,
				atteindre: { sens: 'min', seuil: 20 },
			});
			mesures.push({
				nom: `${n} enrolments, beside one statement by hand`,
				unite: 'ms',
				nous,
				pair: main,
				rapport: nous.mediane / main.mediane,
				atteindre: byOne,
			});
			mesures.push({
				nom: `${n} enrolments, beside one that writes neither decisions nor events`,
				unite: 'ms',
				nous,
				pair: nu,
				rapport: nous.mediane / nu.mediane,
			});
		}
		// The first size met an n8n that had just started, whose JavaScript was not compiled yet.
		const { nous: oneRun, main: hand } = contenders(sizes[0]);
		const { nous, main } = await interleave({ nous: oneRun, main: hand }, rounds * 2);
		mesures.push({
			nom: `${sizes[0]} enrolments in an n8n that has worked before, beside one statement by hand`,
			unite: 'ms',
			nous,
			pair: main,
			rapport: nous.mediane / main.mediane,
		});
		differ = sizes.filter((n) => traces[n].size !== 1);
	} finally {
		http.close();
		await stack?.close();
		removeFolder(folder);
	}
	const same =
		differ.length === 0
			? 'Our node and the statement by hand left the same rows: inscriptions, ranks, counters, decisions with rule, words and facts, events (one md5 of all of them).'
			: `Our node and the statement by hand left different rows at ${differ.join(' and ')}.`;
	return {
		mesures,
		details,
		verdict: `${wrong} runs left a wrong number of places or ranks. ${same}`,
		note: [
			"Half of the people get a place, half queue. Node times are n8n's own, without reading the people, which both flows share.",
			'The stock flow is the quickest one we could build: one statement a person and step, no loop node; it stops being right when n8n is killed between two nodes, and writes no decision.',
			"The statement by hand leaves the very rows that ours leaves: a decision with rule, words and facts for each person (G13), an event for each who has a place; the two rule files are written out in SQL for it, and its text would have to be written anew for every change of a rule. PostgreSQL works about as long for ours as for it. What comes on top is JavaScript that has to be done before the first row can be written (checking 10,000 inputs, two rule files for each, the ranks) and after the last (the items), and the memory of all that; decisions are put into words while PostgreSQL writes the inscriptions. With 1,000 the memory weighs more: in a profile of one run (147 ms with the profiler) 61 ms were waiting for PostgreSQL, 32 V8's garbage collector, 15 checking the input. An n8n that has worked before is quicker, though not enough: the last row. The third row is a statement that leaves out decisions and events.",
		],
	};
}
