import { z } from 'zod';

import {
	loadReservations,
	lockSessionsDesSalles,
	releaseReservations,
} from '../../database/generated/salles';
import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { accept, Refusal, refuse, reject, type Outcome } from '../errors/refusal';
import { validate } from '../errors/validate';
import { identifiant } from '../time/fields';
import { toIso } from '../time/instant';
import { tellReleased } from './tellMoved';

const schema = z.object({
	idReservation: identifiant,
	motif: z.string().trim().max(500).nullish(),
});

export type ReleaseRequest = z.input<typeof schema>;

export interface ReleasedBooking {
	idReservation: number;
	idSession: number | null;
	salle: string;
	dateDebut: string;
	dateFin: string;
	/** False: it was released already, and nothing was done now. */
	liberee: boolean;
}

/**
 * Releases bookings, rooms and trainers with them; released twice is released once. Whose séance it
 * was is told, trainers and enrolled. One transaction, each request with its own outcome.
 */
export async function releaseBookings(
	centre: Centre,
	requests: ReleaseRequest[],
): Promise<Array<Outcome<ReleasedBooking>>> {
	return await transaction(centre.base, (cx) => releaseBookingsIn(cx, centre, requests), {
		isolation: centre.isolation,
	});
}

/** The same inside a caller's transaction, run by `transaction()`. */
export async function releaseBookingsIn(
	cx: Executor,
	centre: Centre,
	requests: ReleaseRequest[],
): Promise<Array<Outcome<ReleasedBooking>>> {
	const read = (request: ReleaseRequest) => attempt(() => validate(schema, request));
	const readOnes = requests.map(read);
	// The same booking named twice in one run: the first request releases it.
	const reasons = new Map<number, string | null>();
	for (const asked of readOnes)
		if (asked.ok && !reasons.has(asked.value.idReservation))
			reasons.set(asked.value.idReservation, asked.value.motif ?? null);
	const ids = [...reasons.keys()];
	if (ids.length === 0) return readOnes as Array<Outcome<never>>;
	await lockSessionsDesSalles.run({ idSessions: [], idReservations: ids }, cx);
	const knownOnes = new Map(
		(await loadReservations.run({ idReservations: ids, idSessions: [] }, cx)).map((r) => [
			r.idReservation,
			r,
		]),
	);
	const released = await releaseReservations.run(
		{ idReservations: ids, motifs: [...reasons.values()] },
		cx,
	);
	const made = new Set(released.map(({ idReservation }) => idReservation));
	await tellReleased(
		cx,
		centre,
		[...knownOnes.values()].filter(({ idReservation }) => made.has(idReservation)),
	);
	return readOnes.map((asked): Outcome<ReleasedBooking> => {
		if (!asked.ok) return asked;
		const { idReservation } = asked.value;
		const known = knownOnes.get(idReservation);
		if (!known)
			return reject(
				refuse(
					'RESERVATION_INCONNUE',
					'idReservation',
					`la réservation ${idReservation} n'existe pas`,
				),
			);
		const liberee = made.delete(idReservation);
		return accept({
			idReservation,
			idSession: known.idSession ?? null,
			salle: known.salle,
			dateDebut: toIso(known.dateDebut, centre.fuseau),
			dateFin: toIso(known.dateFin, centre.fuseau),
			liberee,
		});
	});
}

function attempt<T>(job: () => T): Outcome<T> {
	try {
		return accept(job());
	} catch (error) {
		if (error instanceof Refusal) return reject(error);
		throw error;
	}
}
