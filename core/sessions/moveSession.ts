import { DateTime } from 'luxon';
import { z } from 'zod';

import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { Refusal, refuse, type Fault } from '../errors/refusal';
import { validate } from '../errors/validate';
import {
	lockBookings,
	moveTogether,
	requireMovable,
	writtenPaths,
	type BookingChange,
} from '../salles/moveTogether';
import { entier, identifiant, instant, named, orderFault } from '../time/fields';
import { toIso } from '../time/instant';
import { endRace } from '../batch/race';
import type { SeanceAnswer } from './answer';
import { type Reservation } from '../salles/types';
import { memo } from '../time/memo';

const schema = memo((fuseau: string) =>
	z.object({
		idSession: identifiant,
		/**
		 * The new start of the first séance to come; all others follow by as many days and by the same
		 * change of hour.
		 */
		dateDebut: instant(fuseau).optional(),
		/** Days by which all séances to come are shifted; may be negative. */
		jours: entier(-740, 740).optional(),
		salle: named.nullish(),
		formateurId: identifiant.nullish(),
		/** Séances changed one by one: new dates, length, room, trainer or subject. */
		seances: z
			.array(
				z.object({
					idReservation: identifiant,
					dateDebut: instant(fuseau).optional(),
					dateFin: instant(fuseau).optional(),
					salle: named.nullish(),
					formateurId: identifiant.nullish(),
					matiere: z.string().trim().min(1).max(500).nullish(),
				}),
			)
			.max(2_000)
			.optional(),
		previsualiser: z.boolean().default(false),
	}),
);

/**
 * How a session changes its dates, lengths, room or trainer: all séances to come, or those that are
 * named. A room or trainer beside the list is for those that name none.
 */
export type MoveSessionRequest = z.input<ReturnType<typeof schema>>;
type Read = z.output<ReturnType<typeof schema>>;

export interface MovedSession {
	session: { idSession: number; formation: string; dateDebut: string; dateFin: string };
	/** The séances that were changed. */
	seances: Array<SeanceAnswer & { idReservation: number }>;
	avertissements?: string[];
	previsualisation?: true;
}

/**
 * Moves or resizes a session: it never conflicts with itself, keeps its wall-clock hours across a
 * clock change, and its row's dates, room and trainer follow. Séances that have begun stay where
 * they were unless they are named.
 * @throws Refusal with every fault; `details.conflits` as for a creation
 */
export async function moveSession(
	centre: Centre,
	request: MoveSessionRequest,
): Promise<MovedSession> {
	return await endRace(() =>
		transaction(centre.base, (cx) => moveSessionIn(cx, centre, request), {
			isolation: centre.isolation,
		}),
	);
}

export async function moveSessionIn(
	cx: Executor,
	centre: Centre,
	request: MoveSessionRequest,
): Promise<MovedSession> {
	const asked = validate(schema(centre.fuseau), request);
	const { idSession, previsualiser } = asked;
	const reservations = await lockBookings(cx, { idSessions: [idSession] }, !previsualiser);
	if (reservations.length === 0)
		throw refuse(
			'SESSION_INCONNUE',
			'idSession',
			`la session ${idSession} n'existe pas ou n'a aucune séance`,
		);
	requireMovable(reservations[0], 'idSession', `la session ${idSession}`);
	const changes = asked.seances
		? byName(centre, asked, reservations)
		: shift(centre, asked, reservations);
	const { places, avertissements } = await moveTogether(
		cx,
		centre,
		reservations,
		changes,
		previsualiser,
	);
	const byKey = new Map(places.map((placedOne) => [placedOne.idReservation, placedOne]));
	const dates = reservations.map(
		(r) => byKey.get(r.idReservation) ?? { debut: r.dateDebut, fin: r.dateFin },
	);
	return {
		session: {
			idSession,
			formation: reservations[0].formation ?? '',
			dateDebut: toIso(new Date(Math.min(...dates.map(({ debut }) => +debut))), centre.fuseau),
			dateFin: toIso(new Date(Math.max(...dates.map(({ fin }) => +fin))), centre.fuseau),
		},
		seances: places.map(({ idReservation, debut, fin, salle, formateur, matiere }) => ({
			idReservation,
			dateDebut: toIso(debut, centre.fuseau),
			dateFin: toIso(fin, centre.fuseau),
			salle: salle.code,
			formateurId: formateur?.idFormateur ?? null,
			matiere,
		})),
		...(avertissements.length > 0 && { avertissements }),
		...(previsualiser && { previsualisation: true as const }),
	};
}

