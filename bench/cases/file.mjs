import { core, openBench } from '../lib/base.mjs';
import { interleave, time } from '../lib/statistiques.mjs';

export const titre = 'Withdraw and promote by the length of the queue';
export const contre = 'itself with 10 waiting';
export const atteindre = { sens: 'max', seuil: 2 };

/** One enrolled person withdraws, the head of the queue is promoted, every rank behind moves up by one. */
export async function run({ tours }) {
	const { withdraw } = core('core/index.js');
	const bench = await openBench();
	try {
		await bench.sql("insert into eleves (nom, prenom, parcours_valide, paiement_ok) select 'E' || n, 'P', true, true from generate_series(1, 12000) n");
		const contenders = {};
		const verdicts = [];
		for (const n of [10, 1_000, 10_000]) {
			const [{ id }] = await bench.sql("insert into sessions (id_formation, date_debut, date_fin, capacite_max, nb_inscrits) values (1, '2030-01-07 08:00', '2030-01-07 16:00', 50, 50) returning id_session as id");
			await bench.sql("insert into inscription_session (id_eleve, id_session, statut_inscription, priorite, date_inscription) select n, $1, 'INSCRIT', 1, '2026-01-01' from generate_series(1, 50) n", [id]);
			await bench.sql("insert into inscription_session (id_eleve, id_session, statut_inscription, priorite, date_inscription, position_attente) select 100 + n, $1, 'EN_ATTENTE', 1, '2026-01-02', n from generate_series(1, $2::int) n", [id, n]);
			await bench.sql('analyze inscription_session');
			contenders[`${n} waiting`] = async () => {
				const [{ eleve, inscription }] = await bench.sql("select id_eleve as eleve, id_inscription as inscription from inscription_session where id_session = $1 and statut_inscription = 'INSCRIT' order by id_inscription limit 1", [id]);
				const { ms, valeur } = await time(() => withdraw(bench.centre, [{ idInscription: inscription, motif: 'bench' }]));
				if (!valeur[0].ok || !valeur[0].valeur.promotion) throw new Error(`nobody was promoted: ${JSON.stringify(valeur[0])}`);
				// The one who left queues again at the end, so that the queue keeps its length.
				await bench.sql("insert into inscription_session (id_eleve, id_session, statut_inscription, priorite, date_inscription, position_attente) select $2, $1, 'EN_ATTENTE', 1, '2026-01-02', $3", [id, eleve, n]);
				return ms;
			};
			verdicts.push(async () => (await bench.sql(`select count(*)::int as n from (select position_attente, row_number() over (order by priorite, date_inscription, id_inscription) as vrai
				from inscription_session where id_session = $1 and statut_inscription = 'EN_ATTENTE') r where position_attente <> vrai`, [id]))[0].n);
		}
		const figures = await interleave(contenders, tours * 6);
		const ten = figures['10 waiting'];
		let wrong = 0;
		for (const verdict of verdicts) wrong += await verdict();
		return {
			mesures: Object.entries(figures).map(([nom, nous]) => ({ nom, unite: 'ms', nous, pair: ten, rapport: nous.mediane / ten.mediane })),
			verdict: `${wrong} rank(s) wrong at the end`,
			note: ['Ranks are stored and dense at every commit, because the CRM reads them: promoting the head of 10,000 rewrites 9,999 ranks in one statement. That is the floor of this guarantee (G4), not an oversight: the table is laid out so that these are HOT updates which touch no index (locking.md); gaps, a view, or ranks written later were rejected, since the column would not be true at the commit.'],
		};
	} finally {
		await bench.close();
	}
}
