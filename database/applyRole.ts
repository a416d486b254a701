import { missingMigrations } from './migrate';
import type { Base } from './pool';
import { roleSql } from './rights';

/**
 * Gives a role of the database what the nodes need, and takes nothing away (role.sql); to be run as the
 * owner of the CRM's tables and of our schema. Run again it changes nothing.
 * @throws Error with the mend where the role or our schema is not there, or the tables are another's
 */
export async function applyRole(base: Base, role: string): Promise<void> {
	if ((await missingMigrations(base)).length > 0)
		throw new Error('migrations are missing: n8n-nodes-sessions-planning migrate comes first');
	await base.withConnection(async (cx) => {
		const [known] = (await cx.execute('', 'select 1 from pg_roles where rolname = $1', [role]))
			.rows;
		if (!known)
			throw new Error(
				`there is no role ${role}; make it first: create role ${role} login password '…';`,
			);
		try {
			await cx.command(`begin;\n${roleSql(role)}\ncommit`);
		} catch (error) {
			await cx.command('rollback');
			throw error;
		}
	});
}
