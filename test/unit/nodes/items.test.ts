import type { IExecuteFunctions, INode } from 'n8n-workflow';

import { accept, refuse, reject, type Outcome } from '../../../core/errors/refusal';
import { byActor } from '../../../nodes/shared/byActor';
import { oneByOne, runItems } from '../../../nodes/shared/items';

const credential = { host: 'nowhere', port: 1, database: 'x', user: 'x', password: 'x' };

/** A run of a node over so many items. */
const contextOf = (items: number, onError: INode['onError']) =>
	({
		getInputData: () => Array.from({ length: items }, () => ({ json: {} })),
		getCredentials: async () => credential,
		getNode: () => ({ name: 'Node', onError }),
		continueOnFail: () => onError !== 'stopWorkflow',
		logger: { error: () => undefined },
	}) as unknown as IExecuteFunctions;

const full = reject<{ n: number }>(refuse('SALLE_OCCUPEE', 'salle', 'prise'));
const toItem = ({ n }: { n: number }) => ({ json: { n } });
const read = (n: number) => n;

describe('a node that stops at an error', () => {
	const failure = async (
		outcome: (n: number) => Promise<Outcome<{ n: number }>> | Outcome<{ n: number }>,
		items = 3,
	) => {
		const call = async (_: unknown, requests: number[]) => await Promise.all(requests.map(outcome));
		return await runItems(contextOf(items, 'stopWorkflow'), { read, call, toItem }).catch(
			(error: { message: string; description: string }) => error,
		);
	};

	it('carries nothing out where an item can not be read', async () => {
		const called: number[][] = [];
		const run = runItems(contextOf(3, 'stopWorkflow'), {
			read: (n) => {
				if (n === 1) throw refuse('CHAMP_INVALIDE', 'date', 'pas un jour');
				return n;
			},
			call: async (_, requests) => {
				called.push(requests);
				return [];
			},
			toItem,
		});
		await expect(run).rejects.toMatchObject({
			message: 'date : pas un jour',
			description: expect.stringContaining('Nothing was carried out, for no item.'),
			context: { itemIndex: 1 },
		});
		expect(called).toEqual([]);
	});

	it('says how many others were carried out, before it and behind it', async () => {
		expect(await failure((n) => (n === 1 ? full : accept({ n })))).toMatchObject({
			message: 'salle : prise',
			description:
				'SALLE_OCCUPEE: see docs/errors.md. Nothing was changed for this item. ' +
				'Of the 2 other item(s) of this run, 2 were carried out.',
		});
		expect(await failure(() => full, 1)).toMatchObject({
			description: 'SALLE_OCCUPEE: see docs/errors.md. Nothing was changed for this item.',
		});
	});

	it('promises nothing where the connection broke', async () => {
		const call = oneByOne(async () => {
			throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '08006' });
		});
		await expect(
			runItems(contextOf(1, 'stopWorkflow'), { read, call, toItem }),
		).rejects.toMatchObject({ description: expect.stringContaining('is not known') });
	});
});

it('has an error beside the json only where n8n is to lead the item to the error output', async () => {
	const outputOf = async (onError: INode['onError']) => {
		const call = async () => [full];
		const [[item]] = await runItems(contextOf(1, onError), { read, call, toItem });
		return item;
	};
	const regular = await outputOf('continueRegularOutput');
	const apart = await outputOf('continueErrorOutput');
	expect(regular.error).toBeUndefined();
	expect(apart.error).toMatchObject({ message: 'salle : prise' });
	expect(apart.json).toEqual(regular.json);
	expect(regular.json).toMatchObject({
		error: 'salle : prise',
		status: 'rejected',
		errors: [{ path: 'salle', code: 'SALLE_OCCUPEE' }],
	});
});

it('tells what was done for one actor where the call for another fails', async () => {
	const outcomes = await byActor(
		{ actor: 'workflow' } as never,
		[{ acteur: 'zoé' }, {}],
		async ({ actor }) => {
			if (actor === 'workflow') throw new Error('away');
			return [accept('done')];
		},
	);
	expect(outcomes).toMatchObject([{ ok: true, value: 'done' }, { ok: false }]);
});
