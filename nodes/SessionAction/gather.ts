import type { Receiving } from '../../core/evenements/receive';

interface Door {
	/** When the last run started, by performance.now(). */
	begin: number;
	/** The run that is about to start, with the events that go into it. */
	lot?: { prises: Receiving[]; partir: () => void };
}

const doors = new Map<string, Door>();

/**
 * The events that the run of this call is to work on, or undefined when the run of another call
 * takes its event along. A call that comes alone goes at once. Those that come within `pause`
 * milliseconds of the last run's start go together into the next one, at most
 * `limite` of them: n8n needs some 30 ms of processor for a run, whatever it holds.
 * Only a run is shared: each event was durable and answered before, and if this process dies now,
 * the sweep finds it.
 * @param key what shares runs: one node of one workflow
 */
export async function shareRun(
	key: string,
	taken: Receiving,
	{ pause, limite }: { pause: number; limite: number },
): Promise<Receiving[] | undefined> {
	const porte = doors.get(key) ?? { begin: -Infinity };
	doors.set(key, porte);
	if (porte.lot) {
		porte.lot.prises.push(taken);
		if (porte.lot.prises.length >= limite) porte.lot.partir();
		return undefined;
	}
	const prises = [taken];
	const attente = porte.begin + pause - performance.now();
	if (attente > 0 && limite > 1) {
		await new Promise<void>((resolve) => {
			const partir = () => {
				clearTimeout(clock);
				porte.lot = undefined;
				resolve();
			};
			const clock = setTimeout(partir, attente);
			porte.lot = { prises, partir };
		});
	}
	porte.begin = performance.now();
	return prises;
}
