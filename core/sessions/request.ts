import { z } from 'zod';

import type { Centre } from '../centre/centre';
import { Refusal } from '../errors/refusal';
import { validate } from '../errors/validate';
import type { RequestedSlot } from '../salles/types';
import { entier, identifiant, instant, named, orderFault } from '../time/fields';
import { memo } from '../time/memo';
import { blockShape, expandBlock, type ReadFermetures } from './expandBlock';

const schema = memo((fuseau: string) =>
	z.object({
		formation: named,
		salle: named.nullish(),
		formateurId: identifiant.nullish(),
		sansFormateur: z.boolean().optional(),
		capaciteMax: entier(1, 10_000).nullish(),
		previsualiser: z.boolean().default(false),
		creneaux: z
			.array(
				z.object({
					dateDebut: instant(fuseau),
					dateFin: instant(fuseau),
					salle: named.nullish(),
					formateurId: identifiant.nullish(),
					matiere: z.string().trim().min(1).max(500).nullish(),
				}),
			)
			.max(2_000)
			.optional(),
		bloc: blockShape.optional(),
		matieres: z.array(z.unknown()).optional(),
		joursActifs: z.array(z.string()).optional(),
		rythme: z.record(z.unknown()).optional(),
		dureeHeures: z.number().positive().nullish(),
		demandePar: z.string().nullish(),
		notesComplementaires: z.string().nullish(),
		cleIdempotence: z.string().max(200).nullish(),
	}),
);

/**
 * What createSession is asked (contract, section 10, fixed slots); `bloc` stands for consecutive
 * days instead of `creneaux`.
 */
export type SessionRequest = z.input<ReturnType<typeof schema>>;

export type ReadSessionRequest = Omit<z.output<ReturnType<typeof schema>>, 'creneaux'> & {
	creneaux: RequestedSlot[];
};

/**
 * A request as the use case needs it: sound fields, slots as instants, each knowing which field it
 * came from. @throws Refusal with every fault
 */
export async function readSessionRequest(
	centre: Centre,
	input: unknown,
	lireFermetures: ReadFermetures,
): Promise<ReadSessionRequest> {
	const asked = validate(schema(centre.fuseau), input);
	const given = asked.creneaux ?? [];
	if (given.length === 0 && !asked.bloc)
		throw new Refusal([
			{
				path: 'creneaux',
				message: 'au moins un créneau est attendu, ou un bloc de jours',
				code: 'CHAMP_INVALIDE',
			},
		]);
	if (given.length > 0 && asked.bloc)
		throw new Refusal([
			{
				path: 'bloc',
				message: 'des créneaux ou un bloc de jours, pas les deux',
				code: 'CHAMP_INVALIDE',
			},
		]);
	const faults = given.flatMap(({ dateDebut, dateFin }, i) =>
		orderFault(`creneaux[${i}]`, dateDebut, dateFin, centre.fuseau),
	);
	if (faults.length > 0) throw new Refusal(faults);
	const explicit = given.map((creneau, i) => ({ ...creneau, path: `creneaux[${i}]` }));
	const slots: typeof explicit = asked.bloc
		? (await expandBlock(centre, asked.bloc, lireFermetures)).map((creneau) => ({
				...creneau,
				path: 'bloc',
				salle: null,
				formateurId: null,
				matiere: null,
			}))
		: explicit;
	return {
		...asked,
		creneaux: slots.map(({ path, dateDebut, dateFin, salle, formateurId, matiere }) => ({
			path,
			debut: dateDebut,
			fin: dateFin,
			salle: salle ?? asked.salle ?? null,
			roomPath: salle ? `${path}.salle` : 'salle',
			formateurId: asked.sansFormateur ? null : (formateurId ?? asked.formateurId ?? null),
			trainerPath: formateurId ? `${path}.formateurId` : 'formateurId',
			matiere: matiere ?? null,
		})),
	};
}
