import type { Creneau, ReservationView, SessionView } from '../occupation/types';
import { html, properName, type Html } from './html';
import type { PageContext } from './page';
import { trainerLink } from './trainerLink';
import { dayOfIso, placesInWords } from './words';

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

function block(
	context: PageContext,
	salle: string | undefined,
	{ debut, fin }: Creneau,
	{ session, motif, salleReservee, dateDebut }: ReservationView,
	hors: boolean,
): Html {
	const heures = html`<span class="h">${debut}&ndash;${fin}</span>`;
	const other =
		salle !== undefined && salleReservee !== salle
			? html` <span class="h">(${salleReservee})</span>`
			: '';
	const kind = session ? 'bloc' : 'bloc autre';
	const classe = hors ? `${kind} hors` : kind;
	if (!session)
		return html`<span class="${classe}">${heures}${other}<b>${motif ? properName(motif) : 'Réservé'}</b></span>`;

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
