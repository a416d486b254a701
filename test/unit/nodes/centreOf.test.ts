import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { postgresOf } from '../../../nodes/shared/centreOf';

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
