import { addDays, isWeekend, minutesOf } from '../time/days';
import { rememberedZone } from '../time/instant';
import { fold } from '../names/fold';
import { DateTime } from 'luxon';

import type { Centre } from '../centre/centre';
import { publicHolidays } from '../calendar/publicHolidays';
import type { Decision } from '../rules/engine';
import type { Fermeture, Salle } from './types';

/** What the rules of booking.json know of a slot, on the centre's wall clock. */
export interface SlotFacts {
	weekend: boolean;
	soir: boolean;
	dansOuverture: boolean;
	jourFerie: string;
	fermeture: string;
}

/** Facts that are the slot's, not the room's: a refusal by them is told for each slot. */
const duCreneau = new Set<string>(['weekend', 'soir', 'dansOuverture', 'jourFerie', 'fermeture']);

export const isOfSlot = (decision: Decision) =>
	Object.keys(decision.faits).some((nom) => duCreneau.has(nom));

/** Reads slots on the wall clock of the centre; the holidays of a year are read once. */
export function slotFacts(
	centre: Centre,
	fermetures: Fermeture[],
): (debut: Date, fin: Date) => SlotFacts {
	const { ouverture, soirDes } = centre.rules.booking.parametres;
	const { feries, weekend } = centre.rules.planning.parametres;
	const [ouvre, ferme, soir] = [ouverture.debut, ouverture.fin, soirDes].map(minutesOf);
	return (debut, fin) => {
		const a = DateTime.fromJSDate(debut, { zone: rememberedZone(centre.fuseau) });
		const b = DateTime.fromJSDate(fin, { zone: rememberedZone(centre.fuseau) });
		const last = b.minus({ milliseconds: 1 });
		// Days as text: luxon's own comparison of days costs ten times as much, for each slot.
		const [firstDay, lastDay, endDay] = [a, last, b].map((date) => date.toISODate() ?? '');
		const deA = a.hour * 60 + a.minute;
		const endOfDay = endDay === firstDay ? b.hour * 60 + b.minute : 24 * 60;
		const aB = lastDay === firstDay ? endOfDay : Number.POSITIVE_INFINITY;
		const jours: string[] = [];
		for (let j = firstDay; j <= lastDay && jours.length < 40; j = addDays(j, 1)) jours.push(j);
		const names = publicHolidays(feries, a.year, last.year);
		const coversOne = ({ dateDebut, dateFin }: Fermeture) =>
			jours.some((day) => dateDebut <= day && day <= dateFin);
		return {
			weekend: jours.some((day) => isWeekend(day, weekend)),
			soir: aB > soir,
			dansOuverture: deA >= ouvre && aB <= ferme,
			jourFerie: jours.map((j) => names.get(j)).find(Boolean) ?? '',
			fermeture: fermetures.find(coversOne)?.motif ?? '',
		};
	};
}

/** What a room must offer, apart from the slot. */
export interface RoomNeed {
	formation: string | null;
	places: number | null;
	equipements: string[];
}

/**
 * Why a room is refused for a need and a slot: every rule of booking.json that fires; none means
 * that it fits.
 */
export async function whyRefused(
	centre: Centre,
	salle: Salle,
	need: RoomNeed,
	creneau: SlotFacts,
): Promise<Decision[]> {
	const offered = salle.equipements.map(fold);
	const isOffered = (wanted: string) => offered.some((offer) => offer.includes(wanted));
	const decisions = await centre.rules.booking.ruleEngine.evaluate({
		statut: salle.statut,
		code: salle.code,
		nom: salle.nom,
		capaciteMax: salle.capaciteMax,
		places: need.places ?? 1,
		formation: need.formation ?? '',
		formationCompatible:
			need.formation === null ||
			salle.formationsCompatibles.includes(need.formation) ||
			salle.formationsCompatibles.includes('TOUS'),
		equipementsManquants: need.equipements.filter((wanted) => !isOffered(fold(wanted))).join(', '),
		disponibleWeekend: salle.disponibleWeekend === true,
		disponibleSoir: salle.disponibleSoir === true,
		...creneau,
	});
	return decisions.filter(({ evenement }) => evenement === 'REFUSER');
}

export const codeOf = (decision: Decision) => String(decision.params.code ?? 'SALLE_REFUSEE');

/** A public holiday is told of where the rules let it pass. */
export function warn({ jourFerie }: SlotFacts, inWords: () => string): string[] {
	return jourFerie ? [`${inWords()} : jour férié (${jourFerie})`] : [];
}
