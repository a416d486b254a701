import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';

import { checkHeard } from './listening.mjs';
import { checkMails, checkReturns } from './told.mjs';

/** @import { Peers, Sql } from './peers.mjs' */
/** @import { Demand } from './load.mjs' */
/** @import { World } from './world.mjs' */
/** @import { EventRow } from './told.mjs' */

const require = createRequire(import.meta.url);
const { checkHistory, readHistory } = /** @type {typeof import('./history.js')} */ (
	require('./history.js')
);

/** Each query names what breaks a guarantee at these sessions; none is the only right answer. */
const BROKEN = {
	G1: `select 'session ' || s.id_session || ': ' || n || ' have a place of ' || p.places
		from sessions s join sessions_planning.places_session p using (id_session)
		cross join lateral (select count(*) as n from inscription_session i
			where i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')) c
		where s.id_session = any ($1) and n > p.places`,
	G2: `select 'bookings ' || a.id_reservation || ' and ' || b.id_reservation
		from reservation_salle a join reservation_salle b on a.id_reservation < b.id_reservation
			and a.date_debut < b.date_fin and b.date_debut < a.date_fin and a.statut = 'ACTIVE' and b.statut = 'ACTIVE'
		join sessions sa on sa.id_session = a.id_session join sessions sb on sb.id_session = b.id_session
		left join sessions_planning.seance fa on fa.id_reservation = a.id_reservation
		left join sessions_planning.seance fb on fb.id_reservation = b.id_reservation
		where a.id_session = any ($1) and (a.id_salle = b.id_salle
			or coalesce(fa.id_formateur, sa.id_formateur) = coalesce(fb.id_formateur, sb.id_formateur))`,
	G3: `select 'session ' || i.id_session || ' person ' || coalesce('c' || coalesce(i.id_candidat, e.id_candidat), 'e' || e.id_eleve)
		from inscription_session i left join eleves e using (id_eleve)
		where i.id_session = any ($1) and i.statut_inscription <> 'ANNULE'
		group by i.id_session, coalesce('c' || coalesce(i.id_candidat, e.id_candidat), 'e' || e.id_eleve) having count(*) > 1`,
	G4: `select 'inscription ' || id_inscription || ' at ' || coalesce(position_attente::text, 'none') || ' instead of ' || rang
		from (select *, row_number() over (partition by id_session
				order by priorite, date_inscription nulls last, id_inscription) as rang
			from inscription_session where id_session = any ($1) and statut_inscription = 'EN_ATTENTE') f
		where position_attente is distinct from rang
		union all select 'inscription ' || id_inscription || ' keeps a rank' from inscription_session
		where id_session = any ($1) and statut_inscription <> 'EN_ATTENTE' and position_attente is not null`,
	G6: `select 'session ' || s.id_session || ': ' || s.nb_inscrits || ' for ' || n
		from sessions s cross join lateral (select count(*) as n from inscription_session i
			where i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')) c
		where s.id_session = any ($1) and s.nb_inscrits <> n`,
	'G7 unfinished': `select action || ' ' || correlation_id || ': ' || etat || ' ' || coalesce(erreur, '')
		from sessions_planning.evenement where id_session = any ($1) and (etat = 'RECU' or retour_livre_le is null)`,
	'G7 effects': `select 'event ' || (apres ->> 'id_evenement') || ' applied ' || count(*) || ' times'
		from faults.histoire where quoi = 'applique' and id_session = any ($1)
		group by apres ->> 'id_evenement' having count(*) > 1`,
	G9: `select 'a password in ' || t from (
			select 'evenement ' || id_evenement as t, e::text as x from sessions_planning.evenement e where id_session = any ($1)
			union all select 'courrier ' || id_courrier, c::text from sessions_planning.courrier c
			join sessions_planning.evenement e using (id_evenement) where e.id_session = any ($1)
			union all select 'secret of ' || id_evenement, $2 from sessions_planning.evenement
			where id_session = any ($1) and secret is not null) y
		where x like '%' || $2 || '%'`,
	'G13 event': `with d as (
			select (h.apres ->> 'id_inscription')::int as id, h.apres ->> 'verbe' as verbe, h.xid
			from faults.histoire h
			where h.quoi = 'decision' and h.id_session = any ($1) and not exists (select from faults.histoire a
				where a.xid = h.xid and a.quoi = 'applique' and a.apres ->> 'action' in ('PLACE_LIBEREE', 'SESSION_ANNULEE')))
		select verbe || ' ' || id || ' raised ' || (select count(*) from sessions_planning.evenement e
				where e.origine = 'INTERNE' and (e.donnees ->> 'idInscription')::int = d.id and e.action = any (case verbe
					when 'INSCRIRE' then array['ELEVE_INSCRIT', 'MISE_EN_ATTENTE'] when 'DESISTER' then array['ELEVE_DESISTE']
					else array['PROMOTION_ATTENTE'] end)) || ' events'
		from d where verbe in ('INSCRIRE', 'DESISTER', 'PROMOUVOIR') and 1 <> (select count(*)
			from sessions_planning.evenement e
			where e.origine = 'INTERNE' and (e.donnees ->> 'idInscription')::int = d.id and e.action = any (case verbe
				when 'INSCRIRE' then array['ELEVE_INSCRIT', 'MISE_EN_ATTENTE'] when 'DESISTER' then array['ELEVE_DESISTE']
				else array['PROMOTION_ATTENTE'] end))`,
	commits: `with g as (
			select id_session, xid, min(seq) as a, max(pg_xact_commit_timestamp(xid::xid)) as le from faults.histoire
			where id_session = any ($1) and quoi <> 'applique' and current_setting('track_commit_timestamp') = 'on'
			group by id_session, xid)
		select 'session ' || id_session || ': ' || a || ' was written before and committed after'
		from (select *, lead(le) over (partition by id_session order by a) as next from g) x where next < le`,
};

