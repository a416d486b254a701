interface Waiting<T, R> {
	item: T;
	done: (result: R) => void;
	failed: (error: unknown) => void;
}

/**
 * Work that is asked for one by one and done in groups: what comes while a group is on its way makes
 * the next one, so that a statement and a commit serve several and nobody waits for company.
 * @param work does one group, in the order asked for, and gives a result for each; what it throws, each
 *   of the group gets
 */
export function grouped<T, R>(work: (items: T[]) => Promise<R[]>): (item: T) => Promise<R> {
	let waiting: Waiting<T, R>[] = [];
	let working = false;

	const workOff = async () => {
		working = true;
		while (waiting.length > 0) {
			const group = waiting;
			waiting = [];
			try {
				const results = await work(group.map(({ item }) => item));
				for (const [i, { done }] of group.entries()) done(results[i]);
			} catch (error) {
				for (const { failed } of group) failed(error);
			}
		}
		working = false;
	};

	return async (item) =>
		await new Promise<R>((done, failed) => {
			waiting.push({ item, done, failed });
			if (!working) void workOff();
		});
}
