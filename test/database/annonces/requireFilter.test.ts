import type { ITriggerFunctions } from 'n8n-workflow';

import type { AnnonceFilter } from '../../../core/annonces/annonces';
import { requireFilter } from '../../../core/annonces/requireFilter';
import { Refusal } from '../../../core/errors/refusal';
import { findKnownSessions, type SearchRequest } from '../../../core/sessions/findSessions';
import { closeBases } from '../../../database/pool';
import { SessionTrigger } from '../../../nodes/SessionTrigger/SessionTrigger.node';
import { openTestDatabase, type TestDatabase } from '../harness';

let t: TestDatabase;
beforeAll(async () => {
	t = await openTestDatabase('centre');
});
afterAll(async () => {
	await closeBases();
	await t.close();
});

/** The faults of a refusal, path and message; none where it is not refused. */
const faultsOf = async (job: () => Promise<unknown>) => {
	try {
		await job();
		return [];
	} catch (error) {
		if (error instanceof Refusal)
			return error.faults.map(({ path, code, message }) => [path, code, message]);
		throw error;
	}
};

describe('a search by what does not exist', () => {
	const find = async (request: SearchRequest) =>
		await faultsOf(async () => await findKnownSessions(t.centre, request));

	it.each<[SearchRequest, string, RegExp]>([
		[{ formation: 'INIT_SERT' }, 'formation', /« INIT_SERT » est introuvable.*« INIT_SERTI »/],
		[{ salle: 'ATEL_Z' }, 'salle', /« ATEL_Z » est introuvable.*« ATEL_B »/],
		[{ formateurId: 4321 }, 'formateurId', /« 4321 » est introuvable/],
	])('is refused with the field and what is near: %j', async (request, path, message) => {
		expect(await find(request)).toEqual([[path, 'INTROUVABLE', expect.stringMatching(message)]]);
	});

	it('is refused with each of them', async () => {
		const faults = await find({ formation: 'NULLE', salle: 'NULLE' });
		expect(faults.map(([path]) => path)).toEqual(['formation', 'salle']);
	});

	it('finds nothing where all of it exists, by code, name or number', async () => {
		const never = { dateDebut: '2099-01-01', dateFin: '2099-02-01' };
		const [{ f, s }] = await t.sql(
			`select (select nom from formations where code = 'GEMMO') as f,
				(select id_salle from salles where code = 'ATEL_B') as s`,
		);
		expect(await find({ ...never, formation: 'GEMMO', salle: 'ATEL_B', formateurId: 1 })).toEqual(
			[],
		);
		expect(await find({ ...never, formation: f as string, salle: s as number })).toEqual([]);
	});

	it('costs a statement only where nothing is found', async () => {
		const before = t.base.queries;
		expect(await findKnownSessions(t.centre, { formation: 'GEMMO' })).not.toEqual([]);
		expect(t.base.queries - before).toBe(1);
	});
});

const filter: AnnonceFilter = {
	actions: ['ELEVE_INSCRIT'],
	alertes: true,
	codes: [],
	statuts: [],
};

describe('what a workflow asks to hear of', () => {
	it.each<[Partial<AnnonceFilter>, string, RegExp]>([
		[{ codes: ['CAPACITE_ATTEINT'] }, 'codes', /« CAPACITE_ATTEINT » : .*CAPACITE_ATTEINTE/],
		[{ statuts: ['PLANIFIE'] }, 'statuts', /PLANIFIEE/],
		[{ formation: 'INIT_SERT' }, 'formation', /INIT_SERTI/],
		[{ salle: 'ATEL_Z' }, 'salle', /ATEL_B/],
		[{ idSession: 999_999 }, 'session', /n'existe pas/],
		[{ idSession: Number.NaN }, 'idSession', /./],
	])('is refused where it could never be: %j', async (asked, path, message) => {
		const faults = await faultsOf(
			async () => await requireFilter(t.centre, { ...filter, ...asked }),
		);
		expect(faults).toEqual([[path, expect.any(String), expect.stringMatching(message)]]);
	});

	it('is let through where it exists, with a code of the rule file in force', async () => {
		const asked = { ...filter, codes: ['CAPACITE_ATTEINTE'], formation: 'GEMMO', salle: 'ATEL_B' };
		await requireFilter(t.centre, { ...asked, idSession: 1, statuts: ['CONFIRMEE'] });
		// What only an alert could be is nothing to who hears of none.
		await requireFilter(t.centre, { ...filter, alertes: false, codes: ['ANCIEN'] });
	});

	const publish = async (mode: string, parameters: object) => {
		const { hostname, port, pathname } = new URL(t.url);
		const all = { evenements: ['ALERTE'], ...parameters } as Record<string, unknown>;
		const context = {
			getNodeParameter: (name: string, otherwise: unknown) => all[name] ?? otherwise,
			getCredentials: async () => ({
				host: hostname,
				port,
				database: pathname.slice(1),
				user: 'nodes',
				password: 'nodes',
			}),
			getNode: () => ({ id: 'n', name: 'Session Trigger' }),
			getWorkflow: () => ({ id: 'w' }),
			getMode: () => 'trigger',
			getActivationMode: () => mode,
			logger: { warn: () => undefined, error: () => undefined },
		} as unknown as ITriggerFunctions;
		const { closeFunction } = await new SessionTrigger().trigger.call(context);
		await closeFunction?.();
	};

	it('is told when it is published, and not when n8n starts again', async () => {
		await expect(publish('activate', { salle: 'ATEL_Z' })).rejects.toThrow(/la salle « ATEL_Z »/);
		await expect(publish('update', { codes: 'RIEN' })).rejects.toThrow(/« RIEN »/);
		await publish('init', { salle: 'ATEL_Z', codes: 'RIEN' });
		await publish('activate', { salle: 'ATEL_B' });
	});
});
