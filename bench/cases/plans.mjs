import { readdirSync, readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

import { startThrowaway } from '../../stack/postgres/startThrowaway.mjs';
import { root } from '../lib/base.mjs';

export const titre = 'Plans of the hot queries on many bookings';
export const contre =
	'the rule that no large table is read from end to end, with custom and with generic plans';
export const tours = 1;

const LARGE = [
	'reservation_salle',
	'occupation_salle',
	'occupation_formateur',
	'seance',
	'sessions',
	'inscription_session',
	'evenement',
];

/** A statement of a .sql file with its parameters as $1, $2 … */
function statement(file, name) {
	const text = readFileSync(join(root, 'database/queries', `${file}.sql`), 'utf8');
	const body = text.split(new RegExp(`/\\* @name ${name} \\*/`))[1].split(/;\s*(?:\n|$)/)[0];
	const names = [];
	const sql = body.replace(/(?<!:):([a-zA-Z]+)!?/g, (_, param) => {
		if (!names.includes(param)) names.push(param);
		return `$${names.indexOf(param) + 1}`;
	});
	return { sql, names };
}

const literal = (value) => {
	if (value === null || value === undefined) return 'null';
	if (Array.isArray(value)) return `'{${value.map((v) => JSON.stringify(String(v))).join(',')}}'`;
	return `'${String(value).replace(/'/g, "''")}'`;
};

// 250 rooms, 100 of them parts of ten combined ones; four half-days a day; one trainer and 40 bookings a session.
const fill = (reservations) =>
	`
	set session statement_timeout = 0;
	set session_replication_role = 'replica';
	alter table sessions_planning.occupation_salle drop constraint occupation_salle_sans_chevauchement;
	alter table sessions_planning.occupation_formateur drop constraint occupation_formateur_sans_chevauchement;
	insert into salles (nom, code, capacite_max, formations_compatibles, disponible_weekend, disponible_soir) select 'Salle ' || n, 'S' || n, 12, '{F1,F2,F3}', true, true from generate_series(1, 250) n;
	insert into salles (nom, code, capacite_max, formations_compatibles, disponible_weekend, disponible_soir) select 'Ensemble ' || n, 'E' || n, 100, '{TOUS}', true, true from generate_series(1, 10) n;
	insert into sessions_planning.composition_salle (id_salle, id_partie) select 250 + 1 + (n - 1) / 10, n from generate_series(1, 100) n;
	insert into formations (code, nom, duree_heures) select 'F' || n, 'Formation ' || n, 40 from generate_series(1, 60) n;
	insert into formateurs (nom, prenom, specialites) select 'N' || n, 'P' || n, '{F1,F2,F3}' from generate_series(1, 250) n;
	insert into eleves (nom, prenom, parcours_valide, paiement_ok) select 'N' || n, 'P' || n, true, true from generate_series(1, 5000) n;
	insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin, capacite_max, statut_session)
		select 1 + n % 60, 1 + n % 250, 1 + n % 250, 'Salle', timestamp '2020-01-01' + (n / 250) * interval '10 days', timestamp '2020-01-01' + (n / 250) * interval '10 days' + interval '10 days', 12, 'PLANIFIEE'
		from generate_series(0, ${Math.ceil(reservations / 40) - 1}) n;
	insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
		select 1 + (n / 40) % 250, 1 + n / 40, timestamp '2020-01-01' + ((n / 40) / 250) * interval '10 days' + ((n % 40) / 4) * interval '1 day' + (6 + 3 * (n % 4)) * interval '1 hour',
			timestamp '2020-01-01' + ((n / 40) / 250) * interval '10 days' + ((n % 40) / 4) * interval '1 day' + (9 + 3 * (n % 4)) * interval '1 hour'
		from generate_series(0, ${reservations - 1}) n;
	insert into inscription_session (id_eleve, id_session, statut_inscription, priorite, position_attente)
		select 1 + (n * 7 + n / 12) % 5000, 1 + n / 12, case when n % 12 < 8 then 'INSCRIT' else 'EN_ATTENTE' end, 1, case when n % 12 < 8 then null else n % 12 - 7 end from generate_series(0, ${Math.ceil(reservations / 40) * 12 - 1}) n
		on conflict do nothing;
	insert into sessions_planning.evenement (action, correlation_id, id_session, origine, date_session) select 'RAPPEL_SESSION', 'r' || id_session, id_session, 'RAPPEL', date_debut from sessions;
	insert into sessions_planning.seance (id_reservation, matiere) select id_reservation, 'Matière' from reservation_salle where id_reservation % 4 = 0;
	insert into sessions_planning.occupation_salle select r.id_reservation, p.id_physique, tsrange(r.date_debut, r.date_fin) from reservation_salle r join sessions_planning.salle_physique p using (id_salle);
	insert into sessions_planning.occupation_formateur select r.id_reservation, s.id_formateur, tsrange(r.date_debut, r.date_fin) from reservation_salle r join sessions s using (id_session);
	set session_replication_role = 'origin';
	alter table sessions_planning.occupation_salle add constraint occupation_salle_sans_chevauchement exclude using gist (id_salle with =, periode with &&);
	alter table sessions_planning.occupation_formateur add constraint occupation_formateur_sans_chevauchement exclude using gist (id_formateur with =, periode with &&);
	vacuum analyze;`
		.split(';')
		.filter((s) => s.trim());

const debut = '2021-06-03 06:00';
const fin = '2021-06-03 09:00';
const cases = [
	[
		'conflicts of one slot in 260 rooms and 100 trainers',
		'salles',
		'findOccupations',
		{
			debuts: [debut],
			fins: [fin],
			idPhysiques: Array.from({ length: 250 }, (_, i) => i + 1),
			idFormateurs: Array.from({ length: 100 }, (_, i) => i + 1),
		},
	],
	[
		'conflicts of 200 slots in one room and one trainer',
		'salles',
		'findOccupations',
		{
			debuts: Array.from(
				{ length: 200 },
				(_, i) =>
					`2021-${String(1 + Math.floor(i / 28)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')} 06:00`,
			),
			fins: Array.from(
				{ length: 200 },
				(_, i) =>
					`2021-${String(1 + Math.floor(i / 28)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')} 10:00`,
			),
			idPhysiques: [7],
			idFormateurs: [7],
		},
	],
	[
		'rooms, trainers with their hours, closures',
		'salles',
		'readRessources',
		{
			formations: ['F1'],
			idFormateurs: [7],
			ouvert: false,
			moisDebut: '2021-06-01',
			moisFin: '2021-07-01',
			jourDebut: '2021-06-03',
			jourFin: '2021-06-03',
		},
	],
	['lock of a room with its parts', 'salles', 'lockSalles', { salles: ['E3'], ouverte: false }],
	[
		'bookings of a session that is moved',
		'salles',
		'loadReservations',
		{ idReservations: [], idSessions: [12000] },
	],
	[
		'sessions open for a training',
		'sessions',
		'findSessions',
		{ formation: 'F7', ouvertes: true, sansRappel: false, maintenant: '2021-06-01', limite: 200 },
	],
	[
		'sessions by room and month',
		'sessions',
		'findSessions',
		{
			salle: 'S7',
			debut: '2021-06-01',
			fin: '2021-07-01',
			ouvertes: false,
			sansRappel: false,
			maintenant: '2021-06-01',
			limite: 200,
		},
	],
	[
		'sessions by trainer and month',
		'sessions',
		'findSessions',
		{
			idFormateur: 7,
			debut: '2021-06-01',
			fin: '2021-07-01',
			ouvertes: false,
			sansRappel: false,
			maintenant: '2021-06-01',
			limite: 200,
		},
	],
	[
		'alerts: all sessions of a year',
		'sessions',
		'findSessions',
		{
			debut: '2021-06-01',
			fin: '2022-06-01',
			ouvertes: false,
			sansRappel: false,
			maintenant: '2021-06-01',
			limite: 1000,
		},
	],
	[
		'sessions that start within a week',
		'sessions',
		'findSessions',
		{ fin: '2021-06-08', ouvertes: true, sansRappel: true, maintenant: '2021-06-01', limite: 1000 },
	],
	['sheet of one session', 'sessions', 'readFiche', { idSession: 12000 }],
	[
		'month of a room',
		'occupation',
		'listReservations',
		{ salle: 'S7', debut: '2021-06-01', fin: '2021-07-01' },
	],
	[
		'month of a trainer',
		'occupation',
		'listFormateur',
		{ idFormateur: 7, debut: '2021-06-01', fin: '2021-07-01' },
	],
];

const walk = (node, visit) => {
	visit(node);
	for (const child of node.Plans ?? []) walk(child, visit);
};

export async function run({ option }) {
	const reservations = Number(option('bookings') ?? 1_000_000);
	const postgres = await startThrowaway([
		'fsync=off',
		'synchronous_commit=off',
		'full_page_writes=off',
		'max_wal_size=4GB',
		'maintenance_work_mem=256MB',
		'jit=off',
	]);
	const client = new pg.Client(postgres.url('postgres'));
	try {
		await client.connect();
		await client.query(readFileSync(join(root, 'stack/postgres/crm-schema.sql'), 'utf8'));
		await client.query('create schema sessions_planning');
		for (const name of readdirSync(join(root, 'database/migrations'))
			.filter((n) => n.endsWith('.sql'))
			.sort())
			await client.query(readFileSync(join(root, 'database/migrations', name), 'utf8'));
		const depart = performance.now();
		for (const sql of fill(reservations)) await client.query(sql);
		const {
			rows: [taille],
		} = await client.query(
			'select (select count(*) from reservation_salle)::int as reservations, (select count(*) from sessions)::int as sessions, (select count(*) from inscription_session)::int as inscriptions',
		);
		const rempliEn = ((performance.now() - depart) / 1000).toFixed(0);
		const resultats = [];
		for (const [titre, file, name, parametres] of cases) {
			const { sql, names } = statement(file, name);
			await client.query(`deallocate all; prepare q as ${sql}`);
			const execute = `execute q${names.length > 0 ? `(${names.map((n) => literal(parametres[n])).join(', ')})` : ''}`;
			for (const mode of ['force_custom_plan', 'force_generic_plan']) {
				await client.query(`set plan_cache_mode = ${mode}`);
				await client.query(execute);
				const { rows } = await client.query(`explain (analyze, buffers, format json) ${execute}`);
				const [{ Plan, 'Execution Time': ms }] = rows[0]['QUERY PLAN'];
				const seq = new Set();
				const index = new Set();
				walk(Plan, (node) => {
					if (
						node['Node Type'] === 'Seq Scan' &&
						LARGE.includes(node['Relation Name']) &&
						node['Actual Loops'] > 0
					)
						seq.add(node['Relation Name']);
					if (node['Index Name'] && node['Actual Loops'] > 0) index.add(node['Index Name']);
				});
				resultats.push({
					titre,
					requete: `${file}.${name}`,
					plan: mode === 'force_custom_plan' ? 'custom' : 'generic',
					ms,
					tampons: (Plan['Shared Hit Blocks'] ?? 0) + (Plan['Shared Read Blocks'] ?? 0),
					index: [...index],
					balayages: [...seq],
				});
			}
		}
		mkdirSync(join(root, 'bench/results'), { recursive: true });
		writeFileSync(
			join(root, 'bench/results/plans.json'),
			`${JSON.stringify({ ...taille, resultats }, null, '\t')}\n`,
		);
		const found = resultats.filter(({ balayages }) => balayages.length > 0);
		return {
			echec: found.length > 0,
			tableaux: [
				{
					titre: `${taille.reservations} bookings, ${taille.sessions} sessions, ${taille.inscriptions} inscriptions, filled in ${rempliEn} s:`,
					entetes: ['query', 'plan', 'ms', 'buffers', 'large tables read whole'],
					lignes: resultats.map((r) => [
						`${r.titre} (\`${r.requete}\`)`,
						r.plan,
						r.ms.toFixed(2),
						r.tampons,
						r.balayages.join(', ') || 'none',
					]),
				},
			],
			verdict: `${found.length} plan(s) read a large table from end to end.`,
		};
	} finally {
		await client.end().catch(() => {});
		await postgres.stop();
	}
}
