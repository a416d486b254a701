import { hoursBetween } from '../time/instant';
import type { PlacedSlot, Salle } from './types';

/** What the session's own row says of its séances. */
export interface SeancesSummary {
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
export function sumUp(seances: PlacedSlot[]): SeancesSummary {
	const hoursByRoom = new Map<Salle, number>();
	for (const { salle, debut, fin } of seances)
		hoursByRoom.set(salle, (hoursByRoom.get(salle) ?? 0) + hoursBetween(debut, fin));
	const [salle] = [...hoursByRoom].reduce((a, b) => (b[1] > a[1] ? b : a));
	const formateurs = new Set(seances.map(({ formateur }) => formateur?.idFormateur ?? null));
	return {
		dateDebut: new Date(Math.min(...seances.map(({ debut }) => debut.getTime()))),
		dateFin: new Date(Math.max(...seances.map(({ fin }) => fin.getTime()))),
		salle,
		idFormateur: formateurs.size === 1 ? [...formateurs][0] : null,
		codes: [...hoursByRoom.keys()].map(({ code }) => code),
		heures: [...hoursByRoom.values()].reduce((a, b) => a + b, 0),
		capacite: Math.min(...[...hoursByRoom.keys()].map(({ capaciteMax }) => capaciteMax)),
	};
}
