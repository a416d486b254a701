import {
	claimAnnonces,
	finishAnnonces,
	lastAnnonce,
	openAbonnement,
	releaseAnnonces,
	type AnnonceFilter,
} from '../../../core/annonces/annonces';
import { prepareCases } from '../../../core/evenements/prepareCases';
import { enrol } from '../../../core/inscriptions/enrol';
import { actions } from '../../../core/outbox/actions';
import { openTestDatabase, type TestDatabase } from '../harness';
import { settle } from './settle';

let t: TestDatabase;
beforeEach(async () => {
	t = await openTestDatabase('vide');
	await t.sql(`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
		select 'Nom' || n, 'Prénom' || n, 'p' || n || '@m.example', true, true from generate_series(1, 9) n`);
});
afterEach(() => t.close());

const all: AnnonceFilter = { actions: [...actions], alertes: true, codes: [], statuts: [] };
const open = (cle = 'a', sauter = false) => openAbonnement(t.centre, cle, { sauter });
const claim = (cle = 'a', filter: Partial<AnnonceFilter> = {}, limite = 10) =>
	claimAnnonces(t.centre, cle, { ...all, ...filter }, limite);
const finish = (annonces: Array<{ idAnnonce: number }>, cle = 'a') =>
	finishAnnonces(
		t.centre,
		cle,
		annonces.map(({ idAnnonce }) => idAnnonce),
	);

async function newSession(formation = 'INIT_SERTI', salle = 'ATEL_B'): Promise<number> {
	const [{ id }] = await t.sql<{ id: number }>(
		`insert into sessions (id_formation, id_salle, salle_principale, date_debut, date_fin, capacite_max)
		select f.id_formation, s.id_salle, s.nom, '2031-03-03 07:00', '2031-03-07 16:00', 2
		from formations f, salles s
		where f.code = $1 and s.code = $2
		returning id_session as id`,
		[formation, salle],
	);
	return id;
}

/** Enrols, and applies what that raised, as the workflow of the events does. */
async function happens(idSession: number, ...ids: number[]): Promise<void> {
	await enrol(
		t.centre,
		ids.map((idEleve) => ({ idSession, idEleve })),
	);
	await prepareCases(t.centre, 'dus', { bail: 60, limite: 100 });
	await settle(t);
}

test('what happens after it listens is told with session, person and decision, once', async () => {
	const session = await newSession();
	await happens(session, 1);
	expect(await t.sql('select 1 from sessions_planning.annonce')).toEqual([]);
	expect(await open()).toEqual({ nouveau: true });
	expect(await claim()).toEqual([]);

	await happens(session, 2);
	const [told, ...rest] = await claim();
	expect(rest).toEqual([]);
	expect(told).toMatchObject({
		action: 'ELEVE_INSCRIT',
		session: { idSession: session, code: 'INIT_SERTI', nbInscrits: 2 },
		personne: { idEleve: 2, prenom: 'Prénom2', nom: 'Nom2', email: 'p2@m.example' },
		decision: { regle: expect.any(String), message: expect.any(String) },
		alerte: null,
	});
	await finish([told]);
	expect(await claim()).toEqual([]);
	expect(await open()).toEqual({ nouveau: false });
	expect(await claim()).toEqual([]);
});

test('of a session one at a time and in order; sessions do not wait for each other', async () => {
	const [one, two] = [await newSession(), await newSession('INIT_BJ', 'ATEL_A')];
	await open();
	await happens(one, 1);
	await happens(one, 2);
	await happens(two, 3);
	const first = await claim();
	expect(first.map(({ personne }) => personne?.idEleve)).toEqual([1, 3]);
	expect(await claim()).toEqual([]);
	await finish(first);
	expect((await claim()).map(({ personne }) => personne?.idEleve)).toEqual([2]);
});

test('in the order in which it happened, also where workers carry it out in another', async () => {
	const session = await newSession();
	await open();
	await enrol(t.centre, [{ idSession: session, idEleve: 1 }]);
	await t.sql(`update sessions_planning.evenement set prochain_essai = now() + interval '1 hour'`);
	await happens(session, 2);
	expect(await claim()).toEqual([]);
	await t.sql('update sessions_planning.evenement set prochain_essai = now()');
	await prepareCases(t.centre, 'dus', { bail: 60, limite: 100 });
	await settle(t);
	for (const idEleve of [1, 2]) {
		const told = await claim();
		expect(told.map(({ personne }) => personne?.idEleve)).toEqual([idEleve]);
		await finish(told);
	}

	// One that could not be carried out holds nobody up for good.
	await enrol(t.centre, [{ idSession: session, idEleve: 3 }]);
	await t.sql(`update sessions_planning.evenement set etat = 'ECHEC' where applique_le is null`);
	await happens(session, 4);
	expect((await claim()).map(({ personne }) => personne?.idEleve)).toEqual([4]);
});

