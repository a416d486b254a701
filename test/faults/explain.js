/** @import { Decision, Entry, Row, State } from './history.js' */

/** @typedef {{ state: State, decision: Decision, added: Map<number, Row>, verbs: Decision[], tell: (text: string) => void }} Step */

const PLACES = ['INSCRIT', 'CONFIRME'];

/** @param {Row | undefined} row */
const hasPlace = (row) => PLACES.includes(row?.statut_inscription ?? '');

/**
 * What a decision says it compared must be what was there: a decision on an older state is wrong,
 * even where it happens to do no harm.
 * @param {Step} step
 * @param {Record<string, number>} there
 */
function compareFacts({ decision, tell }, there) {
	for (const [name, value] of Object.entries(there)) {
		const said = decision.faits[name];
		if (said !== undefined && Number(said) !== value)
			tell(`${decision.verbe} ${decision.id_inscription} saw ${name} ${said}, it was ${value}`);
	}
}

/**
 * A newcomer: a place only if one is free with nobody of the same or a better priority before,
 * else behind all of these.
 * @param {Step} step
 */
function enrolled(step) {
	const { state, decision, added, tell } = step;
	const id = Number(decision.id_inscription);
	const row = added.get(id);
	if (!row) return tell(`INSCRIRE ${id} wrote nobody`);
	const ahead = state.queue.filter(({ priorite }) => priorite <= row.priorite).length;
	compareFacts(step, {
		placesLibres: state.free,
		nbInscrits: state.placed,
		enAttente: ahead,
		capacite: state.places,
	});
	const waitsAlways = /(conversion-toujours|candidat)-en-attente$/.test(decision.regle);
	const place = decision.forcee || (!waitsAlways && ahead < state.free);
	if (hasPlace(row) !== place)
		tell(`INSCRIRE ${id}: ${row.statut_inscription}, with ${state.free} free and ${ahead} before`);
	if (!state.open && !decision.forcee) tell(`INSCRIRE ${id} into a session that is not open`);
	arrive(step, row, ahead);
}

/**
 * @param {Step} step
 * @param {Row} row
 * @param {number} ahead how many wait with the same priority or a better one
 */
function arrive({ state, tell }, row, ahead) {
	state.rows.set(row.id_inscription, { ...row });
	const index = state.queue.findIndex(({ id_inscription: id }) => id === row.id_inscription);
	if (index >= 0 && index !== ahead)
		tell(`G4: newcomer ${row.id_inscription} is at ${index + 1}, ${ahead} were before`);
}

/** @param {Step} step */
function withdrawn({ state, decision, verbs, tell }) {
	const id = Number(decision.id_inscription);
	const row = state.rows.get(id);
	if (!row || row.statut_inscription === 'ANNULE') return tell(`DESISTER ${id} was not there`);
	row.statut_inscription = 'ANNULE';
	givenTo(decision, verbs, tell);
}

/**
 * Whoever is said to have received a place did.
 * @param {Decision} decision
 * @param {Decision[]} verbs
 * @param {Step['tell']} tell
 */
function givenTo({ verbe, id_inscription: id, faits: { promotion } }, verbs, tell) {
	const given = verbs.some((one) => one.verbe === 'PROMOUVOIR' && one.id_inscription === promotion);
	if (promotion && !given) tell(`${verbe} ${id} gave the place to ${promotion}, who got none`);
}

/**
 * The head of the queue and nobody else, unless a person chose by hand or it is a converted
 * candidat's turn.
 * @param {Step} step
 */
