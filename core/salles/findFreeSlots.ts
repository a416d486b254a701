import { DateTime } from 'luxon';
import { z } from 'zod';

import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { heures, jour, named } from '../time/fields';
import { atWallClock, hoursBetween, toIso } from '../time/instant';
import { slotFacts, whyRefused, type SlotFacts } from './eligibility';
import { readSituation, roomNamed } from './situation';
import { slotOf } from './slotOf';
import { Taken } from './taken';
import type { Need, Salle } from './types';

/** A room by itself, whatever it is for. */
const ANY: Omit<Need, 'creneaux'> = {
	formation: null,
	places: null,
	equipements: [],
	formateur: 'NOMMES',
};

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
	const periode = slotOf(
		atWallClock(dateDebut, '00:00', centre.fuseau),
		DateTime.fromISO(dateFin, { zone: centre.fuseau }).plus({ days: 1 }).toJSDate(),
		{ salle: nom },
	);
	const situation = await centre.base.withConnection((cx) =>
		readSituation(cx, centre, [{ ...ANY, creneaux: [periode] }], false),
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
		const [refus] = await whyRefused(centre, salle, ANY, facts(debut, fin));
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
