interface Waiting<T, R> {
	item: T;
	done: (result: R) => void;
	failed: (error: unknown) => void;
}

/** When a group goes, where it is worth waiting for more. */
interface Gathering {
	/** Whether nobody else is about to come. */
	isWhole: (waiting: number) => boolean;
	/** Milliseconds after which it goes all the same. */
	patience: number;
}

const AT_ONCE: Gathering = { isWhole: () => true, patience: 0 };

/**
 * Work that is asked for one by one and done in groups: what comes while a group is on its way makes
 * the next one, so that a statement and a commit serve several. Nobody waits for company, unless a
 * gathering says that more are about to come.
 * @param work does one group, in the order asked for, and gives a result for each; what it throws, each
 *   of the group gets
 */
export function grouped<T, R>(
	work: (items: T[]) => Promise<R[]>,
	{ isWhole, patience }: Gathering = AT_ONCE,
): (item: T) => Promise<R> {
	let waiting: Waiting<T, R>[] = [];
	let working = false;
	let clock: NodeJS.Timeout | undefined;

	const workOff = async () => {
		clearTimeout(clock);
		clock = undefined;
		working = true;
		const group = waiting;
		waiting = [];
		try {
			const results = await work(group.map(({ item }) => item));
			for (const [i, { done }] of group.entries()) done(results[i]);
		} catch (error) {
			for (const { failed } of group) failed(error);
		}
		working = false;
		next();
	};

	const next = () => {
		if (working || waiting.length === 0) return;
		if (isWhole(waiting.length)) void workOff();
		else clock ??= setTimeout(() => void workOff(), patience);
	};

	return async (item) =>
		await new Promise<R>((done, failed) => {
			waiting.push({ item, done, failed });
			next();
		});
}
