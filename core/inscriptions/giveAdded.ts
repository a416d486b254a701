import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { giveChosen, why } from './fillPlaces';
import { choose, type Choice } from './promotion';
import { load, type SessionState } from './state';
import type { ToldDecision } from './types';

/** Capacity and places of a session before they were changed. */
interface Before {
	ligne: { capaciteMax: number; places: number };
}

/** Who of the queues receives the places that were added to locked sessions; writes nothing. */
export async function chooseAdded(
	cx: Executor,
	centre: Centre,
	before: Map<number, Before>,
	after: Map<number, SessionState>,
): Promise<Map<number, Choice>> {
	const raised = [...after.values()].filter(
		({ idSession, ligne }) => ligne.places > (before.get(idSession) as Before).ligne.places,
	);
	return await choose(
		cx,
		centre,
		raised.map((etat) => ({ etat, combien: etat.placesLibres, origine: 'capacite' })),
	);
}

/**
 * Gives the places that a larger room added to locked sessions (guarantee G5): as many of the queue
 * as fit are promoted, with the decisions and events of a change of capacity.
 */
export async function giveAdded(
	cx: Executor,
	centre: Centre,
	before: Map<number, Before>,
): Promise<void> {
	const [after] = await load(cx, centre, [...before.keys()]);
	const suites = await chooseAdded(cx, centre, before, after);
	if (suites.size === 0) return;
	const autres = [...suites].map(([idSession, next]) => ({
		verbe: 'CAPACITE',
		idSession,
		idInscription: null,
		...tellPlaces(before.get(idSession) as Before, after.get(idSession) as SessionState, next),
	}));
	await cx.together(
		async (batch) => await giveChosen(batch, centre, [...suites.keys()], suites, { autres }),
	);
}

/** What became of the places of a session, and who received those that were added. */
export function tellPlaces(before: Before, after: SessionState, next?: Choice): ToldDecision {
	const { capaciteMax, places, capaciteSalle } = after.ligne;
	const faits = {
		capaciteAvant: before.ligne.capaciteMax,
		capaciteMax,
		places,
		nbInscrits: after.inscrits,
	};
	const salle =
		capaciteSalle !== null && capaciteSalle < capaciteMax
			? ` La salle n'a que ${capaciteSalle} places : c'est elle qui compte.`
			: '';
	if (next) {
		const { regle, message } = why(next);
		return {
			regle,
			message: `${places} place(s) au lieu de ${before.ligne.places}.${salle} ${message}`,
			faits: { ...faits, promotedOnes: next.promotedOnes.length },
		};
	}
	if (after.inscrits > places) {
		return {
			regle: 'capacite-sous-les-inscrits',
			message:
				`${places} place(s) pour ${after.inscrits} inscrit(s) : personne n'est retiré, aucune ` +
				`place ne se libère avant ${after.inscrits - places + 1} départ(s).${salle}`,
			faits,
		};
	}
	const change =
		before.ligne.capaciteMax === capaciteMax ? 'capacite-inchangee' : 'capacite-changee';
	return {
		regle: change,
		message: `${places} place(s), ${after.inscrits} inscrit(s) : aucune place de plus à donner.${salle}`,
		faits,
	};
}
