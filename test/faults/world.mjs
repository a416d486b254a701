/** @import { Random } from './random.mjs' */
/** @import { Sql } from './peers.mjs' */

/** @typedef {Awaited<ReturnType<typeof makeWorld>>} World */

/**
 * A training of a round's own, written as the CRM writes it: four sessions with trainers, rooms, people
 * with a place and people who wait, by priority; candidats, two of whom have become élèves, one of
 * whom has left; one élève without an address.
 * @param {Sql} sql
 * @param {Random} random
 * @param {string} mark
 */
export async function makeWorld(sql, random, mark) {
	const one = async (/** @type {string} */ text, /** @type {unknown[]} */ values) =>
		(await sql(text, values)).map(({ id }) => Number(id));
	const [formation] = await one(
		`insert into formations (code, nom, duree_heures) values ($1, $1, 8) returning id_formation as id`,
		[`F_${mark}`],
	);
	const trainers = await one(
		`insert into formateurs (nom, prenom, email, specialites)
		select 'Roy', 'F' || n, 'f' || n || '.' || $1 || '@mail.example', array['F_' || $1]
		from generate_series(1, 2) n returning id_formateur as id`,
		[mark],
	);
	const rooms = await one(
		`insert into salles (nom, code, capacite_max, formations_compatibles, disponible_weekend)
		select 'Salle ' || $1 || n, 'S' || n || '_' || $1, case n when 1 then 30 else 2 end, array['F_' || $1], true
		from generate_series(1, 2) n returning id_salle as id`,
		[mark],
	);
	const capacities = [1 + random.below(3), 2 + random.below(3), 3, 2];
	const sessions = await one(
		`insert into sessions (id_formation, id_formateur, id_salle, date_debut, date_fin, capacite_max, statut_validation)
		select $1, $2, case when n = 3 then $4::int else $3 end, d, d + interval '4 hours', c, 'VALIDEE'
		from unnest($5::int[]) with ordinality as t (c, n),
			lateral (select (current_date + (400 + 7 * n)::int)::timestamp + interval '8 hours' as d) j
		order by n returning id_session as id`,
		[formation, trainers[0], rooms[0], rooms[1], capacities],
	);
	await sql(
		`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
		select id_salle, id_session, date_debut, date_fin from sessions where id_session = any ($1)`,
		[sessions],
	);
	const eleves = await one(
		`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
		select 'Nom' || n, 'Élève', case when n <> 9 then 'e' || n || '.' || $1 || '@mail.example' end, true, n % 3 <> 0
		from generate_series(1, 12) n returning id_eleve as id`,
		[mark],
	);
	const candidats = await one(
		`insert into candidats (nom, prenom, email, statut)
		select 'Nom' || n, 'Candidat', 'c' || n || '.' || $1 || '@mail.example',
			case n when 4 then 'ABANDON' else 'EN_COURS' end
		from generate_series(1, 4) n returning id_candidat as id`,
		[mark],
	);
	const converted = eleves.slice(10);
	await sql(
		`update eleves e set id_candidat = t.c from unnest($1::int[], $2::int[]) as t (e, c) where e.id_eleve = t.e`,
		[converted, candidats.slice(0, 2)],
	);
	for (const [n, idSession] of sessions.slice(0, 3).entries()) {
		const people = random.shuffle(eleves.slice(0, 10)).slice(0, 2 + random.below(5));
		const waiting = random.shuffle(candidats).slice(0, 1 + random.below(3));
		await sql(
			`insert into inscription_session (id_session, id_eleve, id_candidat, date_inscription, statut_inscription,
				priorite, position_attente)
			select $1, e, c, current_date, case when n <= $4 then 'INSCRIT' else 'EN_ATTENTE' end, p,
				case when n > $4 then n - $4 end
			from (
				select t.e, t.c, p, row_number() over (order by (t.n > $4 or t.e is null), p, t.n) as n
				from unnest($2::int[], $3::int[]) with ordinality as t (e, c, n)
				left join eleves x on x.id_eleve = t.e
				cross join lateral (select case when x.paiement_ok then 1 else 2 end as p) q
			) r order by n`,
			[
				idSession,
				[...people, ...waiting.map(() => null)],
				[...people.map(() => null), ...waiting],
				Math.min(capacities[n], people.length, n === 2 ? 2 : 30),
			],
		);
	}
	await sql(
		`update sessions s set nb_inscrits = (select count(*) from inscription_session i
			where i.id_session = s.id_session and i.statut_inscription = 'INSCRIT')
		where id_session = any ($1)`,
		[sessions],
	);
	return { mark, formation, trainers, rooms, sessions, eleves, candidats, converted };
}
