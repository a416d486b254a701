import { DateTime } from 'luxon';

import { insertRappels } from '../../database/generated/rappels';
import type { Centre } from '../centre/centre';

/** Reminders leave from this hour of the centre's clock on. */
export const REMINDER_HOUR = 8;
const JOURS = 7;

/**
 * Writes a RAPPEL_SESSION for every session that starts within seven days (by the centre's
 * calendar) and was not yet reminded for its date. Before 08:00 nothing; after a downtime what was
 * missed. A moved session has another date and is reminded anew, a cancelled one is not.
 * @returns how many were written
 */
export async function writeRappels(centre: Centre, maintenant = new Date()): Promise<number> {
	const here = DateTime.fromJSDate(maintenant, { zone: centre.fuseau });
	if (here.hour < REMINDER_HOUR) return 0;
	const jusque = here
		.startOf('day')
		.plus({ days: JOURS + 1 })
		.toJSDate();
	return await centre.base.withConnection(
		async (cx) => (await insertRappels.run({ maintenant, jusque }, cx)).length,
	);
}
