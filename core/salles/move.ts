import { loadReservations, lockSessionsDesSalles, placeReservations, suspendReservations } from '../../database/queries/salles.queries';
import type { Executeur } from '../../database/sql';
import type { Centre } from '../centre';
import { Refus, refuse } from '../errors/refus';
import { watchRace } from '../sessions/course';
import { sumUp } from '../sessions/reponse';
import { place } from './placer';
import { readSituation } from './situation';
import type { CreneauDemande, Formateur, Place } from './types';

export type Reservation = Awaited<ReturnType<typeof loadReservations.run>>[number];

/** Where one booking goes; what is left out stays. */
export interface Changement {
	idReservation: number;
	path: string;
	debut?: Date;
	fin?: Date;
	salle?: string;
	formateurId?: number;
	matiere?: string;
}

export interface Deplaces {
	places: Array<Place & { idReservation: number }>;
	avertissements: string[];
}

/** Locks the sessions of bookings and reads them with all their other bookings: what a move may touch. */
export async function lockAndLoad(cx: Executeur, cles: { idReservations?: number[]; idSessions?: number[] }, verrou: boolean): Promise<Reservation[]> {
	const { idReservations = [], idSessions = [] } = cles;
	if (verrou) await lockSessionsDesSalles.run({ idReservations, idSessions }, cx);
	return await loadReservations.run({ idReservations, idSessions }, cx);
}

/**
 * Moves bookings that belong together, all or nothing: judged as one request that never conflicts with itself,
 * even where they change places with each other. The session's dates, main room and trainer follow its séances.
 * @throws Refus with every fault and conflict
 */
export async function moveTogether(cx: Executeur, centre: Centre, reservations: Reservation[], changements: Changement[], previsualiser: boolean): Promise<Deplaces> {
	const parCle = new Map(changements.map((changement) => [changement.idReservation, changement]));
	const touchees = reservations.filter(({ idReservation }) => parCle.has(idReservation));
	const [premiere] = touchees;
	const slots = new Map(touchees.map((reservation) => [toSlot(reservation, parCle.get(reservation.idReservation) as Changement), reservation]));
	const creneaux = [...slots.keys()];
	const besoin = {
		formation: premiere.formation ?? null,
		places: premiere.capaciteMax ?? null,
		equipements: [],
		formateur: 'NOMMES' as const,
		creneaux,
		saufReservations: touchees.map(({ idReservation }) => idReservation),
	};
	const placement = await place(centre, await readSituation(cx, centre, [besoin], !previsualiser), besoin);
	if (!placement.ok) throw new Refus(placement.fautes, placement.conflits.length > 0 ? { conflits: placement.conflits } : {});
	const parChemin = new Map(placement.seances.map((seance) => [seance.path, seance]));
	const places = creneaux.map((creneau) => ({ ...(parChemin.get(creneau.path) as Place), idReservation: (slots.get(creneau) as Reservation).idReservation }));
	const deplaces = { places, avertissements: placement.avertissements };
	if (!previsualiser) await watchRace(() => write(cx, reservations, deplaces.places));
	return deplaces;
}

function toSlot(reservation: Reservation, { path, debut, fin, salle, formateurId, matiere }: Changement): CreneauDemande {
	return {
		path,
		debut: debut ?? reservation.dateDebut,
		fin: fin ?? reservation.dateFin,
		salle: salle === undefined ? reservation.salle : salle,
		cheminSalle: salle ? `${path}.salle` : path,
		formateurId: formateurId === undefined ? reservation.idFormateur ?? null : formateurId,
		cheminFormateur: formateurId ? `${path}.formateurId` : path,
		matiere: matiere === undefined ? reservation.matiere ?? null : matiere,
	};
}

async function write(cx: Executeur, reservations: Reservation[], places: Deplaces['places']): Promise<void> {
	const idSession = reservations[0].idSession ?? null;
	const nouvelles = new Map(places.map((placee) => [placee.idReservation, placee]));
	// Séances that stay are written too: which trainer is told where may change for all of them.
	const toutes = idSession === null ? reservations.filter(({ idReservation }) => nouvelles.has(idReservation)) : reservations;
	const seances = toutes.map((r): Place & { idReservation: number } => nouvelles.get(r.idReservation) ?? {
		idReservation: r.idReservation, path: '', debut: r.dateDebut, fin: r.dateFin, matiere: r.matiere ?? null,
		salle: { idSalle: r.idSalle, code: r.salle, nom: r.salle } as Place['salle'],
		formateur: r.idFormateur ? ({ idFormateur: r.idFormateur } as Formateur) : null,
	});
	const resume = sumUp(seances);
	await suspendReservations.run({ idReservations: toutes.map(({ idReservation }) => idReservation) }, cx);
	await placeReservations.run({
		idReservations: seances.map(({ idReservation }) => idReservation),
		salles: seances.map(({ salle }) => salle.idSalle),
		debuts: seances.map(({ debut }) => debut),
		fins: seances.map(({ fin }) => fin),
		formateurs: seances.map(({ formateur }) => (resume.idFormateur === null ? formateur?.idFormateur ?? null : null)) as number[],
		matieres: seances.map(({ matiere }) => matiere) as string[],
		idSessions: idSession === null ? [] : [idSession],
		sessionDebuts: idSession === null ? [] : [resume.dateDebut],
		sessionFins: idSession === null ? [] : [resume.dateFin],
		sessionSalles: idSession === null ? [] : [resume.salle.idSalle],
		sessionFormateurs: (idSession === null ? [] : [resume.idFormateur]) as number[],
	}, cx);
}

/** Bookings that can be moved: they exist, are active, and their session is not over. @throws Refus */
export function requireMovable(reservation: Reservation | undefined, path: string, nom: string): Reservation {
	if (!reservation) throw refuse('RESERVATION_INCONNUE', path, `${nom} n'existe pas`);
	if (reservation.statut !== 'ACTIVE') throw refuse('RESERVATION_ANNULEE', path, `${nom} est annulée`);
	if (['ANNULEE', 'TERMINEE'].includes(reservation.statutSession ?? '')) throw refuse('SESSION_FERMEE', path, `la session ${reservation.idSession} est ${(reservation.statutSession ?? '').toLowerCase()}`);
	return reservation;
}
