/** @import { Stack } from './openStack.mjs' */

/** @typedef {{ session: number, eleve: number }} Seat somebody, and a course that has a place for them */

/** Places of a course, as a school has them: people share a course with few, and wait for few at its lock. */
const PLACES = 20;

/**
 * So many more people, each with a place of their own in courses of twenty, written past our own doors:
 * nobody was told yet. Nobody is convoked twice for a place, so each event needs a person of its own.
 * @param {Stack} stack
 * @param {number} people
 * @param {{ taken: boolean }} options whether they are enrolled already, or may be
 * @returns {Promise<Seat[]>} one of each course in turn
 */
export async function addSeats(stack, people, { taken }) {
	const courses = Math.ceil(people / PLACES);
	const sessions = await stack.sql(
		`insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin,
			capacite_max, nb_inscrits, statut_session)
		select 1, 1, s.id_salle, s.nom, '2030-01-07 08:00', '2030-01-07 16:00', $2, case when $3 then $2 else 0 end,
			'PLANIFIEE'
		from generate_series(1, $1::int), (select id_salle, nom from salles order by capacite_max desc limit 1) s
		returning id_session as id`,
		[courses, PLACES, taken],
	);
	const eleves = await stack.sql(
		`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
		select 'E' || n, 'P', 'e' || n || '@bench.example', true, true from generate_series(1, $1::int) n
		returning id_eleve as id`,
		[courses * PLACES],
	);
	/** @param {{ id: number }} row */
	const idOf = ({ id }) => id;
	const seats = eleves.map(({ id }, i) => ({ session: sessions[i % courses].id, eleve: id }));
	if (taken)
		await stack.sql(
			`insert into inscription_session (id_eleve, id_session, statut_inscription, priorite, date_inscription)
			select eleve, session, 'INSCRIT', 1, current_date from unnest($1::int[], $2::int[]) as d (eleve, session)`,
			[eleves.map(idOf), seats.map(({ session }) => session)],
		);
	return seats.slice(0, people);
}
