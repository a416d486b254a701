import { roomName } from '../../salles/roomName';
import { trainerName } from '../../salles/trainerName';
import type { PlanRequest, PlanFormateur, PlanSalle } from './types';

const ALL = 'TOUS';

/** Why a room can't take the request at any hour, in French; undefined when it can. */
export function whyRoomUnfit(
	salle: PlanSalle,
	request: Pick<PlanRequest, 'formation' | 'capaciteMax'>,
): string | undefined {
	if (salle.refus) return `${roomName(salle)} : ${salle.refus}`;
	if (salle.statut !== 'ACTIVE') return `${roomName(salle)} est inactive`;
	if (
		salle.refus === undefined &&
		!salle.formationsCompatibles.includes(request.formation) &&
		!salle.formationsCompatibles.includes(ALL)
	)
		return `${roomName(salle)} n'est pas compatible avec ${request.formation}`;
	if (request.capaciteMax != null && salle.capaciteMax < request.capaciteMax)
		return `${roomName(salle)} a ${salle.capaciteMax} places pour ${request.capaciteMax} demandées`;
	return undefined;
}

/** Why a trainer can't teach the request at any hour, in French; undefined when he can. */
export function whyTrainerUnfit(
	formateur: PlanFormateur,
	request: Pick<PlanRequest, 'formation'>,
): string | undefined {
	if (formateur.statut !== 'ACTIF') return `${trainerName(formateur)} est inactif`;
	if (!formateur.specialites.includes(request.formation))
		return `${trainerName(formateur)} n'a pas la spécialité ${request.formation}`;
	return undefined;
}

export const isComposed = (salle: PlanSalle) =>
	salle.parties.length > 1 || salle.parties[0] !== salle.idSalle;

/**
 * The rooms named for a subject, else for the request, else all; those made of several only when
 * named or let in.
 */
export function namedRooms(
	request: PlanRequest,
	codes: string[] | undefined,
	salles: PlanSalle[],
	withComposed: boolean,
): PlanSalle[] {
	const ofRequest = request.salle ? [request.salle] : [];
	const named = codes?.length ? codes : ofRequest;
	return named.length > 0
		? salles.filter(({ code }) => named.includes(code))
		: salles.filter((salle) => withComposed || !isComposed(salle));
}

export function namedTrainers(
	request: PlanRequest,
	ids: number[] | undefined,
	formateurs: PlanFormateur[],
): PlanFormateur[] {
	const namedOnes = ids?.length
		? ids
		: request.formateurId != null
			? [request.formateurId]
			: undefined;
	return namedOnes
		? formateurs.filter(({ idFormateur }) => namedOnes.includes(idFormateur))
		: formateurs;
}

export const eligibleRooms = (
	request: PlanRequest,
	codes: string[] | undefined,
	salles: PlanSalle[],
	withComposed: boolean,
) =>
	namedRooms(request, codes, salles, withComposed).filter((salle) => !whyRoomUnfit(salle, request));

export const eligibleTrainers = (
	request: PlanRequest,
	ids: number[] | undefined,
	formateurs: PlanFormateur[],
) =>
	namedTrainers(request, ids, formateurs).filter(
		(formateur) => !whyTrainerUnfit(formateur, request),
	);

/**
 * Among equals the most specialised room, so that versatile ones stay free; plain before composed;
 * then the smallest.
 */
export function rankPlanRooms(salles: PlanSalle[]): PlanSalle[] {
	const generality = ({ formationsCompatibles }: PlanSalle) =>
		formationsCompatibles.includes(ALL) ? 1_000 : formationsCompatibles.length;
	return [...salles].sort(
		(a, b) =>
			a.parties.length - b.parties.length ||
			generality(a) - generality(b) ||
			a.capaciteMax - b.capaciteMax ||
			a.idSalle - b.idSalle,
	);
}

/** Among equals the trainer with the fewest specialities, then by key. */
export function rankPlanTrainers(formateurs: PlanFormateur[]): PlanFormateur[] {
	return [...formateurs].sort(
		(a, b) => a.specialites.length - b.specialites.length || a.idFormateur - b.idFormateur,
	);
}
