import type { Creneau, SalleMonthDay, MonthReport } from '../occupation/types';
import { isWeekend, type Weekday } from '../time/days';
import { bookedBlocks } from './blocks';
import { Html, html, properName } from './html';
import {
	capital,
	clockInWords,
	colours,
	hoursInWords,
	monthOf,
	moveMonth,
	percent,
	shortDay,
} from './words';
import { page, steps, subscribe, type PageContext } from './page';
import { monthInWords } from '../time/french';

const names: Record<string, string> = {
	MATIN: 'Matin',
	MIDI: 'Midi',
	APRES_MIDI: 'Après-midi',
	SOIR: 'Soir',
};

interface Column {
	partie: string;
	titre: string;
	heures: string;
}

/**
 * A room's month: one row a day, one column a part of the day, each booking with session, trainer
 * and places. The days of the `weekend` are shaded.
 */
export function monthPage(
	context: PageContext,
	report: MonthReport,
	weekend: readonly Weekday[],
): string {
	const { links } = context;
	const { salle, nom, annee, mois, jours } = report;
	const columnList = columns(report);
	const before = moveMonth(annee, mois, -1);
	const after = moveMonth(annee, mois, 1);
	const title = capital(monthInWords(annee, mois));
	const nothing = jours.every(isFree);
	const taken = hoursInWords(report.heuresOccupees);
	const share = `${percent(report.occupation)} (${colours[report.couleur].nom})`;
	const step = (to: typeof before) => ({
		texte: monthInWords(to.annee, to.mois),
		href: links.mois(salle, to.annee, to.mois),
	});
	return page(context, {
		titre: `${nom}, ${monthInWords(annee, mois)}`,
		fil: [
			{ texte: `Année ${annee}`, href: links.annee(annee) },
			{ texte: html`${properName(nom)}, ${monthInWords(annee, mois)}` },
		],
		contenu: html`<h1>${properName(nom)}, ${monthInWords(annee, mois)}</h1>
<p class="sous">${taken} réservées sur ${hoursInWords(report.heuresTotales)} : ${share}</p>
<div class="outils">${steps('Mois', step(before), title, step(after))}</div>
${nothing ? html`<p class="etatvide">Aucune réservation ce mois-ci.</p>` : ''}
<div class="carte mois"><table role="table">
<caption class="sr">Créneaux de ${nom}, jour par jour</caption>
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">Jour</th>
${columnList.map(
	(column) => html`<th role="columnheader" scope="col">
${column.titre} <span class="h">${column.heures}</span>
</th>`,
)}
</tr>
</thead>
<tbody role="rowgroup">${jours.map((jour) => row(context, salle, columnList, jour, isWeekend(jour.date, weekend)))}</tbody>
</table></div>
${subscribe(context.agenda)}`,
	});
}

/** The parts of the day that the centre is open in, with its own first and last hour. */
function columns({ ouverture: { debut, fin }, parties }: MonthReport): Column[] {
	const open = parties.filter(
		(p, i) =>
			(i === parties.length - 1 || parties[i + 1].debut > debut) && (i === 0 || p.debut < fin),
	);
	return open.map((p, i) => {
		const from = i === 0 ? debut : p.debut;
		const to = open[i + 1]?.debut ?? fin;
		return {
			partie: p.nom,
			titre: names[p.nom] ?? p.nom,
			heures: `${clockInWords(from)}–${clockInWords(to)}`,
		};
	});
}

const isFree = ({ creneaux, horsOuverture = [] }: SalleMonthDay) =>
	horsOuverture.length === 0 && creneaux.every(({ libre }) => libre);

function row(
	context: PageContext,
	salle: string,
	columnList: Column[],
	jour: SalleMonthDay,
	weekend: boolean,
): Html {
	const { date, fermeture, creneaux, horsOuverture = [] } = jour;
	const classes = [weekend && 'we', date === context.today && 'auj'].filter(Boolean).join(' ');
	const day = html`${shortDay(date)}<span class="sr"> ${monthOf(date)}</span>`;
	const closed = fermeture ? html`<span class="ferme">${properName(fermeture)}</span>` : '';
	const head = html`<th role="rowheader" scope="row">
<a href="${context.links.jour(date)}">${day}</a>${closed}
</th>`;
	const span = columnList.length;
	if (isFree(jour))
		return html`<tr role="row" class="plein ${classes}">${head}
<td role="cell" colspan="${span}" aria-colspan="${span}"><span class="libre">Libre toute la journée</span></td>
</tr>`;

	const outside = horsOuverture.map(
		(c) => html`<span class="libre">Hors ouverture</span>${bookedBlocks(context, salle, c, true)}`,
	);
	const cells = columnList.map(({ partie, titre, heures }, i) => {
		const own = creneaux.filter((c) => c.partie === partie);
		// What lies outside the opening hours is told in the last column.
		const more = i === columnList.length - 1 ? outside : [];
		const light = more.length === 0 && own.every(({ libre }) => libre);
		const classe = light ? new Html(' class="l"') : '';
		const content = html`${cell(context, salle, own)}${more}`;
		return html`<td role="cell"${classe} data-l="${titre} ${heures}">${content}</td>`;
	});
	return html`<tr role="row" class="${classes}">${head}${cells}</tr>`;
}

function cell(context: PageContext, salle: string, creneaux: Creneau[]): Html {
	if (creneaux.every(({ libre }) => libre)) return html`<span class="libre">Libre</span>`;
	return html`${creneaux.map((creneau) => {
		const { libre, debut, fin } = creneau;
		if (libre) return html`<span class="libre">Libre ${debut}&ndash;${fin}</span>`;
		return bookedBlocks(context, salle, creneau);
	})}`;
}
