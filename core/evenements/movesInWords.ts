import { DateTime } from 'luxon';

import type { MovedSeance } from '../salles/tellMoved';
import { type EventContext, type Seance } from './context';
import type { Evenement } from './evenement';
import { dayInWords } from '../time/french';

/** A séance that moved, in the words of a mail; one that was added has no before, one taken out no after. */
export interface MoveInWords {
	avant: Seance | null;
	apres: Seance | null;
}

/** The trainers who held a séance before it moved: some may hold none any more. */
export const trainersLost = (
	evenements: Evenement[],
): Array<{ idSession: number; idFormateur: number }> =>
	evenements.flatMap(({ idSession, deplacement }) => {
		const ids = new Set((deplacement?.avant ?? []).flatMap((seance) => seance?.formateurId ?? []));
		return idSession ? [...ids].map((idFormateur) => ({ idSession, idFormateur })) : [];
	});

/** What moved, in words; undefined when the event tells of no move. */
export function movesInWords(
	{ idSession, deplacement }: Evenement,
	{ formateurs, former }: EventContext,
	fuseau: string,
): MoveInWords[] | undefined {
	if (!deplacement) return undefined;
	const knownList = [
		...(formateurs.get(idSession ?? 0) ?? []),
		...(former.get(idSession ?? 0) ?? []),
	];
	const inWords = ({
		idReservation,
		dateDebut,
		dateFin,
		nomSalle,
		formateurId,
		matiere,
	}: MovedSeance): Seance => {
		const debut = DateTime.fromISO(dateDebut, { zone: fuseau }).setLocale('fr');
		const formateur = knownList.find(({ idFormateur }) => idFormateur === formateurId);
		return {
			idReservation,
			dateDebut,
			dateFin,
			matiere,
			idFormateur: formateurId,
			salle: nomSalle,
			jour: dayInWords(debut),
			debut: debut.toFormat('HH:mm'),
			fin: DateTime.fromISO(dateFin, { zone: fuseau }).toFormat('HH:mm'),
			formateur: formateur ? `${formateur.prenom} ${formateur.nom}`.trim() : '',
		};
	};
	return deplacement.avant.map((before, i) => ({
		avant: before && inWords(before),
		apres: deplacement.apres[i] && inWords(deplacement.apres[i]),
	}));
}
