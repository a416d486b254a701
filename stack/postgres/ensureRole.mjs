/** @import { Client } from 'pg' */

/**
 * Makes a login role, or gives it its password anew; its quoted name.
 * @param {Client} client
 * @param {string} name
 * @param {string} password
 */
export async function ensureRole(client, name, password) {
	const role = client.escapeIdentifier(name);
	const known = await client.query('select 1 from pg_roles where rolname = $1', [name]);
	await client.query(
		`${known.rowCount ? 'alter' : 'create'} role ${role} login password ${client.escapeLiteral(password)}`,
	);
	return role;
}
