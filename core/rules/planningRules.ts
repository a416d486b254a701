import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { root } from '../../database/files';
import { Refusal } from '../errors/refusal';
import { french } from '../errors/validate';
import { JOURS, minutesOf } from '../time/days';
import { jour } from '../time/fields';
import { heure, opening } from './opening';

const weights = z.number().int('attendu un entier').min(0).max(100);
const hours = (max: number) => z.number().positive('attendu plus que zéro').max(max);

const holiday = z
	.object({ nom: z.string().min(1), debut: jour, fin: jour })
	.strict()
	.refine(({ debut, fin }) => debut <= fin, 'la fin ne suit pas le début');

/** Steps that a créneau may have: 4 h 20 of five minutes each. The planner counts them as bits of one number. */
export const STEPS_MAX = 52;

/** The shape of `rules/planning.json` (contract, section 7). */
export const planningRulesSchema = z
	.object({
		/** Minutes of the grid that every séance keeps to, counted from the start of its créneau. */
		pas: z
			.number()
			.refine((minutes) => [5, 10, 15, 30, 60].includes(minutes), 'attendu 5, 10, 15, 30 ou 60')
			.default(30),
		creneaux: z
			.array(z.object({ nom: z.string().min(1), debut: heure, fin: heure }).strict())
			.min(1),
		creneauxParDefaut: z.array(z.string()).min(1),
		/** The centre's hours stand in booking.json; these are for a planner that keeps others. */
		ouverture: opening.optional(),
		soirDes: heure.optional(),
		/** Not the whole week: whoever looks for so many other days would look for ever. */
		weekend: z
			.array(z.enum(JOURS))
			.refine(
				(days) => new Set(days).size < JOURS.length,
				'un jour de la semaine au moins n’est pas du week-end',
			),
		heuresParJour: hours(24),
		/** Most hours a week of the group where a request names none; null: no bound. */
		heuresParSemaine: hours(168).nullable().default(null),
		/** Most hours of a trainer, his other sessions counted; null: no bound. */
		formateur: z
			.object({
				heuresParJour: hours(24).nullable().default(null),
				heuresParSemaine: hours(168).nullable().default(null),
			})
			.strict()
			.default({}),
		/** School holidays of each zone, in order; the shipped calendar where a centre's file has none. */
		vacancesScolaires: z
			.object({ A: z.array(holiday), B: z.array(holiday), C: z.array(holiday) })
			.strict()
			.optional(),
		rythme: z.object({ grainHeures: z.number().int().min(1).max(24) }).strict(),
		poids: z.object({ changementSalle: weights, changementFormateur: weights }).strict(),
		formateurObligatoire: z.boolean(),
		sallesComposees: z.enum(['SI_DEMANDEE', 'DERNIER_RECOURS', 'TOUJOURS']),
		feries: z
			.object({ pays: z.string().length(2), region: z.string().nullable() })
			.strict()
			.nullable(),
		dureeMaxJours: z.number().int().min(1).max(3700),
		limiteSecondes: z.number().positive().max(3600),
		/** The same for a list of requests that are planned together. */
		limiteSecondesEnsemble: z.number().positive().max(3600).default(45),
	})
	.strict()
	.superRefine((rules, ctx) => {
		const names = rules.creneaux.map(({ nom }) => nom);
		rules.creneaux.forEach((creneau, i) => {
			if (creneau.debut >= creneau.fin)
				ctx.addIssue({
					code: 'custom',
					path: ['creneaux', i],
					message: 'le début doit précéder la fin',
				});
			if (i > 0 && rules.creneaux[i - 1].fin > creneau.debut)
				ctx.addIssue({
					code: 'custom',
					path: ['creneaux', i],
					message: 'les créneaux sont dans l’ordre du jour et ne se chevauchent pas',
				});
			if (minutesOf(creneau.fin) - minutesOf(creneau.debut) > STEPS_MAX * rules.pas)
				ctx.addIssue({
					code: 'custom',
					path: ['creneaux', i],
					message: `au plus ${STEPS_MAX} pas de ${rules.pas} minutes : un pas plus grand, ou deux créneaux`,
				});
			if (names.indexOf(creneau.nom) !== i)
				ctx.addIssue({
					code: 'custom',
					path: ['creneaux', i, 'nom'],
					message: 'ce nom est déjà pris',
				});
		});
		rules.creneauxParDefaut.forEach((nom, i) => {
			if (!names.includes(nom))
				ctx.addIssue({
					code: 'custom',
					path: ['creneauxParDefaut', i],
					message: `attendu l’un de ${names.join(', ')}`,
				});
		});
	});

type PlanningFile = z.output<typeof planningRulesSchema>;

/** When the centre is open, on its wall clock, and from when it is evening: 'HH:MM' (booking.json). */
export type CentreHours = Required<Pick<PlanningFile, 'ouverture' | 'soirDes'>>;

type SchoolHolidays = NonNullable<PlanningFile['vacancesScolaires']>;

export type PlanningRules = PlanningFile & CentreHours & { vacancesScolaires: SchoolHolidays };

/** The planner's rules with the centre's hours, unless its file has hours of its own. */
export function completePlanningRules(file: PlanningFile, hours: CentreHours): PlanningRules {
	return {
		...file,
		ouverture: file.ouverture ?? hours.ouverture,
		soirDes: file.soirDes ?? hours.soirDes,
		vacancesScolaires: file.vacancesScolaires ?? shippedHolidays(),
	};
}

const readShipped = (name: string): unknown =>
	JSON.parse(readFileSync(join(root, 'rules', name), 'utf8'));

const shippedHolidays = () =>
	(readShipped('planning.json') as { vacancesScolaires: SchoolHolidays }).vacancesScolaires;

const shippedHours = () => (readShipped('booking.json') as { parametres: CentreHours }).parametres;

/**
 * Planning rules read from JSON. @throws Refusal REGLES_INVALIDES naming file, path and what was
 * expected.
 */
export function readPlanningRules(json: unknown, fichier = 'planning.json'): PlanningRules {
	const read = planningRulesSchema.safeParse(json, { errorMap: french });
	if (read.success) return completePlanningRules(read.data, shippedHours());
	throw new Refusal(
		read.error.issues.map(({ path, message }) => ({
			path: `${fichier}:${path.join('.')}`,
			message,
			code: 'REGLES_INVALIDES',
		})),
	);
}

let ours: PlanningRules | undefined;

/** The rules that ship with the package. */
export function defaultPlanningRules(): PlanningRules {
	ours ??= readPlanningRules(readShipped('planning.json'));
	return ours;
}
