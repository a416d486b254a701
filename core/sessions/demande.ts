import { z } from 'zod';

import type { Centre } from '../centre';
import { Refus, type Faute } from '../errors/refus';
import { validate } from '../errors/validate';
import type { CreneauDemande } from '../salles/types';
import { identifiant, instant, jour } from '../temps/champs';
import { toIso } from '../temps/instant';
import { expandBloc } from './bloc';

/** A code, a name or a number, read as text. */
export const nomme = z
	.union([z.string().trim().min(1), z.number().int().positive()])
	.transform(String);

const bloc = z.object({
	dateDebut: jour,
	/** How many days with créneaux; or the last day. */
	jours: z.coerce.number().int().min(1).max(366).optional(),
	dateFin: jour.optional(),
	creneaux: z.array(z.string()).min(1).optional(),
	weekends: z.boolean().default(false),
	feries: z.boolean().default(false),
	fermetures: z.boolean().default(false),
});

export type Bloc = z.output<typeof bloc>;

const schema = (fuseau: string) =>
	z.object({
		formation: nomme,
		salle: nomme.nullish(),
		formateurId: identifiant.nullish(),
		sansFormateur: z.boolean().optional(),
		capaciteMax: z.coerce.number().int().min(1).max(10_000).nullish(),
		previsualiser: z.boolean().default(false),
		creneaux: z
			.array(
				z.object({
					dateDebut: instant(fuseau),
					dateFin: instant(fuseau),
					salle: nomme.nullish(),
					formateurId: identifiant.nullish(),
					matiere: z.string().trim().min(1).max(500).nullish(),
				}),
			)
			.max(2_000)
			.optional(),
		bloc: bloc.optional(),
		matieres: z.array(z.unknown()).optional(),
		joursActifs: z.array(z.string()).optional(),
		dureeHeures: z.number().positive().nullish(),
		demandePar: z.string().nullish(),
		notesComplementaires: z.string().nullish(),
		cleIdempotence: z.string().max(200).nullish(),
	});

/** What createSession is asked (contract, section 10, fixed slots); `bloc` stands for consecutive days instead of `creneaux`. */
export type DemandeSession = z.input<ReturnType<typeof schema>>;

export type DemandeLue = Omit<z.output<ReturnType<typeof schema>>, 'creneaux'> & {
	creneaux: CreneauDemande[];
};

/** Closures of the centre, for a block that skips them. */
export type LireFermetures = (
	dateDebut: string,
	dateFin: string,
) => Promise<Array<{ dateDebut: string; dateFin: string }>>;

/** A request as the use case needs it: sound fields, slots as instants, each knowing which field it came from. @throws Refus with every fault */
export async function readDemande(
	centre: Centre,
	input: unknown,
	lireFermetures: LireFermetures,
): Promise<DemandeLue> {
	const lue = validate(schema(centre.fuseau), input);
	const donnes = lue.creneaux ?? [];
	if (donnes.length === 0 && !lue.bloc)
		throw new Refus([
			{
				path: 'creneaux',
				message: 'au moins un créneau est attendu, ou un bloc de jours',
				code: 'CHAMP_INVALIDE',
			},
		]);
	if (donnes.length > 0 && lue.bloc)
		throw new Refus([
			{
				path: 'bloc',
				message: 'des créneaux ou un bloc de jours, pas les deux',
				code: 'CHAMP_INVALIDE',
			},
		]);
	const fautes = donnes.flatMap(({ dateDebut, dateFin }, i) =>
		orderFault(`creneaux[${i}]`, dateDebut, dateFin, centre.fuseau),
	);
	if (fautes.length > 0) throw new Refus(fautes);
	const explicites = donnes.map((creneau, i) => ({ ...creneau, path: `creneaux[${i}]` }));
	const slots: typeof explicites = lue.bloc
		? (await expandBloc(centre, lue.bloc, lireFermetures)).map((creneau) => ({
				...creneau,
				path: 'bloc',
				salle: null,
				formateurId: null,
				matiere: null,
			}))
		: explicites;
	return {
		...lue,
		creneaux: slots.map(({ path, dateDebut, dateFin, salle, formateurId, matiere }) => ({
			path,
			debut: dateDebut,
			fin: dateFin,
			salle: salle ?? lue.salle ?? null,
			cheminSalle: salle ? `${path}.salle` : 'salle',
			formateurId: lue.sansFormateur ? null : (formateurId ?? lue.formateurId ?? null),
			cheminFormateur: formateurId ? `${path}.formateurId` : 'formateurId',
			matiere: matiere ?? null,
		})),
	};
}

/** A slot ends after it starts; one fault or none. */
export function orderFault(path: string, debut: Date, fin: Date, fuseau: string): Faute[] {
	if (debut < fin) return [];
	return [
		{
			path: `${path}.dateFin`,
			message: `la fin (${toIso(fin, fuseau)}) ne suit pas le début (${toIso(debut, fuseau)})`,
			code: 'CRENEAU_INVALIDE',
		},
	];
}
