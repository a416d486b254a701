import { z } from 'zod';

import { refuse } from '../../errors/refusal';
import { validate } from '../../errors/validate';
import { heures, jour } from '../../time/fields';
import { hoursInWords } from '../../time/french';
import type { PlanningRules } from '../../rules/planningRules';
import type { PlanRequest } from './types';
import { JOURS } from '../../time/days';
import { lastKnownHoliday } from './activeDays';

const days = z.array(z.enum(JOURS)).max(7);

/** Weeks as they are: alternance, uneven weeks, school holidays, pauses (contract, section 6). */
export const weekFields = {
	semaines: z
		.object({
			dates: z.array(jour).min(1, 'au moins un jour').max(200).optional(),
			uneSur: z
				.number()
				.int('un nombre entier est attendu')
				.min(2, 'au moins 2 : une semaine sur deux')
				.max(52)
				.optional(),
			depuis: jour.optional(),
		})
		.strict()
		.refine(
			({ dates, uneSur, depuis }) =>
				dates ? !uneSur && !depuis : uneSur !== undefined && depuis !== undefined,
			'attendu « dates » (un jour de chaque semaine au centre), ou « uneSur » avec « depuis »',
		)
		.nullish(),
	joursParSemaine: z
		.object({
			depuis: jour,
			cycle: z.array(days).min(1, 'au moins une semaine').max(52),
		})
		.strict()
		.refine(({ cycle }) => cycle.flat().length > 0, 'au moins un jour actif')
		.nullish(),
	vacancesScolaires: z.enum(['A', 'B', 'C']).nullish(),
	pauseMinutes: z
		.number()
		.int('un nombre entier de minutes est attendu')
		.min(0)
		.max(480, 'au plus 480 minutes')
		.nullish(),
	sansTrou: z.boolean().nullish(),
	heuresMinSeance: heures(24).nullish(),
	heuresParSemaine: heures(168).nullish(),
};

const weekNames = Object.keys(weekFields) as Array<keyof typeof weekFields>;

export type WeekFields = Pick<PlanRequest, keyof typeof weekFields>;

/** What a request asks of its weeks and days beyond hours; empty where it asks nothing. */
export function pickWeeks(request: WeekFields): WeekFields {
	const asked = weekNames.filter((name) => request[name] != null);
	return Object.fromEntries(asked.map((name) => [name, request[name]]));
}

/** What may be asked of the planner; shapes of the contract's section 10. */
const planRequestSchema = z
	.object({
		formation: z.string().min(1),
		dureeHeures: heures(4000),
		dateDebut: jour,
		dateFin: jour,
		joursActifs: z.array(z.enum(JOURS)).min(1, 'au moins un jour actif').optional(),
		creneaux: z.array(z.string()).min(1).optional(),
		heuresParJour: heures(24).optional(),
		salle: z.string().nullish(),
		formateurId: z.number().int().nullish(),
		capaciteMax: z.number().int().min(1).nullish(),
		matieres: z
			.array(
				z.object({
					nom: z.string().min(1),
					heures: heures(4000),
					salles: z.array(z.string()).optional(),
					formateurs: z.array(z.number().int()).optional(),
				}),
			)
			.optional(),
		...weekFields,
	})
	.strict();

/** A request whose fields are sound alone and together. @throws Refusal with every path. */
export function readPlanRequest(input: unknown, rules: PlanningRules): PlanRequest {
	const request = withActiveDays(validate(planRequestSchema, input));
	if (request.dateFin < request.dateDebut)
		throw refuse('CHAMP_INVALIDE', 'dateFin', 'la fin de la fenêtre précède son début');
	const jours = (Date.parse(request.dateFin) - Date.parse(request.dateDebut)) / 86_400_000 + 1;
	if (jours > rules.dureeMaxJours)
		throw refuse('CHAMP_INVALIDE', 'dateFin', `la fenêtre dépasse ${rules.dureeMaxJours} jours`);
	requireSteps(request.dureeHeures, 'dureeHeures', rules);
	request.matieres?.forEach(({ heures: h }, i) => requireSteps(h, `matieres[${i}].heures`, rules));
	if (request.heuresMinSeance != null)
		requireSteps(request.heuresMinSeance, 'heuresMinSeance', rules);
	requireKnownHolidays(request, rules);
	const names = rules.creneaux.map(({ nom }) => nom);
	request.creneaux?.forEach((nom, i) => {
		if (!names.includes(nom))
			throw refuse(
				'CHAMP_INVALIDE',
				`creneaux[${i}]`,
				`créneau inconnu « ${nom} » : ${names.join(', ')} attendu`,
			);
	});
	if (request.matieres?.length) {
		const sum = request.matieres.reduce((all, { heures: h }) => all + h, 0);
		if (Math.abs(sum - request.dureeHeures) > 1e-6)
			throw refuse(
				'CHAMP_INVALIDE',
				'matieres',
				`les matières font ${hoursInWords(Number(sum.toFixed(3)))}, ` +
					`la durée demandée est de ${hoursInWords(request.dureeHeures)}`,
			);
		request.matieres.forEach(({ nom }, i) => {
			if (request.matieres!.findIndex((m) => m.nom === nom) !== i)
				throw refuse(
					'CHAMP_INVALIDE',
					`matieres[${i}].nom`,
					`la matière « ${nom} » est citée deux fois`,
				);
		});
	}
	return request;
}

/** Where the weekdays differ from week to week, the active ones are those of any week. */
function withActiveDays(asked: z.output<typeof planRequestSchema>): PlanRequest {
	const { joursParSemaine } = asked;
	const ofAnyWeek = joursParSemaine?.cycle.flat();
	const joursActifs = ofAnyWeek
		? JOURS.filter((day) => ofAnyWeek.includes(day))
		: asked.joursActifs;
	if (joursActifs) return { ...asked, joursActifs };
	throw refuse('CHAMP_INVALIDE', 'joursActifs', 'au moins un jour actif');
}

/** A plan that ran into holidays nobody told us of would be wrong without a word. */
function requireKnownHolidays(request: PlanRequest, rules: PlanningRules): void {
	const zone = request.vacancesScolaires;
	if (!zone) return;
	const last = lastKnownHoliday(zone, rules);
	if (request.dateFin <= last) return;
	throw refuse(
		'CHAMP_INVALIDE',
		'vacancesScolaires',
		`les vacances de la zone ${zone} ne sont connues que jusqu'au ${last} : ` +
			'une fenêtre plus courte, ou complétez « vacancesScolaires » de planning.json',
	);
}

/** Hours are placed exactly, so they must be steps of the grid. @throws Refusal CHAMP_INVALIDE */
function requireSteps(asked: number, path: string, { pas }: PlanningRules): void {
	const steps = (asked * 60) / pas;
	if (steps > 0.5 && Math.abs(steps - Math.round(steps)) < 1e-6) return;
	throw refuse(
		'CHAMP_INVALIDE',
		path,
		`${hoursInWords(asked)} ne tient pas sur une grille de ${pas} minutes (« pas » de planning.json)`,
	);
}
