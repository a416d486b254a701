import {
	loadReservations,
	lockSessionsDesSalles,
	placeReservations,
	suspendReservations,
} from '../../database/generated/salles';
import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { Refusal, refuse } from '../errors/refusal';
import { watchRace } from '../batch/race';
import { giveAdded } from '../inscriptions/giveAdded';
import { tellMoved } from './tellMoved';
import { placeNeed, take } from './place';
import { readSituation } from './situation';
import type { RequestedSlot, Formateur, PlacedSlot, Reservation } from './types';
import { sumUp } from './summary';

/** Where one booking goes; what is left out stays. */
export interface BookingChange {
	idReservation: number;
	/** The field that asks for it; those of its room and trainer where they are others. */
	path: string;
	roomPath?: string;
	trainerPath?: string;
	debut?: Date;
	fin?: Date;
	salle?: string;
	/** Null takes the trainer away. */
	formateurId?: number | null;
	matiere?: string;
}

/**
 * The paths of a change whose fields stand by themselves: what is wrong with the slot is said of the
 * first that was written.
 */
export function writtenPaths(
	fields: Record<string, unknown> & { salle?: string | null; formateurId?: number | null },
): Pick<BookingChange, 'path' | 'roomPath' | 'trainerPath'> {
	const [first = 'idReservation'] = Object.keys(fields).filter((name) => fields[name] != null);
	return {
		path: first,
		roomPath: fields.salle ? 'salle' : first,
		trainerPath: fields.formateurId ? 'formateurId' : first,
	};
}

export interface MovedTogether {
	places: Array<PlacedSlot & { idReservation: number }>;
	avertissements: string[];
}

/** Locks the sessions of bookings and reads them with all their other bookings: what a move may touch. */
export async function lockBookings(
	cx: Executor,
	keys: { idReservations?: number[]; idSessions?: number[] },
	lock: boolean,
): Promise<Reservation[]> {
	const { idReservations = [], idSessions = [] } = keys;
	if (lock) await lockSessionsDesSalles.run({ idReservations, idSessions }, cx);
	return await loadReservations.run({ idReservations, idSessions }, cx);
}

/**
 * Moves bookings that belong together, all or nothing, of one session or of several: judged as one
 * request that never conflicts with itself, even where they change places with each other. A
 * session's dates, main room and trainer follow its séances, and its people are told; where a larger
 * room adds places, they go to its queue.
 * @param reservations with every active booking of each session that is touched
 * @throws Refusal with every fault and conflict
 */
export async function moveTogether(
	cx: Executor,
	centre: Centre,
	reservations: Reservation[],
	changes: BookingChange[],
	previsualiser: boolean,
): Promise<MovedTogether> {
	const byKey = new Map(changes.map((change) => [change.idReservation, change]));
	const touchees = reservations.filter(({ idReservation }) => byKey.has(idReservation));
	const saufReservations = touchees.map(({ idReservation }) => idReservation);
	const groups = bySession(touchees).map((group) => {
		const slots = new Map(
			group.map((reservation) => [
				toSlot(reservation, byKey.get(reservation.idReservation) as BookingChange),
				reservation.idReservation,
			]),
		);
		// A capacity beyond the room's is allowed, and asks for no larger room.
		const [{ formation = null, places = null }] = group;
		return {
			slots,
			need: {
				formation,
				places,
				equipements: [],
				formateur: 'NOMMES' as const,
				creneaux: [...slots.keys()],
				saufReservations,
			},
		};
	});
	const situation = await readSituation(
		cx,
		centre,
		groups.map(({ need }) => need),
		!previsualiser,
	);
	const movedOnes: MovedTogether = { places: [], avertissements: [] };
	for (const { slots, need } of groups) {
		const placement = await placeNeed(centre, situation, need);
		if (!placement.ok)
			throw new Refusal(
				placement.faults,
				placement.conflits.length > 0 ? { conflits: placement.conflits } : {},
			);
		take(situation, placement, 'autre séance du même changement');
		const bySlot = new Map(
			placement.seances.map(({ creneau, ...seance }) => [creneau, seance as PlacedSlot]),
		);
		movedOnes.places.push(
			...[...slots].map(([slot, idReservation]) => ({
				...(bySlot.get(slot) as PlacedSlot),
				idReservation,
			})),
		);
		movedOnes.avertissements.push(
			...placement.avertissements.filter((words) => !movedOnes.avertissements.includes(words)),
		);
	}
	if (previsualiser) return movedOnes;
	await watchRace(() => write(cx, reservations, movedOnes.places));
	await tellMoved(cx, centre, reservations, movedOnes.places);
	const others = inOtherRooms(touchees, movedOnes.places);
	if (others.size > 0) await giveAdded(cx, centre, others);
	return movedOnes;
}

