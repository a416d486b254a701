import type { Occupation, YearReport, SalleYear } from '../occupation/types';
import { html, properName, type Html } from './html';
import { capital, colours, hoursInWords, openInWords, percent, shortMonth } from './words';
import { legend, page, steps, type PageContext } from './page';
import { monthInWords } from '../time/french';

/** The year's timeline: a table of rooms by months, each cell a link to the month. */
export function yearPage(context: PageContext, report: YearReport): string {
	const { annee, salles, total, ouverture } = report;
	const { links } = context;
	const step = (year: number) => ({ texte: String(year), href: links.annee(year) });
	const head = (mois: number) => html`<th role="columnheader" scope="col">
<abbr title="${monthInWords(annee, mois)}">${shortMonth(mois)}</abbr>
</th>`;
	const nothing = salles.every((salle) => salle.annee.heuresOccupees === 0);
	return page(context, {
		titre: `Occupation des salles ${annee}`,
		ici: 'annee',
		contenu: html`<h1>Occupation des salles en ${annee}</h1>
<p class="sous">Heures réservées de ${openInWords(ouverture)}, sur les heures d'ouverture. Choisissez un mois pour voir ses créneaux.</p>
<div class="outils">${steps('Année', step(annee - 1), String(annee), step(annee + 1))}</div>
${nothing ? html`<p class="etatvide">Aucune réservation en ${annee}.</p>` : ''}
<div class="carte an"><table role="table">
<caption class="sr">Occupation de chaque salle, mois par mois, en ${annee}</caption>
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">Salle</th>
${months().map(head)}
<th role="columnheader" scope="col">Année</th>
</tr>
</thead>
<tbody role="rowgroup">${salles.map((salle) => row(context, annee, salle))}</tbody>
<tfoot role="rowgroup">
<tr role="row" class="total">
<th role="rowheader" scope="row">Ensemble</th>${months().map((mois) => totalCell(salles, mois))}
<td role="cell" data-l="Année">${plain(total)}</td>
</tr>
</tfoot>
</table>
${legend()}</div>`,
	});
}

export const months = () => Array.from({ length: 12 }, (_, i) => i + 1);

function row({ links }: PageContext, annee: number, salle: SalleYear): Html {
	const cell = (m: SalleYear['mois'][number]) => {
		const before = html`<span class="sr">${salle.nom}, ${monthInWords(annee, m.mois)} : </span>`;
		const total = `${hoursInWords(m.heuresTotales)}, ${colours[m.couleur].nom}`;
		const after = html`<span class="sr"> sur ${total}</span><i style="--p:${bar(m)}"></i>`;
		const figures = html`<b>${percent(m.occupation)}</b><small>${hoursInWords(m.heuresOccupees)}</small>`;
		return html`<td role="cell" data-l="${shortMonth(m.mois)}">
<a class="case ${m.couleur}" href="${links.mois(salle.code, annee, m.mois)}">${before}${figures}${after}</a>
</td>`;
	};
	return html`<tr role="row">
<th role="rowheader" scope="row">
${properName(salle.nom)}<small>${salle.composee ? 'réservée en entier' : salle.code}</small>
</th>
${salle.mois.map(cell)}
<td role="cell" class="total" data-l="Année">${plain(salle.annee)}</td>
</tr>`;
}

/** What part of a cell's bar is filled; the least there is can still be seen. */
const bar = ({ occupation }: Occupation) =>
	occupation === 0 ? 0 : Math.min(1, Math.max(0.05, occupation / 100)).toFixed(2);

const plain = (o: Occupation): Html =>
	html`<span class="case ${o.couleur}"><b>${percent(o.occupation)}</b><small>${hoursInWords(o.heuresOccupees)}</small></span>`;

function totalCell(salles: SalleYear[], mois: number): Html {
	const physical = salles.filter(({ composee }) => !composee);
	const parts = physical.map((salle) => salle.mois[mois - 1]);
	const busy = parts.reduce((sum, p) => sum + p.heuresOccupees, 0);
	const totales = parts.reduce((sum, p) => sum + p.heuresTotales, 0);
	const occupation = totales > 0 ? (busy / totales) * 100 : 0;
	const figures = html`<b>${percent(occupation)}</b><small>${hoursInWords(busy)}</small>`;
	return html`<td role="cell" data-l="${capital(shortMonth(mois))}"><span class="case">${figures}</span></td>`;
}
