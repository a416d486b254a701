import { DateTime } from 'luxon';
import { z } from 'zod';

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

/** Sessions by training (all that a word names: « sertissage »), room, trainer and dates; from today on unless told otherwise. */
export function findSessionsTool({ centre }: ToolContext, input: unknown): Promise<ToolAnswer> {
	return answer(async () => {
		const lue = validate(champs, input);
		const { fuseau } = centre;
		const { salle, formateur } = await centre.base.withConnexion((cx) =>
			resolve(cx, fuseau, { salle: lue.salle, formateur: lue.formateur }),
		);
		const debut = lue.dateDebut ?? dayOf(new Date(), fuseau);
		const fin = lue.dateFin
			? (DateTime.fromISO(lue.dateFin).plus({ days: 1 }).toISODate() ?? '')
			: undefined;
		const trouvees = await findSessions(centre, {
			salle: salle?.code,
			formateurId: formateur?.idFormateur,
			dateDebut: debut,
			dateFin: fin,
			placesMin: lue.placesLibres ? 1 : undefined,
			ouvertes: lue.placesLibres,
			limite: 500,
		});
		const nommees = lue.formation ? trainingsNamed(lue.formation, trouvees) : trouvees;
		const vivantes = nommees.filter(({ statutSession }) => statutSession !== 'ANNULEE');
		const de = `à partir du ${dayInFrench(debut, fuseau)}${lue.dateFin ? ` jusqu'au ${dayInFrench(lue.dateFin, fuseau)}` : ''}`;
		if (vivantes.length === 0)
			return ok(
				`Aucune session ne correspond ${de}.`,
				{ nombre: 0, sessions: [] },
				"Le dire à la personne ; proposer d'élargir les dates ou de créer une session (plan_sessions).",
			);
		const mots = vivantes.map(
			(s) =>
				`session ${s.idSession} ${s.formationNom} (${s.formation}) du ${dayInFrench(s.dateDebut, fuseau)} au ${dayInFrench(s.dateFin, fuseau)}, ${s.sallePrincipale ?? 'sans salle'}, ${s.formateur ?? 'sans formateur'}, ${s.placesRestantes} place(s) libre(s) sur ${s.placesRestantes + s.nbInscrits}, ${s.enAttente} en attente, ${s.statutSession}`,
		);
		return ok(`${vivantes.length} session(s) ${de} : ${firstOf(mots)}.`, {
			nombre: vivantes.length,
			sessions: vivantes.slice(0, 10).map((s) => ({
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

/** Of a word that several trainings share, all are meant here: reading chooses nothing. */
function trainingsNamed<S extends { formation: string; formationNom: string }>(
	mot: string,
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
		mot,
		sessions,
	);
}
