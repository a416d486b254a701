import { z } from 'zod';

import * as queries from '../../database/generated/salles';
import type { Centre } from '../centre/centre';
import { validate } from '../errors/validate';

/** A flag as a query string writes it. */
const flag = z
	.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')], {
		errorMap: () => ({ message: 'true ou false est attendu' }),
	})
	.nullish();
const schemaFormations = z.object({ actif: flag });
const schemaFormateurs = z.object({ statut: z.enum(['ACTIF', 'INACTIF']).nullish() });

/** Every room, with the codes of the rooms it is made of; one statement (contract, section 5). */
export async function listSalles(centre: Centre) {
	return {
		salles: await centre.base.withConnection((cx) =>
			queries.listSalles.run(undefined as never, cx),
		),
	};
}

/** Trainings, all or those offered (`actif`); one statement. @throws Refusal CHAMP_INVALIDE */
export async function listFormations(
	centre: Centre,
	request: z.input<typeof schemaFormations> = {},
) {
	const { actif } = validate(schemaFormations, request);
	return {
		formations: await centre.base.withConnection((cx) =>
			queries.listFormations.run({ actif: actif ?? undefined }, cx),
		),
	};
}

/** Trainers, all or those of one status; one statement. @throws Refusal CHAMP_INVALIDE */
export async function listFormateurs(
	centre: Centre,
	request: z.input<typeof schemaFormateurs> = {},
) {
	const { statut } = validate(schemaFormateurs, request);
	return {
		formateurs: await centre.base.withConnection((cx) =>
			queries.listFormateurs.run({ statut: statut ?? undefined }, cx),
		),
	};
}
