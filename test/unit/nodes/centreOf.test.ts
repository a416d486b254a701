import type { ICredentialTestFunctions, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { openCentre } from '../../../core/centre/centre';
import type { Base } from '../../../database/pool';
import { centreOf, postgresOf, sessionsPlanningPostgresTest } from '../../../nodes/shared/centreOf';

let asked: string[];
let wrong: boolean;
const read = (id: string) => async () => {
	asked.push(id);
	if (wrong) throw new Error('no such credential');
	return { host: id };
};
const call = (node: string, credential = 'c1') =>
	({
		getRequestObject: () => ({}),
		getWorkflow: () => ({ id: 'w' }),
		getNode: () => ({ id: node, credentials: { sessionsPlanningPostgresApi: { id: credential } } }),
		getCredentials: read(credential),
	}) as unknown as IWebhookFunctions;
const run = (credential: string) =>
	({ getCredentials: read(credential) }) as unknown as IExecuteFunctions;

beforeEach(() => {
	asked = [];
	wrong = false;
	jest.useFakeTimers();
});
afterEach(() => {
	jest.useRealTimers();
});

describe('postgresOf', () => {
	it('is read once by the calls of a webhook within five seconds, and anew after', async () => {
		expect(await Promise.all([1, 2, 3].map(() => postgresOf(call('a'))))).toEqual([
			{ host: 'c1' },
			{ host: 'c1' },
			{ host: 'c1' },
		]);
		jest.advanceTimersByTime(4_999);
		await postgresOf(call('a'));
		expect(asked).toEqual(['c1']);
		jest.advanceTimersByTime(1);
		await postgresOf(call('a'));
		expect(asked).toEqual(['c1', 'c1']);
	});

	it('is the own one of each node, also when it is given another', async () => {
		for (const one of [call('b'), call('c', 'c2'), call('b', 'c3')]) await postgresOf(one);
		expect(asked).toEqual(['c1', 'c2', 'c3']);
	});

	it('is asked for again when it could not be read', async () => {
		wrong = true;
		await expect(postgresOf(call('d'))).rejects.toThrow('no such credential');
		wrong = false;
		expect(await postgresOf(call('d'))).toEqual({ host: 'c1' });
	});

	it('is read once by a run, and anew by the next', async () => {
		const one = run('c1');
		await postgresOf(one);
		await postgresOf(one);
		await postgresOf(run('c1'));
		expect(asked).toEqual(['c1', 'c1']);
	});
});

describe('centreOf', () => {
	it('is one centre for the calls that share a reading, another for another actor, and anew after', async () => {
		const ofCrm = await centreOf(call('e'), 'crm');
		expect(await centreOf(call('e'), 'crm')).toBe(ofCrm);
		const ofPages = await centreOf(call('e'), 'pages');
		expect([ofCrm.actor, ofPages.actor]).toEqual(['crm', 'pages']);
		jest.advanceTimersByTime(5_000);
		expect(await centreOf(call('e'), 'crm')).not.toBe(ofCrm);
	});

	it('looks at the rule files for each run of a node, and where it is asked again', async () => {
		const context = run('c1');
		expect(await centreOf(context)).not.toBe(await centreOf(context));
	});
});

describe('the zone of the centre', () => {
	const none = ['Europe/Pari', 'Paris', ' Europe/Paris', '+02:00', '', 'x'.repeat(200)];
	const named = (fuseau: string) =>
		({ getCredentials: async () => ({ host: 'h', fuseau }) }) as unknown as IExecuteFunctions;

	it.each(none)('is refused where « %s » is none', (fuseau) => {
		let thrown: unknown;
		try {
			openCentre({} as Base, { fuseau });
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toMatchObject({
			faults: [
				{
					path: 'fuseau',
					code: 'FUSEAU_INVALIDE',
					message: expect.stringMatching(
						/^« .{0,81} » n'est pas un fuseau horaire : un nom comme Europe\/Paris est attendu$/,
					),
				},
			],
		});
	});

	it('is one of the IANA database, and Europe/Paris where nobody says', () => {
		const of = (fuseau?: string) => openCentre({} as Base, { fuseau }).fuseau;
		expect([of(), of('America/Guadeloupe'), of('Indian/Reunion'), of('UTC')]).toEqual([
			'Europe/Paris',
			'America/Guadeloupe',
			'Indian/Reunion',
			'UTC',
		]);
	});

	it('is refused by a node and by the test of its credential', async () => {
		await expect(centreOf(named('Europe/Pari'))).rejects.toMatchObject({
			faults: [{ path: 'fuseau' }],
		});
		const tested = await sessionsPlanningPostgresTest.call({} as ICredentialTestFunctions, {
			id: '1',
			name: 'base',
			type: 'sessionsPlanningPostgresApi',
			data: { host: '127.0.0.1', port: 1, fuseau: 'Europe/Pari' },
		});
		expect(tested).toEqual({
			status: 'Error',
			message: 'Time Zone: "Europe/Pari" is none, a name such as Europe/Paris is expected',
		});
	});
});
