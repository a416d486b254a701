import { closeSansModele } from '../../database/generated/courriers';
import { markDelivered } from '../../database/generated/evenements';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import type { Receiving } from './receive';

/**
 * Finishes events that no branch of the workflow takes: what they did stands, nobody is written to
 * and the CRM is not called. Without it they would be due again for ever.
 */
export async function closeUntold(centre: Centre, held: Receiving[]): Promise<void> {
	if (held.length === 0) return;
	const ids = held.map(({ idEvenement }) => idEvenement);
	await transaction(centre.base, async (cx) => {
		await closeSansModele.run({ ids }, cx);
		await markDelivered.run({ ids }, cx);
	});
}
