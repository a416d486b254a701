import { DateTime } from 'luxon';
import { z } from 'zod';

import type { Centre } from '../centre/centre';
import { Refusal } from '../errors/refusal';
import { validate } from '../errors/validate';
import { match } from '../names/choose';
import { resolve } from '../names/resolve';
import { findSessions } from '../sessions/findSessions';
import { dayOf } from '../time/instant';
import { boolean, optionalDay, openText } from './fields';
import { dayInFrench, firstOf } from './words';
import { answer, ok, type ToolContext, type ToolAnswer } from './answer';

export const champs = z.object({
	formation: openText,
	salle: openText,
	formateur: openText,
	dateDebut: optionalDay,
	dateFin: optionalDay,
	placesLibres: boolean,
});

/**
 * Sessions by training (all that a word names: « sertissage »), room, trainer and dates; from today
 * on unless told otherwise.
 */
export function findSessionsTool({ centre }: ToolContext, input: unknown): Promise<ToolAnswer> {
	return answer(async () => {
		const asked = validate(champs, input);
		const { fuseau } = centre;
		const { salle, formateur } = await centre.base.withConnection((cx) =>
			resolve(cx, fuseau, { salle: asked.salle, formateur: asked.formateur }),
		);
		const debut = asked.dateDebut ?? dayOf(new Date(), fuseau);
		const fin = asked.dateFin
			? (DateTime.fromISO(asked.dateFin).plus({ days: 1 }).toISODate() ?? '')
			: undefined;
		const foundOnes = await findSessions(centre, {
			salle: salle?.code,
			formateurId: formateur?.idFormateur,
			dateDebut: debut,
			dateFin: fin,
			placesMin: asked.placesLibres ? 1 : undefined,
			ouvertes: asked.placesLibres,
			limite: 500,
		});
		const named = asked.formation ? trainingsNamed(asked.formation, foundOnes) : foundOnes;
		if (asked.formation && named.length === 0) await requireTraining(centre, asked.formation);
		const alive = named.filter(({ statutSession }) => statutSession !== 'ANNULEE');
		const de = `à partir du ${dayInFrench(debut, fuseau)}${asked.dateFin ? ` jusqu'au ${dayInFrench(asked.dateFin, fuseau)}` : ''}`;
		if (alive.length === 0)
			return ok(
				`Aucune session ne correspond ${de}.`,
				{ nombre: 0, sessions: [] },
				"Le dire à la personne ; proposer d'élargir les dates ou de créer une session (plan_sessions).",
			);
		const words = alive.map(
			(s) =>
				`session ${s.idSession} ${s.formationNom} (${s.formation}) du ` +
				`${dayInFrench(s.dateDebut, fuseau)} au ${dayInFrench(s.dateFin, fuseau)}, ` +
				`${s.sallePrincipale ?? 'sans salle'}, ${s.formateur ?? 'sans formateur'}, ` +
				`${s.placesRestantes} place(s) libre(s) sur ${s.placesRestantes + s.nbInscrits}, ` +
				`${s.enAttente} en attente, ${s.statutSession}`,
		);
		return ok(`${alive.length} session(s) ${de} : ${firstOf(words)}.`, {
			nombre: alive.length,
			sessions: alive.slice(0, 10).map((s) => ({
				session: s.idSession,
				formation: s.formation,
				dateDebut: s.dateDebut,
				dateFin: s.dateFin,
				placesLibres: s.placesRestantes,
				enAttente: s.enAttente,
			})),
		});
	});
}

/**
 * « Aucune session » of a training whose name was mistaken would have another one created.
 * @throws Refusal INTROUVABLE with the names that are near
 */
async function requireTraining(centre: Centre, formation: string): Promise<void> {
	try {
		await centre.base.withConnection((cx) => resolve(cx, centre.fuseau, { formation }));
	} catch (error) {
		// A word that several trainings share names them all.
		const isShared = error instanceof Refusal && error.faults[0].code === 'AMBIGU';
		if (!isShared) throw error;
	}
}

/** Of a word that several trainings share, all are meant here: reading chooses nothing. */
function trainingsNamed<S extends { formation: string; formationNom: string }>(
	word: string,
	sessions: S[],
): S[] {
	return match(
		{
			champ: 'formation',
			article: 'la formation',
			codes: (s) => [s.formation],
			noms: (s) => [s.formationNom],
			candidat: (s) => ({ valeur: s.formation, nom: s.formationNom, precision: '' }),
		},
		word,
		sessions,
	);
}
