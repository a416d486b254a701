import type { Creneau, SalleMonthDay, MonthReport } from '../occupation/types';
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
	weekday,
} from './words';
import { page, steps, subscribe, type PageContext } from './page';
import { monthInWords } from '../time/french';

const noms: Record<string, string> = {
	MATIN: 'Matin',
	MIDI: 'Midi',
	APRES_MIDI: 'Après-midi',
	SOIR: 'Soir',
};

interface Colonne {
	partie: string;
	titre: string;
	heures: string;
}

/**
 * A room's month: one row a day, one column a part of the day, each booking with session, trainer
 * and places.
 */
export function monthPage(contexte: PageContext, rapport: MonthReport): string {
	const { links } = contexte;
	const { salle, nom, annee, mois, jours } = rapport;
	const columnList = columns(rapport);
	const avant = moveMonth(annee, mois, -1);
	const apres = moveMonth(annee, mois, 1);
	const titre = capital(monthInWords(annee, mois));
	const rien = jours.every(
		({ creneaux, horsOuverture }) => !horsOuverture && creneaux.every(({ libre }) => libre),
	);
	return page(contexte, {
		titre: `${nom}, ${monthInWords(annee, mois)}`,
		fil: [
			{ texte: `Année ${annee}`, href: links.annee(annee) },
			{ texte: html`${properName(nom)}, ${monthInWords(annee, mois)}` },
		],
		contenu: html`<h1>${properName(nom)}, ${monthInWords(annee, mois)}</h1>
<p class="sous">${hoursInWords(rapport.heuresOccupees)} réservées sur ${hoursInWords(rapport.heuresTotales)} : ${percent(rapport.occupation)} (${colours[rapport.couleur].nom})</p>
<div class="outils">${steps('Mois', { texte: monthInWords(avant.annee, avant.mois), href: links.mois(salle, avant.annee, avant.mois) }, titre, { texte: monthInWords(apres.annee, apres.mois), href: links.mois(salle, apres.annee, apres.mois) })}</div>
${rien ? html`<p class="etatvide">Aucune réservation ce mois-ci.</p>` : ''}
<div class="carte mois"><table role="table">
<caption class="sr">Créneaux de ${nom}, jour par jour</caption>
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">Jour</th>${columnList.map(({ titre: t, heures }) => html`<th role="columnheader" scope="col">${t} <span class="h">${heures}</span></th>`)}
</tr>
</thead>
<tbody role="rowgroup">${jours.map((jour) => row(contexte, salle, columnList, jour))}</tbody>
</table></div>
${subscribe(contexte.agenda)}`,
	});
}

/** The parts of the day that the centre is open in, with its own first and last hour. */
function columns({ ouverture: { debut, fin }, parties }: MonthReport): Colonne[] {
	const ouvertes = parties.filter(
		(p, i) =>
			(i === parties.length - 1 || parties[i + 1].debut > debut) && (i === 0 || p.debut < fin),
	);
	return ouvertes.map((p, i) => ({
		partie: p.nom,
		titre: noms[p.nom] ?? p.nom,
		heures: `${clockInWords(i === 0 ? debut : p.debut)}–${clockInWords(i === ouvertes.length - 1 ? fin : ouvertes[i + 1].debut)}`,
	}));
}

function row(
	contexte: PageContext,
	salle: string,
	columnList: Colonne[],
	jour: SalleMonthDay,
): Html {
	const { date, fermeture, creneaux, horsOuverture = [] } = jour;
	const classes = [weekday(date) >= 6 ? 'we' : '', date === contexte.today ? 'auj' : '']
		.filter(Boolean)
		.join(' ');
	const libre = creneaux.every((creneau) => creneau.libre) && horsOuverture.length === 0;
	const head = html`<th role="rowheader" scope="row"><a href="${contexte.links.jour(date)}">${shortDay(date)}<span class="sr"> ${monthOf(date)}</span></a>${fermeture ? html`<span class="ferme">${properName(fermeture)}</span>` : ''}</th>`;
	if (libre)
		return html`<tr role="row" class="plein ${classes}">${head}
<td role="cell" colspan="${columnList.length}" aria-colspan="${columnList.length}"><span class="libre">Libre toute la journée</span></td>
</tr>`;
	return html`<tr role="row" class="${classes}">${head}${columnList.map(
		({ partie, titre, heures }, i) =>
			html`<td role="cell"${creneaux.every((c) => c.partie !== partie || c.libre) && (i < columnList.length - 1 || horsOuverture.length === 0) ? new Html(' class="l"') : ''} data-l="${titre} ${heures}">${cell(
				contexte,
				salle,
				creneaux.filter((c) => c.partie === partie),
			)}${i === columnList.length - 1 ? horsOuverture.map((c) => html`<span class="libre">Hors ouverture</span>${bookedBlocks(contexte, salle, c, true)}`) : ''}</td>`,
	)}</tr>`;
}

function cell(contexte: PageContext, salle: string, creneaux: Creneau[]): Html {
	if (creneaux.every(({ libre }) => libre)) return html`<span class="libre">Libre</span>`;
	return html`${creneaux.map((creneau) => (creneau.libre ? html`<span class="libre">Libre ${creneau.debut}–${creneau.fin}</span>` : bookedBlocks(contexte, salle, creneau)))}`;
}