test('each workflow has its own place; a slow one holds nobody up', async () => {
	const session = await newSession();
	await open('slow');
	await open('quick');
	await happens(session, 1, 2);
	expect(await claim('slow')).toHaveLength(1);
	const heard: number[] = [];
	for (let next = await claim('quick'); next.length > 0; next = await claim('quick')) {
		heard.push(...next.flatMap(({ personne }) => personne?.idEleve ?? []));
		await finish(next, 'quick');
	}
	expect(heard).toEqual([1, 2]);
});

test('a run that died is told again once its lease is over; two processes never share one', async () => {
	const session = await newSession();
	await open();
	await happens(session, 1);
	const both = await Promise.all([claim(), claim(), claim()]);
	expect(both.flat()).toHaveLength(1);
	await t.sql("update sessions_planning.remise set bail_jusqua = now() - interval '1 second'");
	const [again] = await claim();
	expect(again.personne).toMatchObject({ idEleve: 1 });
	await releaseAnnonces(t.centre, 'a', [again.idAnnonce]);
	expect(await claim()).toHaveLength(1);
});

test('an event that is committed after a later one is not lost', async () => {
	const [one, two] = [await newSession(), await newSession('INIT_BJ', 'ATEL_A')];
	await open();
	await enrol(t.centre, [{ idSession: one, idEleve: 1 }]);
	await t.sql('begin');
	await t.sql('update sessions_planning.evenement set applique_le = now()');
	await enrol(t.centre, [{ idSession: two, idEleve: 2 }]);
	await t.base.withConnection((cx) =>
		cx.command(
			`update sessions_planning.evenement set applique_le = now() where id_session = ${two}`,
		),
	);
	// The first is not committed yet: what comes after it waits, or its number would be passed by.
	expect(await claim()).toEqual([]);
	await t.sql('commit');
	await settle(t);
	expect((await claim()).map(({ session }) => session?.idSession)).toEqual([one, two]);
});

const filters: Array<[string, Partial<AnnonceFilter>, number]> = [
	['its action', { actions: ['ELEVE_INSCRIT'] }, 1],
	['another action', { actions: ['SESSION_ANNULEE'] }, 0],
	['its training', { formation: 'INIT_SERTI' }, 1],
	['another training', { formation: 'INIT_BJ' }, 0],
	['its room', { salle: 'ATEL_B' }, 1],
	['the whole that its room is part of', { salle: 'TOUS_ATEL' }, 1],
	['another room', { salle: 'THEO' }, 0],
	['its session', { idSession: 1 }, 1],
	['another session', { idSession: 999 }, 0],
	['its status', { statuts: ['PLANIFIEE'] }, 1],
	['another status', { statuts: ['ANNULEE'] }, 0],
];

test.each(filters)('filtered by %s', async (_, filter, expected) => {
	await open();
	await happens(await newSession(), 1);
	expect(await claim('a', filter)).toHaveLength(expected);
	// What it did not ask for is passed by, and its place moves up.
	if (expected === 0) {
		await happens(1, 2);
		expect(await claim()).toHaveLength(1);
	}
});

test.each(filters)(
	'an event and an alert to build on, filtered by %s',
	async (_, filter, expected) => {
		const session = await newSession();
		const shown = async (asked: AnnonceFilter) => ((await lastAnnonce(t.centre, asked)) ? 1 : 0);
		await happens(session, 1);
		expect(await shown({ ...all, ...filter, alertes: false })).toBe(expected);
		await t.sql(
			`insert into sessions_planning.alerte (id_session, code, jour, message)
		values ($1, 'CAPACITE_ATTEINTE', '2031-01-01', 'Complet.')`,
			[session],
		);
		if (!filter.actions) expect(await shown({ ...all, ...filter, actions: [] })).toBe(expected);
	},
);

