import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildIndex, indexesOf } from './buildIndex';
import { root } from './files';
import type { Connection } from './pool';

const folder = () => join(root, 'database', 'indexes');

/**
 * Builds the indexes of `indexes/*.sql` that are missing, at each run of `migrate`: a CRM's own
 * migration may have dropped one. Prisma does not look at indexes on expressions: its schema shows
 * no drift.
 */
export async function buildSearchIndexes(cx: Connection): Promise<void> {
	for (const file of readdirSync(folder()))
		for (const statement of indexesOf(readFileSync(join(folder(), file), 'utf8')))
			await buildIndex(cx, statement);
}
