import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { accept, Refusal, refuse, reject, type Outcome } from '../errors/refusal';
import { validate } from '../errors/validate';
import { endRace } from '../batch/race';
import { identifiant, instant, named, orderFault } from '../time/fields';
import { toIso } from '../time/instant';
import { memo } from '../time/memo';
import { lockBookings, moveTogether, requireMovable, writtenPaths } from './moveTogether';

const schema = memo((fuseau: string) =>
	z.object({
		idReservation: identifiant,
		dateDebut: instant(fuseau).optional(),
		dateFin: instant(fuseau).optional(),
		salle: named.nullish(),
		formateurId: identifiant.nullish(),
		matiere: z.string().trim().min(1).max(500).nullish(),
		previsualiser: z.boolean().default(false),
	}),
);

/** One booking and where it goes; what is left out stays. A new start alone keeps its length. */
export type MoveBookingRequest = z.input<ReturnType<typeof schema>>;

export interface MovedBooking {
	idReservation: number;
	idSession: number | null;
	salle: string;
	dateDebut: string;
	dateFin: string;
	formateurId: number | null;
	avertissements?: string[];
	previsualisation?: true;
}

/**
 * Moves or resizes bookings, of sessions or not, each in a transaction of its own and with its own
 * outcome.
 */
export async function moveBookings(
	centre: Centre,
	requests: MoveBookingRequest[],
): Promise<Array<Outcome<MovedBooking>>> {
	const issues: Array<Outcome<MovedBooking>> = [];
	for (const request of requests) {
		try {
			issues.push(accept(await moveBooking(centre, request)));
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			issues.push(reject(error));
		}
	}
	return issues;
}

/** Moves or resizes one booking. @throws Refusal with every fault; `details.conflits` as for a creation */
async function moveBooking(centre: Centre, request: MoveBookingRequest): Promise<MovedBooking> {
	const asked = validate(schema(centre.fuseau), request);
	const { idReservation, previsualiser } = asked;
	return await endRace(() =>
		transaction(
			centre.base,
			async (cx) => {
				const reservations = await lockBookings(
					cx,
					{ idReservations: [idReservation] },
					!previsualiser,
				);
				const before = requireMovable(
					reservations.find((r) => r.idReservation === idReservation),
					'idReservation',
					`la réservation ${idReservation}`,
				);
				const debut = asked.dateDebut ?? before.dateDebut;
				const fin =
					asked.dateFin ??
					new Date(debut.getTime() + before.dateFin.getTime() - before.dateDebut.getTime());
				const faults = orderFault('', debut, fin, centre.fuseau);
				if (faults.length > 0) throw refuse(faults[0].code, 'dateFin', faults[0].message);
				const { dateDebut, dateFin, salle, formateurId } = asked;
				const change = {
					idReservation,
					...writtenPaths({ dateDebut, dateFin, salle, formateurId }),
					debut,
					fin,
					salle: salle ?? undefined,
					formateurId: formateurId ?? undefined,
					matiere: asked.matiere ?? undefined,
				};
				const {
					places: [placedOne],
					avertissements,
				} = await moveTogether(cx, centre, reservations, [change], previsualiser);
				return {
					idReservation,
					idSession: before.idSession ?? null,
					salle: placedOne.salle.code,
					dateDebut: toIso(placedOne.debut, centre.fuseau),
					dateFin: toIso(placedOne.fin, centre.fuseau),
					formateurId: placedOne.formateur?.idFormateur ?? null,
					...(avertissements.length > 0 && { avertissements }),
					...(previsualiser && { previsualisation: true as const }),
				};
			},
			{ isolation: centre.isolation },
		),
	);
}
