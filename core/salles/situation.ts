import { DateTime } from 'luxon';

import type { Executor } from '../../database/sql';
import {
	findOccupations,
	lockFormateurs,
	lockSalles,
	readRessources,
} from '../../database/generated/salles';
import type { Centre } from '../centre/centre';
import { dayOf, rememberedZone } from '../time/instant';
import type { Need, Fermeture, Formateur, Formation, Occupation, Salle } from './types';

/** All that is known for judging some requests: read once, in one round trip, whatever their number. */
export interface Situation {
	formations: Formation[];
	salles: Salle[];
	formateurs: Formateur[];
	fermetures: Fermeture[];
	/** By 'SALLE:key' of a physical room, 'FORMATEUR:key' and 'ABSENCE:key' of a trainer. */
	occupations: Map<string, Occupation[]>;
}

export const occupationKey = (genre: Occupation['genre'], id: number) => `${genre}:${id}`;

/**
 * Reads what decides on these requests. With `lock`, rooms then trainers are locked first, each
 * in ascending order of key: two requests that could take the same room or trainer follow each
 * other, and the second sees what the first has written.
 */
export async function readSituation(
	cx: Executor,
	centre: Centre,
	needs: Need[],
	lock: boolean,
): Promise<Situation> {
	const creneaux = needs.flatMap((need) => need.creneaux);
	const formations = distinct(needs.flatMap(({ formation }) => (formation ? [formation] : [])));
	const names = distinct(creneaux.flatMap(({ salle }) => (salle ? [salle] : [])));
	const idFormateurs = distinct(
		creneaux.flatMap(({ formateurId }) => (formateurId ? [formateurId] : [])),
	);
	const ouverte = creneaux.some(({ salle }) => !salle);
	const toChoose = needs.filter(({ formateur }) => formateur === 'CHOISIR');
	const withChoice = toChoose.flatMap((need) => need.creneaux);
	const ouvert = withChoice.some(({ formateurId }) => !formateurId);
	const debut = creneaux.reduce((min, c) => (c.debut < min ? c.debut : min), creneaux[0].debut);
	const fin = creneaux.reduce((max, c) => (c.fin > max ? c.fin : max), creneaux[0].fin);
	const mois = DateTime.fromJSDate(debut, { zone: rememberedZone(centre.fuseau) }).startOf('month');
	const rooms = { salles: names, ouverte };
	const trainers = { idFormateurs, ouvert, formations };
	const time = {
		moisDebut: mois.toJSDate(),
		moisFin: mois.plus({ months: 1 }).toJSDate(),
		jourDebut: dayOf(debut, centre.fuseau),
		jourFin: dayOf(fin, centre.fuseau),
	};
	const slots = {
		debuts: creneaux.map((c) => c.debut),
		fins: creneaux.map((c) => c.fin),
	};
	const withTrainers = ouvert || idFormateurs.length > 0;
	// One round trip, in this order: what is read was committed when the locks were held.
	const [, , [lu], prises] = await cx.together(
		async (batch) =>
			await Promise.all([
				lock && lockSalles.run(rooms, batch),
				lock && withTrainers && lockFormateurs.run(trainers, batch),
				readRessources.run({ ...trainers, ...time }, batch),
				findOccupations.run({ ...rooms, ...trainers, ...slots }, batch),
			]),
	);
	const occupations = new Map<string, Occupation[]>();
	for (const taken of prises as Occupation[]) occupy(occupations, taken);
	return {
		formations: lu.formations as unknown as Formation[],
		salles: lu.salles as unknown as Salle[],
		formateurs: lu.formateurs as unknown as Formateur[],
		fermetures: lu.fermetures as unknown as Fermeture[],
		occupations,
	};
}

/** The same situation, to take in without the other seeing it. */
export const copyOf = (situation: Situation): Situation => ({
	...situation,
	occupations: new Map(
		[...situation.occupations].map(([key, occupations]) => [key, [...occupations]]),
	),
});

/** Adds what was placed to what is taken, so that later requests of the same run see it. */
export function occupy(occupations: Map<string, Occupation[]>, occupation: Occupation): void {
	const key = occupationKey(occupation.genre, occupation.id);
	const known = occupations.get(key);
	if (known) known.push(occupation);
	else occupations.set(key, [occupation]);
}

/** A room by code, else by name, else by key. */
export const roomNamed = (salles: Salle[], nom: string): Salle | undefined =>
	salles.find(({ code }) => code === nom) ??
	salles.find((s) => s.nom === nom) ??
	salles.find(({ idSalle }) => String(idSalle) === nom);

const distinct = <T>(values: T[]): T[] => [...new Set(values)];
