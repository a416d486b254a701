interface Waiting<T> {
	item: T;
	done: () => void;
	failed: (error: unknown) => void;
}

/**
 * Work that is asked for one by one and done in groups: what comes while a group is on its way makes
 * the next one, so that a statement and a commit serve several and nobody waits for company.
 * @param work does one group, in the order asked for; what it throws, each of the group gets
 */
export function grouped<T>(work: (items: T[]) => Promise<unknown>): (item: T) => Promise<void> {
	let waiting: Waiting<T>[] = [];
	let working = false;

	const workOff = async () => {
		working = true;
		while (waiting.length > 0) {
			const group = waiting;
			waiting = [];
			try {
				await work(group.map(({ item }) => item));
				for (const { done } of group) done();
			} catch (error) {
				for (const { failed } of group) failed(error);
			}
		}
		working = false;
	};

	return async (item) =>
		await new Promise<void>((done, failed) => {
			waiting.push({ item, done, failed });
			if (!working) void workOff();
		});
}
