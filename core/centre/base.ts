import { missingMigrations } from '../../database/migrate';
import { openBase, type AccesBase } from '../../database/pool';

export { openBase, closeBases, type AccesBase, type Base } from '../../database/pool';

/** Whether a database can be used: '' when it can, else what is wrong and how to mend it, in words. */
export async function testBase(access: AccesBase): Promise<string> {
	try {
		const missing = await missingMigrations(
			openBase({ ...access, maxConnexions: 1, delaiConnexion: 5_000 }),
		);
		if (missing.length === 0) return '';
		return `Connected, but ${missing.length} migration(s) are missing (${missing[0]} …). Run: npx n8n-nodes-sessions-planning migrate`;
	} catch (error) {
		return `Could not use the database: ${(error as Error).message}`;
	}
}
