import { listDeadLetters, readSeancesDossier } from '../../database/generated/evenements';
import { readDecisions } from '../../database/generated/inscriptions';
import { listAgenda, readJournee } from '../../database/generated/pages';
import { insertDeparts } from '../../database/generated/salles';
import { readSante } from '../../database/generated/verification';
import type { Executor, Values } from '../../database/sql';
import { openTestDatabase, type TestDatabase } from './harness';

let t: TestDatabase;
beforeAll(async () => {
	t = await openTestDatabase('vide');
	await t.sql(
		`insert into sessions_planning.evenement (action, correlation_id, origine, etat, recu_le, traite_le)
		select 'SESSION_CREATED', g::text, 'CRM', case when g % 4000 = 0 then 'ECHEC' else 'TRAITE' end,
			now() - g * interval '1 minute', now() - g * interval '1 minute'
		from generate_series(1, 20000) g`,
	);
	await t.sql(
		`insert into sessions_planning.courrier (cle, role, etat, cree_le)
		select g::text, 'ADMIN', case when g % 4000 = 0 then 'ECHEC' else 'ENVOYE' end, now() - g * interval '1 minute'
		from generate_series(1, 20000) g`,
	);
	await t.sql(
		`insert into sessions_planning.decision (acteur, verbe, id_session, id_inscription, regle, message, faits)
		select 'x', 'y', g / 10, g, 'r', 'm', '{}' from generate_series(1, 20000) g`,
	);
	await t.sql(
		`insert into sessions (id_formation, date_debut, date_fin, capacite_max)
		select id_formation, '2030-01-01'::timestamp + g * interval '1 hour', '2030-01-02'::timestamp + g * interval '1 hour', 9
		from formations, generate_series(1, 10000) g
		where code = 'INIT_SERTI'`,
	);
	await t.sql(
		`insert into reservation_salle (id_salle, id_session, date_debut, date_fin, statut)
		select (select min(id_salle) from salles), id_session, date_debut, date_fin, 'ANNULEE'
		from sessions, generate_series(0, 9) n`,
	);
	await t.sql('delete from reservation_salle where id_reservation % 7 = 0');
	await t.sql('analyze');
});
afterAll(async () => await t.close());

/** What a statement sends, without sending it. */
async function sentBy(run: (cx: Executor) => Promise<unknown>) {
	const sent = { text: '', values: [] as Values };
	const listener: Executor = {
		execute: async (_, text, values) => {
			Object.assign(sent, { text, values });
			return { rows: [], fields: [], verb: '' };
		},
		together: async (ask) => await ask(listener),
		finish: async (ask) => await ask(listener),
	};
	await run(listener);
	return sent as { text: string; values: unknown[] };
}

const literal = (value: unknown) => {
	if (value === null) return 'null';
	if (Array.isArray(value)) return `'{${value.join(',')}}'`;
	return `'${value instanceof Date ? value.toISOString() : String(value)}'`;
};

const feed = {
	debut: new Date('2032-01-01T00:00:00Z'),
	fin: new Date('2033-01-01T00:00:00Z'),
	maintenant: new Date('2032-04-01T00:00:00Z'),
};
const day = { debut: new Date('2038-03-01T00:00:00Z'), fin: new Date('2038-03-02T00:00:00Z') };

it.each<[string, (cx: Executor) => Promise<unknown>]>([
	['today', async (cx) => await readJournee.run(day, cx)],
	['health', async (cx) => await readSante.run(undefined as never, cx)],
	['dead letters', async (cx) => await listDeadLetters.run({ limite: 100 }, cx)],
	['one of them', async (cx) => await listDeadLetters.run({ correlationId: '7', limite: 1 }, cx)],
	[
		'decisions about an inscription',
		async (cx) => await readDecisions.run({ idInscription: 7 }, cx),
	],
	['decisions about a session', async (cx) => await readDecisions.run({ idSession: 7 }, cx)],
	['séances for a mail', async (cx) => await readSeancesDossier.run({ ids: [7, 8] }, cx)],
	['a session’s feed', async (cx) => await listAgenda.run({ ...feed, idSession: 7 }, cx)],
	['a trainer’s feed', async (cx) => await listAgenda.run({ ...feed, idFormateur: 1 }, cx)],
	[
		'departures to tell',
		async (cx) => await insertDeparts.run({ maintenant: new Date('2042-01-01'), patience: 5 }, cx),
	],
	[
		'decisions about both',
		async (cx) => await readDecisions.run({ idInscription: 70, idSession: 7 }, cx),
	],
])('%s: no plan reads a table that grows from end to end', async (_, run) => {
	const { text, values } = await sentBy(run);
	for (const mode of ['force_custom_plan', 'force_generic_plan']) {
		await t.sql(`set plan_cache_mode = ${mode}`);
		await t.sql(`prepare q as ${text}`);
		const given = values.length > 0 ? `(${values.map(literal).join(', ')})` : '';
		const plan = (await t.sql<{ 'QUERY PLAN': string }>(`explain execute q${given}`))
			.map((line) => line['QUERY PLAN'])
			.join('\n');
		await t.sql('deallocate q');
		expect({ mode, plan }).toEqual({
			mode,
			plan: expect.not.stringMatching(
				/Seq Scan on (evenement|courrier|decision|reservation_salle|agenda_seance)/,
			),
		});
	}
});
