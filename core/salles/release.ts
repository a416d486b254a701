import { z } from 'zod';

import {
	loadReservations,
	lockSessionsDesSalles,
	releaseReservations,
} from '../../database/queries/salles.queries';
import type { Executeur } from '../../database/sql';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre';
import { accept, Refus, refuse, reject, type Issue } from '../errors/refus';
import { validate } from '../errors/validate';
import { identifiant } from '../temps/champs';
import { toIso } from '../temps/instant';

const schema = z.object({
	idReservation: identifiant,
	motif: z.string().trim().max(500).nullish(),
});

export type DemandeLiberation = z.input<typeof schema>;

export interface ReservationLiberee {
	idReservation: number;
	idSession: number | null;
	salle: string;
	dateDebut: string;
	dateFin: string;
	/** False: it was released already, and nothing was done now. */
	liberee: boolean;
}

/** Releases bookings, rooms and trainers with them; released twice is released once. One transaction, each request with its own outcome. */
export async function releaseBookings(
	centre: Centre,
	demandes: DemandeLiberation[],
): Promise<Array<Issue<ReservationLiberee>>> {
	return await transaction(centre.base, (cx) => releaseBookingsIn(cx, centre, demandes), {
		isolation: centre.isolation,
	});
}

export async function releaseBookingsIn(
	cx: Executeur,
	centre: Centre,
	demandes: DemandeLiberation[],
): Promise<Array<Issue<ReservationLiberee>>> {
	const lues = demandes.map((demande) => attempt(() => validate(schema, demande)));
	const ids = [...new Set(lues.flatMap((lue) => (lue.ok ? [lue.valeur.idReservation] : [])))];
	if (ids.length === 0) return lues as Array<Issue<never>>;
	await lockSessionsDesSalles.run({ idSessions: [], idReservations: ids }, cx);
	const connues = new Map(
		(await loadReservations.run({ idReservations: ids, idSessions: [] }, cx)).map((r) => [
			r.idReservation,
			r,
		]),
	);
	const motifs = new Map<string | null, number[]>();
	for (const lue of lues) {
		if (!lue.ok) continue;
		const motif = lue.valeur.motif ?? null;
		motifs.set(motif, [...(motifs.get(motif) ?? []), lue.valeur.idReservation]);
	}
	const faites = new Set<number>();
	for (const [motif, idReservations] of motifs)
		for (const { idReservation } of await releaseReservations.run(
			{ idReservations, motif: motif ?? undefined },
			cx,
		))
			faites.add(idReservation);
	return lues.map((lue): Issue<ReservationLiberee> => {
		if (!lue.ok) return lue;
		const { idReservation } = lue.valeur;
		const connue = connues.get(idReservation);
		if (!connue)
			return reject(
				refuse(
					'RESERVATION_INCONNUE',
					'idReservation',
					`la réservation ${idReservation} n'existe pas`,
				),
			);
		// The same booking named twice in one run: the first request released it.
		const liberee = faites.delete(idReservation);
		return accept({
			idReservation,
			idSession: connue.idSession ?? null,
			salle: connue.salle,
			dateDebut: toIso(connue.dateDebut, centre.fuseau),
			dateFin: toIso(connue.dateFin, centre.fuseau),
			liberee,
		});
	});
}

function attempt<T>(travail: () => T): Issue<T> {
	try {
		return accept(travail());
	} catch (error) {
		if (error instanceof Refus) return reject(error);
		throw error;
	}
}
