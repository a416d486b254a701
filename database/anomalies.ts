import type { Executor } from './sql';
import { findAnomalies as query, type IFindAnomaliesResult } from './generated/anomalies';

/** A row of the CRM that breaks a rule: table, key, why, and how to mend it, in French. */
export type Anomaly = IFindAnomaliesResult;

/**
 * Lists what breaks a rule of ours; needs the CRM's tables only, so it runs before our migrations
 * too. Changes nothing.
 */
export async function findAnomalies(cx: Executor): Promise<Anomaly[]> {
	return await query.run(undefined as never, cx);
}
