import { shareRun } from '../../../nodes/shared/shareRun';

const prise = (idEvenement: number) => ({ idEvenement, jeton: `jeton-${idEvenement}` });
const idsOf = (prises: Array<{ idEvenement: number }> | undefined) =>
	prises?.map(({ idEvenement }) => idEvenement);

let cle = '';
let next = 0;
beforeEach(() => {
	jest.useFakeTimers();
	cle = `workflow-${(next += 1)}`;
});
afterEach(() => jest.useRealTimers());

/** As in a process that has time to spare: without it these tests, which never rest, would be a busy one. */
const atRest = () => () => false;
const call = (id: number, options = { pause: 250, limite: 50 }) =>
	shareRun(cle, prise(id), options, atRest).then(idsOf);

describe('shareRun', () => {
	it('lets a call that comes alone go at once', async () => {
		expect(await call(1)).toEqual([1]);
		jest.advanceTimersByTime(250);
		expect(await call(2)).toEqual([2]);
	});

	it('gives the run after the pause all that came meanwhile, to the first of them', async () => {
		expect(await call(1)).toEqual([1]);
		const later = [2, 3, 4].map((id) => call(id));
		jest.advanceTimersByTime(250);
		expect(await Promise.all(later)).toEqual([[2, 3, 4], undefined, undefined]);
		const after = call(5);
		jest.advanceTimersByTime(249);
		const same = call(6);
		jest.advanceTimersByTime(1);
		expect(await Promise.all([after, same])).toEqual([[5, 6], undefined]);
	});

	it('does not wait for the end of the pause once a run is full, and loses nobody who comes in that moment', async () => {
		const options = { pause: 250, limite: 3 };
		expect(await call(0, options)).toEqual([0]);
		const calls = Array.from({ length: 8 }, (_, i) => call(i + 1, options));
		expect(await Promise.all(calls.slice(0, 3))).toEqual([[1, 2, 3], undefined, undefined]);
		jest.advanceTimersByTime(250);
		const all = (await Promise.all(calls)).flatMap((ids) => ids ?? []);
		expect(all.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});

	it('lets nobody go off alone in the moment that a full run leaves after its pause', async () => {
		const options = { pause: 250, limite: 3 };
		const busy = (id: number) => shareRun(cle, prise(id), options, () => () => true).then(idsOf);
		expect(await busy(0)).toEqual([0]);
		const first = [1, 2].map(busy);
		jest.advanceTimersByTime(600);
		const later = [3, 4, 5].map(busy);
		expect(await Promise.all(first)).toEqual([[1, 2, 3], undefined]);
		jest.advanceTimersByTime(1000);
		expect(await Promise.all(later)).toEqual([undefined, [4, 5], undefined]);
	});

	it('holds more where the process has no time to spare, and no more than that', async () => {
		const options = { pause: 250, limite: 3, whileBusy: 5 };
		const calls = (ids: number[], isBusy: boolean) => {
			const watch = () => () => isBusy;
			return ids.map((id) => shareRun(cle, prise(id), options, watch).then(idsOf));
		};
		await Promise.all(calls([0], true));
		const busy = calls([1, 2, 3, 4, 5], true);
		expect((await Promise.all(busy))[0]).toEqual([1, 2, 3, 4, 5]);
		const rested = calls([6, 7, 8], false);
		expect((await Promise.all(rested))[0]).toEqual([6, 7, 8]);
	});

	it('gathers on while the process has no time to spare, four pauses at most', async () => {
		let asked = 0;
		const options = { pause: 250, limite: 50 };
		const hard = (id: number, restsAfter: number) =>
			shareRun(cle, prise(id), options, () => {
				asked = 0;
				return () => (asked += 1) < restsAfter;
			}).then(idsOf);
		expect(await hard(1, 9)).toEqual([1]);
		const [rested, ...others] = [2, 3, 4].map((id) => hard(id, 2));
		jest.advanceTimersByTime(499);
		expect(asked).toBe(1);
		jest.advanceTimersByTime(1);
		expect(await Promise.all([rested, ...others])).toEqual([[2, 3, 4], undefined, undefined]);

		const never = hard(5, 9);
		jest.advanceTimersByTime(999);
		const same = hard(6, 9);
		jest.advanceTimersByTime(1);
		expect(await Promise.all([never, same])).toEqual([[5, 6], undefined]);
	});

	it('gives each event a run of its own when asked to', async () => {
		const options = { pause: 0, limite: 50 };
		expect(await Promise.all([1, 2, 3].map((id) => call(id, options)))).toEqual([[1], [2], [3]]);
		expect(await Promise.all([4, 5].map((id) => call(id, { pause: 250, limite: 1 })))).toEqual([
			[4],
			[5],
		]);
	});

	it('keeps workflows apart', async () => {
		expect(await call(1)).toEqual([1]);
		cle = `workflow-${(next += 1)}`;
		expect(await call(2)).toEqual([2]);
	});
});
