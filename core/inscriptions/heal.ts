import type { Executor } from '../../database/sql';
import { healAndRead } from '../../database/generated/inscriptions';
import type { Inscription } from './types';

/**
 * Makes the ranks of these sessions dense and their counters true, in one statement that writes
 * only what differs (guarantees G4, G6): it follows our own change and mends what the CRM's SQL
 * left wrong. Reads `idInscriptions` as they are then.
 * `changees`: sessions where the caller changed an inscription.
 * `ecrites`: inscriptions that the caller has just written, and knows but for their rank; read are
 * those whose rank was another.
 */
export async function heal(
	cx: Executor,
	idSessions: Iterable<number>,
	changees: Iterable<number>,
	idInscriptions: number[],
	ecrites: number[] = [],
): Promise<Map<number, Inscription>> {
	const readOnes = await healAndRead.run(
		{
			idSessions: [...new Set(idSessions)],
			changees: [...new Set(changees)],
			idInscriptions: [...new Set(idInscriptions)],
			ecrites,
		},
		cx,
	);
	return new Map(readOnes.map((row) => [row.idInscription, row as unknown as Inscription]));
}
