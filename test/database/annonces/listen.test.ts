import type { IRun, ITriggerFunctions } from 'n8n-workflow';

import { openAbonnement, type Annonce } from '../../../core/annonces/annonces';
import { prepareCases } from '../../../core/evenements/prepareCases';
import { enrol } from '../../../core/inscriptions/enrol';
import { actions } from '../../../core/outbox/actions';
import { Listener } from '../../../nodes/SessionTrigger/listen';
import { openTestDatabase, type TestDatabase } from '../harness';

/*
 * How Session Trigger takes the end of a run, as n8n 2.41 tells it: of a run that died with its
 * worker it tells an error that names no node.
 */

let t: TestDatabase;
let listener: Listener;
let runs: Array<{ nom: string; done: Deferred }>;
let logged: string[];
/** Called where a run begins. */
let emitted: () => void = () => undefined;

const end = (status: string, lastNodeExecuted?: string) =>
	({
		status,
		data: { resultData: { runData: {}, lastNodeExecuted, error: { message: 'it failed' } } },
	}) as unknown as IRun;

/** What n8n settles where a run ends. */
interface Deferred {
	promise: Promise<IRun>;
	resolve: (run: IRun) => void;
	reject: (error: Error) => void;
}

function createDeferredPromise() {
	const deferred = {} as Deferred;
	deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
	return deferred;
}

beforeEach(async () => {
	t = await openTestDatabase('vide');
	runs = [];
	logged = [];
	const log = (message: string) => void logged.push(message);
	const context = {
		logger: { warn: log, error: log },
		helpers: { createDeferredPromise },
		emit: ([[item]]: Array<Array<{ json: unknown }>>, _: unknown, done: Deferred) => {
			runs.push({ nom: (item.json as unknown as Annonce).personne?.nom as string, done });
			emitted();
		},
	} as unknown as ITriggerFunctions;
	await openAbonnement(t.centre, 'a', { sauter: false });
	await t.sql(`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
		select 'Nom' || n, 'Prénom' || n, 'p' || n || '@m.example', true, true from generate_series(1, 2) n`);
	const [{ id }] = await t.sql<{ id: number }>(
		`insert into sessions (id_formation, id_salle, salle_principale, date_debut, date_fin, capacite_max)
		select f.id_formation, s.id_salle, s.nom, '2031-03-03 07:00', '2031-03-07 16:00', 2
		from formations f, salles s
		where f.code = 'INIT_SERTI' and s.code = 'ATEL_B'
		returning id_session as id`,
	);
	await enrol(
		t.centre,
		[1, 2].map((idEleve) => ({ idSession: id, idEleve })),
	);
	await prepareCases(t.centre, 'dus', { bail: 60, limite: 100 });
	listener = new Listener(context, t.centre, {
		cle: 'a',
		filter: { actions: [...actions], alertes: false, codes: [], statuts: [] },
		runs: 5,
		perRun: 1,
		pause: 20,
		longest: 60_000,
	});
});
afterEach(async () => {
	await listener.close();
	for (const { done } of runs) done.resolve(end('success', 'Tell'));
	await t.close();
});

/** The run of a place in the order of all, once it is there. */
async function run(place: number): Promise<(typeof runs)[number]> {
	while (runs.length <= place) await new Promise<void>((resolve) => (emitted = resolve));
	return runs[place];
}

test.each([
	['ended well', (done: Deferred) => done.resolve(end('success', 'Tell'))],
	['failed in a node', (done: Deferred) => done.resolve(end('error', 'Tell'))],
	[
		'was stopped by hand',
		(done: Deferred) => done.reject(Object.assign(new Error(), { reason: 'manual' })),
	],
	[
		'took longer than its workflow may',
		(done: Deferred) => done.reject(Object.assign(new Error(), { reason: 'timeout' })),
	],
])('a run that %s is over: the next event of its session comes', async (_, settle) => {
	settle((await run(0)).done);
	await run(1);
	expect(runs.map(({ nom }) => nom)).toEqual(['Nom1', 'Nom2']);
});

test('a run that died with its worker comes again, before the next of its session', async () => {
	(await run(0)).done.resolve(end('error'));
	(await run(1)).done.resolve(end('success', 'Tell'));
	await run(2);
	expect(runs.map(({ nom }) => nom)).toEqual(['Nom1', 'Nom1', 'Nom2']);
	expect(logged).toEqual([expect.stringContaining('a run was cut short and is started again')]);
});

test('an event whose runs die three times is given up, and the log says which', async () => {
	for (const place of [0, 1, 2]) (await run(place)).done.resolve(end('crashed'));
	await run(3);
	expect(runs.map(({ nom }) => nom)).toEqual(['Nom1', 'Nom1', 'Nom1', 'Nom2']);
	expect(logged.at(-1)).toMatch(/given up after 3 runs .*idAnnonce \d+/u);
});