/** Sessions of which a séance changed its room, with the places that they had. */
function inOtherRooms(reservations: Reservation[], places: MovedTogether['places']) {
	const rooms = new Map(places.map(({ idReservation, salle }) => [idReservation, salle.idSalle]));
	return new Map(
		reservations.flatMap(({ idReservation, idSalle, idSession, capaciteMax, places: had }) =>
			idSession && rooms.get(idReservation) !== idSalle
				? [[idSession, { ligne: { capaciteMax: capaciteMax ?? 0, places: had ?? 0 } }] as const]
				: [],
		),
	);
}

/** Bookings grouped by session; one of no session is by itself. */
function bySession(reservations: Reservation[]): Reservation[][] {
	const groups = new Map<string, Reservation[]>();
	for (const reservation of reservations) {
		const key = reservation.idSession
			? `s${reservation.idSession}`
			: `r${reservation.idReservation}`;
		groups.set(key, [...(groups.get(key) ?? []), reservation]);
	}
	return [...groups.values()];
}

function toSlot(
	reservation: Reservation,
	{ path, roomPath, trainerPath, debut, fin, salle, formateurId, matiere }: BookingChange,
): RequestedSlot {
	return {
		path,
		debut: debut ?? reservation.dateDebut,
		fin: fin ?? reservation.dateFin,
		salle: salle === undefined ? reservation.salle : salle,
		roomPath: roomPath ?? path,
		formateurId: formateurId === undefined ? (reservation.idFormateur ?? null) : formateurId,
		trainerPath: trainerPath ?? path,
		matiere: matiere === undefined ? (reservation.matiere ?? null) : matiere,
	};
}

async function write(
	cx: Executor,
	reservations: Reservation[],
	places: MovedTogether['places'],
): Promise<void> {
	const added = new Map(places.map((placedOne) => [placedOne.idReservation, placedOne]));
	const sessions = new Set(
		reservations.flatMap(({ idReservation, idSession }) =>
			idSession && added.has(idReservation) ? [idSession] : [],
		),
	);
	// Séances that stay are written too: which trainer is told where may change for all of them.
	const all = reservations.filter(
		({ idReservation, idSession }) =>
			added.has(idReservation) || (idSession && sessions.has(idSession)),
	);
	// One object a room: hours are summed up by it.
	const salles = new Map(places.map(({ salle }) => [salle.idSalle, salle]));
	for (const r of all)
		if (!salles.has(r.idSalle))
			salles.set(r.idSalle, {
				idSalle: r.idSalle,
				code: r.salle,
				nom: r.nomSalle,
			} as PlacedSlot['salle']);
	const groups = bySession(all).map((group) => {
		const seances = group.map(
			(r): PlacedSlot & { idReservation: number } =>
				added.get(r.idReservation) ?? {
					idReservation: r.idReservation,
					debut: r.dateDebut,
					fin: r.dateFin,
					matiere: r.matiere ?? null,
					salle: salles.get(r.idSalle) as PlacedSlot['salle'],
					formateur: r.idFormateur ? ({ idFormateur: r.idFormateur } as Formateur) : null,
				},
		);
		return { idSession: group[0].idSession ?? null, seances, resume: sumUp(seances) };
	});
	const seances = groups.flatMap((group) =>
		group.seances.map((seance) => ({ ...seance, asOwn: group.resume.idFormateur === null })),
	);
	const deSession = groups.filter(({ idSession }) => idSession !== null);
	await suspendReservations.run(
		{ idReservations: all.map(({ idReservation }) => idReservation) },
		cx,
	);
	await placeReservations.run(
		{
			idReservations: seances.map(({ idReservation }) => idReservation),
			salles: seances.map(({ salle }) => salle.idSalle),
			debuts: seances.map(({ debut }) => debut),
			fins: seances.map(({ fin }) => fin),
			formateurs: seances.map(({ formateur, asOwn }) =>
				asOwn ? (formateur?.idFormateur ?? null) : null,
			),
			matieres: seances.map(({ matiere }) => matiere),
			idSessions: deSession.map(({ idSession }) => idSession as number),
			sessionDebuts: deSession.map(({ resume }) => resume.dateDebut),
			sessionFins: deSession.map(({ resume }) => resume.dateFin),
			sessionSalles: deSession.map(({ resume }) => resume.salle.idSalle),
			sessionFormateurs: deSession.map(({ resume }) => resume.idFormateur),
		},
		cx,
	);
}

/** Bookings that can be moved: they exist, are active, and their session is not over. @throws Refusal */
export function requireMovable(
	reservation: Reservation | undefined,
	path: string,
	nom: string,
): Reservation {
	if (!reservation) throw refuse('RESERVATION_INCONNUE', path, `${nom} n'existe pas`);
	if (reservation.statut !== 'ACTIVE')
		throw refuse('RESERVATION_ANNULEE', path, `${nom} est annulée`);
	if (['ANNULEE', 'TERMINEE'].includes(reservation.statutSession ?? ''))
		throw refuse(
			'SESSION_FERMEE',
			path,
			`la session ${reservation.idSession} est ${(reservation.statutSession ?? '').toLowerCase()}`,
		);
	return reservation;
}
