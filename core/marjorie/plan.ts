import { z } from 'zod';

import { confirm } from '../confirmation/confirm';
import { Refus, refuse } from '../errors/refus';
import { validate } from '../errors/validate';
import { planSessionIn } from '../planning/planSession';
import type { DemandePlan, PlanImpossible } from '../planning/types';
import { quote } from '../resoudre/choisir';
import { nameOf } from '../resoudre/personne';
import { resolve } from '../resoudre/resoudre';
import { endRace } from '../sessions/course';
import { slotInWords } from '../temps/instant';
import {
	creneaux,
	entier,
	entierVoulu,
	jeton,
	jours,
	jourVoulu,
	texte,
	texteLibre,
} from './champs';
import { premiers } from './mots';
import { answer, fromConfirmation, type Contexte, type Reponse } from './reponse';

export const champs = z.object({
	formation: texte,
	heures: entierVoulu,
	dateDebut: jourVoulu,
	dateFin: jourVoulu,
	jours,
	creneaux,
	heuresParJour: entier,
	salle: texteLibre,
	formateur: texteLibre,
	places: entier,
	jeton,
});

/** The best plan for some hours of a short course in a window, as the preview of the session that it would be. */
export const planSessionsTool = (contexte: Contexte, input: unknown): Promise<Reponse> =>
	createSessionTool(contexte, { ...(input as object), jeton: undefined });

/** Creates that session with its bookings: without the token nothing is changed. */
export function createSessionTool(
	{ centre, cleSecrets }: Contexte,
	input: unknown,
): Promise<Reponse> {
	return answer(async () => {
		const lue = validate(champs, input);
		const { formation, salle, formateur } = await centre.base.withConnexion((cx) =>
			resolve(cx, centre.fuseau, {
				formation: lue.formation,
				salle: lue.salle,
				formateur: lue.formateur,
			}),
		);
		if (formation!.categorie === 'CAP')
			throw refuse(
				'FORMATION_CAP',
				'formation',
				'un CAP se planifie par matières, dans son formulaire : cet outil planifie les formations courtes',
			);
		const demande: DemandePlan = {
			formation: formation!.code,
			heures: lue.heures,
			dateDebut: lue.dateDebut,
			dateFin: lue.dateFin,
			joursActifs: lue.jours ?? ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI'],
			creneaux: lue.creneaux,
			heuresParJour: lue.heuresParJour,
			salle: salle?.code ?? null,
			formateurId: formateur?.idFormateur ?? null,
			capacite: lue.places ?? null,
		};
		return fromConfirmation(
			'create_session',
			await endRace(() =>
				confirm(
					centre,
					{ verbe: 'create_session', demande, jeton: lue.jeton, cleSecrets },
					async (cx) => {
						const { session, seances, plan } = await planSessionIn(cx, centre, {
							...demande,
							demandePar: centre.acteur,
						}).catch(explain);
						const mots = seances.map(({ dateDebut, dateFin }) =>
							slotInWords(new Date(dateDebut), new Date(dateFin), centre.fuseau),
						);
						const preuve = plan.prouveOptimal
							? 'Prouvé : aucun plan ne finit plus tôt avec moins de changements.'
							: "Bon plan, dont il n'est pas prouvé qu'il est le meilleur.";
						return {
							message: `${demande.heures} h de ${quote(formation!.nom)} (${formation!.code}) en ${seances.length} séance(s), ${session.sallePrincipale}, ${session.capaciteMax} places${formateur ? `, ${nameOf(formateur)}` : ''} : ${premiers(mots, 20)}. ${preuve}`,
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
							valeur: {
								formation: demande.formation,
								heures: demande.heures,
								dateDebut: session.dateDebut,
								dateFin: session.dateFin,
								nombreSeances: seances.length,
							},
						};
					},
				),
			),
		);
	});
}

/** Why there is no plan, in words: how much fits, what blocks, what to relax. */
function explain(error: unknown): never {
	const plan =
		error instanceof Refus
			? (error.details.plan as Omit<PlanImpossible, 'faisable'> | undefined)
			: undefined;
	if (!plan) throw error;
	const { heuresPlacables, blocages, assouplissements } = plan;
	const mieux =
		assouplissements.length > 0
			? ` Ce qui aiderait : ${premiers(
					assouplissements.map(({ description }) => description),
					5,
				)}.`
			: '';
	throw refuse(
		'PLAN_IMPOSSIBLE',
		'',
		`Aucun plan possible : seulement ${heuresPlacables} h tiennent. Ce qui bloque : ${
			premiers(
				blocages.map(({ date, raison }) => `${date} ${raison}`),
				8,
			) || 'rien de particulier'
		}.${mieux}`,
		{ heuresPlacables },
	);
}
