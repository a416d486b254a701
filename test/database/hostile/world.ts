import { findAnomalies } from '../../../database/anomalies';
import { findDerives } from '../../../database/generated/verification';
import { openTestDatabase, type TestDatabase } from '../harness';

export const cleSecrets = 'clé-secrète-que-rien-ne-doit-dire';
export const cleFormulaires = 'clé-des-formulaires-que-rien-ne-doit-dire';

/** The sample centre as it was, what it holds now, and the way back. */
export interface World extends TestDatabase {
	/** One number over every row of every table of the CRM's and ours. */
	digest: () => Promise<string>;
	/** Every row as it was at the start. */
	restore: () => Promise<void>;
	/** What breaks a rule of the centre, in words; nothing at the start. */
	drift: () => Promise<string[]>;
	/** Texts that no answer may hold. */
	secrets: string[];
}

/**
 * The session that is over was held lately, so that its attendance is open; where people wait, one
 * place is free. The centre is closed some days that nobody planned for.
 */
const recent = `
	update reservation_salle r set date_debut = r.date_debut + '49 days', date_fin = r.date_fin + '49 days'
	from sessions s
	where s.id_session = r.id_session and s.statut_session = 'TERMINEE';
	update sessions set date_debut = date_debut + '49 days', date_fin = date_fin + '49 days'
	where statut_session = 'TERMINEE';
	update sessions s set capacite_max = nb_inscrits + 1
	where exists (select from inscription_session i
		where i.id_session = s.id_session and i.statut_inscription = 'EN_ATTENTE');
	insert into sessions_planning.fermeture (date_debut, date_fin, motif) values ('2031-04-03', '2031-04-04', 'travaux');`;

/**
 * The centre that is attacked. Refused requests change no table: there is no exception, as what is
 * kept of a request (`idempotence`, `evenement`) is written with what it did.
 */
export async function openWorld(): Promise<World> {
	const t = await openTestDatabase('centre');
	await t.sql(recent);
	const tables = (
		await t.sql<{ nom: string }>(
			`select format('%I.%I', n.nspname, c.relname) as nom
			from pg_class c
			join pg_namespace n on n.oid = c.relnamespace
			where c.relkind = 'r' and n.nspname in ('public', 'sessions_planning')
			order by 1`,
		)
	).map(({ nom }) => nom);
	const copies = tables.map((nom) => ({ nom, depart: `depart."${nom}"` }));
	await t.sql('create schema depart');
	for (const { nom, depart } of copies)
		await t.sql(`create table ${depart} as select * from ${nom}`);
	const sums = tables.map((nom) => `(select sum(hashtextextended(t::text, 0)) from ${nom} t)`);
	const digest = async () =>
		(await t.sql<{ somme: string }>(`select concat_ws('/', ${sums.join(', ')}) as somme`))[0].somme;
	const goBack = [
		'begin',
		"set local session_replication_role = 'replica'",
		...copies.map(
			({ nom, depart }) =>
				`delete from ${nom} t where not exists (select from ${depart} d where d::text = t::text)`,
		),
		...copies.map(
			({ nom, depart }) =>
				`insert into ${nom} overriding system value select * from ${depart} d
				where not exists (select from ${nom} t where d::text = t::text)`,
		),
		'commit',
	].join(';\n');
	return {
		...t,
		digest,
		restore: async () => {
			await t.sql(goBack);
		},
		drift: async () => {
			const rows = await t.base.withConnection(async (cx) => [
				...(await findAnomalies(cx)),
				...(await findDerives.run(undefined as never, cx)),
			]);
			return rows.map(({ table, cle, raison }) => `${table} ${cle} : ${raison}`);
		},
		secrets: [cleSecrets, cleFormulaires, new URL(t.url).password, t.url].filter(Boolean),
	};
}
