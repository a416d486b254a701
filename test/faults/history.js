const { explain } = require('./explain.js');

/** @import { Entry, Row, Session, State, World } from './history.js' */

/**
 * A place or a rank that was given, in the order of the queue.
 * @param {Row} a
 * @param {Row} b
 */
const byRank = (a, b) =>
	a.priorite - b.priorite ||
	(a.date_inscription ?? '9999').localeCompare(b.date_inscription ?? '9999') ||
	a.id_inscription - b.id_inscription;

/**
 * What a session is between two commits.
 * @implements {State}
 */
class Replayed {
	/** @type {Map<number, Row>} */
	rows = new Map();

	/**
	 * @param {Session} session
	 * @param {World} world
	 */
	constructor(session, world) {
		this.session = session;
		this.world = world;
	}

	copy() {
		const twin = new Replayed({ ...this.session }, this.world);
		for (const [id, row] of this.rows) twin.rows.set(id, { ...row });
		return twin;
	}

	get places() {
		const room = this.world.rooms.get(this.session.id_salle ?? 0) ?? Infinity;
		return Math.min(this.session.capacite_max, room);
	}

	get placed() {
		const has = ['INSCRIT', 'CONFIRME'];
		return [...this.rows.values()].filter((row) => has.includes(row.statut_inscription)).length;
	}

	get free() {
		return this.places - this.placed;
	}

	/** Those who wait, in the order of priority, arrival and key. */
	get queue() {
		return [...this.rows.values()]
			.filter((row) => row.statut_inscription === 'EN_ATTENTE')
			.sort(byRank);
	}

	/** Those whom a freed place may go to: a candidat who has left the centre is passed over. */
	get eligible() {
		return this.queue.filter((row) => !this.world.gone.has(row.id_candidat ?? 0));
	}

	get open() {
		const { statut_session, statut_validation } = this.session;
		return ['PLANIFIEE', 'CONFIRMEE'].includes(statut_session) && statut_validation !== 'REFUSEE';
	}
}

/**
 * Takes a change over as it is.
 * @param {Replayed} state
 * @param {Entry} entry
 */
function take(state, { quoi, avant, apres }) {
	if (quoi === 'session' && apres) state.session = /** @type {Session} */ (apres);
	if (quoi !== 'inscription') return;
	const row = /** @type {Row} */ (apres ?? avant);
	if (apres) state.rows.set(row.id_inscription, { ...row });
	else state.rows.delete(row.id_inscription);
}

/**
 * Whatever a commit of ours must leave true, whoever asked for it: counter, dense ranks, one active
 * inscription a person, no more places than there are unless it was so before or a person forced it.
 * @param {Replayed} before
 * @param {Replayed} after
 * @param {boolean} forced
 */
function invariants(before, after, forced) {
	const { placed, places, queue, session } = after;
	const found = [];
	if (session.nb_inscrits !== placed)
		found.push(`G6: nb_inscrits is ${session.nb_inscrits}, ${placed} have a place`);
	const ranks = queue.map((row) => row.position_attente);
	if (ranks.some((rank, i) => rank !== i + 1))
		found.push(`G4: the queue has the ranks ${ranks.join(', ')}`);
	if (placed > places && !forced && placed > Math.max(before.placed, places))
		found.push(`G1: ${placed} have a place, there are ${places}`);
	const people = [...after.rows.values()]
		.filter((row) => row.statut_inscription !== 'ANNULE')
		.map((row) => after.world.personOf(row));
	for (const who of new Set(people.filter((one, i) => people.indexOf(one) !== i)))
		found.push(`G3: ${who} is there twice`);
	return found;
}

/**
 * Entries of one transaction at one session.
 * @param {Entry[]} entries in the order of `seq`
 */
function groups(entries) {
	/** @type {Map<string, Entry[]>} */
	const byXid = new Map();
	for (const entry of entries) {
		const own = byXid.get(entry.xid);
		if (own) own.push(entry);
		else byXid.set(entry.xid, [entry]);
	}
	return [...byXid.values()];
}

/**
 * Explains each change of every queue from the state before it and the decisions beside it, in the
 * order of the commits; what can't be explained is told.
 * @param {Entry[]} entries what audit.sql wrote, in the order of `seq`
 * @param {World} world
 */