test('alerts are told too, by code where codes are named', async () => {
	const session = await newSession();
	await open();
	await t.sql(
		`insert into sessions_planning.alerte (id_session, code, jour, message)
		values ($1, 'CAPACITE_ATTEINTE', current_date, 'Complet.'), ($1, 'SEANCES_COMPROMISES:1f', current_date, 'Absent.')`,
		[session],
	);
	await settle(t);
	const [told] = await claim('a', { codes: ['SEANCES_COMPROMISES'] });
	expect(told).toMatchObject({
		action: 'ALERTE',
		alerte: { code: 'SEANCES_COMPROMISES', message: 'Absent.' },
		session: { idSession: session },
		personne: null,
	});
	await open('b');
	await t.sql('update sessions_planning.alerte set jour = jour - 1');
	expect(await claim('b', { alertes: false })).toEqual([]);
});

test('unpublished, it catches up, or skips where that is asked', async () => {
	const session = await newSession();
	await open();
	await happens(session, 1);
	await open('a', true);
	expect(await claim()).toEqual([]);
	await happens(session, 2);
	await open('a', false);
	expect(await claim()).toHaveLength(1);
});

test('what nobody waits for is forgotten, and a workflow that never came back', async () => {
	await open();
	await happens(await newSession(), 1);
	await finish(await claim());
	await claim();
	await open();
	expect(await t.sql('select 1 from sessions_planning.annonce')).toEqual([]);
	await t.sql("update sessions_planning.abonnement set vu_le = now() - interval '31 days'");
	await open('b');
	expect(await t.sql('select cle from sessions_planning.abonnement')).toEqual([{ cle: 'b' }]);
});

test('the newest event that fits is a real one to build on, and is not taken', async () => {
	expect(await lastAnnonce(t.centre, all)).toBeUndefined();
	const session = await newSession();
	await happens(session, 1);
	await happens(session, 2);
	const found = await lastAnnonce(t.centre, all);
	expect(found).toMatchObject({ action: 'ELEVE_INSCRIT', personne: { idEleve: 2 } });
	expect(await lastAnnonce(t.centre, { ...all, formation: 'GEMMO' })).toBeUndefined();
});

test('the statements of a claim do not grow with what it takes', async () => {
	await open();
	const statements = async () => {
		const before = t.base.queries;
		const taken = await claim();
		return [taken.length, t.base.queries - before];
	};
	expect(await statements()).toEqual([0, 5]);
	await happens(await newSession(), 1);
	await happens(await newSession('INIT_BJ', 'ATEL_A'), 2);
	const [two, many] = await statements();
	expect(two).toBe(2);
	expect(many).toBeLessThanOrEqual(12);
});

describe('restored from a dump on a server whose transactions have lower numbers', () => {
	/** As such a dump leaves it: places and announcements lie in the future. */
	const restored = () =>
		t.sql(`with places as (
				update sessions_planning.abonnement set xid_depuis = (xid_depuis::text::bigint + 1000000)::text::xid8)
			update sessions_planning.annonce set xid = (xid::text::bigint + 1000000)::text::xid8`);
	const heard = (annonces: Array<{ personne: { idEleve: number | null } | null }>) =>
		annonces.map(({ personne }) => personne?.idEleve);

	test('what happens first is told, and what was still to be told, but nothing again', async () => {
		const [one, two] = [await newSession(), await newSession('INIT_BJ', 'ATEL_A')];
		await open();
		await open('slow');
		await happens(one, 1);
		await finish(await claim());
		await happens(one, 2);
		const told = await claim();
		expect(heard(told)).toEqual([2]);
		await finish(told);
		expect(await claim()).toEqual([]);
		await happens(two, 3);
		await restored();

		await happens(two, 4);
		const first = await claim();
		expect(heard(first)).toEqual([3]);
		await finish(first);
		expect(heard(await claim())).toEqual([4]);
		expect(heard(await claim('slow'))).toEqual([1, 3]);
	});

	test('what was still to be told is, though nothing happens any more', async () => {
		await open();
		await happens(await newSession(), 1);
		await restored();
		await t.sql('update sessions_planning.abonnement set xid_depuis = $1', ['700']);
		const told = await claim();
		expect(heard(told)).toEqual([1]);
		await finish(told);
		expect(await claim()).toEqual([]);
	});

	test('an alert, and a workflow that listens again before anything happens', async () => {
		const session = await newSession();
		await open();
		await restored();
		await t.sql(
			`insert into sessions_planning.alerte (id_session, code, jour, message)
			values ($1, 'CAPACITE_ATTEINTE', current_date, 'Complet.')`,
			[session],
		);
		await restored();
		await open();
		expect(await claim()).toHaveLength(1);
	});
});