function shift(centre: Centre, asked: Read, reservations: Reservation[]): BookingChange[] {
	const { dateDebut, jours, salle, formateurId } = asked;
	if (dateDebut && jours !== undefined)
		throw refuse('CHAMP_INVALIDE', 'jours', 'un nouveau début ou un nombre de jours, pas les deux');
	if (!dateDebut && jours === undefined && !salle && !formateurId)
		throw refuse(
			'CHAMP_INVALIDE',
			'',
			'rien à changer : un nouveau début, un nombre de jours, une salle, un formateur ou des séances sont attendus',
		);
	const now = new Date();
	const upcoming = reservations.filter((r) => r.dateDebut > now);
	if (upcoming.length === 0)
		throw refuse(
			'SESSION_PASSEE',
			'idSession',
			'toutes les séances ont commencé : nommer celles à changer',
		);
	const zoned = (date: Date) => DateTime.fromJSDate(date, { zone: centre.fuseau });
	const first = zoned(upcoming[0].dateDebut);
	const aim = dateDebut ? zoned(dateDebut) : first.plus({ days: jours ?? 0 });
	const deJours = Math.round(aim.startOf('day').diff(first.startOf('day'), 'days').days);
	const deMinutes = aim.hour * 60 + aim.minute - first.hour * 60 - first.minute;
	const moved = (date: Date) => {
		const local = zoned(date).plus({ days: deJours });
		// Set, not added: the wall clock counts, and an hour may be missing or come twice that day.
		return local
			.set({ hour: 0, minute: 0 })
			.set({
				hour: Math.floor((local.hour * 60 + local.minute + deMinutes) / 60),
				minute: (local.hour * 60 + local.minute + deMinutes + 1440) % 60,
			})
			.toJSDate();
	};
	const paths = writtenPaths({ dateDebut, jours, salle, formateurId });
	return upcoming.map((r) => ({
		idReservation: r.idReservation,
		...paths,
		debut: moved(r.dateDebut),
		fin: moved(r.dateFin),
		salle: salle ?? undefined,
		formateurId: formateurId ?? undefined,
	}));
}

function byName(centre: Centre, asked: Read, reservations: Reservation[]): BookingChange[] {
	const { seances = [], salle, formateurId, idSession } = asked;
	const faults: Fault[] = (['dateDebut', 'jours'] as const)
		.filter((nom) => asked[nom] !== undefined)
		.map((path) => ({
			path,
			message: 'déplace toutes les séances : à retirer, ou la liste « seances » qui en nomme',
			code: 'CHAMP_INVALIDE',
		}));
	const changes = seances.flatMap((seance, i): BookingChange[] => {
		const path = `seances[${i}]`;
		const before = reservations.find(({ idReservation }) => idReservation === seance.idReservation);
		if (!before) {
			faults.push({
				path: `${path}.idReservation`,
				message: `la réservation ${seance.idReservation} n'est pas une séance active de la session ${idSession}`,
				code: 'RESERVATION_INCONNUE',
			});
			return [];
		}
		if (seances.findIndex((other) => other.idReservation === seance.idReservation) !== i)
			faults.push({
				path: `${path}.idReservation`,
				message: 'cette séance est citée deux fois',
				code: 'CHAMP_INVALIDE',
			});
		const debut = seance.dateDebut ?? before.dateDebut;
		const fin = seance.dateFin ?? new Date(+debut + +before.dateFin - +before.dateDebut);
		faults.push(...orderFault(path, debut, fin, centre.fuseau));
		return [
			{
				idReservation: seance.idReservation,
				path,
				roomPath: writtenIn(path, 'salle', seance, asked),
				trainerPath: writtenIn(path, 'formateurId', seance, asked),
				debut,
				fin,
				salle: seance.salle ?? salle ?? undefined,
				formateurId: seance.formateurId ?? formateurId ?? undefined,
				matiere: seance.matiere ?? undefined,
			},
		];
	});
	if (faults.length > 0) throw new Refusal(faults);
	if (changes.length === 0)
		throw refuse('CHAMP_INVALIDE', 'seances', 'au moins une séance est attendue');
	return changes;
}

/** Where a new room or trainer of a séance was written: in the list, or beside it for all of it. */
function writtenIn<N extends 'salle' | 'formateurId'>(
	path: string,
	nom: N,
	seance: Pick<Read, N>,
	asked: Pick<Read, N>,
): string | undefined {
	if (seance[nom]) return `${path}.${nom}`;
	return asked[nom] ? nom : undefined;
}
