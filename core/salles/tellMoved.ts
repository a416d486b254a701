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

/** One séance before and after: null before one that was added, and after one that was taken out. */
interface SeanceChange {
	avant: MovedSeance | null;
	apres: MovedSeance | null;
}

/** What the event of a move carries, in the same order before and after. */
export interface SessionMove {
	deplacement: true;
	avant: Array<SeanceChange['avant']>;
	apres: Array<SeanceChange['apres']>;
}

type Placed = PlacedSlot & { idReservation: number };

/**
 * Writes, in the transaction of a move, one SESSION_DEPLACEE for each session whose dates, rooms or
 * trainers changed: trainers and enrolled get a mail at once. Nothing is told of hours that are
 * over, before and after.
 */
export async function tellMoved(
	cx: Executor,
	centre: Centre,
	reservations: Reservation[],
	places: Placed[],
): Promise<void> {
	const changes = places.map((placedOne) => {
		const r = reservations.find(({ idReservation }) => idReservation === placedOne.idReservation);
		const avant = r ? asItStood(r, placedOne.matiere, centre.fuseau) : null;
		const change = { avant, apres: asPlaced(placedOne, centre.fuseau) };
		return { idSession: r?.idSession ?? null, change };
	});
	await tell(cx, changes);
}

/** The same of séances that were added to sessions. */
export async function tellAdded(
	cx: Executor,
	centre: Centre,
	places: Array<Placed & { idSession: number | null }>,
): Promise<void> {
	const changes = places.map(({ idSession, ...placedOne }) => {
		const change = { avant: null, apres: asPlaced(placedOne, centre.fuseau) };
		return { idSession, change };
	});
	await tell(cx, changes);
}

/** The same of séances that were taken out of sessions. */
export async function tellReleased(
	cx: Executor,
	centre: Centre,
	reservations: Reservation[],
): Promise<void> {
	const changes = reservations.map((r) => {
		const change = { avant: asItStood(r, r.matiere ?? null, centre.fuseau), apres: null };
		return { idSession: r.idSession ?? null, change };
	});
	await tell(cx, changes);
}

const asItStood = (r: Reservation, matiere: string | null, fuseau: string): MovedSeance => ({
	idReservation: r.idReservation,
	dateDebut: toIso(r.dateDebut, fuseau),
	dateFin: toIso(r.dateFin, fuseau),
	salle: r.salle,
	nomSalle: r.nomSalle,
	formateurId: r.idFormateur ?? null,
	matiere,
});

const asPlaced = (placedOne: Placed, fuseau: string): MovedSeance => ({
	idReservation: placedOne.idReservation,
	dateDebut: toIso(placedOne.debut, fuseau),
	dateFin: toIso(placedOne.fin, fuseau),
	salle: placedOne.salle.code,
	nomSalle: placedOne.salle.nom,
	formateurId: placedOne.formateur?.idFormateur ?? null,
	matiere: placedOne.matiere,
});

async function tell(
	cx: Executor,
	changes: Array<{ idSession: number | null; change: SeanceChange }>,
): Promise<void> {
	const now = new Date();
	const isOver = (seance: MovedSeance | null) =>
		seance === null || Date.parse(seance.dateFin) <= now.getTime();
	const bySession = new Map<number, SeanceChange[]>();
	for (const { idSession, change } of changes) {
		if (!idSession || (isOver(change.avant) && isOver(change.apres))) continue;
		if (JSON.stringify(change.avant) !== JSON.stringify(change.apres))
			bySession.set(idSession, [...(bySession.get(idSession) ?? []), change]);
	}
	await writeEvenements(
		cx,
		[...bySession].map(([idSession, changements]) => ({
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
