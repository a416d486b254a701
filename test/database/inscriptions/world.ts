import type { TestDatabase } from '../harness';

/** Sessions of INIT_SERTI that start in 10, 20, 30 ... days, without a room; their keys. */
export async function addSessions(base: TestDatabase, capacites: number[]): Promise<number[]> {
	const rows = await base.sql<{ id_session: number }>(
		`insert into sessions (id_formation, date_debut, date_fin, capacite_max)
		select 1, now() at time zone 'UTC' + n * interval '10 days',
			now() at time zone 'UTC' + n * interval '10 days' + interval '3 days', c
		 from unnest($1::int[]) with ordinality as t (c, n) returning id_session`,
		[capacites],
	);
	return rows.map(({ id_session }) => id_session);
}

/** Élèves whose path is valid and paid (priority 1), or not (priority 2); their keys. */
export async function addEleves(base: TestDatabase, n: number, paye = true): Promise<number[]> {
	const rows = await base.sql<{ id_eleve: number }>(
		`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
		select 'Élève ' || i, 'X', 'e' || i || '@mail.example', true, $2
		from generate_series(1, $1::int) i
		returning id_eleve`,
		[n, paye],
	);
	return rows.map(({ id_eleve }) => id_eleve);
}

export async function addCandidats(base: TestDatabase, n: number): Promise<number[]> {
	const rows = await base.sql<{ id_candidat: number }>(
		`insert into candidats (nom, prenom) select 'Candidat ' || i, 'X' from generate_series(1, $1::int) i returning id_candidat`,
		[n],
	);
	return rows.map(({ id_candidat }) => id_candidat);
}

/**
 * What breaks G3, G4 or G6 (and G1 where `places`), read from the tables alone; none is the only
 * right answer.
 */
export async function faults(base: TestDatabase, { places = true } = {}): Promise<string[]> {
	const rows = await base.sql<{ fault: string }>(
		`
		select 'G6 session ' || s.id_session || ': ' || s.nb_inscrits || ' for ' || count(i.id_inscription) as fault
		from sessions s
		left join inscription_session i on i.id_session = s.id_session
			and i.statut_inscription in ('INSCRIT', 'CONFIRME')
		group by s.id_session having s.nb_inscrits <> count(i.id_inscription)
		union all
		select 'G1 session ' || s.id_session from sessions s join sessions_planning.places_session p using (id_session)
		where $1
			and (select count(*)
				from inscription_session i
				where i.id_session = s.id_session
					and i.statut_inscription in ('INSCRIT', 'CONFIRME')) > p.places
		union all
		select 'G4 inscription ' || id_inscription || ': ' || coalesce(position_attente::text,
			'null') || ' instead of ' || rang
		from (select *,
			row_number() over (partition by id_session
				order by priorite, date_inscription nulls last, id_inscription) as rang
			from inscription_session where statut_inscription = 'EN_ATTENTE') f
		where position_attente is distinct from rang
		union all
		select 'G4 inscription ' || id_inscription || ' keeps a rank'
		from inscription_session
		where statut_inscription <> 'EN_ATTENTE' and position_attente is not null
		union all
		select 'G3 session ' || i.id_session || ' person ' || coalesce(e.id_candidat, i.id_candidat)
		from inscription_session i
		left join eleves e using (id_eleve)
		where i.statut_inscription <> 'ANNULE' and coalesce(e.id_candidat, i.id_candidat) is not null
		group by i.id_session, coalesce(e.id_candidat, i.id_candidat) having count(*) > 1`,
		[places],
	);
	return rows.map(({ fault }) => fault);
}

/** The queue as the CRM's screen shows it: e3 is élève 3, c5 is candidat 5. */
export async function queue(base: TestDatabase, idSession: number): Promise<string[]> {
	const rows = await base.sql(
		`select coalesce('e' || id_eleve, 'c' || id_candidat) as qui
		from inscription_session
		where id_session = $1 and statut_inscription = 'EN_ATTENTE'
		order by position_attente`,
		[idSession],
	);
	return rows.map(({ qui }) => qui);
}

export async function enrolled(base: TestDatabase, idSession: number): Promise<string[]> {
	const rows = await base.sql(
		`select coalesce('e' || id_eleve, 'c' || id_candidat) as qui
		from inscription_session
		where id_session = $1 and statut_inscription in ('INSCRIT', 'CONFIRME')
		order by id_inscription`,
		[idSession],
	);
	return rows.map(({ qui }) => qui);
}

/** Statements that `travail` sends, begin and commit included. */
export async function countStatements(
	base: TestDatabase,
	job: () => Promise<unknown>,
): Promise<number> {
	const avant = base.base.queries;
	await job();
	return base.base.queries - avant;
}

/** The same, and the round trips that they take: '9 in 2'. */
export async function countRoundTrips(
	base: TestDatabase,
	job: () => Promise<unknown>,
): Promise<string> {
	const avant = base.base.roundTrips;
	const statements = await countStatements(base, job);
	return `${statements} in ${base.base.roundTrips - avant}`;
}

/** A request for each of these people in each of these sessions. */
export function everyoneIn(idSessions: number[], idEleves: number[]) {
	return idSessions.flatMap((idSession) => {
		return idEleves.map((idEleve) => ({ idSession, idEleve }));
	});
}
