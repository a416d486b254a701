import { z } from 'zod';

import { confirm } from '../confirmation/confirm';
import { Refusal, refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { planSessionIn, type PlannedSession } from '../planning/planSession';
import type { PlanRequest, ImpossiblePlan } from '../planning/solve/types';
import { quote } from '../names/choose';
import { quotedName } from '../names/personNamed';
import { resolve } from '../names/resolve';
import { endRace } from '../batch/race';
import {
	creneauxField,
	integer,
	hours,
	requiredHours,
	confirmFields,
	daysField,
	requiredDay,
	textField,
	openText,
} from './fields';
import { firstOf } from './words';
import { answer, fromConfirmation, type ToolContext, type ToolAnswer } from './answer';
import { withPaths } from '../errors/withPaths';
import { hoursInWords, slotInWords } from '../time/french';

export const champs = z.object({
	formation: textField,
	heures: requiredHours,
	dateDebut: requiredDay,
	dateFin: requiredDay,
	jours: daysField,
	creneaux: creneauxField,
	heuresParJour: hours,
	salle: openText,
	formateur: openText,
	places: integer,
	...confirmFields,
});

/**
 * The best plan for some hours of a short course in a window, as the preview of the session that it
 * would be.
 */
export const planSessionsTool = (context: ToolContext, input: unknown): Promise<ToolAnswer> =>
	createSessionTool(context, { ...(input as object), jeton: undefined });

/** Creates that session with its bookings: without the token nothing is changed. */
export function createSessionTool(
	{ centre, cleSecrets }: ToolContext,
	input: unknown,
): Promise<ToolAnswer> {
	return answer(async () => {
		const asked = validate(champs, input);
		const { formation, salle, formateur } = await centre.base.withConnection((cx) =>
			resolve(cx, centre.fuseau, {
				formation: asked.formation,
				salle: asked.salle,
				formateur: asked.formateur,
			}),
		);
		if (formation!.categorie === 'CAP')
			throw refuse(
				'FORMATION_CAP',
				'formation',
				'un CAP se planifie par matières : plan_cap (cet outil planifie les formations courtes)',
			);
		const demande: PlanRequest = {
			formation: formation!.code,
			dureeHeures: asked.heures,
			dateDebut: asked.dateDebut,
			dateFin: asked.dateFin,
			joursActifs: asked.jours ?? ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI'],
			creneaux: asked.creneaux,
			heuresParJour: asked.heuresParJour,
			salle: salle?.code ?? null,
			formateurId: formateur?.idFormateur ?? null,
			capaciteMax: asked.places ?? null,
		};
		return fromConfirmation(
			'create_session',
			await endRace(() =>
				confirm(
					centre,
					{
						verbe: 'create_session',
						demande,
						jeton: asked.jeton,
						apercu: asked.apercu,
						cleSecrets,
					},
					async (cx) => {
						const { session, seances, plan } = await withPaths(
							{ dureeHeures: 'heures' },
							async () => await planSessionIn(cx, centre, { ...demande, demandePar: centre.actor }),
						).catch(tellNoPlan);
						const words = seances.map(({ dateDebut, dateFin }) =>
							slotInWords(new Date(dateDebut), new Date(dateFin), centre.fuseau),
						);
						return {
							message:
								`${hoursInWords(demande.dureeHeures)} de ${quote(formation!.nom)} (${formation!.code}) ` +
								`en ${seances.length} séance(s), ${session.sallePrincipale}, ` +
								`${session.capaciteMax} ` +
								`places${formateur ? `, ${quotedName(formateur)}` : ''} : ` +
								`${firstOf(words, 20)}. ${proofOf(plan)}`,
							faits: {
								seances: seances
									.map(
										({ dateDebut, dateFin, salle: code, formateurId }) =>
											`${dateDebut}/${dateFin} ${code}${formateurId ? ` formateur ${formateurId}` : ''}`,
									)
									.join(', '),
								salle: session.sallePrincipale,
								places: String(session.capaciteMax),
							},
							valeur: valueOf(demande, { session, seances }),
						};
					},
				),
			),
		);
	});
}

/** How good a plan is, in words. */
export const proofOf = ({ prouveOptimal }: PlannedSession['plan']): string =>
	prouveOptimal
		? 'Prouvé : aucun plan ne finit plus tôt avec moins de changements.'
		: "Bon plan, dont il n'est pas prouvé qu'il est le meilleur.";

/** What a tool says of a planned session beside its words. */
export const valueOf = (
	{ formation, dureeHeures }: PlanRequest,
	{ session, seances }: Pick<PlannedSession, 'session' | 'seances'>,
) => ({
	formation,
	heures: dureeHeures,
	dateDebut: session.dateDebut,
	dateFin: session.dateFin,
	nombreSeances: seances.length,
});

/** Why there is no plan, in words: how much fits, what blocks, what to relax. */
export function tellNoPlan(error: unknown): never {
	const plan =
		error instanceof Refusal
			? (error.details.plan as Omit<ImpossiblePlan, 'faisable'> | undefined)
			: undefined;
	// What was not found in time has its own words, and is not said to be impossible.
	if (!plan?.impossibiliteProuvee) throw error;
	const { heuresPlacables, heuresProuvees, blocages, assouplissements } = plan;
	const mieux =
		assouplissements.length > 0
			? ` Ce qui aiderait : ${firstOf(
					assouplissements.map(({ description }) => description),
					5,
				)}.`
			: '';
	throw refuse(
		'PLAN_IMPOSSIBLE',
		'',
		`Aucun plan possible : ${heuresProuvees ? 'seulement' : 'au moins'} ${hoursInWords(heuresPlacables)} tiennent. Ce qui bloque : ${
			firstOf(
				blocages.map(({ date, raison }) => `${date} ${raison}`),
				8,
			) || 'rien de particulier'
		}.${mieux}`,
		{ heuresPlacables },
	);
}
