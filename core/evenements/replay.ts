import { listDeadLetters, replayEvenements } from '../../database/generated/evenements';
import type { Centre } from '../centre/centre';

export interface DeadLetter {
	idEvenement: number;
	action: string;
	correlationId: string;
	idSession: number | null;
}

/**
 * Puts dead letters on the road again: the one of `correlationId`, or all (at most 500). Their
 * mails are not sent again, their body is the same.
 */
export async function replay(centre: Centre, correlationId?: string): Promise<DeadLetter[]> {
	return await centre.base.withConnection(async (cx) => {
		const dead = await listDeadLetters.run(
			{ correlationId: correlationId || null, limite: 500 },
			cx,
		);
		if (dead.length === 0) return [];
		return await replayEvenements.run({ ids: dead.map((m) => m.idEvenement) }, cx);
	});
}
