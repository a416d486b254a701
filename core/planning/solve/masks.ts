import { undeclaredHours } from '../../salles/declaredHours';
import type { Calendar, DatedCreneau } from './calendar';
import { full, without } from './steps';
import type { PlanContext, PlanFormateur, PlanSalle } from './types';

/** For a room or a trainer: the free steps of each créneau. */
export interface Masks {
	salle(salle: PlanSalle): Float64Array;
	formateur(formateur: PlanFormateur): Float64Array;
}

type Interval = [debut: number, fin: number];

const interval = ({ dateDebut, dateFin }: { dateDebut: string; dateFin: string }): Interval => [
	Date.parse(dateDebut),
	Date.parse(dateFin),
];

/** Reads every occupation once; a resource's mask is made on its first use and kept. */
export function maskResources(calendar: Calendar, context: PlanContext): Masks {
	const { creneaux } = calendar;
	const byRoom = new Map<number, Interval[]>();
	const byTrainer = new Map<number, Interval[]>();
	for (const occupation of context.occupations) {
		if (occupation.idSalle != null) add(byRoom, occupation.idSalle, interval(occupation));
		if (occupation.idFormateur != null)
			add(byTrainer, occupation.idFormateur, interval(occupation));
	}
	const salles = new Map<number, Float64Array>();
	const formateurs = new Map<number, Float64Array>();
	return {
		salle(salle) {
			return remember(salles, salle.idSalle, () => {
				const bits = Float64Array.from(creneaux, ({ units, weekend, soir }) =>
					weekend && !salle.disponibleWeekend
						? 0
						: salle.disponibleSoir
							? full(units)
							: without(full(units), soir),
				);
				for (const part of salle.parties)
					for (const taken of byRoom.get(part) ?? []) clear(bits, calendar, taken);
				return bits;
			});
		},
		formateur(formateur) {
			return remember(formateurs, formateur.idFormateur, () => {
				const bits = Float64Array.from(creneaux, ({ units }) => full(units));
				for (const hours of undeclaredHours(formateur.disponibilites, calendar.debut))
					clear(bits, calendar, hours);
				for (const dispo of formateur.disponibilites)
					if (dispo.type === 'INDISPONIBLE') clear(bits, calendar, interval(dispo));
				for (const taken of byTrainer.get(formateur.idFormateur) ?? [])
					clear(bits, calendar, taken);
				return bits;
			});
		},
	};
}

/** Clears the steps that an interval touches. */
function clear(bits: Float64Array, { creneaux, pas }: Calendar, [debut, fin]: Interval): void {
	for (
		let c = firstEndingAfter(creneaux, pas, debut);
		c < creneaux.length && creneaux[c].debut < fin;
		c++
	) {
		const { debut: zero, units } = creneaux[c];
		const de = Math.max(0, Math.floor((debut - zero) / pas));
		const a = Math.min(units, Math.ceil((fin - zero) / pas));
		if (a > de) bits[c] = without(bits[c], full(a) - full(de));
	}
}

function firstEndingAfter(creneaux: DatedCreneau[], pas: number, instant: number): number {
	let bottom = 0;
	let top = creneaux.length;
	while (bottom < top) {
		const middle = (bottom + top) >> 1;
		if (creneaux[middle].debut + creneaux[middle].units * pas <= instant) bottom = middle + 1;
		else top = middle;
	}
	return bottom;
}

function add(carte: Map<number, Interval[]>, key: number, intervalle: Interval): void {
	const list = carte.get(key);
	if (list) list.push(intervalle);
	else carte.set(key, [intervalle]);
}

function remember<T>(carte: Map<number, T>, key: number, make: () => T): T {
	let value = carte.get(key);
	if (value === undefined) carte.set(key, (value = make()));
	return value;
}
