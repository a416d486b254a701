import type { SheetView } from './person';
import { html, properName, type Html } from './html';
import { capital, clockOfIso, count, dayOfIso, hoursInWords, longDay, weekdayNames } from './words';
import type { PageContext } from './page';
import { trainerLink } from './trainerLink';
import { monthInWords } from '../time/french';

type Seance = SheetView['seances'][number];

/**
 * Every séance with day, hours, room and trainer, month by month, after the rhythm of the week in
 * one table.
 */
export function planningTab(context: PageContext, fiche: SheetView): Html {
	if (fiche.seances.length === 0)
		return html`<p class="etatvide">Aucune séance n'est réservée pour cette session.</p>`;
	const seances = [...fiche.seances].sort(
		(a, b) => Date.parse(a.dateDebut) - Date.parse(b.dateDebut),
	);
	const mois = new Map<string, Seance[]>();
	for (const seance of seances) {
		const key = seance.dateDebut.slice(0, 7);
		mois.set(key, [...(mois.get(key) ?? []), seance]);
	}
	const matieres = seances.some(({ matiere }) => matiere);
	return html`${rhythm(seances)}
${[...mois].map(([cle, liste]) => {
	const [annee, numero] = cle.split('-').map(Number);
	return html`<section class="carte liste large" style="margin-top:1rem">
<h2 style="margin-top:0">${capital(monthInWords(annee, numero))} <small class="vide">${count(liste.length, 'séance')}</small></h2>
<table role="table">
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">Jour</th>
<th role="columnheader" scope="col">Horaires</th>
<th role="columnheader" scope="col">Salle</th>
<th role="columnheader" scope="col">Formateur</th>${matieres ? html`<th role="columnheader" scope="col">Matière</th>` : ''}
<th role="columnheader" scope="col"><span class="sr">Actions</span></th>
</tr>
</thead>
<tbody role="rowgroup">
${liste.map(
	(s) => html`<tr role="row">
<td role="cell"><a href="${context.links.jour(dayOfIso(s.dateDebut))}">${longDay(dayOfIso(s.dateDebut))}</a></td>
<td role="cell">${clockOfIso(s.dateDebut)}&ndash;${clockOfIso(s.dateFin)}</td>
<td role="cell">${properName(s.salleNom)}</td>
<td role="cell">${trainer(context, s)}</td>
${matieres ? html`<td role="cell">${properName(s.matiere)}</td>` : ''}
<td role="cell" class="fin actions">${move(context, fiche, s)}</td>
</tr>`,
)}
</tbody>
</table></section>`;
})}`;
}

function trainer(context: PageContext, { formateur, formateurId, dateDebut }: Seance): Html {
	if (!formateur) return html`<span class="vide">à définir</span>`;
	return trainerLink(context, { formateur, idFormateur: formateurId }, dayOfIso(dateDebut));
}

/** The way to move one séance, of a session that is still open. */
function move({ links }: PageContext, { session }: SheetView, seance: Seance): Html | string {
	if (['TERMINEE', 'ANNULEE'].includes(session.statutSession)) return '';
	const href = links.preparer('deplacer', { id: session.idSession, seance: seance.idReservation });
	const when = `${longDay(dayOfIso(seance.dateDebut))} ${clockOfIso(seance.dateDebut)}`;
	return html`<a class="bouton leger" href="${href}">Déplacer<span class="sr"> ${when}</span></a>`;
}

/** The blocks that come back: weekday by hours, how often; what came once is left to the list below. */
function rhythm(seances: Seance[]): Html {
	const blocs = new Map<string, { heures: string; salle: string; jours: number[]; fois: number }>();
	for (const s of seances) {
		const heures = `${clockOfIso(s.dateDebut)}–${clockOfIso(s.dateFin)}`;
		const salle = s.salleNom;
		const jour = new Date(`${dayOfIso(s.dateDebut)}T00:00Z`).getUTCDay() || 7;
		const bloc = blocs.get(`${heures} ${salle}`) ?? {
			heures,
			salle,
			jours: Array.from({ length: 8 }, () => 0),
			fois: 0,
		};
		bloc.jours[jour] += 1;
		bloc.fois += 1;
		blocs.set(`${heures} ${salle}`, bloc);
	}
	const recurring = [...blocs.values()]
		.filter(({ fois }) => fois > 1)
		.sort((a, b) => (a.heures < b.heures ? -1 : 1));
	if (recurring.length === 0) return html``;
	const total = seances.reduce(
		(sum, s) => sum + (Date.parse(s.dateFin) - Date.parse(s.dateDebut)) / 3_600_000,
		0,
	);
	const isUsed = (i: number) => recurring.some((b) => b.jours[i] > 0);
	const weekdays = weekdayNames.map((nom, i) => ({ nom, i: i + 1 }));
	const jours = weekdays.filter(({ i }) => i < 6 || isUsed(i));
	return html`<section class="carte liste semaine">
<h2 style="margin-top:0">Semaine type <small class="vide">${hoursInWords(total)} en tout</small></h2>
<table>
<thead>
<tr>
<th scope="col">Horaires</th>${jours.map(({ nom }) => html`<th scope="col"><abbr title="${nom}">${nom.slice(0, 3)}.</abbr></th>`)}
</tr>
</thead>
<tbody>
${recurring.map(
	(b) => html`<tr>
<th scope="row">${b.heures}<br><small class="vide">${properName(b.salle)}</small></th>
${jours.map(({ i }) => html`<td>${times(b.jours[i])}</td>`)}
</tr>`,
)}
</tbody>
</table></section>`;
}

/** How often, for the eye and for the ear. */
const times = (n: number): Html =>
	n > 0
		? html`<span class="pl reste">${n}<span class="sr"> fois</span><span aria-hidden="true">×</span></span>`
		: html`<span class="vide"><span aria-hidden="true">&ndash;</span><span class="sr">aucune</span></span>`;
