// A year's occupancy as others would get it, with plain pg: what ours is measured against.

/** @import { Client } from 'pg' */

const year = ['2025-12-31 23:00', '2026-12-31 23:00'];

/**
 * Sum by room and month over the year, as one writes it by hand: no clipping, no opening hours, months
 * of UTC, parts of a combined room not counted.
 * @param {Client} client
 */
export const bareAggregate = async (client) =>
	await client.query(
		`select id_salle, date_trunc('month', date_debut) as mois,
			extract(epoch from sum(date_fin - date_debut)) / 3600 as heures
		from reservation_salle
		where statut = 'ACTIVE' and date_debut >= $1 and date_debut < $2
		group by 1, 2`,
		year,
	);

/** @typedef {{ id_salle: number, date_debut: Date, date_fin: Date }} Booking */

/**
 * GET /api/sessions of the seed document, all of the year: with training, trainer, inscriptions, and
 * the bookings in which the hours are.
 * One statement a table, joined here, as its Prisma does.
 * @param {Client} client
 */
async function readSessions(client) {
	/**
	 * @param {string} text
	 * @param {unknown[]} [values]
	 */
	const read = async (text, values) => (await client.query(text, values)).rows;
	const sessions = await read(
		'select * from sessions where date_debut < $2 and date_fin > $1',
		year,
	);
	const ids = sessions.map(({ id_session }) => id_session);
	const formations = by('id_formation', await read('select * from formations'));
	const formateurs = by('id_formateur', await read('select * from formateurs'));
	const all = sessions.map((session) => ({
		...session,
		id_session: Number(session.id_session),
		formation: formations.get(session.id_formation),
		formateur: formateurs.get(session.id_formateur),
		/** @type {object[]} */
		inscriptions: [],
		/** @type {Booking[]} */
		reservations: [],
	}));
	const known = new Map(all.map((session) => [session.id_session, session]));

	const inscriptions = await read('select * from inscription_session where id_session = any($1)', [
		ids,
	]);
	for (const inscription of inscriptions)
		known.get(inscription.id_session)?.inscriptions.push(inscription);

	const reservations = await read(
		"select * from reservation_salle where id_session = any($1) and statut = 'ACTIVE'",
		[ids],
	);
	for (const reservation of reservations)
		known.get(reservation.id_session)?.reservations.push(reservation);
	return all;
}

/**
 * @param {string} key
 * @param {Record<string, unknown>[]} rows
 */
const by = (key, rows) => new Map(rows.map((row) => [row[key], row]));

/**
 * Hours by room and month, from bookings.
 * @param {{ id_salle: number }[]} salles
 * @param {Booking[]} reservations
 */
function count(salles, reservations) {
	const hours = new Map(salles.map(({ id_salle }) => [id_salle, new Array(12).fill(0)]));
	for (const { id_salle, date_debut, date_fin } of reservations) {
		const months = hours.get(id_salle);
		if (months)
			months[date_debut.getMonth()] += (Number(date_fin) - Number(date_debut)) / 3_600_000;
	}
	return hours;
}

/** @param {Client} client */
const readSalles = async (client) => (await client.query('select * from salles')).rows;

/**
 * The seed document's way (2D): fetch the sessions of the year and the rooms, count in JavaScript.
 * Neither HTTP nor JSON between, in its favour.
 * @param {Client} client
 */
export async function countSessions(client) {
	const sessions = await readSessions(client);
	return count(
		await readSalles(client),
		sessions.flatMap(({ reservations }) => reservations),
	);
}

/**
 * The least of it: only what is counted, without any session.
 * @param {Client} client
 */
export async function countReservations(client) {
	const { rows } = await client.query(
		`select id_salle, date_debut, date_fin from reservation_salle
		where statut = 'ACTIVE' and date_fin > $1 and date_debut < $2`,
		year,
	);
	return count(await readSalles(client), rows);
}
