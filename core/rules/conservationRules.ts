import { z } from 'zod';

/** Days for which something is kept once it is over; null: for ever. */
const days = z
	.number({
		errorMap: () => ({
			message: 'un nombre entier de jours est attendu, ou null pour garder sans limite',
		}),
	})
	.int('un nombre entier de jours est attendu, ou null pour garder sans limite')
	.min(1, 'au moins 1 jour : ce qui est plus récent sert encore')
	.max(36_500, 'au plus 36 500 jours ; null garde sans limite')
	.nullable();

/** `rules/conservation.json`: how long what we remember is kept (docs/personal-data.md). */
export const conservationSchema = z
	.object({
		evenements: days.default(365),
		courriers: days.default(365),
		alertes: days.default(365),
		decisions: days.default(1_825),
		confirmations: days.default(30),
		reponses: days.default(30),
	})
	.strict()
	.superRefine(({ evenements, courriers }, ctx) => {
		// A mail goes with its event: kept longer, it would keep the event too, against what is written here.
		if (evenements !== null && (courriers === null || courriers > evenements))
			ctx.addIssue({
				code: 'custom',
				path: ['courriers'],
				message:
					`un courriel ne se garde pas plus longtemps que son événement : au plus ${evenements} jours, ` +
					'ou garder aussi les événements plus longtemps',
			});
	});
