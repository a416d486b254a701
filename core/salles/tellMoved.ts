import { createHash } from 'node:crypto';

import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { writeEvenements } from '../outbox/writeEvenements';
import type { PlacedSlot, Reservation } from './types';
import { toIso } from '../time/instant';

/** A séance before or after its move, as the event keeps it. */
export interface MovedSeance {
	idReservation: number;
	dateDebut: string;
	dateFin: string;
	/** Code of the room, and its name for people. */
	salle: string;
	nomSalle: string;
	formateurId: number | null;
	matiere: string | null;
}

/** What the event of a move carries, in the same order before and after. */
export interface SessionMove {
	deplacement: true;
	avant: MovedSeance[];
	apres: MovedSeance[];
}

/**
 * Writes, in the transaction of a move, one SESSION_DEPLACEE for each session whose dates, rooms or
 * trainers changed: trainers and enrolled get a mail at once. Nothing is told of hours that are
 * over, before and after.
 */
export async function tellMoved(
	cx: Executor,
	centre: Centre,
	reservations: Reservation[],
	places: Array<PlacedSlot & { idReservation: number }>,
): Promise<void> {
	const now = new Date();
	const movesBySession = new Map<number, Array<{ avant: MovedSeance; apres: MovedSeance }>>();
	for (const placedOne of places) {
		const r = reservations.find(({ idReservation }) => idReservation === placedOne.idReservation);
		if (!r?.idSession || (r.dateFin <= now && placedOne.fin <= now)) continue;
		const seance = (
			debut: Date,
			fin: Date,
			salle: { code: string; nom: string },
			formateurId: number | null,
		): MovedSeance => ({
			idReservation: placedOne.idReservation,
			dateDebut: toIso(debut, centre.fuseau),
			dateFin: toIso(fin, centre.fuseau),
			salle: salle.code,
			nomSalle: salle.nom,
			formateurId,
			matiere: placedOne.matiere,
		});
		const avant = seance(
			r.dateDebut,
			r.dateFin,
			{ code: r.salle, nom: r.nomSalle },
			r.idFormateur ?? null,
		);
		const apres = seance(
			placedOne.debut,
			placedOne.fin,
			placedOne.salle,
			placedOne.formateur?.idFormateur ?? null,
		);
		if (JSON.stringify(avant) !== JSON.stringify(apres))
			movesBySession.set(r.idSession, [
				...(movesBySession.get(r.idSession) ?? []),
				{ avant, apres },
			]);
	}
	await writeEvenements(
		cx,
		[...movesBySession].map(([idSession, changements]) => ({
			action: 'SESSION_DEPLACEE' as const,
			idSession,
			donnees: {
				deplacement: true,
				avant: changements.map(({ avant }) => avant),
				apres: changements.map(({ apres }) => apres),
			},
			// With the moment: a session that goes there, back and there again is told three times.
			correlationId: `deplacement-${idSession}-${createHash('sha256')
				.update(JSON.stringify([changements, now]))
				.digest('hex')
				.slice(0, 16)}`,
		})),
	);
}
