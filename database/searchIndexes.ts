import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildIndex, indexesOf } from './buildIndex';
import { root } from './files';
import type { Connection } from './pool';

/** Indexes that those of the folder stand for: on what a search no longer asks. */
const OUTDATED = ['public.candidats_recherche_idx', 'public.eleves_recherche_idx'];

const folder = () => join(root, 'database', 'indexes');

/**
 * Builds the indexes of `indexes/*.sql` that are missing, at each run of `migrate`: a CRM's own
 * migration may have dropped one. Prisma does not look at indexes on expressions: its schema shows
 * no drift. What they replace goes when they are there, so that a search has an index at any time.
 */
export async function buildSearchIndexes(cx: Connection): Promise<void> {
	for (const file of readdirSync(folder()))
		for (const statement of indexesOf(readFileSync(join(folder(), file), 'utf8')))
			await buildIndex(cx, statement);
	for (const name of OUTDATED) await cx.command(`drop index concurrently if exists ${name}`);
}
