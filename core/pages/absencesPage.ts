import { list } from './historyBlocks';
import { html, properName, type Html } from './html';
import { page, type PageContext } from './page';

/** An absence of a trainer that is not over; its days in words: « du 14 au 15 décembre 2026 ». */
export interface AbsenceView {
	idDisponibilite: number;
	idFormateur: number;
	formateur: string;
	quand: string;
}

export interface AbsencesView {
	absences: AbsenceView[];
	/** Closures of the centre; `agenda` names the calendar that keeps one. */
	fermetures: Array<{ idFermeture: number; motif: string; quand: string; agenda: string | null }>;
	/** Rooms that are closed for whole days: bookings without a session. */
	salles: Array<{ idReservation: number; salle: string; motif: string | null; quand: string }>;
}

/** What is closed and who is away from today on, each with its way back. */
export function absencesPage(context: PageContext, view: AbsencesView): string {
	const { links, today } = context;
	const { absences, fermetures, salles } = view;
	const titre = 'Absences et fermetures';
	const [annee, mois] = today.split('-').map(Number);
	const closures = fermetures.map(({ idFermeture, motif, quand, agenda }) => {
		const back =
			agenda === null
				? wayBack('Lever', links.demander('lever', { fermeture: idFermeture }), `${motif} ${quand}`)
				: html`<span class="vide">de l'agenda «\u00a0${agenda}\u00a0»\u00a0: se retire dans cet agenda</span>`;
		return html`<li><div><strong>${properName(motif)}</strong> ${quand}</div>
${back}</li>`;
	});
	const rooms = salles.map(({ idReservation, salle, motif, quand }) => {
		const href = links.demander('liberer', { reservation: idReservation });
		const why = motif ? html` · ${properName(motif)}` : '';
		return html`<li><div><strong>${properName(salle)}</strong> ${quand}${why}</div>
${wayBack('Libérer', href, `${salle} ${quand}`)}</li>`;
	});
	const away = absences.map((one) => {
		const href = links.formateur(one.idFormateur, annee, mois);
		return html`<li>
<div><a href="${href}"><strong>${properName(one.formateur)}</strong></a> ${one.quand}</div>
${lifting(context, one)}
</li>`;
	});
	return page(context, {
		titre,
		fil: [{ texte: "Aujourd'hui", href: links.aujourdhui }, { texte: titre }],
		contenu: html`<h1>${titre}</h1>
<p class="actions">
<a class="bouton" href="${links.preparer('absence')}">Absence d'un formateur</a>
<a class="bouton" href="${links.preparer('fermeture', { lieu: 'centre' })}">Fermeture du centre</a>
<a class="bouton" href="${links.preparer('fermeture', { lieu: 'salle' })}">Fermeture d'une salle</a>
</p>
${list('Formateurs absents', away, 'Aucune absence à venir.')}
${list('Fermetures du centre', closures, 'Aucune fermeture à venir.')}
${list('Salles fermées', rooms, 'Aucune salle fermée pour la journée.')}`,
	});
}

/** The absences to come of one trainer, for the page of that trainer; nothing where there are none. */
export function absencesOf(context: PageContext, absences: AbsenceView[]): Html | string {
	if (absences.length === 0) return '';
	const lines = absences.map(
		(one) => html`<li><div>${one.quand}</div>
${lifting(context, one)}</li>`,
	);
	return list('Absences à venir', lines, '');
}

function lifting({ links }: PageContext, { idDisponibilite, formateur, quand }: AbsenceView): Html {
	const href = links.demander('lever', { absence: idDisponibilite });
	return wayBack('Lever', href, `l'absence de ${formateur} ${quand}`);
}

const wayBack = (verb: string, href: string, what: string): Html =>
	html`<a class="bouton leger" href="${href}">${verb}&hellip;<span class="sr"> ${what}</span></a>`;
