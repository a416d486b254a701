import { DateTime } from 'luxon';

import type { Placement, Resultat } from './court';
import { startOfRun, type Probleme } from './probleme';
import type { Objectif, PlanTrouve, SeancePlan } from './types';

const HEURE = 3_600_000;

export const isoAt = (ms: number, fuseau: string) =>
	DateTime.fromMillis(ms, { zone: fuseau }).toISO({ suppressMilliseconds: true }) ?? '';

/** The wall-clock day of an instant. */
export const dayAt = (ms: number, fuseau: string) => isoAt(ms, fuseau).slice(0, 10);

/** A placement as a séance: it starts at the first hour from which its whole length is free. */
function writeSeance(probleme: Probleme, { sujet, creneau, paire, heures }: Placement): SeancePlan {
	const debut =
		probleme.calendrier.creneaux[creneau].debut + startOfRun(paire.libres[creneau], heures) * HEURE;
	return {
		dateDebut: isoAt(debut, probleme.fuseau),
		dateFin: isoAt(debut + heures * HEURE, probleme.fuseau),
		salle: paire.salle.code,
		formateurId: paire.formateur?.idFormateur ?? null,
		matiere: probleme.sujets[sujet].nom,
	};
}

/** The answer for a plan that was found. */
export function writePlan({
	coupe,
	placements,
	fin,
	changements,
	irregularite,
	borne,
	prouve,
}: Resultat): PlanTrouve {
	const seances = [...placements]
		.sort((a, b) => a.creneau - b.creneau)
		.map((placement) => writeSeance(coupe, placement));
	const objectif: Objectif = {
		fin: isoAt(fin, coupe.fuseau),
		changements,
		irregularite,
		seances: seances.length,
	};
	return {
		faisable: true,
		seances,
		objectif,
		borne: { ...borne, fin: isoAt(borne.fin, coupe.fuseau) },
		prouveOptimal: prouve,
	};
}
