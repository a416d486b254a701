import { missingMigrations } from '../../database/migrate';
import { missingRights, rightsInWords, RightsMissing } from '../../database/rights';
import { openBase, type AccesBase } from '../../database/pool';

export { openBase, closeBases, type AccesBase, type Base } from '../../database/pool';

/** Whether a database can be used: '' when it can, else what is wrong and how to mend it, in words. */
export async function testBase(access: AccesBase): Promise<string> {
	try {
		const base = openBase({ ...access, maxConnexions: 1, delaiConnexion: 5_000 });
		const missing = await missingMigrations(base);
		if (missing.length === 0) {
			const rights = await base.withConnection(missingRights);
			return rights.length === 0 ? '' : toWords(new RightsMissing(rights));
		}
		return `Connected, but ${missing.length} migration(s) are missing (${missing[0]} …). Run: npx n8n-nodes-sessions-planning migrate`;
	} catch (error) {
		if (error instanceof RightsMissing) return toWords(error);
		return `Could not use the database: ${(error as Error).message}`;
	}
}

const toWords = ({ rights }: RightsMissing) =>
	`Connected, but this user lacks rights: ${rightsInWords(rights, 'on')}. ` +
	'Run as the owner of the tables: npx n8n-nodes-sessions-planning role USER';
