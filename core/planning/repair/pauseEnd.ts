import { addDays, dayAt, wallClock } from '../../time/days';

/**
 * Until when nothing follows a séance that ends at `fin`: its group's pause, which no midnight
 * passes. Two séances are apart enough where neither begins before the other's pause is over.
 */
export function pauseEnd(fin: number, pause: number, fuseau: string): number {
	if (pause === 0) return fin;
	const midnight = wallClock(fuseau)(addDays(dayAt(fin - 1, fuseau), 1), '00:00');
	return Math.min(fin + pause, midnight);
}
