import { DateTime } from 'luxon';
import { z } from 'zod';

import type { Centre } from '../centre/centre';
import { Refusal, refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { entier, heures, instant, jour, named, orderFault } from '../time/fields';
import { atWallClock, hoursBetween, toIso } from '../time/instant';
import { codeOf, isOfSlot, slotFacts, whyRefused, type SlotFacts } from './eligibility';
import { rankRooms } from './choose';
import { Taken } from './taken';
import { readSituation, roomNamed, type Situation } from './situation';
import type { Need, RequestedSlot, Salle } from './types';
import { slotInWords } from '../time/french';

const slot = (debut: Date, fin: Date, salle: string | null, path = ''): RequestedSlot => ({
	path,
	debut,
	fin,
	salle,
	roomPath: 'salle',
	formateurId: null,
	trainerPath: '',
	matiere: null,
});

const need = (
	formation: string | null,
	places: number | null,
	equipements: string[],
	creneaux: RequestedSlot[],
): Need => ({ formation, places, equipements, formateur: 'NOMMES', creneaux });

const freeSchema = z.object({
	salle: named,
	dateDebut: jour,
	dateFin: jour,
	dureeMinHeures: heures(24).default(0.5),
});

export interface FreeSlots {
	salle: string;
	jours: Array<{
		date: string;
		raison?: string;
		libres: Array<{ dateDebut: string; dateFin: string; heures: number }>;
	}>;
}

/**
 * The free slots of a room day by day, inside opening hours, where the room's rules let it be used;
 * two statements, at most 366 days.
 */
export async function findFreeSlots(
	centre: Centre,
	request: z.input<typeof freeSchema>,
): Promise<FreeSlots> {
	const { salle: nom, dateDebut, dateFin, dureeMinHeures } = validate(freeSchema, request);
	const number = DateTime.fromISO(dateFin).diff(DateTime.fromISO(dateDebut), 'days').days + 1;
	if (number < 1) throw refuse('CHAMP_INVALIDE', 'dateFin', 'le dernier jour précède le premier');
	if (number > 366) throw refuse('CHAMP_INVALIDE', 'dateFin', 'au plus 366 jours');
	const jours = Array.from(
		{ length: number },
		(_, n) => DateTime.fromISO(dateDebut).plus({ days: n }).toISODate() ?? '',
	);
	const periode = slot(
		atWallClock(dateDebut, '00:00', centre.fuseau),
		DateTime.fromISO(dateFin, { zone: centre.fuseau }).plus({ days: 1 }).toJSDate(),
		nom,
	);
	const situation = await centre.base.withConnection((cx) =>
		readSituation(cx, centre, [need(null, null, [], [periode])], false),
	);
	const salle = roomNamed(situation.salles, nom);
	if (!salle) throw refuse('SALLE_INCONNUE', 'salle', `la salle « ${nom} » n'existe pas`);
	const facts = slotFacts(centre, situation.fermetures);
	const prises = new Taken(situation.occupations, {});
	return {
		salle: salle.code,
		jours: await Promise.all(
			jours.map(async (date) => {
				const { ranges, raison } = await usable(centre, salle, date, facts);
				const libres = ranges
					.flatMap(({ debut, fin }) => gaps(debut, fin, prises.ofRoom(salle, { debut, fin })))
					.filter(({ debut, fin }) => hoursBetween(debut, fin) >= dureeMinHeures)
					.map(({ debut, fin }) => ({
						dateDebut: toIso(debut, centre.fuseau),
						dateFin: toIso(fin, centre.fuseau),
						heures: hoursBetween(debut, fin),
					}));
				return { date, ...(raison && { raison }), libres };
			}),
		),
	};
}

interface Range {
	debut: Date;
	fin: Date;
}

/**
 * The part of a day in which the rules let a room be used: before the evening, in it, or both; else
 * why not.
 */
async function usable(
	centre: Centre,
	salle: Salle,
	date: string,
	facts: (debut: Date, fin: Date) => SlotFacts,
): Promise<{ ranges: Range[]; raison?: string }> {
	const { ouverture, soirDes } = centre.rules.booking.parametres;
	const bounds =
		soirDes > ouverture.debut && soirDes < ouverture.fin
			? [ouverture.debut, soirDes, ouverture.fin]
			: [ouverture.debut, ouverture.fin];
	const instants = bounds.map((heure) => atWallClock(date, heure, centre.fuseau));
	const ranges: Range[] = [];
	let reason: string | undefined;
	for (let i = 0; i + 1 < instants.length; i += 1) {
		const [debut, fin] = [instants[i], instants[i + 1]];
		const [refus] = await whyRefused(
			centre,
			salle,
			{ formation: null, places: null, equipements: [] },
			facts(debut, fin),
		);
		if (refus) reason ??= refus.message;
		else if (ranges.length > 0 && +ranges[ranges.length - 1].fin === +debut)
			ranges[ranges.length - 1].fin = fin;
		else ranges.push({ debut, fin });
	}
	return { ranges, raison: ranges.length === 0 ? reason : undefined };
}

/** What bookings leave of a stretch of time. */
function gaps(debut: Date, fin: Date, prises: Range[]): Range[] {
	const libres: Range[] = [];
	let de = debut;
	for (const taken of [...prises].sort((a, b) => +a.debut - +b.debut)) {
		if (taken.debut > de) libres.push({ debut: de, fin: taken.debut });
		if (taken.fin > de) de = taken.fin;
	}
	if (de < fin) libres.push({ debut: de, fin });
	return libres;
}

const needSchema = (fuseau: string) =>
	z.object({
		formation: named.nullish(),
		places: entier(1, 100_000).nullish(),
		equipements: z.array(z.string().trim().min(1)).default([]),
		soir: z.boolean().default(false),
		weekend: z.boolean().default(false),
		creneaux: z
			.array(z.object({ dateDebut: instant(fuseau), dateFin: instant(fuseau) }))
			.max(800)
			.default([]),
	});

export interface FreeRooms {
	libres: Array<{ code: string; nom: string; capaciteMax: number; equipements: string[] }>;
	refusees: Array<{ code: string; nom: string; raisons: string[]; codes: string[] }>;
}

/**
 * The rooms that fit a need and are free in all its slots, best first; every other room with all
 * its reasons. Two statements.
 */
export async function findFreeRooms(
	centre: Centre,
	request: z.input<ReturnType<typeof needSchema>>,
): Promise<FreeRooms> {
	const { formation, places, equipements, soir, weekend, creneaux } = validate(
		needSchema(centre.fuseau),
		request,
	);
	const faults = creneaux.flatMap(({ dateDebut, dateFin }, i) =>
		orderFault(`creneaux[${i}]`, dateDebut, dateFin, centre.fuseau),
	);
	if (faults.length > 0) throw new Refusal(faults);
	const slots = creneaux.map(({ dateDebut, dateFin }, i) =>
		slot(dateDebut, dateFin, null, `creneaux[${i}]`),
	);
	const now = new Date();
	const readOnes = slots.length > 0 ? slots : [slot(now, new Date(now.getTime() + 1), null)];
	const situation = await centre.base.withConnection((cx) =>
		readSituation(
			cx,
			centre,
			[need(formation ?? null, places ?? null, equipements, readOnes)],
			false,
		),
	);
	const code = formation ? formationCode(situation, formation) : null;
	const facts = slotFacts(centre, situation.fermetures);
	const prises = new Taken(situation.occupations, {});
	const sansCreneau: SlotFacts = {
		weekend,
		soir,
		dansOuverture: true,
		jourFerie: '',
		fermeture: '',
	};
	const salles: FreeRooms = { libres: [], refusees: [] };
	for (const salle of rankRooms(situation.salles, places ?? null)) {
		const reasons = new Map<string, string>();
		const kinds =
			slots.length > 0
				? slots.map((s) => ({ s, faits: { ...facts(s.debut, s.fin) } }))
				: [{ s: undefined, faits: sansCreneau }];
		for (const { s, faits } of kinds) {
			const wantedOnes = { ...faits, weekend: faits.weekend || weekend, soir: faits.soir || soir };
			for (const refusal of await whyRefused(
				centre,
				salle,
				{ formation: code, places: places ?? null, equipements },
				wantedOnes,
			)) {
				reasons.set(
					s && isOfSlot(refusal)
						? `${slotInWords(s.debut, s.fin, centre.fuseau)} : ${refusal.message}`
						: refusal.message,
					codeOf(refusal),
				);
			}
			const [prise] = s ? prises.ofRoom(salle, s) : [];
			if (s && prise)
				reasons.set(
					`${slotInWords(s.debut, s.fin, centre.fuseau)} : ` +
						`prise${prise.idSession ? ` par la session ${prise.idSession}` : ''} ` +
						`(réservation ${prise.idReservation}).`,
					'SALLE_OCCUPEE',
				);
		}
		if (reasons.size === 0)
			salles.libres.push({
				code: salle.code,
				nom: salle.nom,
				capaciteMax: salle.capaciteMax,
				equipements: salle.equipements,
			});
		else
			salles.refusees.push({
				code: salle.code,
				nom: salle.nom,
				raisons: [...reasons.keys()],
				codes: [...new Set(reasons.values())],
			});
	}
	return salles;
}

function formationCode({ formations }: Situation, nom: string): string {
	const formation =
		formations.find(({ code }) => code === nom) ??
		formations.find(({ idFormation }) => String(idFormation) === nom);
	if (!formation)
		throw refuse('FORMATION_INCONNUE', 'formation', `la formation « ${nom} » n'existe pas`);
	return formation.code;
}
