import { hoursBetween, toIso } from '../temps/instant';
import type { Formation, Place, Salle } from '../salles/types';

export interface SeanceReponse {
	idReservation?: number;
	dateDebut: string;
	dateFin: string;
	/** Code of the room. */
	salle: string;
	formateurId: number | null;
	matiere: string | null;
}

/** The answer of a creation (contract, section 10); a preview has no keys. */
export interface SessionCreee {
	session: {
		idSession?: number;
		formation: string;
		dateDebut: string;
		dateFin: string;
		sallePrincipale: string;
		capaciteMax: number;
		nbInscrits: number;
		statutSession: string;
	};
	seances: SeanceReponse[];
	previsualisation?: true;
	/** What is allowed but worth a look: a public holiday, a slot without a trainer. */
	avertissements?: string[];
}

/** What the session's own row says of its séances. */
export interface Resume {
	dateDebut: Date;
	dateFin: Date;
	salle: Salle;
	/** Only where one trainer holds every séance. */
	idFormateur: number | null;
	codes: string[];
	heures: number;
	/** The fewest places of the rooms used. */
	capacite: number;
}

/** Sums séances up: dates, the room with most hours (the first among equals), the only trainer, hours. */
export function sumUp(seances: Place[]): Resume {
	const heuresParSalle = new Map<Salle, number>();
	for (const { salle, debut, fin } of seances)
		heuresParSalle.set(salle, (heuresParSalle.get(salle) ?? 0) + hoursBetween(debut, fin));
	const [salle] = [...heuresParSalle].reduce((a, b) => (b[1] > a[1] ? b : a));
	const formateurs = new Set(seances.map(({ formateur }) => formateur?.idFormateur ?? null));
	return {
		dateDebut: new Date(Math.min(...seances.map(({ debut }) => debut.getTime()))),
		dateFin: new Date(Math.max(...seances.map(({ fin }) => fin.getTime()))),
		salle,
		idFormateur: formateurs.size === 1 ? [...formateurs][0] : null,
		codes: [...heuresParSalle.keys()].map(({ code }) => code),
		heures: [...heuresParSalle.values()].reduce((a, b) => a + b, 0),
		capacite: Math.min(...[...heuresParSalle.keys()].map(({ capaciteMax }) => capaciteMax)),
	};
}

export function toReponse(
	formation: Formation,
	resume: Resume,
	capaciteMax: number,
	seances: Place[],
	avertissements: string[],
	fuseau: string,
): SessionCreee {
	return {
		session: {
			formation: formation.code,
			dateDebut: toIso(resume.dateDebut, fuseau),
			dateFin: toIso(resume.dateFin, fuseau),
			sallePrincipale: resume.salle.nom,
			capaciteMax,
			nbInscrits: 0,
			statutSession: 'PLANIFIEE',
		},
		seances: seances.map(({ debut, fin, salle, formateur, matiere }) => ({
			dateDebut: toIso(debut, fuseau),
			dateFin: toIso(fin, fuseau),
			salle: salle.code,
			formateurId: formateur?.idFormateur ?? null,
			matiere,
		})),
		...(avertissements.length > 0 && { avertissements }),
	};
}
