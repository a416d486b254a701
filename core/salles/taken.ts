import type { Fault } from '../errors/refusal';
import { toIso } from '../time/instant';
import { occupationKey } from './situation';
import type { Need, Conflict, RequestedSlot, Formateur, Occupation, Salle } from './types';
import { slotInWords } from '../time/french';

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
		const prises = salle.parties.flatMap((partie) =>
			this.overlapping(occupationKey('SALLE', partie), debut, fin),
		);
		const firstOf = (prise: Occupation) => prises.findIndex((other) => sameBooking(other, prise));
		return prises.filter((prise, i) => firstOf(prise) === i);
	}

	/** What holds a trainer during a slot: séances and absences. */
	ofTrainer({ idFormateur }: Formateur, { debut, fin }: Creneau): Occupation[] {
		return [
			...this.overlapping(occupationKey('FORMATEUR', idFormateur), debut, fin),
			...this.overlapping(occupationKey('ABSENCE', idFormateur), debut, fin),
		];
	}

	takeRoom(salle: Salle, creneau: RequestedSlot): void {
		for (const partie of salle.parties) this.add('SALLE', partie, creneau, salle.code);
	}

	takeTrainer(formateur: Formateur, creneau: RequestedSlot): void {
		this.add('FORMATEUR', formateur.idFormateur, creneau, null);
	}

	/** Whether a booking of this request is meant: it has no key yet. */
	static isOwn = (prise: Occupation) => prise.genre !== 'ABSENCE' && prise.idReservation === null;

	private add(
		genre: Occupation['genre'],
		id: number,
		{ debut, fin, path }: RequestedSlot,
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
			motif: `${path} de la même demande`,
		});
		this.own.set(key, known);
	}

	private overlapping(key: string, debut: Date, fin: Date): Occupation[] {
		const sauf = this.need.saufReservations ?? [];
		const autres = (this.occupations.get(key) ?? []).filter(
			({ idReservation }) => idReservation === null || !sauf.includes(idReservation),
		);
		return [...autres, ...(this.own.get(key) ?? [])].filter(
			(prise) => prise.debut < fin && prise.fin > debut,
		);
	}
}

interface Creneau {
	debut: Date;
	fin: Date;
}

const sameBooking = (a: Occupation, b: Occupation) =>
	a.idReservation === b.idReservation && a.motif === b.motif && +a.debut === +b.debut;

/** « prise par la session 12 (INIT_SERTI) de 09:00 à 11:00 » : what holds a slot, in words. */
function inWords(prise: Occupation, fuseau: string): string {
	const quand = slotInWords(prise.debut, prise.fin, fuseau);
	if (prise.genre === 'ABSENCE') return `absence déclarée, ${quand}`;
	if (Taken.isOwn(prise)) return `${prise.motif}, ${quand}`;
	const lieu = prise.salle ? ` en ${prise.salle}` : '';
	const [what, detail] = prise.idSession
		? [`session ${prise.idSession}`, prise.formation]
		: [`réservation ${prise.idReservation}`, prise.motif];
	const qui = detail ? `${what} (${detail})` : what;
	return `${qui}${lieu}, ${quand}`;
}

export const nameOf = ({ prenom, nom }: Formateur) => `${prenom} ${nom}`;

export const roomBusy = (
	salle: Salle,
	creneau: RequestedSlot,
	prise: Occupation,
	fuseau: string,
): Fault => ({
	path: creneau.path,
	message: `${slotInWords(creneau.debut, creneau.fin, fuseau)}, la salle ${salle.code} est prise : ${inWords(prise, fuseau)}.`,
	code: 'SALLE_OCCUPEE',
});

export const trainerBusy = (
	formateur: Formateur,
	creneau: RequestedSlot,
	prise: Occupation,
	fuseau: string,
): Fault => ({
	path: creneau.path,
	message: `${slotInWords(creneau.debut, creneau.fin, fuseau)}, ${nameOf(formateur)} n'est pas libre : ${inWords(prise, fuseau)}.`,
	code: prise.genre === 'ABSENCE' ? 'FORMATEUR_INDISPONIBLE' : 'FORMATEUR_OCCUPE',
});

/** The conflict as data, for the CRM's screens. */
export function asConflict(
	creneau: RequestedSlot,
	prise: Occupation,
	qui: { salle: Salle } | { formateur: Formateur },
	fuseau: string,
): Conflict {
	return {
		dateDebut: toIso(creneau.debut, fuseau),
		dateFin: toIso(creneau.fin, fuseau),
		...('salle' in qui ? { salle: qui.salle.code } : { formateurId: qui.formateur.idFormateur }),
		avec: {
			...(prise.idReservation !== null && { idReservation: prise.idReservation }),
			...(prise.idSession !== null && { idSession: prise.idSession }),
			...(prise.genre === 'ABSENCE'
				? { motif: 'INDISPONIBLE' }
				: prise.motif !== null && { motif: prise.motif }),
			dateDebut: toIso(prise.debut, fuseau),
			dateFin: toIso(prise.fin, fuseau),
		},
	};
}