/**
 * What each demand was answered: an event is taken once, a call is answered the same each time it is
 * asked, and what was answered is there.
 * @param {Demand[]} demands
 * @param {{ created: number[], inscriptions: Set<number>, known: Set<string> }} there
 */
function checkAnswers(demands, { created, inscriptions, known }) {
	/** @type {string[]} */
	const found = [];
	/** @type {Set<number>} */
	const answered = new Set();
	for (const { kind, name, key, answers, again, last, broken } of demands) {
		/** @param {string} text */
		const tell = (text) => found.push(`${name} ${key}: ${text}`);
		// What passes by itself is a 503: the CRM gives up on another one.
		if (broken) tell(`broke: ${JSON.stringify(broken)}`);
		const [first] = answers;
		if (!first) {
			tell(`was never answered, at last ${JSON.stringify(last)}`);
			continue;
		}
		if (answers.length < (again ? 2 : 1)) tell('was not answered again');
		if (kind === 'event') {
			if (![200, 202].includes(first.status)) tell(`was refused: ${JSON.stringify(first)}`);
			if (!known.has(key)) tell('G7: was taken and is not there');
			if (answers[1] && answers[1].status !== 200) tell(`again: ${answers[1].status}`);
			continue;
		}
		if (first.status >= 300) continue;
		// A refusal changes nothing and is not kept: asked again, the answer may be another one.
		if (answers.some((one) => !isDeepStrictEqual(one, first)))
			tell(`answered differently: ${JSON.stringify(answers)}`);
		if (name === 'creer') answered.add(first.body.session.idSession);
		else if (!inscriptions.has(first.body.inscription.idInscription)) tell('wrote no inscription');
	}
	if (created.length !== answered.size || created.some((id) => !answered.has(id)))
		found.push(`sessions ${created.join()} were created, ${[...answered].join()} were answered`);
	return found;
}

/**
 * Every guarantee, of what one round did.
 * @param {{ sql: Sql, peers: Peers, heard?: string[], world: World, demands: Demand[], password: string, admin: string,
 *   since: number }} round
 */
export async function checkRound({ sql, peers, heard, world, demands, password, admin, since }) {
	/** @type {string[]} */
	const found = [];
	const all = await sql('select id_session as id from sessions where id_formation = $1', [
		world.formation,
	]);
	const ids = all.map(({ id }) => Number(id));
	for (const [name, text] of Object.entries(BROKEN)) {
		const rows = await sql(text, text.includes('$2') ? [ids, password] : [ids]);
		for (const row of rows) found.push(`${name}: ${Object.values(row)[0]}`);
	}
	/** @type {EventRow[]} */
	const events = await sql(
		`select id_evenement::int as id, action, correlation_id as "correlationId", id_session as "idSession", origine,
			etat, reponse, erreur, effets, donnees, corps_retour as "corpsRetour", applique_le as "appliqueLe"
		from sessions_planning.evenement where id_session = any ($1) order by 1`,
		[ids],
	);
	const inscriptions = await sql(
		'select id_inscription as id from inscription_session where id_session = any ($1)',
		[ids],
	);
	found.push(
		...checkAnswers(demands, {
			created: ids.filter((id) => !world.sessions.includes(id)),
			inscriptions: new Set(inscriptions.map(({ id }) => Number(id))),
			known: new Set(events.map(({ correlationId }) => correlationId)),
		}),
	);
	const { entries, world: fixed } = await readHistory(sql, ids);
	const history = checkHistory(entries, fixed);
	found.push(...history.faults);
	const mails = await checkMails({
		sql,
		events,
		mails: await peers.mail.readMails(),
		admin,
		since,
	});
	const returns = await checkReturns(sql, events, peers.crm.callbacks);
	found.push(...mails.found, ...returns.found);
	const listening =
		heard &&
		checkHeard(
			events.filter(({ appliqueLe }) => appliqueLe),
			heard,
		);
	if (listening) found.push(...listening.found);
	return {
		found,
		counts: {
			events: events.length,
			calls: demands.filter(({ kind }) => kind === 'call').length,
			commits: history.steps,
			decisions: entries.filter(({ quoi }) => quoi === 'decision').length,
			mails: mails.mails,
			mailsAgain: mails.again,
			returns: returns.returns,
			returnsAgain: returns.again,
			...(listening && { heard: listening.heard, heardAgain: listening.again }),
		},
	};
}
