/**
 * Works off all values, `atOnce` at a time; the first of each are begun at once, and from when it is
 * `late` no more are.
 * @returns those that were not begun
 */
export async function inTurns<T>(
	values: T[],
	atOnce: number,
	late: () => boolean,
	work: (value: T) => Promise<void>,
): Promise<T[]> {
	const queue = [...values];
	const ends = await Promise.allSettled(
		queue.splice(0, atOnce).map(async (first) => {
			await work(first);
			while (queue.length > 0 && !late()) await work(queue.shift() as T);
		}),
	);
	const failed = ends.find((end): end is PromiseRejectedResult => end.status === 'rejected');
	if (failed) throw failed.reason;
	return queue;
}
