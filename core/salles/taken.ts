import type { Fault } from '../errors/refusal';
import { toIso } from '../time/instant';
import { roomName } from './roomName';
import { occupationKey } from './situation';
import type { Need, Conflict, RequestedSlot, Formateur, Occupation, Salle } from './types';
import { slotInWords } from '../time/french';
import { trainerName } from './trainerName';

/**
 * What is taken, seen by one request: others' bookings without its own, and the slots it has placed
 * so far. Half-open: 08–12 and 12–14 touch.
 */
export class Taken {
	private readonly own = new Map<string, Occupation[]>();

	constructor(
		private readonly occupations: Map<string, Occupation[]>,
		private readonly need: Pick<Need, 'saufReservations'>,
	) {}

	/** What holds a room, through any of its physical parts, during a slot; each booking once. */
	ofRoom(salle: Salle, { debut, fin }: Creneau): Occupation[] {
		const prises = salle.parties.flatMap((part) =>
			this.overlapping(occupationKey('SALLE', part), debut, fin),
		);
		const firstOf = (taken: Occupation) => prises.findIndex((other) => sameBooking(other, taken));
		return prises.filter((taken, i) => firstOf(taken) === i);
	}

	/** What holds a trainer during a slot: séances and absences. */
	ofTrainer({ idFormateur }: Formateur, { debut, fin }: Creneau): Occupation[] {
		return [
			...this.overlapping(occupationKey('FORMATEUR', idFormateur), debut, fin),
			...this.overlapping(occupationKey('ABSENCE', idFormateur), debut, fin),
		];
	}

	takeRoom(salle: Salle, creneau: RequestedSlot): void {
		for (const part of salle.parties) this.add('SALLE', part, creneau, salle.nom);
	}

	takeTrainer(formateur: Formateur, creneau: RequestedSlot): void {
		this.add('FORMATEUR', formateur.idFormateur, creneau, null);
	}

	/** Whether a booking of this request is meant: it has no key yet. */
	static isOwn = (taken: Occupation) => taken.genre !== 'ABSENCE' && taken.idReservation === null;

	private add(
		genre: Occupation['genre'],
		id: number,
		{ debut, fin }: RequestedSlot,
		salle: string | null,
	): void {
		const key = occupationKey(genre, id);
		const known = this.own.get(key) ?? [];
		known.push({
			genre,
			id,
			debut,
			fin,
			idReservation: null,
			idSession: null,
			salle,
			formation: null,
			motif: 'un autre créneau de la même demande',
		});
		this.own.set(key, known);
	}

	private overlapping(key: string, debut: Date, fin: Date): Occupation[] {
		const sauf = this.need.saufReservations ?? [];
		const others = (this.occupations.get(key) ?? []).filter(
			({ idReservation }) => idReservation === null || !sauf.includes(idReservation),
		);
		return [...others, ...(this.own.get(key) ?? [])].filter(
			(taken) => taken.debut < fin && taken.fin > debut,
		);
	}
}

interface Creneau {
	debut: Date;
	fin: Date;
}

const sameBooking = (a: Occupation, b: Occupation) =>
	a.idReservation === b.idReservation &&
	a.motif === b.motif &&
	+a.debut === +b.debut &&
	+a.fin === +b.fin;

/** « prise par la session 12 (INIT_SERTI) de 09:00 à 11:00 » : what holds a slot, in words. */
function inWords(taken: Occupation, fuseau: string): string {
	const when = slotInWords(taken.debut, taken.fin, fuseau);
	if (taken.genre === 'ABSENCE') return `absence déclarée, ${when}`;
	if (Taken.isOwn(taken)) return `${taken.motif}, ${when}`;
	const lieu = taken.salle ? ` dans la salle « ${taken.salle} »` : '';
	const [what, detail] = taken.idSession
		? [`session ${taken.idSession}`, taken.formation]
		: [`réservation ${taken.idReservation}`, taken.motif];
	const who = detail ? `${what} (${detail})` : what;
	return `${who}${lieu}, ${when}`;
}

export const roomBusy = (
	salle: Salle,
	creneau: RequestedSlot,
	taken: Occupation,
	fuseau: string,
): Fault => ({
	path: creneau.path,
	message: `${slotInWords(creneau.debut, creneau.fin, fuseau)}, ${roomName(salle)} est prise : ${inWords(taken, fuseau)}.`,
	code: 'SALLE_OCCUPEE',
});

export const trainerBusy = (
	formateur: Formateur,
	creneau: RequestedSlot,
	taken: Occupation,
	fuseau: string,
): Fault => ({
	path: creneau.path,
	message: `${slotInWords(creneau.debut, creneau.fin, fuseau)}, ${trainerName(formateur)} n'est pas libre : ${inWords(taken, fuseau)}.`,
	code: taken.genre === 'ABSENCE' ? 'FORMATEUR_INDISPONIBLE' : 'FORMATEUR_OCCUPE',
});

/** The conflict as data, for the CRM's screens. */
export function asConflict(
	creneau: RequestedSlot,
	taken: Occupation,
	who: { salle: Salle } | { formateur: Formateur },
	fuseau: string,
): Conflict {
	return {
		dateDebut: toIso(creneau.debut, fuseau),
		dateFin: toIso(creneau.fin, fuseau),
		...('salle' in who ? { salle: who.salle.code } : { formateurId: who.formateur.idFormateur }),
		avec: {
			...(taken.idReservation !== null && { idReservation: taken.idReservation }),
			...(taken.idSession !== null && { idSession: taken.idSession }),
			...(taken.genre === 'ABSENCE'
				? { motif: 'INDISPONIBLE' }
				: taken.motif !== null && { motif: taken.motif }),
			dateDebut: toIso(taken.debut, fuseau),
			dateFin: toIso(taken.fin, fuseau),
		},
	};
}
