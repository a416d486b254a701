import type { Creneau, DayReport, SalleDay } from '../occupation/types';
import { bookedBlocks } from './blocks';
import { addDays, minutesOf } from '../time/days';
import { html, properName, type Html } from './html';
import { capital, clockInWords, hoursInWords, longDay, percent, shortDay } from './words';
import { page, steps, type PageContext } from './page';

/**
 * A day by the hour: one line a room, its bookings and its free stretches where they lie; on a
 * telephone, a list.
 */
export function dayPage(context: PageContext, report: DayReport, salle?: string): string {
	const { links } = context;
	const { date, ouverture, total, fermeture } = report;
	const [annee, mois] = date.split('-').map(Number);
	const jour = longDay(date);
	const de = minutesOf(ouverture.debut);
	const duree = minutesOf(ouverture.fin) - de;
	const heures = Array.from({ length: Math.floor(duree / 60) + 1 }, (_, i) => i * 60).filter(
		(m, i) => i % (duree > 900 ? 2 : 1) === 0,
	);
	const nothing = report.salles.every(isFree);
	const seule = salle ? report.salles[0] : undefined;
	const [eve, demain] = [addDays(date, -1), addDays(date, 1)];
	const taken = hoursInWords(total.heuresOccupees);
	const closed = fermeture
		? html` · <span class="ferme" style="display:inline">${properName(fermeture)}</span>`
		: '';
	const clock = (m: number) => clockInWords(`${String(((de + m) / 60) | 0).padStart(2, '0')}:00`);
	return page(context, {
		titre: jour,
		ici: date === context.today && !salle ? 'jour' : undefined,
		fil: [
			{ texte: `Année ${annee}`, href: links.annee(annee) },
			...(seule
				? [{ texte: properName(seule.nom), href: links.mois(seule.code, annee, mois) }]
				: []),
			{ texte: jour },
		],
		contenu: html`<h1>${capital(jour)}</h1>
<p class="sous">
${taken} réservées sur ${hoursInWords(total.heuresTotales)} : ${percent(total.occupation)}${closed}
</p>
<div class="outils">
${steps('Jour', { texte: shortDay(eve), href: links.jour(eve, salle) }, shortDay(date), {
	texte: shortDay(demain),
	href: links.jour(demain, salle),
})}
<form class="ligne" method="get" action="${links.jour(date).split('?')[0]}">
<label>Aller au <input type="date" name="date" value="${date}" required></label>
${salle ? html`<input type="hidden" name="salle" value="${salle}">` : ''}<button>Voir</button>
</form>
</div>
${nothing ? html`<p class="etatvide">Aucune réservation ce jour-là.</p>` : ''}
<div class="carte jour">
<div class="heures" aria-hidden="true">
<div></div>
<div>${heures.map((m) => html`<span style="--d:${m / duree}">${clock(m)}</span>`)}</div>
</div>
${report.salles.map((s) => room(context, date, s, de, duree))}
</div>`,
	});
}

function room(context: PageContext, date: string, s: SalleDay, de: number, duree: number): Html {
	const [annee, mois] = date.split('-').map(Number);
	const monthOfRoom = context.links.mois(s.code, annee, mois);
	const stretch = (c: Creneau) => {
		const where = `--d:${place(c.debut, de, duree)};--l:${(duration(c) / duree).toFixed(4)}`;
		const what = c.libre ? free(c) : bookedBlocks(context, s.code, c);
		return html`<li style="${where}">${what}</li>`;
	};
	const outside = (s.horsOuverture ?? []).map((c) => bookedBlocks(context, s.code, c, true));
	return html`<section aria-label="${s.nom}">
<h2>
<a href="${monthOfRoom}">${properName(s.nom)}</a>
<small>${hoursInWords(s.heuresOccupees)}, ${percent(s.occupation)}</small>
</h2>
<ol style="--h:${(6000 / duree).toFixed(3)}%">${s.creneaux.map(stretch)}</ol></section>
${s.horsOuverture ? html`<div class="horsj">Hors ouverture : ${outside}</div>` : ''}`;
}

const isFree = ({ creneaux, horsOuverture }: SalleDay) =>
	!horsOuverture && creneaux.every(({ libre }) => libre);

const place = (debut: string, de: number, duree: number) =>
	((minutesOf(debut) - de) / duree).toFixed(4);

const duration = ({ debut, fin }: Creneau) => minutesOf(fin) - minutesOf(debut);

/** A stretch that is too short for its hours on a screen still says them aloud. */
function free(c: Creneau): Html {
	const hours = html`${c.debut}&ndash;${c.fin}`;
	const shown = duration(c) >= 60 ? hours : html`<span class="sr">${hours}</span>`;
	return html`<span class="libre"><span>Libre ${shown}</span></span>`;
}
