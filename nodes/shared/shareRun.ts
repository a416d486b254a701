import { performance as ofNode } from 'node:perf_hooks';

interface Door {
	/** When the last run started, by performance.now(). */
	begin: number;
	/** The run that is about to start, with what goes into it. */
	next?: { items: unknown[]; leaveIfFull: () => void };
}

const doors = new Map<string, Door>();

/** So many pauses a run waits at most, where this process has no time to spare. */
const PAUSES_BUSY = 4;

/** The part of a pause from which on the process had none to spare. */
const BUSY = 0.9;

/** Starts to watch the event loop; the function says whether it has hardly rested since it was last asked. */
function watchLoop(): () => boolean {
	let mark = ofNode.eventLoopUtilization();
	return () => {
		const since = ofNode.eventLoopUtilization(mark);
		mark = ofNode.eventLoopUtilization();
		return since.utilization > BUSY;
	};
}

/** How many share a run. */
export interface Sharing {
	/** Milliseconds from a run's start in which those that come wait for the next. */
	pause: number;
	/** So many go into a run at most, */
	limite: number;
	/** or so many where this process has no time to spare; `limite` if not given. */
	whileBusy?: number;
}

/**
 * The items that the run of this call is to work on, or undefined when the run of another call
 * takes its item along. A call that comes alone goes at once. Those that come within `pause`
 * milliseconds of the last run's start go together into the next one, at most
 * `limite` of them: n8n needs some 30 ms of processor for a run, whatever it holds. A process that has
 * no time to spare would only begin a second run before it is through with the first: there the
 * next one waits up to four pauses, and holds up to `whileBusy`.
 * Only a run is shared: what each call did was durable and answered before, and if this process dies
 * now, the sweep finds it.
 * @param key what shares runs, and one kind of item: one node of one workflow
 * @param watch as `watchLoop`
 */
export async function shareRun<T>(
	key: string,
	item: T,
	{ pause, limite, whileBusy = limite }: Sharing,
	watch = watchLoop,
): Promise<T[] | undefined> {
	const door = doors.get(key) ?? { begin: -Infinity };
	doors.set(key, door);
	if (door.next) {
		door.next.items.push(item);
		door.next.leaveIfFull();
		return undefined;
	}
	const items = [item];
	const wait = door.begin + pause - performance.now();
	if (wait > 0 && limite > 1) {
		await new Promise<void>((resolve) => {
			let clock: NodeJS.Timeout;
			const leave = () => {
				clearTimeout(clock);
				door.next = undefined;
				// Here and not where the run starts: the next call may come in between, and would go off alone.
				door.begin = performance.now();
				resolve();
			};
			const isBusy = watch();
			let most = limite;
			const leaveIfFull = () => {
				if (items.length < most) return;
				if (most < whileBusy && isBusy()) most = whileBusy;
				else leave();
			};
			const leaveUnlessBusy = (pauses: number) => {
				if (pauses === 0 || !isBusy()) leave();
				else clock = setTimeout(leaveUnlessBusy, pause, pauses - 1);
			};
			clock = setTimeout(leaveUnlessBusy, wait, PAUSES_BUSY - 1);
			door.next = { items, leaveIfFull };
		});
	} else door.begin = performance.now();
	return items;
}
