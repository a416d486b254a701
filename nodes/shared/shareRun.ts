interface Door {
	/** When the last run started, by performance.now(). */
	begin: number;
	/** The run that is about to start, with what goes into it. */
	next?: { items: unknown[]; leave: () => void };
}

const doors = new Map<string, Door>();

/**
 * The items that the run of this call is to work on, or undefined when the run of another call
 * takes its item along. A call that comes alone goes at once. Those that come within `pause`
 * milliseconds of the last run's start go together into the next one, at most
 * `limite` of them: n8n needs some 30 ms of processor for a run, whatever it holds.
 * Only a run is shared: what each call did was durable and answered before, and if this process dies
 * now, the sweep finds it.
 * @param key what shares runs, and one kind of item: one node of one workflow
 */
export async function shareRun<T>(
	key: string,
	item: T,
	{ pause, limite }: { pause: number; limite: number },
): Promise<T[] | undefined> {
	const door = doors.get(key) ?? { begin: -Infinity };
	doors.set(key, door);
	if (door.next) {
		door.next.items.push(item);
		if (door.next.items.length >= limite) door.next.leave();
		return undefined;
	}
	const items = [item];
	const wait = door.begin + pause - performance.now();
	if (wait > 0 && limite > 1) {
		await new Promise<void>((resolve) => {
			const leave = () => {
				clearTimeout(clock);
				door.next = undefined;
				resolve();
			};
			const clock = setTimeout(leave, wait);
			door.next = { items, leave };
		});
	}
	door.begin = performance.now();
	return items;
}
