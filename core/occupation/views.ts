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
export function sessionOf(row: SessionRow & TrainerRow): SessionView | undefined {
	if (row.idSession == null) return undefined;
	const nbInscrits = row.nbInscrits ?? 0;
	const capaciteMax = row.capaciteMax ?? 0;
	const places = row.places ?? capaciteMax;
	return {
		idSession: row.idSession,
		formation: row.formation ?? '',
		formationNom: row.formationNom ?? '',
		matiere: row.matiere ?? null,
		formateur: row.idFormateur == null ? null : `${row.formateurPrenom} ${row.formateurNom}`,
		idFormateur: row.idFormateur ?? null,
		nbInscrits,
		capaciteMax,
		places,
		placesRestantes: Math.max(0, places - nbInscrits),
		statutSession: row.statutSession ?? '',
	};
}

/** A row with a booking, with its instants; undefined for the row of a room without any. */
export function bookedOf(row: ReservationRow, fuseau: string): Booked | undefined {
	const { idReservation, dateDebut, dateFin } = row;
	if (idReservation == null || !dateDebut || !dateFin) return undefined;
	const session = sessionOf(row);
	const reservation: ReservationView = {
		idReservation,
		dateDebut: toIso(dateDebut, fuseau),
		dateFin: toIso(dateFin, fuseau),
		salleReservee: row.salleReservee ?? '',
		motif: row.motif ?? null,
		...(session ? { session } : {}),
	};
	return { debut: dateDebut.getTime(), fin: dateFin.getTime(), reservation };
}