function checkHistory(entries, world) {
	/** @type {string[]} */
	const faults = [];
	/** @type {Map<number, Entry[]>} */
	const bySession = new Map();
	for (const entry of entries) {
		// A notice changes nothing of a session, so it does not wait for its lock.
		const { action } = /** @type {any} */ (entry.apres ?? {});
		if (entry.quoi === 'applique' && action !== 'PLACE_LIBEREE') continue;
		const id = Number(entry.id_session);
		bySession.set(id, [...(bySession.get(id) ?? []), entry]);
	}
	const arrivals = arrivalsOf(entries);
	let steps = 0;
	for (const [idSession, own] of bySession) {
		const made = own.find(({ quoi }) => quoi === 'session');
		if (!made) continue;
		const state = new Replayed(/** @type {Session} */ (made.apres), world);
		let last = 0;
		for (const group of groups(own)) {
			const [{ seq, xid, du_crm: ofCrm }] = group;
			/** @param {string} text */
			const tell = (text) => faults.push(`session ${idSession}, commit ${seq}: ${text}`);
			// One writes while another has not committed: then both decide on the same state.
			if (Number(seq) < last) tell('begun before the one before it was done: no lock');
			last = Math.max(last, ...group.map((one) => Number(one.seq)));
			steps += 1;
			const before = state.copy();
			for (const entry of group) take(state, entry);
			if (ofCrm || (group.includes(made) && !group.some(({ quoi }) => quoi === 'decision')))
				continue;
			const { problems, forced } = explain(
				before,
				state,
				group,
				arrivals.get(`${xid}:${idSession}`) ?? [],
			);
			for (const problem of [...problems, ...invariants(before, state, forced)]) tell(problem);
		}
	}
	return { faults, steps };
}

/**
 * The people whom a cancelled session sends on, by transaction and session that takes them: their
 * decision stands with the session that they leave.
 * @param {Entry[]} entries
 */
function arrivalsOf(entries) {
	/** @type {Map<string, { id: number, priorite: number }[]>} */
	const found = new Map();
	for (const { quoi, xid, apres } of entries) {
		const { verbe, faits, regle } = /** @type {any} */ (apres ?? {});
		if (quoi !== 'decision' || verbe !== 'ANNULER' || !faits.idSessionSuivante) continue;
		if (regle !== 'annulation-vers-la-suivante' || !faits.idInscriptionSuivante) continue;
		const key = `${xid}:${faits.idSessionSuivante}`;
		const one = { id: Number(faits.idInscriptionSuivante), priorite: Number(faits.priorite) };
		found.set(key, [...(found.get(key) ?? []), one]);
	}
	return found;
}

/**
 * What the audit of a database holds, of these sessions or of all.
 * @param {(text: string, values?: unknown[]) => Promise<any[]>} sql
 * @param {number[]} [sessions]
 */
async function readHistory(sql, sessions) {
	const entries = await sql(
		`select seq, xid::text, quoi, id_session, du_crm, avant, apres from faults.histoire
		where $1::int[] is null or id_session = any ($1) order by seq`,
		[sessions ?? null],
	);
	const rooms = await sql('select id_salle, capacite_max from salles');
	const gone = await sql(
		`select id_candidat from candidats
		where statut in ('ABANDON', 'ABANDONNE', 'REFUSE', 'INACTIF', 'ANNULE', 'ARCHIVE')`,
	);
	const linked = await sql(
		'select id_eleve, id_candidat from eleves where id_candidat is not null',
	);
	/** @type {Map<number, number>} */
	const candidatOf = new Map(linked.map((row) => [row.id_eleve, row.id_candidat]));
	/** @type {World} */
	const world = {
		rooms: new Map(rooms.map((row) => [row.id_salle, row.capacite_max])),
		gone: new Set(gone.map((row) => row.id_candidat)),
		personOf: ({ id_eleve, id_candidat }) => {
			const candidat = id_candidat ?? candidatOf.get(id_eleve ?? 0);
			return candidat ? `candidat ${candidat}` : `élève ${id_eleve}`;
		},
	};
	return { entries: /** @type {Entry[]} */ (entries), world };
}

exports.checkHistory = checkHistory;
exports.readHistory = readHistory;
