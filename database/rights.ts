import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './files';
import { findMissingRights, findNodesRoles } from './generated/rights';
import type { Executor } from './sql';

/** What the nodes' user of the database may not do and has to: 'insert, update' on 'public.sessions'. */
export interface MissingRight {
	objet: string;
	droits: string;
}

/** The SQL that gives a role what the nodes need (role.sql), for this role. */
export function roleSql(role: string): string {
	return readFileSync(join(root, 'database', 'role.sql'), 'utf8')
		.replaceAll(':"role"', `"${role.replaceAll('"', '""')}"`)
		.replaceAll(":'role'", `'${role.replaceAll("'", "''")}'`);
}

interface Asked {
	objets: string[];
	droits: string[];
}
let asked: Asked | undefined;

/** What role.sql gives, object by object: the file is the one place where that is written. */
export function rightsOfRole(): Asked {
	if (asked) return asked;
	const objets: string[] = [];
	const droits: string[] = [];
	const sql = roleSql('role').replace(/^--.*$/gm, '');
	for (const [, rights, on] of sql.matchAll(/^grant ([a-z, ]+) on ([^;]+)\sto "role";/gm)) {
		if (on.startsWith('all ')) continue;
		// 'schema public, sessions_planning', 'function sessions_planning.f(int[])', 'public.sessions'
		const names = on
			.trim()
			.replace(/^(schema|function) /, '')
			.split(/,\s*/);
		for (const objet of names.map((name) => name.replace(/\(.*/, '')))
			for (const droit of rights.split(', ')) {
				objets.push(objet);
				droits.push(droit);
			}
	}
	return (asked = { objets, droits });
}

/** Which of the rights that the nodes need whoever is connected does not have. Needs none itself. */
export const missingRights = async (cx: Executor): Promise<MissingRight[]> =>
	await findMissingRights.run(rightsOfRole(), cx);

/** The roles that role.sql was run for: what a migration brings is theirs too. */
export const nodesRoles = async (cx: Executor): Promise<string[]> =>
	(await findNodesRoles.run(undefined as never, cx)).map(({ role }) => role);

export const rightsInWords = (rights: MissingRight[]): string =>
	rights.map(({ objet, droits }) => `${droits} sur ${objet}`).join(' ; ');

/**
 * The database refused a statement (SQLSTATE 42501) because its user lacks rights; says which and how
 * to mend it. PostgreSQL's own error names its table in a text in the server's language only.
 */
export class RightsMissing extends Error {
	readonly code = '42501';

	constructor(
		readonly rights: MissingRight[],
		cause?: unknown,
	) {
		super(
			`l'utilisateur de la base n'a pas tous les droits qu'il lui faut (${rightsInWords(rights)}) : ` +
				'à donner par `npx n8n-nodes-sessions-planning role UTILISATEUR`',
			{ cause },
		);
		this.name = 'RightsMissing';
	}
}

/** What a refused statement lacked, where that can be told; else the error as it is. */
export async function explainDenied(
	error: unknown,
	ask: <T>(job: (cx: Executor) => Promise<T>) => Promise<T>,
): Promise<unknown> {
	if ((error as { code?: string }).code !== '42501') return error;
	const rights = await ask(missingRights).catch(() => []);
	return rights.length > 0 ? new RightsMissing(rights, error) : error;
}
