import type { Band } from './rhythm';

/**
 * Turns (changes, irregularity, séances, days) into one whole number that sorts like the tuple:
 * each base is larger than anything the terms after it can sum to, so no quantity of a later term
 * outweighs one of an earlier.
 */
export class Scale {
	readonly jour = 1;
	readonly seance: number;
	readonly irregularite: number;
	readonly changement: number;

	constructor(jours: number, creneaux: number, heures: number, weeks: number, band: Band) {
		this.seance = jours + 1;
		this.irregularite = this.seance * (creneaux + 1);
		this.changement = this.irregularite * (heures + weeks * band.bottom + 1);
		if (this.changement * 200 * creneaux > Number.MAX_SAFE_INTEGER)
			throw new Error('the window is too long for exact arithmetic');
	}

	read(cost: number) {
		return {
			changements: Math.floor(cost / this.changement),
			irregularite: Math.floor((cost % this.changement) / this.irregularite),
			seances: Math.floor((cost % this.irregularite) / this.seance),
		};
	}
}
