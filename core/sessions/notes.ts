import { DateTime } from 'luxon';

import type { Place } from '../salles/types';
import type { DemandeLue } from './demande';
import type { Resume } from './reponse';

const JOURS = ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI', 'SAMEDI', 'DIMANCHE'];

/** What the CRM's screens look for in sessions.notes (contract, section 3); what the request leaves out is read off the séances. */
export function notesOf(
	demande: DemandeLue,
	resume: Resume,
	seances: Place[],
	fuseau: string,
): Record<string, unknown> {
	const weekdays = new Set(
		seances.map(({ debut }) => DateTime.fromJSDate(debut, { zone: fuseau }).weekday),
	);
	const matieres = [...new Set(seances.flatMap(({ matiere }) => (matiere ? [matiere] : [])))];
	return {
		salles: resume.codes,
		matieres: demande.matieres ?? matieres,
		joursActifs: demande.joursActifs ?? JOURS.filter((_, i) => weekdays.has(i + 1)),
		dureeHeures: demande.dureeHeures ?? resume.heures,
		demandePar: demande.demandePar ?? null,
		notesComplementaires: demande.notesComplementaires ?? null,
	};
}
