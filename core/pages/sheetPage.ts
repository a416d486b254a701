import type { AttendanceSheet, Box, HalfDay } from '../papers/sheet';
import { html, properName, type Html } from './html';
import { page, type PageContext } from './page';
import { shortDay } from './words';

/** Lines for names to be written in by hand, where nobody is enrolled yet. */
const EMPTY = 12;

/** The attendance sheet to be printed from a browser: what the PDF says, a week a page, A4 landscape. */
export function sheetPage(context: PageContext, sheet: AttendanceSheet): string {
	const { links } = context;
	const { idSession, formation, salle } = sheet.session;
	const pdf = links.papier({ quoi: 'feuille', id: idSession, format: 'pdf' });
	return page(context, {
		titre: `Feuille d'émargement, session ${idSession}`,
		fil: [
			{ texte: properName(formation), href: links.session(idSession) },
			{ texte: 'Présences', href: links.presences(idSession) },
			{ texte: "Feuille d'émargement" },
		],
		contenu: html`<h1>Feuille d'émargement : ${properName(formation)}</h1>
<p class="sous">Session n° ${idSession}, ${sheet.periode}${salle ? html` · ${properName(salle)}` : ''}</p>
<p class="actions"><a class="bouton" href="${pdf}">En PDF</a></p>
${sheet.semaines.map(week)}`,
	});
}

function week({ premier, colonnes, lignes }: AttendanceSheet['semaines'][number]): Html {
	const rows =
		lignes.length > 0
			? lignes
			: Array.from({ length: EMPTY }, () => ({
					nom: '',
					cases: colonnes.map((): Box => ({ signer: true })),
				}));
	return html`<div class="carte large emargement" role="region" aria-label="Semaine du ${shortDay(premier)}" tabindex="0">
<table>
<thead><tr><th scope="col">Nom</th>${colonnes.map(head)}</tr></thead>
<tbody>
${rows.map(
	({
		nom,
		cases,
	}) => html`<tr><th scope="row">${nom ? properName(nom) : html`<span class="sr">à écrire</span>`}</th>
${cases.map(box)}</tr>`,
)}
<tr class="formateur"><th scope="row">Signature du formateur</th>
${colonnes.map(({ formateur }) => html`<td>${properName(formateur)}</td>`)}</tr>
</tbody>
</table></div>`;
}

const head = ({ date, partie, heures, salle }: HalfDay): Html =>
	html`<th scope="col">${shortDay(date)} ${partie}<br><small>${heures}<br>${properName(salle)}</small></th>`;

function box(one: Box): Html {
	if ('texte' in one) return html`<td>${one.texte}</td>`;
	return 'absent' in one ? html`<td class="ferme">&ndash;</td>` : html`<td></td>`;
}
