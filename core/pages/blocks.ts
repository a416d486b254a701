import type { Creneau, ReservationView, SessionView } from '../occupation/types';
import { html, properName, type Html } from './html';
import type { PageContext } from './page';
import { placesInWords } from './words';

/** « 10/10 Complet », « 6/10 · 4 places », with a tint beside the words. */
export function placesBadge(
	session: Pick<SessionView, 'nbInscrits' | 'places' | 'placesRestantes'>,
): Html {
	const ton =
		session.placesRestantes === 0 ? 'complet' : session.placesRestantes <= 2 ? 'peu' : 'reste';
	return html`<span class="pl ${ton}">${session.nbInscrits}/${session.places} ${session.placesRestantes > 0 ? '· ' : ''}${placesInWords(session)}</span>`;
}

/** What a stretch is booked for, each booking a block; one of a session leads to its sheet. */
export function bookedBlocks(
	contexte: PageContext,
	salle: string | undefined,
	creneau: Creneau,
	hors = false,
): Html {
	return html`${(creneau.reservations ?? []).map((reservation) => block(contexte, salle, creneau, reservation, hors))}`;
}

function block(
	{ links }: PageContext,
	salle: string | undefined,
	{ debut, fin }: Creneau,
	{ session, motif, salleReservee }: ReservationView,
	hors: boolean,
): Html {
	const heures = html`<span class="h">${debut}–${fin}</span>`;
	const autre =
		salle !== undefined && salleReservee !== salle
			? html` <span class="h">(${salleReservee})</span>`
			: '';
	const classe = `bloc${session ? '' : ' autre'}${hors ? ' hors' : ''}`;
	if (!session)
		return html`<span class="${classe}">${heures}${autre}<b>${motif ? properName(motif) : 'Réservé'}</b></span>`;
	return html`<a class="${classe}" href="${links.session(session.idSession)}">${heures}${autre}<b>${properName(session.formationNom)}</b>${session.matiere ? html`${properName(session.matiere)} · ` : ''}${session.formateur ? properName(session.formateur) : 'sans formateur'} ${placesBadge(session)}</a>`;
}
