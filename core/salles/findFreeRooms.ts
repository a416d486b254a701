import { z } from 'zod';

import type { Centre } from '../centre/centre';
import { Refusal, refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { entier, instant, named, orderFault } from '../time/fields';
import { slotInWords } from '../time/french';
import { rankRooms } from './choose';
import { codeOf, isOfSlot, slotFacts, whyRefused, type SlotFacts } from './eligibility';
import { readSituation, type Situation } from './situation';
import { slotOf } from './slotOf';
import { Taken } from './taken';
import type { RequestedSlot, Salle } from './types';

/** A need without slots: of the day and the hour only what is asked. */
const SOMETIME: SlotFacts = {
	weekend: false,
	soir: false,
	dansOuverture: true,
	jourFerie: '',
	fermeture: '',
};

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
	const asked = validate(needSchema(centre.fuseau), request);
	const slots = slotsOf(asked.creneaux, centre.fuseau);
	const now = new Date();
	const need = {
		formation: asked.formation ?? null,
		places: asked.places ?? null,
		equipements: asked.equipements,
		formateur: 'NOMMES' as const,
		// Without a slot only the rooms matter, but what is read needs a stretch of time.
		creneaux: slots.length > 0 ? slots : [slotOf(now, new Date(now.getTime() + 1))],
	};
	const situation = await centre.base.withConnection((cx) =>
		readSituation(cx, centre, [need], false),
	);
	const wanted = {
		...need,
		formation: need.formation ? formationCode(situation, need.formation) : null,
	};
	const facts = slotFacts(centre, situation.fermetures);
	const prises = new Taken(situation.occupations, {});
	const kinds: Array<{ slot?: RequestedSlot; faits: SlotFacts }> =
		slots.length > 0
			? slots.map((slot) => ({ slot, faits: facts(slot.debut, slot.fin) }))
			: [{ faits: SOMETIME }];

	const salles: FreeRooms = { libres: [], refusees: [] };
	for (const salle of rankRooms(situation.salles, need.places)) {
		const { code, nom, capaciteMax, equipements } = salle;
		const reasons = new Map<string, string>();
		for (const { slot, faits } of kinds)
			for (const [message, refusal] of await reasonsAgainst(salle, slot, {
				...faits,
				weekend: faits.weekend || asked.weekend,
				soir: faits.soir || asked.soir,
			}))
				reasons.set(message, refusal);

		if (reasons.size === 0) salles.libres.push({ code, nom, capaciteMax, equipements });
		else
			salles.refusees.push({
				code,
				nom,
				raisons: [...reasons.keys()],
				codes: [...new Set(reasons.values())],
			});
	}
	return salles;

	/** Why a room is not to be had in a slot, each with its code. */
	async function reasonsAgainst(
		salle: Salle,
		slot: RequestedSlot | undefined,
		faits: SlotFacts,
	): Promise<Array<[message: string, code: string]>> {
		const when = slot ? `${slotInWords(slot.debut, slot.fin, centre.fuseau)} : ` : '';
		const refusals = await whyRefused(centre, salle, wanted, faits);
		const reasons = refusals.map((refusal): [string, string] => [
			`${isOfSlot(refusal) ? when : ''}${refusal.message}`,
			codeOf(refusal),
		]);
		const [prise] = slot ? prises.ofRoom(salle, slot) : [];
		if (prise)
			reasons.push([
				`${when}prise${prise.idSession ? ` par la session ${prise.idSession}` : ''} ` +
					`(réservation ${prise.idReservation}).`,
				'SALLE_OCCUPEE',
			]);
		return reasons;
	}
}

function slotsOf(creneaux: Array<{ dateDebut: Date; dateFin: Date }>, fuseau: string) {
	const faults = creneaux.flatMap(({ dateDebut, dateFin }, i) =>
		orderFault(`creneaux[${i}]`, dateDebut, dateFin, fuseau),
	);
	if (faults.length > 0) throw new Refusal(faults);
	return creneaux.map(({ dateDebut, dateFin }, i) =>
		slotOf(dateDebut, dateFin, { path: `creneaux[${i}]` }),
	);
}

function formationCode({ formations }: Situation, nom: string): string {
	const formation =
		formations.find(({ code }) => code === nom) ??
		formations.find(({ idFormation }) => String(idFormation) === nom);
	if (!formation)
		throw refuse('FORMATION_INCONNUE', 'formation', `la formation « ${nom} » n'existe pas`);
	return formation.code;
}
