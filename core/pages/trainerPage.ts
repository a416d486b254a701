import type { FormateurDay, FormateurReport, FormateurSeance } from '../occupation/types';
import { absencesOf, type AbsenceView } from './absencesPage';
import { placesBadge, subject } from './blocks';
import { html, properName, type Html } from './html';
import { capital, count, hoursInWords, monthOf, moveMonth, weekdayNames } from './words';
import { JOURS, weekdayOf } from '../time/days';
import { ownLink } from './ownLinkBlock';
import { page, steps, subscribe, type PageContext } from './page';
import { monthInWords } from '../time/french';

/** A trainer's month as a calendar of weeks; on a telephone, the list of days that have something. */
export function trainerPage(
	context: PageContext,
	report: FormateurReport,
	espace?: string,
	absences: AbsenceView[] = [],
): string {
	const { links } = context;
	const { formateur, annee, mois, jours } = report;
	const id = formateur.idFormateur;
	const nom = `${formateur.prenom} ${formateur.nom}`;
	const before = moveMonth(annee, mois, -1);
	const after = moveMonth(annee, mois, 1);
	const monthName = monthInWords(annee, mois);
	const step = (to: typeof before) => ({
		texte: monthInWords(to.annee, to.mois),
		href: links.formateur(id, to.annee, to.mois),
	});
	const inactive = formateur.statut === 'ACTIF' ? '' : ' · formateur inactif';
	const cell = (jour: FormateurDay | undefined) =>
		jour ? day(context, jour) : html`<td role="cell" class="vide rien"></td>`;
	return page(context, {
		titre: `${nom}, ${monthName}`,
		fil: [
			{ texte: `Année ${annee}`, href: links.annee(annee) },
			{ texte: html`${properName(nom)}, ${monthName}` },
		],
		contenu: html`<h1>${properName(nom)}, ${monthName}</h1>
<p class="sous">${count(report.seances.length, 'séance')}, ${hoursInWords(report.heures)}${inactive}</p>
<div class="outils">${steps('Mois', step(before), capital(monthName), step(after))}
<p class="actions">
<a class="bouton leger" href="${links.preparer('absence', { formateur: id })}">Absence&hellip;</a>
</p></div>
${report.seances.length === 0 ? html`<p class="etatvide">Aucune séance ce mois-ci.</p>` : ''}
<div class="carte cal"><table role="table"><caption class="sr">Calendrier de ${nom}, ${monthName}</caption>
<thead role="rowgroup">
<tr role="row">${weekdayNames.map((j) => html`<th role="columnheader" scope="col">${capital(j)}</th>`)}
</tr>
</thead>
<tbody role="rowgroup">
${weeks(jours).map((semaine) => html`<tr role="row">${semaine.map(cell)}</tr>`)}
</tbody>
</table></div>
${absencesOf(context, absences)}
${subscribe(context.agenda)}
${ownLink(context, { genre: 'formateur', id, address: espace })}`,
	});
}

/** Days in rows of seven from Monday; undefined outside the month. */
function weeks(jours: FormateurDay[]): Array<Array<FormateurDay | undefined>> {
	const cases: Array<FormateurDay | undefined> = [
		...Array.from({ length: JOURS.indexOf(weekdayOf(jours[0].date)) }, () => undefined),
		...jours,
	];
	while (cases.length % 7 !== 0) cases.push(undefined);
	return Array.from({ length: cases.length / 7 }, (_, i) => cases.slice(i * 7, i * 7 + 7));
}

function day(
	context: PageContext,
	{ date, fermeture, seances, disponibilites }: FormateurDay,
): Html {
	const nothing = seances.length === 0 && disponibilites.length === 0;
	const empty = nothing ? 'rien' : '';
	const today = date === context.today ? 'auj' : '';
	const classes = [empty, today].filter(Boolean).join(' ');
	const number = html`${Number(date.slice(8))}<span class="sr"> ${monthOf(date)}</span>`;
	return html`<td role="cell" class="${classes}">
<a class="num" href="${context.links.jour(date)}">${number}</a>
${fermeture ? html`<span class="ferme">${properName(fermeture)}</span>` : ''}
${disponibilites.map(availability)}
${seances.map((s) => block(context, s))}
</td>`;
}

function availability({ debut, fin, type }: FormateurDay['disponibilites'][number]): Html {
	const hours = debut === '00:00' && fin === '24:00' ? '' : ` ${debut}–${fin}`;
	return type === 'INDISPONIBLE'
		? html`<span class="indispo">Indisponible${hours}</span>`
		: html`<span class="dispo">Disponible${hours}</span>`;
}

function block(
	{ links }: PageContext,
	{ debut, fin, salleNom, motif, session }: FormateurSeance,
): Html {
	const what = properName(session ? session.formationNom : (motif ?? 'Réservé'));
	const where = html`${subject(session?.matiere)}${properName(salleNom)}`;
	const places = session ? html` ${placesBadge(session)}` : '';
	const content = html`<span class="h">${debut}&ndash;${fin}</span><b>${what}</b>${where}${places}`;
	return session
		? html`<a class="bloc" href="${links.session(session.idSession)}">${content}</a>`
		: html`<span class="bloc autre">${content}</span>`;
}
