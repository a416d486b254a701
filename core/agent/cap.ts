import { z } from 'zod';

import { confirm } from '../confirmation/confirm';
import { Refusal, refuse, type Fault } from '../errors/refusal';
import { validate } from '../errors/validate';
import { withPaths } from '../errors/withPaths';
import { quote } from '../names/choose';
import { readNames, type Directory } from '../names/directory';
import { pick } from '../names/resolve';
import { planSessionIn } from '../planning/planSession';
import type { PlanRequest, RequestedMatiere } from '../planning/solve/types';
import { endRace } from '../batch/race';
import { dayInWords, frenchOf, hoursInWords } from '../time/french';
import {
	creneauxField,
	daysField,
	hours,
	integer,
	longText,
	requiredDay,
	textField,
	confirmFields,
	weekHours,
} from './fields';
import { answer, fromConfirmation, type ToolAnswer, type ToolContext } from './answer';
import { matieresInWords, type ToldMatiere } from './matieresInWords';
import { proofOf, tellNoPlan, valueOf } from './plan';

export const champs = z.object({
	formation: textField,
	matieres: longText,
	dateDebut: requiredDay,
	dateFin: requiredDay,
	jours: daysField,
	creneaux: creneauxField,
	heuresParJour: hours,
	heuresParSemaine: weekHours,
	places: integer,
	...confirmFields,
});

/**
 * Plans a CAP by its subjects in words and creates it with its bookings (contract, section 9):
 * without the token nothing is changed.
 */
export function createCapTool(
	{ centre, cleSecrets }: ToolContext,
	input: unknown,
): Promise<ToolAnswer> {
	return answer(async () => {
		const asked = validate(champs, input);
		const matieres = matieresInWords(asked.matieres);
		const directory = await centre.base.withConnection((cx) =>
			readNames(cx, { formation: asked.formation, salle: 'toutes', formateur: 'tous' }),
		);
		const { formation } = pick(directory, centre.fuseau, { formation: asked.formation });
		if (formation!.categorie !== 'CAP')
			throw refuse(
				'FORMATION_COURTE',
				'formation',
				`${quote(formation!.nom)} est une formation courte : la planifier avec plan_sessions`,
			);
		const demande: PlanRequest = {
			formation: formation!.code,
			dureeHeures: matieres.reduce((sum, { heures }) => sum + heures, 0),
			dateDebut: asked.dateDebut,
			dateFin: asked.dateFin,
			joursActifs: asked.jours ?? ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI'],
			creneaux: asked.creneaux,
			heuresParJour: asked.heuresParJour,
			heuresParSemaine: asked.heuresParSemaine,
			capaciteMax: asked.places ?? null,
			matieres: resolveMatieres(matieres, directory, centre.fuseau),
		};
		const effect = async (cx: Parameters<typeof planSessionIn>[0]) => {
			const { session, seances, plan } = await withPaths({ dureeHeures: 'matieres' }, () =>
				planSessionIn(cx, centre, { ...demande, demandePar: centre.actor }),
			).catch(tellNoPlan);
			const day = (when: string) => dayInWords(frenchOf(when, centre.fuseau), 'd LLLL yyyy');
			const subjects = matieres
				.map(({ nom, heures }) => `${nom} ${hoursInWords(heures)}`)
				.join(', ');
			return {
				message:
					`${hoursInWords(demande.dureeHeures)} de ${quote(formation!.nom)} (${formation!.code}), ` +
					`du ${day(session.dateDebut)} au ${day(session.dateFin)}, en ${seances.length} séances : ` +
					`${subjects}. ${session.capaciteMax} places. ${proofOf(plan)}`,
				faits: {
					seances: seances
						.map((one) => `${one.dateDebut}/${one.dateFin} ${one.salle} ${one.formateurId ?? ''}`)
						.join(', '),
					places: String(session.capaciteMax),
				},
				valeur: valueOf(demande, { session, seances }),
			};
		};
		const request = {
			verbe: 'create_cap',
			demande,
			jeton: asked.jeton,
			apercu: asked.apercu,
			cleSecrets,
		};
		const { seances: _, ...told } = fromConfirmation(
			'create_cap',
			await endRace(() => confirm(centre, request, effect)),
		);
		// Hundreds of séances are what is confirmed, not what a person reads in a chat.
		return told as ToolAnswer;
	});
}

/** Names of rooms and trainers to the planner's codes and keys; every name that means nothing or several is told. */
function resolveMatieres(
	told: ToldMatiere[],
	directory: Directory,
	fuseau: string,
): RequestedMatiere[] {
	const faults: Fault[] = [];
	let details: Record<string, unknown> | undefined;
	const named = <K extends 'salle' | 'formateur'>(nom: string, kind: K, text: string) => {
		try {
			return pick(directory, fuseau, { [kind]: text })[kind];
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			details ??= error.details;
			for (const fault of error.faults)
				faults.push({ ...fault, path: 'matieres', message: `${nom} : ${fault.message}` });
			return undefined;
		}
	};
	const resolved = told.map(({ nom, heures, salles, formateurs }): RequestedMatiere => ({
		nom,
		heures,
		salles: salles.flatMap((text) => named(nom, 'salle', text)?.code ?? []),
		formateurs: formateurs.flatMap((text) => named(nom, 'formateur', text)?.idFormateur ?? []),
	}));
	if (faults.length > 0) throw new Refusal(faults, details);
	return resolved;
}
