import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Centre } from '../centre';
import { accept, Refus, refuse, reject, type Issue } from '../errors/refus';
import { validate } from '../errors/validate';
import { endRace } from '../sessions/course';
import { nomme, orderFault } from '../sessions/demande';
import { identifiant, instant } from '../temps/champs';
import { toIso } from '../temps/instant';
import { lockAndLoad, moveTogether, requireMovable } from './move';

const schema = (fuseau: string) =>
	z.object({
		idReservation: identifiant,
		dateDebut: instant(fuseau).optional(),
		dateFin: instant(fuseau).optional(),
		salle: nomme.nullish(),
		formateurId: identifiant.nullish(),
		matiere: z.string().trim().min(1).max(500).nullish(),
		previsualiser: z.boolean().default(false),
	});

/** One booking and where it goes; what is left out stays. A new start alone keeps its length. */
export type DemandeDeplacement = z.input<ReturnType<typeof schema>>;

export interface ReservationDeplacee {
	idReservation: number;
	idSession: number | null;
	salle: string;
	dateDebut: string;
	dateFin: string;
	formateurId: number | null;
	avertissements?: string[];
	previsualisation?: true;
}

/** Moves or resizes bookings, of sessions or not, each in a transaction of its own and with its own outcome. */
export async function moveBookings(
	centre: Centre,
	demandes: DemandeDeplacement[],
): Promise<Array<Issue<ReservationDeplacee>>> {
	const issues: Array<Issue<ReservationDeplacee>> = [];
	for (const demande of demandes) {
		try {
			issues.push(accept(await moveBooking(centre, demande)));
		} catch (error) {
			if (!(error instanceof Refus)) throw error;
			issues.push(reject(error));
		}
	}
	return issues;
}

/** Moves or resizes one booking. @throws Refus with every fault; `details.conflits` as for a creation */
export async function moveBooking(
	centre: Centre,
	demande: DemandeDeplacement,
): Promise<ReservationDeplacee> {
	const lue = validate(schema(centre.fuseau), demande);
	const { idReservation, previsualiser } = lue;
	return await endRace(() =>
		transaction(
			centre.base,
			async (cx) => {
				const reservations = await lockAndLoad(
					cx,
					{ idReservations: [idReservation] },
					!previsualiser,
				);
				const avant = requireMovable(
					reservations.find((r) => r.idReservation === idReservation),
					'idReservation',
					`la réservation ${idReservation}`,
				);
				const debut = lue.dateDebut ?? avant.dateDebut;
				const fin =
					lue.dateFin ??
					new Date(debut.getTime() + avant.dateFin.getTime() - avant.dateDebut.getTime());
				const fautes = orderFault('', debut, fin, centre.fuseau);
				if (fautes.length > 0) throw refuse(fautes[0].code, 'dateFin', fautes[0].message);
				const changement = {
					idReservation,
					path: 'dateDebut',
					debut,
					fin,
					salle: lue.salle ?? undefined,
					formateurId: lue.formateurId ?? undefined,
					matiere: lue.matiere ?? undefined,
				};
				const {
					places: [placee],
					avertissements,
				} = await moveTogether(cx, centre, reservations, [changement], previsualiser);
				return {
					idReservation,
					idSession: avant.idSession ?? null,
					salle: placee.salle.code,
					dateDebut: toIso(placee.debut, centre.fuseau),
					dateFin: toIso(placee.fin, centre.fuseau),
					formateurId: placee.formateur?.idFormateur ?? null,
					...(avertissements.length > 0 && { avertissements }),
					...(previsualiser && { previsualisation: true as const }),
				};
			},
			{ isolation: centre.isolation },
		),
	);
}
