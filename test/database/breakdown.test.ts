import { createServer, type AddressInfo } from 'node:net';
import type { IExecuteFunctions } from 'n8n-workflow';

import { testBase } from '../../core/centre/base';
import { openCentre } from '../../core/centre/centre';
import { breakdownOf, causeOf } from '../../core/errors/breakdown';
import { toRefusal } from '../../core/http/response';
import { findOpenSessions } from '../../core/sessions/findSessions';
import { listSalles } from '../../core/lists/catalogue';
import { NotConnected } from '../../database/notConnected';
import { closeBases, makeBase, type AccesBase } from '../../database/pool';
import { oneByOne, runItems } from '../../nodes/shared/items';
import { openTestDatabase, type TestDatabase } from './harness';

let t: TestDatabase;
let access: AccesBase & { port: number };
beforeAll(async () => {
	t = await openTestDatabase('vide');
	const { hostname: host, port, pathname } = new URL(t.url);
	access = {
		host,
		port: Number(port),
		database: pathname.slice(1),
		user: 'nodes',
		password: 'nodes',
	};
});
afterAll(async () => {
	await closeBases();
	await t.close();
});

/** What a use case throws on this database. */
async function thrownBy(way: AccesBase, use: typeof listSalles = listSalles): Promise<unknown> {
	const base = makeBase({ delaiConnexion: 2_000, ...way });
	try {
		return await use(openCentre(base)).then(
			() => undefined,
			(error: unknown) => error,
		);
	} finally {
		await base.pool.end();
	}
}

async function closedPort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

describe('a database that lets nobody in', () => {
	it.each<[string, () => Promise<AccesBase> | AccesBase, string, RegExp]>([
		[
			'a host that is none',
			() => ({ ...access, host: 'nulle-part.invalid' }),
			'BASE_INJOIGNABLE',
			/Host/,
		],
		[
			'a port where nobody listens',
			async () => ({ ...access, port: await closedPort() }),
			'BASE_INJOIGNABLE',
			/Host et Port/,
		],
		['no such database', () => ({ ...access, database: 'nulle' }), 'BASE_ABSENTE', /Database/],
		[
			'SSL of a server that has none',
			() => ({ ...access, ssl: { rejectUnauthorized: true } }),
			'BASE_SSL',
			/SSL sur Off/,
		],
		[
			'a wrong password',
			() => ({ ...access, password: 'secret-0' }),
			'BASE_ACCES_REFUSE',
			/User et Password/,
		],
		[
			'an unknown user',
			() => ({ ...access, user: 'personne', password: 'secret-0' }),
			'BASE_ACCES_REFUSE',
			/User/,
		],
	])('says of %s what to do, without a secret', async (_, way, code, mend) => {
		const asked = await way();
		const error = await thrownBy(asked);
		const fault = breakdownOf(error);
		expect(fault).toMatchObject({ code, path: '', message: expect.stringMatching(mend) });
		const told = await testBase(asked);
		expect(told).toContain(fault?.message);
		expect(told).toContain(causeOf(error));
		expect(told).not.toContain('secret-0');
	});

	it('says it where no password is given, in the words of pg', () => {
		const said = 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string';
		// Not tried here: pg leaves that connection open, and the server waits a minute for it.
		const error = new NotConnected(new Error(said));
		expect(breakdownOf(error)).toMatchObject({ code: 'BASE_ACCES_REFUSE' });
	});

	it('says it of a server that never answers', async () => {
		const silent = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => silent.once('listening', resolve));
		const { port } = silent.address() as AddressInfo;
		const error = await thrownBy({ ...access, host: '127.0.0.1', port, delaiConnexion: 50 });
		silent.close();
		expect(breakdownOf(error)).toMatchObject({ code: 'BASE_INJOIGNABLE' });
	});

	it('says it of one whose connections are all taken, to be asked again', async () => {
		await t.sql(`create role serre login password 'serre' connection limit 0`);
		const error = await thrownBy({ ...access, user: 'serre', password: 'serre' });
		await t.sql('drop role serre');
		expect(breakdownOf(error)).toMatchObject({ code: 'BASE_SATUREE' });
		expect(toRefusal(error)).toMatchObject({
			statut: 503,
			corps: { errors: [{ code: 'INDISPONIBLE' }] },
		});
	});

	it('tells an endpoint of what stays, and a node each item, with the cause in the log', async () => {
		const error = await thrownBy({ ...access, database: 'nulle' });
		expect(toRefusal(error)).toMatchObject({
			statut: 500,
			corps: { errors: [{ code: 'BASE_ABSENTE' }] },
			panne: expect.stringContaining('3D000'),
		});
		const logged: string[] = [];
		const context = {
			getInputData: () => [{ json: {} }, { json: {} }],
			getCredentials: async () => ({ ...access, database: 'nulle' }),
			getNode: () => ({ name: 'Lists', onError: 'continueRegularOutput' }),
			continueOnFail: () => true,
			logger: { error: (line: string) => logged.push(line) },
		} as unknown as IExecuteFunctions;
		const [items] = await runItems(context, {
			read: () => undefined,
			call: oneByOne(async (centre) => await listSalles(centre)),
			toItem: () => ({ json: {} }),
		});
		expect(items.map(({ json }) => json.errors)).toEqual(
			[0, 1].map(() => [expect.objectContaining({ code: 'BASE_ABSENTE' })]),
		);
		expect(logged).toEqual([expect.stringMatching(/^Lists: 3D000 .*nulle/)]);
	});
});

describe('a database that has not what it should', () => {
	const open = async (model: 'crm' | 'vide') => {
		const test = await openTestDatabase(model);
		const ask = async () =>
			await findOpenSessions(test.centre).then(
				() => undefined,
				(error: unknown) => error,
			);
		return { ...test, ask };
	};

	it('names the migrations that are missing, all or the last', async () => {
		const crm = await open('crm');
		const error = await crm.ask();
		expect(breakdownOf(error)).toEqual({
			path: '',
			code: 'MIGRATIONS_MANQUANTES',
			message: expect.stringMatching(/dont 0\d{3}.*n8n-nodes-sessions-planning migrate/),
		});
		expect(causeOf(error)).toMatch(/^(3F000|42P01) /);
		expect(toRefusal(error)).toMatchObject({ statut: 500 });
		expect(await testBase({ connectionString: crm.url })).toMatch(/\(MIGRATIONS_MANQUANTES\)$/);
		await closeBases();
		await crm.close();
	});

	it('says where a table of the CRM is missing that none of them makes', async () => {
		const test = await open('vide');
		await test.sql('alter table formations rename to cours');
		expect(breakdownOf(await test.ask())).toMatchObject({
			code: 'BASE_INCOMPLETE',
			message: expect.stringContaining('check'),
		});
		await test.sql(
			`delete from sessions_planning.migration where nom = (select max(nom) from sessions_planning.migration)`,
		);
		expect(breakdownOf(await test.ask())).toMatchObject({ code: 'MIGRATIONS_MANQUANTES' });
		await test.close();
	});
});
