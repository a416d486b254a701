import { toIso } from '../time/instant';
import type { Booked } from './cutDay';
import type { ReservationView, SessionView } from './types';

interface SessionRow {
	idSession?: number | null;
	formation?: string | null;
	formationNom?: string | null;
	matiere?: string | null;
	nbInscrits?: number | null;
	capaciteMax?: number | null;
	places?: number | null;
	statutSession?: string | null;
}

interface TrainerRow {
	idFormateur?: number | null;
	formateurPrenom?: string | null;
	formateurNom?: string | null;
}

export interface ReservationRow extends SessionRow, TrainerRow {
	idReservation?: number | null;
	dateDebut?: Date | null;
	dateFin?: Date | null;
	motif?: string | null;
	salleReservee?: string | null;
}

/** The session of a row as a report shows it; undefined for a booking without one. */
export function sessionOf(ligne: SessionRow & TrainerRow): SessionView | undefined {
	if (ligne.idSession == null) return undefined;
	const nbInscrits = ligne.nbInscrits ?? 0;
	const capaciteMax = ligne.capaciteMax ?? 0;
	const places = ligne.places ?? capaciteMax;
	return {
		idSession: ligne.idSession,
		formation: ligne.formation ?? '',
		formationNom: ligne.formationNom ?? '',
		matiere: ligne.matiere ?? null,
		formateur: ligne.idFormateur == null ? null : `${ligne.formateurPrenom} ${ligne.formateurNom}`,
		idFormateur: ligne.idFormateur ?? null,
		nbInscrits,
		capaciteMax,
		places,
		placesRestantes: Math.max(0, places - nbInscrits),
		statutSession: ligne.statutSession ?? '',
	};
}

/** A row with a booking, with its instants; undefined for the row of a room without any. */
export function bookedOf(ligne: ReservationRow, fuseau: string): Booked | undefined {
	const { idReservation, dateDebut, dateFin } = ligne;
	if (idReservation == null || !dateDebut || !dateFin) return undefined;
	const session = sessionOf(ligne);
	const reservation: ReservationView = {
		idReservation,
		dateDebut: toIso(dateDebut, fuseau),
		dateFin: toIso(dateFin, fuseau),
		salleReservee: ligne.salleReservee ?? '',
		motif: ligne.motif ?? null,
		...(session ? { session } : {}),
	};
	return { debut: dateDebut, fin: dateFin, reservation };
}
