import type { RequestedSlot, Formateur, Salle } from './types';

/**
 * Best first for a need: plain rooms before composed ones; the smallest that has the places asked,
 * else the most specialised and then the largest.
 */
export function rankRooms(salles: Salle[], places: number | null): Salle[] {
	const composee = ({ parties }: Salle) => (parties.length > 1 ? 1 : 0);
	const ouverture = ({ formationsCompatibles }: Salle) =>
		formationsCompatibles.includes('TOUS') ? 1_000 : formationsCompatibles.length;
	const taille = (a: Salle, b: Salle) => a.capaciteMax - b.capaciteMax;
	return [...salles].sort(
		(a, b) =>
			composee(a) - composee(b) ||
			(places === null
				? ouverture(a) - ouverture(b) || taille(b, a)
				: taille(a, b) || ouverture(a) - ouverture(b)) ||
			a.idSalle - b.idSalle,
	);
}

/**
 * Best first: fewest hours that month, then the fewest specialities (versatile trainers stay free),
 * then by key.
 */
export function rankTrainers(formateurs: Formateur[]): Formateur[] {
	return [...formateurs].sort(
		(a, b) =>
			a.heuresMois - b.heuresMois ||
			a.specialites.length - b.specialites.length ||
			a.idFormateur - b.idFormateur,
	);
}

/**
 * Gives each slot one of the candidates with as few changes as can be: from each slot on, the
 * candidate that stays free longest, the better ranked among equals. `undefined` where none is
 * free. `take` books a choice so that parallel slots see it.
 */
export function chooseRoom<C>(
	creneaux: RequestedSlot[],
	candidats: C[],
	isFree: (candidat: C, creneau: RequestedSlot) => boolean,
	take: (candidat: C, creneau: RequestedSlot) => void,
): Array<C | undefined> {
	const chosen: Array<C | undefined> = [];
	while (chosen.length < creneaux.length) {
		const de = chosen.length;
		let best: C | undefined;
		let length = 0;
		for (const candidat of candidats) {
			const next = runOf(creneaux, de, (creneau) => isFree(candidat, creneau));
			if (next > length) [best, length] = [candidat, next];
			if (de + length === creneaux.length) break;
		}
		if (best === undefined) chosen.push(undefined);
		for (let i = de; i < de + length; i += 1) {
			take(best as C, creneaux[i]);
			chosen.push(best);
		}
	}
	return chosen;
}

/**
 * How many slots from `de` on are free and do not overlap each other: one room holds one of two
 * parallel slots.
 */
function runOf(
	creneaux: RequestedSlot[],
	de: number,
	isFree: (creneau: RequestedSlot) => boolean,
): number {
	let until = Number.NEGATIVE_INFINITY;
	let i = de;
	while (i < creneaux.length && creneaux[i].debut.getTime() >= until && isFree(creneaux[i])) {
		until = creneaux[i].fin.getTime();
		i += 1;
	}
	return i - de;
}
