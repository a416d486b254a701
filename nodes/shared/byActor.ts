import type { Centre } from '../../core/centre/centre';
import type { Outcome } from '../../core/errors/refusal';
import { attempt } from './items';

/**
 * Calls the core once for all requests of each actor, so that each decision is recorded with who
 * asked for it; outcomes keep the order of the requests. Where the call of one actor fails, what was
 * done for the others is told all the same.
 */
export async function byActor<D extends { acteur?: string }, V>(
	centre: Centre,
	requests: D[],
	use: (centre: Centre, requests: D[]) => Promise<Array<Outcome<V>>>,
): Promise<Array<Outcome<V>>> {
	const actors = new Set(requests.map(({ acteur }) => acteur ?? centre.actor));
	const issues: Array<Outcome<V>> = Array.from({ length: requests.length });
	for (const acteur of actors) {
		const rangs = [...requests.keys()].filter(
			(rang) => (requests[rang].acteur ?? centre.actor) === acteur,
		);
		const own = await attempt(
			async () =>
				await use(
					{ ...centre, actor: acteur },
					rangs.map((rang) => requests[rang]),
				),
		);
		rangs.forEach((rang, i) => {
			issues[rang] = own.ok ? own.value[i] : own;
		});
	}
	return issues;
}
