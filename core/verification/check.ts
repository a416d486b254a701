import { findAnomalies } from '../../database/anomalies';
import { missingMigrations } from '../../database/migrate';
import type { Base } from '../../database/pool';
import { missingRights } from '../../database/rights';
import { findDerives, readColonnes, readServeur } from '../../database/generated/verification';
import { crmColumns } from './crmColumns';

/** One thing that is missing, broken or has drifted: where, why, and how to mend it, in French. */
export interface Finding {
	severityOf: 'BLOQUANT' | 'A_CORRIGER';
	table: string;
	cle: string;
	raison: string;
	remede: string;
}

/**
 * Tells an administrator what this database lacks or where its data drifted. Reads only; an empty
 * list means that all is well.
 */
export async function check(base: Base): Promise<Finding[]> {
	const { serveur, columnList } = await base.withConnection(async (cx) => ({
		serveur: (await readServeur.run(undefined as never, cx))[0],
		columnList: await readColonnes.run(undefined as never, cx),
	}));
	const findings: Finding[] = [];
	const blocks = (table: string, raison: string, remede: string) =>
		findings.push({ severityOf: 'BLOQUANT', table, cle: '', raison, remede });

	if (serveur.version < 140_000)
		blocks(
			'',
			`PostgreSQL ${Math.floor(serveur.version / 10_000)} est trop ancien`,
			'Passer à PostgreSQL 14 ou plus récent.',
		);
	if (!serveur.btreeGist)
		blocks(
			'',
			"l'extension btree_gist n'est pas disponible",
			'Installer le paquet postgresql-contrib de la même version.',
		);
	const la = new Set(columnList.map(({ table, colonne }) => `${table}.${colonne}`));
	for (const [table, expectedOnes] of Object.entries(crmColumns)) {
		const missingOnes = expectedOnes.filter((colonne) => !la.has(`${table}.${colonne}`));
		if (missingOnes.length === expectedOnes.length)
			blocks(
				table,
				'la table du CRM manque',
				'Vérifier DATABASE_URL, ou appliquer les migrations Prisma du CRM.',
			);
		else if (missingOnes.length > 0)
			blocks(
				table,
				`colonne(s) du CRM manquante(s) : ${missingOnes.join(', ')}`,
				'Appliquer les migrations Prisma du CRM.',
			);
	}
	if (findings.length > 0) return findings;

	const missingOnes = await missingMigrations(base);
	if (missingOnes.length > 0) {
		if (!serveur.peutCreer)
			blocks(
				'',
				`${serveur.utilisateur} ne peut rien créer dans la base ${serveur.base}`,
				`grant create on database ${serveur.base} to ${serveur.utilisateur};`,
			);
		blocks(
			'',
			`${missingOnes.length} migration(s) à appliquer : ${missingOnes.join(', ')}`,
			'npx n8n-nodes-sessions-planning migrate',
		);
	}
	const rights = missingOnes.length === 0 ? await base.withConnection(missingRights) : [];
	for (const { objet, droits } of rights)
		blocks(
			objet,
			`${serveur.utilisateur} n'a pas le droit : ${droits}`,
			`npx n8n-nodes-sessions-planning role ${serveur.utilisateur}, en propriétaire des tables`,
		);
	if (rights.length > 0) return findings;

	const rows = await base.withConnection(async (cx) => [
		...(await findAnomalies(cx)),
		...(missingOnes.length === 0 ? await findDerives.run(undefined as never, cx) : []),
	]);
	return [...findings, ...rows.map((row) => ({ severityOf: 'A_CORRIGER' as const, ...row }))];
}
