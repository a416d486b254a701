import { z } from 'zod';

import { listNomsSalles } from '../../../../database/generated/pages';
import { loadReservations } from '../../../../database/generated/salles';
import { refuse, unwrap } from '../../../errors/refusal';
import { bookRoomsIn } from '../../../salles/bookRooms';
import { releaseBookingsIn } from '../../../salles/releaseBookings';
import { dayAt } from '../../../time/days';
import { identifiant, jour } from '../../../time/fields';
import { slotInWords, stretchInWords } from '../../../time/french';
import { atWallClock } from '../../../time/instant';
import { heure, motif } from './fields';
import { deed } from './types';

/* Bookings that belong to no session: a meeting, a rental, a room's closure. */

/** Books a room for something else than a session; what for is asked, as it is all that the week can show of it. */
export const reserver = deed({
	champs: z
		.object({
			salle: z.string().min(1, 'choisissez une salle').max(200),
			date: jour,
			debut: heure,
			fin: heure,
			motif: motif.pipe(z.string().min(1, 'dites pour quoi la salle est réservée')),
		})
		.refine(({ debut, fin }) => debut < fin, {
			path: ['fin'],
			message: 'l’heure de fin suit l’heure de début',
		}),
	carryOut: async (cx, centre, { salle, date, debut, fin, motif: why }) => {
		const { fuseau } = centre;
		const from = atWallClock(date, debut, fuseau);
		const to = atWallClock(date, fin, fuseau);
		if (from < new Date())
			throw refuse('CHAMP_INVALIDE', 'date', `${slotInWords(from, to, fuseau)} est passé`);
		const { reservations, avertissements } = unwrap(
			(
				await bookRoomsIn(cx, centre, [
					{ salle, dateDebut: from.toISOString(), dateFin: to.toISOString(), motif: why },
				])
			)[0],
		);
		const code = reservations[0].salle;
		const [room] = await listNomsSalles.run({ codes: [code] }, cx);
		const quoi = `${room?.nom ?? code}, ${stretchInWords(from, to, fuseau)}`;
		return {
			message: `Réservé sans session : ${quoi} (${why}).`,
			faits: { resultat: 'réservation', quoi, motif: why },
			toRecord: [{ idSession: null, phrases: [`${quoi} (${why})`] }],
			valeur: {
				qui: '',
				quoi,
				idSession: null,
				retour: { semaine: date },
				effets: [`Motif : ${why}.`],
				avertissements,
				titre: 'Salle réservée',
				phrases: [`${quoi} : ${why}.`],
			},
		};
	},
});

/** Frees a booking of no session; a séance is moved or cancelled with its session, and told to its people. */
export const liberer = deed({
	champs: z.object({ reservation: identifiant, motif }),
	carryOut: async (cx, centre, { reservation: idReservation, motif: why }) => {
		const found = await loadReservations.run(
			{ idReservations: [idReservation], idSessions: [] },
			cx,
		);
		const booked = found.find((one) => one.idReservation === idReservation);
		if (!booked)
			throw refuse('RESERVATION_INCONNUE', 'reservation', 'Cette réservation n’existe pas.');
		if (booked.idSession)
			throw refuse(
				'RESERVATION_DE_SESSION',
				'reservation',
				`Cette réservation est une séance de la session ${booked.idSession} : ` +
					'elle se déplace sur la page de la session, ou s’annule avec elle.',
			);
		const { fuseau } = centre;
		const { dateDebut, dateFin, nomSalle, motif: purpose } = booked;
		const { liberee } = unwrap(
			(await releaseBookingsIn(cx, centre, [{ idReservation, motif: why || undefined }]))[0],
		);
		const when = stretchInWords(dateDebut, dateFin, fuseau);
		const quoi = `${nomSalle}, ${when}${purpose ? ` (${purpose})` : ''}`;
		const free = `La salle redevient libre ${when}.`;
		return {
			message: liberee ? `Libéré : ${quoi}.` : `${nomSalle} est libre déjà de cette réservation.`,
			sansEffet: !liberee,
			faits: { resultat: 'libération', quoi },
			toRecord: liberee ? [{ idSession: null, phrases: [quoi] }] : [],
			valeur: {
				qui: '',
				quoi,
				idSession: null,
				retour: { semaine: dayAt(dateDebut.getTime(), fuseau) },
				effets: [free],
				titre: 'Réservation libérée',
				phrases: [`${quoi}.`, free],
			},
		};
	},
});