function promoted(step) {
	const { state, decision, verbs, tell } = step;
	const id = Number(decision.id_inscription);
	const row = state.rows.get(id);
	if (!row || row.statut_inscription !== 'EN_ATTENTE') return tell(`PROMOUVOIR ${id} did not wait`);
	compareFacts(step, {
		placesLibres: state.free,
		nbInscrits: state.placed,
		capacite: state.places,
	});
	const rank = state.queue.indexOf(row) + 1;
	const converts = verbs.some(({ verbe }) => verbe === 'CONVERTIR');
	if (!decision.forcee && state.free <= 0) tell(`PROMOUVOIR ${id}: no place is free`);
	if (!decision.forcee && !state.open) tell(`PROMOUVOIR ${id} into a session that is not open`);
	if (decision.regle.endsWith('promotion-a-la-main-hors-rang')) {
		compareFacts(step, { rang: rank });
	} else if (!decision.forcee && state.eligible[0] !== row && !(converts && rank <= state.free))
		tell(`G5: PROMOUVOIR ${id} at rank ${rank}, before ${state.eligible[0]?.id_inscription}`);
	row.statut_inscription = 'INSCRIT';
}

/** @param {Step} step */
function confirmed({ state, decision, tell }) {
	if (decision.id_inscription === null) {
		Object.assign(state.session, { statut_session: 'CONFIRMEE', statut_validation: 'VALIDEE' });
		return;
	}
	const row = state.rows.get(decision.id_inscription);
	if (!row || row.statut_inscription !== 'INSCRIT')
		return tell(`CONFIRMER ${decision.id_inscription} had no place to confirm`);
	row.statut_inscription = 'CONFIRME';
}

/** @param {Step} step */
function cancelled({ state, decision, tell }) {
	const { id_inscription: id, faits } = decision;
	if (id === null) {
		state.session.statut_session = 'ANNULEE';
		return;
	}
	const row = state.rows.get(id);
	if (!row || row.statut_inscription === 'ANNULE') return tell(`ANNULER ${id} was not there`);
	if (row.statut_inscription !== faits.statutAvant)
		tell(`ANNULER ${id} saw ${faits.statutAvant}, it was ${row.statut_inscription}`);
	if (faits.idSessionSuivante) row.statut_inscription = 'ANNULE';
	else Object.assign(row, { statut_inscription: 'EN_ATTENTE', priorite: Number(faits.priorite) });
}

/** @param {Step} step */
function converted({ state, decision, verbs, tell }) {
	const id = Number(decision.id_inscription);
	const { idEleve, statut } = decision.faits;
	const row = state.rows.get(id);
	if (!row || row.statut_inscription !== statut)
		return tell(`CONVERTIR ${id} saw ${statut}, it was ${row?.statut_inscription}`);
	Object.assign(row, { id_eleve: idEleve, id_candidat: null });
	if (decision.regle !== 'doublon-conversion') return;
	row.statut_inscription = 'ANNULE';
	givenTo(decision, verbs, tell);
	const own = [...state.rows.values()].find(
		(one) => one.id_eleve === idEleve && one.statut_inscription !== 'ANNULE',
	);
	if (!own) return tell(`CONVERTIR ${id}: the élève ${idEleve} has no inscription of his own`);
	if (own.statut_inscription === 'EN_ATTENTE' || statut === 'CONFIRME')
		own.statut_inscription = statut;
	const dates = [own.date_inscription, row.date_inscription].filter((one) => one !== null);
	own.date_inscription = dates.sort()[0] ?? null;
}

/** @param {Step} step */
function reranked({ state, decision, tell }) {
	const row = state.rows.get(Number(decision.id_inscription));
	const { avant, apres } = decision.faits;
	if (!row || row.priorite !== avant)
		return tell(`RECLASSER ${decision.id_inscription} saw ${avant}, it was ${row?.priorite}`);
	row.priorite = apres;
}

/** @param {Step} step */
function resized({ state, decision }) {
	state.session.capacite_max = Number(decision.faits.capaciteMax);
}

/** @type {Record<string, (step: Step) => void>} */
const VERBS = {
	INSCRIRE: enrolled,
	DESISTER: withdrawn,
	PROMOUVOIR: promoted,
	CONFIRMER: confirmed,
	ANNULER: cancelled,
	CONVERTIR: converted,
	RECLASSER: reranked,
	CAPACITE: resized,
};

