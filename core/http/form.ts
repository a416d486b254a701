import { z } from 'zod';

import { Refusal, refuse, type Fault } from '../errors/refusal';
import { validate } from '../errors/validate';
import { fold } from '../names/fold';
import { pickWeeks, weekFields } from '../planning/solve/request';
import type { PlanRequest, RequestedMatiere } from '../planning/solve/types';
import { heures, identifiant, jour } from '../time/fields';
import { dayOf } from '../time/instant';
import { type Weekday, JOURS } from '../time/days';

/** A field left empty in a form is a field left out. */
const empty = <S extends z.ZodTypeAny>(schema: S) =>
	z.preprocess((value) => (value === '' || value === null ? undefined : value), schema);

/** A form's number, also as the text that an input gives. */
const integer = (min: number, max: number) =>
	z.preprocess(
		(value) =>
			typeof value === 'string' && /^\s*\d{1,9}([.,]0+)?\s*$/.test(value)
				? Number.parseInt(value, 10)
				: value,
		z.number().int('un nombre entier est attendu').min(min).max(max),
	);

/** A word of a list as people and screens write it: « Après-midi » is APRES_MIDI. */
const word = z
	.string()
	.max(50)
	.transform((text) =>
		fold(text)
			.toUpperCase()
			.replace(/[\s-]+/g, '_'),
	);

/** A day; a date picker's instant is the day that it is in the centre. */
const wholeDay = (fuseau: string) =>
	z.preprocess(
		(value) =>
			typeof value === 'string' &&
			/^\d{4}-\d\d-\d\dT/.test(value) &&
			!Number.isNaN(Date.parse(value))
				? dayOf(new Date(value), fuseau)
				: value,
		jour,
	);

const isNamedOne = z
	.union([z.string().trim().min(1).max(200), z.number().int().positive()], {
		errorMap: () => ({ message: 'obligatoire : un code est attendu' }),
	})
	.transform(String);
const salles = z.array(isNamedOne).max(50);
const formateurs = z.array(identifiant).max(50);

const schemaOf = (fuseau: string) =>
	z.object({
		sourceForm: z.enum(['FormationCourteForm', 'FormationCAPForm']),
		type: z.enum(['COURTE', 'CAP']).optional(),
		demandePar: empty(z.string().max(500).optional()),
		dateCreation: z.unknown(),
		previsualiser: z
			.boolean()
			.nullish()
			.transform((oui) => oui ?? false),
		informationsGenerales: z.object({
			formation: isNamedOne,
			dateDebut: wholeDay(fuseau),
			dateFin: empty(wholeDay(fuseau).optional()),
			dateFinGlobale: empty(wholeDay(fuseau).optional()),
			dureeHeures: empty(heures(4000).optional()),
			capaciteMax: empty(integer(1, 10_000).optional()),
		}),
		joursActifs: empty(
			z
				.array(word.pipe(z.enum(JOURS)))
				.min(1, 'au moins un jour actif')
				.max(50)
				.optional(),
		),
		...weekFields,
		vacancesScolaires: empty(z.enum(['A', 'B', 'C']).optional()),
		pauseMinutes: empty(integer(0, 480).optional()),
		heuresMinSeance: empty(heures(24).optional()),
		creneaux: empty(z.array(word).max(50).optional()),
		heuresParJour: empty(heures(24).optional()),
		heuresParSemaine: empty(heures(168).optional()),
		matieres: empty(
			z
				.array(
					z.object({
						nom: z.string().trim().min(1).max(200),
						heures: heures(4000),
						salles: empty(salles.optional()),
						formateurs: empty(formateurs.optional()),
					}),
				)
				.max(100)
				.optional(),
		),
		ressources: z
			.object({ salle: empty(isNamedOne.optional()), formateurId: empty(identifiant.optional()) })
			.nullish(),
		notesComplementaires: empty(z.string().max(10_000).optional()),
	});

/** The form's request as the planner wants it, and what the session's notes keep of it. */
export interface ReadForm {
	previsualiser: boolean;
	plan: PlanRequest;
	categorie: 'COURTE' | 'CAP';
	demandePar: string | null;
	notesComplementaires: string | null;
}

