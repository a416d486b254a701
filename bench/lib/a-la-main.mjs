// A year's occupancy as others would get it, with plain pg: what ours is measured against.
const annee = ['2025-12-31 23:00', '2026-12-31 23:00'];

/** Sum by room and month over the year, as one writes it by hand: no clipping, no opening hours, months of UTC, parts of a combined room not counted. */
export const bareAggregate = async (client) =>
	await client.query(
		`select id_salle, date_trunc('month', date_debut) as mois, extract(epoch from sum(date_fin - date_debut)) / 3600 as heures
		from reservation_salle where statut = 'ACTIVE' and date_debut >= $1 and date_debut < $2 group by 1, 2`,
		annee,
	);

const by = (key, rows) => new Map(rows.map((row) => [row[key], row]));

/** GET /api/sessions of the seed document, all of the year: with training, trainer, inscriptions, and the bookings in which the hours are. One statement a table, joined here, as its Prisma does. */
async function readSessions(client) {
	const read = async (text, values) => (await client.query(text, values)).rows;
	const sessions = await read(
		'select * from sessions where date_debut < $2 and date_fin > $1',
		annee,
	);
	const ids = sessions.map(({ id_session }) => id_session);
	const formations = by('id_formation', await read('select * from formations'));
	const formateurs = by('id_formateur', await read('select * from formateurs'));
	const all = by(
		'id_session',
		sessions.map((s) => ({
			...s,
			formation: formations.get(s.id_formation),
			formateur: formateurs.get(s.id_formateur),
			inscriptions: [],
			reservations: [],
		})),
	);
	for (const inscription of await read(
		'select * from inscription_session where id_session = any($1)',
		[ids],
	))
		all.get(inscription.id_session).inscriptions.push(inscription);
	for (const reservation of await read(
		"select * from reservation_salle where id_session = any($1) and statut = 'ACTIVE'",
		[ids],
	))
		all.get(reservation.id_session).reservations.push(reservation);
	return [...all.values()];
}

/** Hours by room and month, from bookings. */
function count(salles, reservations) {
	const heures = new Map(salles.map(({ id_salle }) => [id_salle, new Array(12).fill(0)]));
	for (const { id_salle, date_debut, date_fin } of reservations)
		heures.get(id_salle)[date_debut.getMonth()] += (date_fin - date_debut) / 3_600_000;
	return heures;
}

const readSalles = async (client) => (await client.query('select * from salles')).rows;

/** The seed document's way (2D): fetch the sessions of the year and the rooms, count in JavaScript. Neither HTTP nor JSON between, in its favour. */
export async function countSessions(client) {
	const sessions = await readSessions(client);
	return count(
		await readSalles(client),
		sessions.flatMap(({ reservations }) => reservations),
	);
}

/** The least of it: only what is counted, without any session. */
export async function countReservations(client) {
	const { rows } = await client.query(
		"select id_salle, date_debut, date_fin from reservation_salle where statut = 'ACTIVE' and date_fin > $1 and date_debut < $2",
		annee,
	);
	return count(await readSalles(client), rows);
}
