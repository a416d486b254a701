import { z } from 'zod';

import { readDecisions } from '../../database/generated/inscriptions';
import type { Centre } from '../centre/centre';
import { validate } from '../errors/validate';
import type { Facts } from '../rules/engine';
import { identifiant } from '../time/fields';
import { toIso } from '../time/instant';

const schema = z
	.object({ idSession: identifiant.nullish(), idInscription: identifiant.nullish() })
	.refine(({ idSession, idInscription }) => idSession != null || idInscription != null, {
		path: ['idSession'],
		message: 'donner idSession ou idInscription',
	});

export interface RecordedDecision {
	idDecision: number;
	/** ISO 8601 with the centre's offset. */
	priseLe: string;
	acteur: string;
	verbe: string;
	idSession: number;
	idInscription: number | null;
	regle: string;
	message: string;
	faits: Facts;
	/** True when a person overrode the rules. */
	forcee: boolean;
}

/**
 * Every recorded decision about a session or one inscription, oldest first: rule, facts, time, who
 * (guarantee G13). @throws Refusal when neither is given
 */
export async function explain(
	centre: Centre,
	quoi: z.input<typeof schema>,
): Promise<RecordedDecision[]> {
	const { idSession, idInscription } = validate(schema, quoi);
	const readOnes = await centre.base.withConnection(
		async (cx) =>
			await readDecisions.run(
				{ idSession: idSession ?? null, idInscription: idInscription ?? null },
				cx,
			),
	);
	return readOnes.map(({ priseLe, faits, ...decision }) => ({
		...decision,
		faits: faits as Facts,
		priseLe: toIso(priseLe as Date, centre.fuseau),
	}));
}
