import { z } from 'zod';

import type { Centre } from '../centre/centre';
import { accept, type Outcome } from '../errors/refusal';
import { validate } from '../errors/validate';
import { enrolIn } from '../inscriptions/enrol';
import { promoteIn } from '../inscriptions/promote';
import { withdrawIn } from '../inscriptions/withdraw';
import { identifiant } from '../time/fields';
import { renamePaths } from '../errors/withPaths';
import { writeEndpoint, type Written } from './endpoint';
import { readBody, readQuery, type HttpRequest } from './request';

const names = {
	idEleve: 'eleveId',
	idCandidat: 'candidatId',
	idInscription: 'inscriptionId',
	idSession: 'id',
};

const enrolBody = z
	.object({
		id: identifiant,
		eleveId: identifiant.nullish(),
		candidatId: identifiant.nullish(),
		origine: z
			.enum(['fiche', 'conversion'])
			.nullish()
			.transform((origine) => origine ?? 'fiche'),
	})
	.superRefine(onlyOne('eleveId', 'candidatId'));
const withdrawBody = z
	.object({
		id: identifiant,
		eleveId: identifiant.nullish(),
		candidatId: identifiant.nullish(),
		inscriptionId: identifiant.nullish(),
		motif: z.string().max(500, 'au plus 500 caractères').nullish(),
	})
	.superRefine((parsed, ctx) =>
		parsed.inscriptionId == null
			? onlyOne('eleveId', 'candidatId', 'inscriptionId')(parsed, ctx)
			: undefined,
	);
const promoteBody = z.object({ id: identifiant, inscriptionId: identifiant.nullish() });

/** Exactly one of these fields names the person: told before a transaction begins. */
function onlyOne(...fields: string[]) {
	return (parsed: Record<string, unknown>, ctx: z.RefinementCtx) => {
		if (fields.filter((field) => parsed[field] != null).length !== 1)
			ctx.addIssue({
				code: 'custom',
				path: [fields[0]],
				message: `donner ${fields.slice(0, -1).join(', ')} ou ${fields[fields.length - 1]}, et un seul`,
			});
	};
}

/** The number in the address and the body, checked together: every fault is told at once. */
const reads =
	<S extends z.ZodTypeAny>(schema: S) =>
	(_centre: Centre, incoming: HttpRequest): z.output<S> =>
		validate(schema, { ...readBody(incoming), id: readQuery(incoming).id });

/** Outcomes as they are answered: faults with the names that the CRM wrote. */
const answers = <T>(
	outcomes: Array<Outcome<T>>,
	corpsOf: (value: T) => { corps: object; written?: boolean },
): Array<Outcome<Written>> =>
	outcomes.map((outcome) =>
		outcome.ok
			? accept({ statut: 200, written: true, ...corpsOf(outcome.value) })
			: { ...outcome, faults: renamePaths(outcome.faults, names) },
	);

/** POST /crm/sessions/:id/inscrire (contract, section 5). */
export const inscrire = writeEndpoint<z.output<typeof enrolBody>>({
	lire: reads(enrolBody),
	together: {
		idSession: ({ id }) => id,
		carryOut: async (cx, centre, requests, options) =>
			answers(
				await enrolIn(
					cx,
					centre,
					requests.map(({ id, eleveId, candidatId, origine }) => ({
						idSession: id,
						idEleve: eleveId,
						idCandidat: candidatId,
						origine,
					})),
					options,
				),
				({ inscription, decision, dejaInscrit }) => ({
					corps: { inscription, decision, dejaInscrit },
					written: !dejaInscrit,
				}),
			),
	},
});

/** POST /crm/sessions/:id/desister. */
export const desister = writeEndpoint<z.output<typeof withdrawBody>>({
	lire: reads(withdrawBody),
	together: {
		idSession: ({ id }) => id,
		carryOut: async (cx, centre, requests, options) =>
			answers(
				await withdrawIn(
					cx,
					centre,
					requests.map(({ id, eleveId, candidatId, inscriptionId, motif }) => ({
						idSession: id,
						idEleve: eleveId,
						idCandidat: candidatId,
						idInscription: inscriptionId,
						motif,
					})),
					options,
				),
				(corps) => ({ corps }),
			),
	},
});

/** POST /crm/sessions/:id/promouvoir. */
export const promouvoir = writeEndpoint<z.output<typeof promoteBody>>({
	lire: reads(promoteBody),
	together: {
		idSession: ({ id }) => id,
		carryOut: async (cx, centre, requests, options) =>
			answers(
				await promoteIn(
					cx,
					centre,
					requests.map(({ id, inscriptionId }) => ({
						idSession: id,
						idInscription: inscriptionId,
					})),
					options,
				),
				(corps) => ({ corps }),
			),
	},
});
