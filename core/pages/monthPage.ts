import { PARTS_OF_DAY } from '../occupation/cutDay';
import type { Creneau, SalleMonthDay, OpeningHours, MonthReport } from '../occupation/types';
import { bookedBlocks } from './blocks';
import { Html, html, properName } from './html';
import {
	capital,
	clockInWords,
	colours,
	hoursInWords,
	monthName,
	monthOf,
	moveMonth,
	percent,
	shortDay,
	weekday,
} from './words';
import { page, steps, subscribe, type PageContext } from './page';

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

/** A room's month: one row a day, one column a part of the day, each booking with session, trainer and places. */
export function monthPage(contexte: PageContext, rapport: MonthReport): string {
	const { liens } = contexte;
	const { salle, nom, annee, mois, jours } = rapport;
	const colonnes = columns(rapport.ouverture);
	const avant = moveMonth(annee, mois, -1);
	const apres = moveMonth(annee, mois, 1);
	const titre = capital(monthName(annee, mois));
	const rien = jours.every(
		({ creneaux, horsOuverture }) => !horsOuverture && creneaux.every(({ libre }) => libre),
	);
	return page(contexte, {
		titre: `${nom}, ${monthName(annee, mois)}`,
		fil: [
			{ texte: `Année ${annee}`, href: liens.annee(annee) },
			{ texte: html`${properName(nom)}, ${monthName(annee, mois)}` },
		],
		contenu: html`<h1>${properName(nom)}, ${monthName(annee, mois)}</h1>
<p class="sous">${hoursInWords(rapport.heuresOccupees)} réservées sur ${hoursInWords(rapport.heuresTotales)} : ${percent(rapport.occupation)} (${colours[rapport.couleur].nom})</p>
<div class="outils">${steps('Mois', { texte: monthName(avant.annee, avant.mois), href: liens.mois(salle, avant.annee, avant.mois) }, titre, { texte: monthName(apres.annee, apres.mois), href: liens.mois(salle, apres.annee, apres.mois) })}</div>
${rien ? html`<p class="etatvide">Aucune réservation ce mois-ci.</p>` : ''}
<div class="carte mois"><table role="table">
<caption class="sr">Créneaux de ${nom}, jour par jour</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Jour</th>${colonnes.map(({ titre: t, heures }) => html`<th role="columnheader" scope="col">${t} <span class="h">${heures}</span></th>`)}</tr></thead>
<tbody role="rowgroup">${jours.map((jour) => row(contexte, salle, colonnes, jour))}</tbody>
</table></div>
${subscribe(contexte.agenda)}`,
	});
}

/** The parts of the day that the centre is open in, with its own first and last hour. */
function columns({ debut, fin }: OpeningHours): Colonne[] {
	const ouvertes = PARTS_OF_DAY.filter(
		(p, i) =>
			(i === PARTS_OF_DAY.length - 1 || PARTS_OF_DAY[i + 1].debut > debut) &&
			(i === 0 || p.debut < fin),
	);
	return ouvertes.map((p, i) => ({
		partie: p.nom,
		titre: noms[p.nom],
		heures: `${clockInWords(i === 0 ? debut : p.debut)}–${clockInWords(i === ouvertes.length - 1 ? fin : ouvertes[i + 1].debut)}`,
	}));
}

function row(contexte: PageContext, salle: string, colonnes: Colonne[], jour: SalleMonthDay): Html {
	const { date, fermeture, creneaux, horsOuverture = [] } = jour;
	const classes = [weekday(date) >= 6 ? 'we' : '', date === contexte.aujourdhui ? 'auj' : '']
		.filter(Boolean)
		.join(' ');
	const libre = creneaux.every((creneau) => creneau.libre) && horsOuverture.length === 0;
	const tete = html`<th role="rowheader" scope="row"><a href="${contexte.liens.jour(date)}">${shortDay(date)}<span class="sr"> ${monthOf(date)}</span></a>${fermeture ? html`<span class="ferme">${properName(fermeture)}</span>` : ''}</th>`;
	if (libre)
		return html`<tr role="row" class="plein ${classes}">${tete}<td role="cell" colspan="${colonnes.length}" aria-colspan="${colonnes.length}"><span class="libre">Libre toute la journée</span></td></tr>`;
	return html`<tr role="row" class="${classes}">${tete}${colonnes.map(
		({ partie, titre, heures }, i) =>
			html`<td role="cell"${creneaux.every((c) => c.partie !== partie || c.libre) && (i < colonnes.length - 1 || horsOuverture.length === 0) ? new Html(' class="l"') : ''} data-l="${titre} ${heures}">${cell(
				contexte,
				salle,
				creneaux.filter((c) => c.partie === partie),
			)}${i === colonnes.length - 1 ? horsOuverture.map((c) => html`<span class="libre">Hors ouverture</span>${bookedBlocks(contexte, salle, c, true)}`) : ''}</td>`,
	)}</tr>`;
}

function cell(contexte: PageContext, salle: string, creneaux: Creneau[]): Html {
	if (creneaux.every(({ libre }) => libre)) return html`<span class="libre">Libre</span>`;
	return html`${creneaux.map((creneau) => (creneau.libre ? html`<span class="libre">Libre ${creneau.debut}–${creneau.fin}</span>` : bookedBlocks(contexte, salle, creneau)))}`;
}
