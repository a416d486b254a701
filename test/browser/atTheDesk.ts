import type { Browser, Page } from 'playwright-core';

import { openTestDatabase, type TestDatabase } from '../database/harness';
import { servePages } from '../database/pages/server';
import { openBrowser } from './openBrowser';

/* The pages of a sample centre of its own, and one browser window in which a test file works on them. */

export let t: TestDatabase;
export let site: Awaited<ReturnType<typeof servePages>>;
export let page: Page;
let browser: Browser;

beforeAll(async () => {
	t = await openTestDatabase('centre');
	site = await servePages(t.centre, () => new Date());
	browser = await openBrowser();
	const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
	page = await context.newPage();
	// What repairs may think for twenty seconds (limiteSecondes) before its page is there.
	page.setDefaultTimeout(90_000);
});
afterAll(async () => {
	await browser?.close();
	await site.close();
	await t.close();
});

export const link = (name: RegExp | string) => page.getByRole('link', { name }).first();
export const button = (name: RegExp | string) => page.getByRole('button', { name });
export const heading = (name: RegExp | string) => page.getByRole('heading', { name }).waitFor();

/** Opens the page of the next session of a training. @returns its id */
export async function session(code: string) {
	const [{ id }] = await t.sql<{ id: number }>(
		`select s.id_session as id
		from sessions s
		join formations f using (id_formation)
		where f.code = $1 and s.statut_session in ('PLANIFIEE', 'CONFIRMEE') and s.date_debut > now()
		order by s.date_debut
		limit 1`,
		[code],
	);
	await page.goto(`${site.url}/session?id=${id}`);
	return id;
}

/** A weekday `weeks` ahead, by number from Monday. */
export function dayAhead(weeks: number, weekday: number): string {
	const day = new Date();
	day.setUTCDate(day.getUTCDate() + 7 * weeks - ((day.getUTCDay() || 7) - weekday));
	return day.toISOString().slice(0, 10);
}