/**
 * Whether a transaction owed its queue another place: each departure gives one, and each conversion of
 * somebody who had two; a PLACE_LIBEREE all that are free.
 * @param {Entry[]} group
 * @param {Decision[]} verbs
 */
function owesPlaces(group, verbs) {
	const keep = ['promotion-non-demandee', 'sortie-de-file', 'deja-annulee'];
	const left = verbs.filter(
		({ verbe, regle, faits }) =>
			(verbe === 'DESISTER' && !keep.includes(regle)) || faits.placeLiberee === true,
	);
	const given = verbs.filter(({ verbe }) => verbe === 'PROMOUVOIR');
	return (
		left.length > given.length ||
		group.some(({ quoi, apres }) => {
			const { reponse } = /** @type {any} */ (apres);
			return quoi === 'applique' && reponse !== 'failed';
		})
	);
}

/**
 * What the decisions of one transaction make of the state before it, compared with what was written.
 * @param {State} before
 * @param {State} after
 * @param {Entry[]} group its entries at this session
 * @param {{ id: number, priorite: number }[]} arrivals people whom a cancelled session sent here
 */
function explain(before, after, group, arrivals) {
	/** @type {string[]} */
	const problems = [];
	/** @param {string} text */
	const tell = (text) => void problems.push(text);
	const state = before.copy();
	const entries = (/** @type {Entry['quoi']} */ quoi) => group.filter((one) => one.quoi === quoi);
	const added = new Map(
		entries('inscription')
			.filter(({ avant }) => avant === null)
			.map(({ apres }) => /** @type {Row} */ (apres))
			.map((row) => [row.id_inscription, row]),
	);
	const verbs = entries('decision')
		.map(({ apres }) => /** @type {Decision} */ (apres))
		.sort((a, b) => a.id_decision - b.id_decision);
	const base = { state, added, verbs, tell };
	for (const { id, priorite } of arrivals) {
		const row = added.get(id);
		if (!row) continue;
		const ahead = state.queue.filter((one) => one.priorite <= priorite).length;
		if (row.statut_inscription !== 'EN_ATTENTE' || row.priorite !== priorite)
			tell(`arrival ${id} is ${row.statut_inscription} with priority ${row.priorite}`);
		arrive({ ...base, decision: verbs[0] }, row, ahead);
	}
	for (const decision of verbs) {
		const does = VERBS[decision.verbe];
		if (does) does({ ...base, decision });
	}
	for (const problem of compare(state, after)) tell(problem);
	if (owesPlaces(group, verbs) && state.open && state.free > 0 && state.eligible.length > 0)
		tell(`G5: ${state.free} place(s) left free while ${state.eligible.length} wait`);
	return { problems, forced: verbs.some(({ forcee }) => forcee) };
}

/**
 * What was written beyond what the decisions say, or not written though they say it.
 * @param {State} expected
 * @param {State} actual
 */
function compare(expected, actual) {
	/** @type {string[]} */
	const found = [];
	const keys = /** @type {const} */ ([
		'statut_inscription',
		'priorite',
		'date_inscription',
		'id_eleve',
		'id_candidat',
	]);
	for (const id of new Set([...expected.rows.keys(), ...actual.rows.keys()])) {
		const [wanted, got] = [expected.rows.get(id), actual.rows.get(id)];
		if (!wanted || !got) {
			found.push(`inscription ${id} ${got ? 'came' : 'went'} without a decision`);
			continue;
		}
		for (const key of keys)
			if (wanted[key] !== got[key] && !(key === 'date_inscription' && wanted[key] === null))
				found.push(`inscription ${id}: ${key} ${got[key]} without a decision (${wanted[key]})`);
	}
	const ofSession = /** @type {const} */ (['capacite_max', 'statut_session', 'statut_validation']);
	for (const key of ofSession)
		if (expected.session[key] !== actual.session[key])
			found.push(`${key} became ${actual.session[key]} without a decision`);
	return found;
}

exports.explain = explain;