/** Whether a POST carries the form's payload rather than fixed slots. */
export const isForm = (body: Record<string, unknown>) =>
	'sourceForm' in body || 'informationsGenerales' in body;

/**
 * Reads the payload of the CRM's session forms (contract, section 10), short course and CAP.
 * @throws Refusal CHAMP_INVALIDE with every fault at its place in the payload
 */
export function readForm(body: unknown, fuseau: string): ReadForm {
	const parsed = validate(schemaOf(fuseau), body);
	const cap = parsed.sourceForm === 'FormationCAPForm';
	const { formation, dateDebut, dateFin, dateFinGlobale, dureeHeures, capaciteMax } =
		parsed.informationsGenerales;
	const champFin = cap ? 'dateFinGlobale' : 'dateFin';
	const fin = cap ? (dateFinGlobale ?? dateFin) : (dateFin ?? dateFinGlobale);
	const matieres = parsed.matieres?.length ? (parsed.matieres as RequestedMatiere[]) : undefined;
	const total = dureeHeures ?? matieres?.reduce((sum, { heures: h }) => sum + h, 0);
	const faults: Fault[] = [];
	const fault = (path: string, message: string) =>
		faults.push({ path, message, code: 'CHAMP_INVALIDE' });
	if (parsed.type && (parsed.type === 'CAP') !== cap)
		fault('type', `« ${parsed.type} » ne va pas avec ${parsed.sourceForm}`);
	if (fin === undefined)
		fault(
			`informationsGenerales.${champFin}`,
			'obligatoire : un jour est attendu, par exemple 2026-05-31',
		);
	else if (fin <= dateDebut && (cap || fin < dateDebut))
		fault(`informationsGenerales.${champFin}`, 'la date de fin doit suivre la date de début');
	if (!parsed.joursActifs && !parsed.joursParSemaine)
		fault('joursActifs', 'au moins un jour actif');
	if (total === undefined)
		fault('informationsGenerales.dureeHeures', 'obligatoire : un nombre d’heures est attendu');
	if (faults.length > 0) throw new Refusal(faults);
	return {
		previsualiser: parsed.previsualiser,
		categorie: cap ? 'CAP' : 'COURTE',
		demandePar: parsed.demandePar ?? null,
		notesComplementaires: parsed.notesComplementaires ?? null,
		plan: {
			formation,
			dureeHeures: total as number,
			dateDebut,
			dateFin: fin as string,
			joursActifs: [
				...new Set(parsed.joursActifs ?? parsed.joursParSemaine?.cycle.flat()),
			] as Weekday[],
			...pickWeeks(parsed),
			...(parsed.creneaux?.length && { creneaux: [...new Set(parsed.creneaux)] }),
			...(parsed.heuresParJour && { heuresParJour: parsed.heuresParJour }),
			salle: parsed.ressources?.salle ?? null,
			formateurId: (parsed.ressources?.formateurId as number | undefined) ?? null,
			capaciteMax: capaciteMax ?? null,
			...(matieres && { matieres }),
		},
	};
}

const endPaths = {
	CAP: 'informationsGenerales.dateFinGlobale',
	COURTE: 'informationsGenerales.dateFin',
};

const paths: Record<string, string> = {
	formation: 'informationsGenerales.formation',
	dureeHeures: 'informationsGenerales.dureeHeures',
	dateDebut: 'informationsGenerales.dateDebut',
	capaciteMax: 'informationsGenerales.capaciteMax',
	salle: 'ressources.salle',
	formateurId: 'ressources.formateurId',
};

/** From the planner's fields to those of the form that was sent. */
export const formPaths = ({ categorie }: ReadForm): Record<string, string> => ({
	...paths,
	dateFin: endPaths[categorie],
});

/** A training belongs to its form. @throws Refusal CHAMP_INVALIDE */
export function checkCategorie({ categorie, plan }: ReadForm, found: string): void {
	if (found === categorie) return;
	const words = { COURTE: 'une formation courte', CAP: 'une formation CAP' };
	throw refuse(
		'CHAMP_INVALIDE',
		'informationsGenerales.formation',
		`« ${plan.formation} » n’est pas ${words[categorie]}`,
	);
}
