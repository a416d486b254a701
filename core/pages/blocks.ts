import type { Creneau, ReservationView, SessionView } from '../occupation/types';
import { html, properName, type Html } from './html';
import type { PageContext } from './page';
import { trainerLink } from './trainerLink';
import { dayOfIso, placesInWords, sentence } from './words';

/** What was wrong with what a form asked; nothing where it was right. */
export const faults = (messages: string[]): Html | string =>
	messages.length > 0
		? html`<div class="avis non" role="alert">${messages.map((one) => html`<p>${sentence(one)}</p>`)}</div>`
		: '';

/** « 10/10 Complet », « 6/10 · 4 places », with a tint beside the words. */
export function placesBadge(
	session: Pick<SessionView, 'nbInscrits' | 'places' | 'placesRestantes'>,
): Html {
	const taken = `${session.nbInscrits}/${session.places}`;
	const words = placesInWords(session);
	return html`<span class="pl ${placesTone(session)}">${
		session.placesRestantes > 0 ? `${taken} · ${words}` : `${taken} ${words}`
	}</span>`;
}

/** The class of a tint that goes with the places left. */
export function placesTone({ placesRestantes }: Pick<SessionView, 'placesRestantes'>): string {
	if (placesRestantes === 0) return 'complet';
	return placesRestantes <= 2 ? 'peu' : 'reste';
}

/** What a stretch is booked for, each booking a block; one of a session leads to its sheet. */
export function bookedBlocks(
	context: PageContext,
	salle: string | undefined,
	creneau: Creneau,
	hors = false,
): Html {
	return html`${(creneau.reservations ?? []).map((reservation) => block(context, salle, creneau, reservation, hors))}`;
}

/** The way to the question that frees a booking without a session; what is over stays. */
export function freeing(
	{ links, today }: PageContext,
	{ idReservation, dateFin, motif }: Pick<ReservationView, 'idReservation' | 'dateFin' | 'motif'>,
): Html | string {
	if (dayOfIso(dateFin) < today) return '';
	const href = links.demander('liberer', { reservation: idReservation });
	return html`<a href="${href}">Libérer&hellip;<span class="sr"> ${motif}</span></a>`;
}

function block(
	context: PageContext,
	salle: string | undefined,
	{ debut, fin }: Creneau,
	reservation: ReservationView,
	hors: boolean,
): Html {
	const { session, motif, salleReservee, dateDebut } = reservation;
	const heures = html`<span class="h">${debut}&ndash;${fin}</span>`;
	const other =
		salle !== undefined && salleReservee !== salle
			? html` <span class="h">(${salleReservee})</span>`
			: '';
	const kind = session ? 'bloc' : 'bloc autre';
	const classe = hors ? `${kind} hors` : kind;
	if (!session) {
		// What another room takes here is freed on that room's own line, and what goes on outside the hours once.
		const free = other || hors ? '' : freeing(context, reservation);
		return html`<span class="${classe}">${heures}${other}<b>${motif ? properName(motif) : 'Réservé'}</b>${free}</span>`;
	}

	const who = session.formateur
		? trainerLink(context, session, dayOfIso(dateDebut))
		: 'sans formateur';
	return html`<div class="${classe}"><a href="${context.links.session(session.idSession)}"
>${heures}${other}<b>${properName(session.formationNom)}</b></a>${subject(session.matiere)}${who} ${placesBadge(session)}</div>`;
}

/** A subject before what follows it, if there is one. */
export function subject(matiere: string | null | undefined): Html | string {
	return matiere ? html`${properName(matiere)} · ` : '';
}
