import { addDays } from '../time/days';
import { freeing } from './blocks';
import { html, properName, type Html } from './html';
import { page, steps, type PageContext } from './page';
import { trainerLink } from './trainerLink';
import { capital, dayOfIso, hoursOn, longDay, plainDay, shortDay } from './words';

/** One booking in a room's or a trainer's day; 'YYYY-MM-DDTHH:MM' on the centre's wall clock. */
export interface WeekBooking {
	idReservation: number;
	idSession: number | null;
	formation: string | null;
	motif: string | null;
	matiere: string | null;
	salleReservee: string;
	formateur: string | null;
	idFormateur?: number | null;
	nbInscrits: number | null;
	capaciteMax: number | null;
	dateDebut: string;
	dateFin: string;
}

/** What is free of a day, as the clock has it: '09:00' to '12:00'. */
export interface FreeStretch {
	debut: string;
	fin: string;
}

export interface WeekDay {
	date: string;
	prises: WeekBooking[];
	/** Of a room; a trainer's free time is not offered. */
	libres: FreeStretch[];
	/** Of a trainer: hours away, or the whole day. */
	absences: string[];
}

export interface Week {
	vue: 'salles' | 'formateurs';
	/** Monday. */
	premier: string;
	jours: Array<{ date: string; ferme?: string }>;
	lignes: Array<{ code: string; nom: string; jours: WeekDay[] }>;
}

const WEEK = 7;
const NOBODY = {
	salles: 'Aucune salle en service.',
	formateurs: 'Aucun formateur actif.',
};

/** A week at a glance: rooms or trainers by days; what is free leads to a new session there. */
export function weekPage(context: PageContext, week: Week): string {
	const { links, today } = context;
	const { vue, premier, jours, lignes } = week;
	const last = jours.at(-1)?.date ?? premier;
	const [before, after] = [addDays(premier, -WEEK), addDays(premier, WEEK)];
	const what = vue === 'salles' ? 'Salle' : 'Formateur';
	const tab = (which: Week['vue'], text: string) => {
		const here = which === vue ? html` aria-current="page"` : '';
		return html`<a href="${links.semaine(premier, which)}"${here}>${text}</a>`;
	};
	return page(context, {
		titre: `Semaine du ${plainDay(premier)}`,
		ici: premier <= today && today <= last ? 'semaine' : undefined,
		fil: [
			{ texte: `Année ${premier.slice(0, 4)}`, href: links.annee(Number(premier.slice(0, 4))) },
			{ texte: `Semaine du ${plainDay(premier)}` },
		],
		contenu: html`<h1>Semaine du ${plainDay(premier)}</h1>
<div class="outils">
${steps(
	'Semaine',
	{ texte: shortDay(before), href: links.semaine(before, vue) },
	shortDay(premier),
	{
		texte: shortDay(after),
		href: links.semaine(after, vue),
	},
)}
<form class="ligne" method="get" action="${links.semaine(premier).split('?')[0]}">
<label>Semaine du <input type="date" name="date" value="${premier}" required></label>
<input type="hidden" name="vue" value="${vue}"><button>Voir</button>
</form>
<p class="actions">
<a class="bouton" href="${links.preparer('creer')}">Nouvelle session</a>
<a class="bouton leger" href="${links.preparer('absence')}">Absence d'un formateur</a>
<a class="bouton leger" href="${links.preparer('fermeture', { lieu: 'centre' })}">Fermeture du centre</a>
<a class="bouton leger" href="${links.preparer('fermeture', { lieu: 'salle' })}">Fermeture d'une salle</a>
<a class="bouton leger" href="${links.absences}">Absences et fermetures</a>
</p>
</div>
<nav class="onglets" aria-label="Vue de la semaine">
${tab('salles', 'Salles')}
${tab('formateurs', 'Formateurs')}
</nav>
${lignes.length === 0 ? html`<p class="etatvide">${NOBODY[vue]}</p>` : ''}
<div class="carte large semainier" role="region" aria-label="Semaine" tabindex="0">
<table>
<thead>
<tr><th scope="col">${what}</th>${jours.map((jour) => head(context, jour))}</tr>
</thead>
<tbody>
${lignes.map(
	({ code, nom, jours: cells }) => html`<tr>
<th scope="row">${vue === 'salles' ? properName(nom) : trainerLink(context, { idFormateur: Number(code), formateur: nom }, premier)}</th>
${cells.map((cell, i) => html`<td class="${jours[i].ferme ? 'ferme' : ''}">${day(context, vue, { code, nom }, cell)}</td>`)}
</tr>`,
)}
</tbody>
</table>
</div>`,
	});
}

function head({ links, today }: PageContext, { date, ferme }: Week['jours'][number]): Html {
	const here = date === today ? html` aria-current="date"` : '';
	const closed = ferme ? html`<br><small>${properName(ferme)}</small>` : '';
	return html`<th scope="col"${here}>
<a href="${links.jour(date)}">${capital(shortDay(date))}</a>${closed}
</th>`;
}

function day(
	context: PageContext,
	vue: Week['vue'],
	line: { code: string; nom: string },
	{ date, prises, libres, absences }: WeekDay,
): Html {
	return html`${absences.map((hours) => html`<span class="bloc autre">Absent ${hours}</span>`)}
${prises.map((one) =>
	vue === 'salles' && one.salleReservee !== line.nom
		? elsewhere(context, one, date)
		: booking(context, vue, one, date),
)}
${libres.length > 0 ? offers(context, line.code, date, libres) : ''}`;
}

function booking(context: PageContext, vue: Week['vue'], one: WeekBooking, date: string): Html {
	const hours = html`<span class="h">${hoursOn(one, date)}</span>`;
	const motif = one.motif ? properName(one.motif) : 'Réservé';
	if (one.idSession === null)
		return html`<span class="bloc autre">${hours}<b>${motif}</b>${freeing(context, one)}</span>`;
	const where =
		vue === 'salles'
			? trainerLink(context, one, dayOfIso(one.dateDebut))
			: properName(one.salleReservee);
	const places = html` <span class="h">${one.nbInscrits}/${one.capaciteMax}</span>`;
	return html`<div class="bloc"><a href="${context.links.session(one.idSession)}"
>${hours}<b>${properName(one.formation)}</b></a>${where}${places}</div>`;
}

/** What takes a room without being booked in it: the whole that it is part of, or one of its parts. */
function elsewhere({ links }: PageContext, one: WeekBooking, date: string): Html {
	const text = html`<span class="h">${hoursOn(one, date)}</span> ${properName(one.salleReservee)}`;
	return one.idSession === null
		? html`<span class="bloc autre partie">${text}</span>`
		: html`<a class="bloc autre partie" href="${links.session(one.idSession)}">${text}</a>`;
}

/**
 * What is free of a room's day leads to a new session there, or to a booking without one: their
 * addresses differ by their hours alone, and a week has dozens.
 */
function offers(
	{ links }: PageContext,
	salle: string,
	date: string,
	libres: FreeStretch[],
): Html[] {
	const [creating, booking] = ['creer', 'reserver'].map((verbe) =>
		links.preparer(verbe, { salle, date }),
	);
	const day = longDay(date);
	return libres.map(({ debut, fin }) => {
		const hours = html`&amp;debut=${debut}&amp;fin=${fin}`;
		const slot = html`${debut}&ndash;${fin}`;
		return html`<span class="libre"
><a href="${creating}${hours}">${slot}<span class="sr"> libre. Créer ici, ${day}</span></a
><a href="${booking}${hours}">Réserver<span class="sr"> sans session, ${day}, ${slot}</span></a></span>`;
	});
}
