import { grouped } from '../../../core/batch/grouped';

/** Groups as they were begun; each ends when it is told to. */
function watched() {
	const begun: number[][] = [];
	const ends: Array<(results: string[]) => void> = [];
	const work = async (items: number[]) => {
		begun.push(items);
		return await new Promise<string[]>((end) => ends.push(end));
	};
	return { begun, work, end: (group: number) => ends[group](begun[group].map((n) => `did ${n}`)) };
}

it('does what comes while a group is on its way in the next one, and gives each its result', async () => {
	const { begun, work, end } = watched();
	const join = grouped(work);
	const results = [1, 2, 3].map((n) => join(n));
	expect(begun).toEqual([[1]]);

	end(0);
	expect(await results[0]).toBe('did 1');
	expect(begun).toEqual([[1], [2, 3]]);

	end(1);
	expect(await Promise.all(results)).toEqual(['did 1', 'did 2', 'did 3']);
});

it('goes on after a group that failed', async () => {
	const join = grouped(async (items: number[]) => {
		if (items.includes(1)) throw new Error('not this one');
		return items;
	});
	const results = [1, 2].map((n) => join(n));
	await expect(results[0]).rejects.toThrow('not this one');
	expect(await results[1]).toBe(2);
});

describe('where more are about to come', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	it('waits until they are there', async () => {
		const { begun, work, end } = watched();
		const join = grouped(work, { isWhole: (waiting) => waiting === 3, patience: 20 });
		const results = [1, 2].map((n) => join(n));
		expect(begun).toEqual([]);

		results.push(join(3));
		expect(begun).toEqual([[1, 2, 3]]);
		end(0);
		expect(await Promise.all(results)).toEqual(['did 1', 'did 2', 'did 3']);
		// The clock that was set for them does not begin an empty group.
		jest.advanceTimersByTime(1_000);
		expect(begun).toHaveLength(1);
	});

	it('waits no longer than its patience', () => {
		const { begun, work } = watched();
		const join = grouped(work, { isWhole: () => false, patience: 20 });
		void join(1);
		jest.advanceTimersByTime(19);
		expect(begun).toEqual([]);

		void join(2);
		jest.advanceTimersByTime(1);
		expect(begun).toEqual([[1, 2]]);
	});
});
