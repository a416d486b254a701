import { html, properName, type Html } from './html';
import { trainerLink } from './trainerLink';
import { capital, clockOfIso, count, dayOfIso, hoursOn, longDay, plainDay } from './words';
import { page, type PageContext } from './page';

/** One booking of the day; instants in ISO 8601 with the centre's offset. */
export interface SeanceOfDay {
	idSession: number | null;
	formation: string | null;
	salle: string;
	motif: string | null;
	matiere: string | null;
	idFormateur: number | null;
	formateur: string | null;
	nbInscrits: number | null;
	capaciteMax: number | null;
	dateDebut: string;
	dateFin: string;
}

export interface Today {
	/** The instant at which the page is made. */
	maintenant: string;
	seances: SeanceOfDay[];
	absents: Array<{ idFormateur: number; formateur: string }>;
	alertes: Array<{ message: string; idSession: number; formation: string; dateDebut: string }>;
	nonEnvoyes: Array<{
		nom: string;
		role: string;
		etat: string;
		idSession: number | null;
		le: string;
	}>;
}

/** The day as somebody needs it who opens the pages in the morning: what runs, who is away, what asks for attention. */
export function todayPage(context: PageContext, today: Today): string {
	const { links } = context;
	const date = context.today;
	const now = Date.parse(today.maintenant);
	const over = today.seances.filter(({ dateFin }) => Date.parse(dateFin) <= now);
	const running = today.seances.filter(
		({ dateDebut, dateFin }) => Date.parse(dateDebut) <= now && Date.parse(dateFin) > now,
	);
	const next = today.seances.filter(({ dateDebut }) => Date.parse(dateDebut) > now);
	// A day that was free from its beginning has nothing that could be over.
	const nothingNext =
		today.seances.length === 0 ? "Rien de prévu aujourd'hui." : "Plus rien aujourd'hui.";
	return page(context, {
		titre: "Aujourd'hui",
		ici: 'aujourdhui',
		contenu: html`<h1>${capital(longDay(date))}</h1>
<p class="sous">
Il est ${clockOfIso(today.maintenant)} · <a href="${links.jour(date)}">la journée heure par heure</a>
· <a href="${links.absences}">absences et fermetures</a>
</p>
${part('En cours', running, "Rien n'est en cours.", context)}
${part('À suivre', next, nothingNext, context)}
${over.length > 0 ? part('Terminé', over, '', context) : ''}
${absences(context, today.absents)}
${alerts(context, today.alertes)}
${unsent(context, today.nonEnvoyes)}
<p class="sous bas"><a href="${links.sante}">État du système</a></p>`,
	});
}

function part(title: string, seances: SeanceOfDay[], empty: string, context: PageContext): Html {
	const lines = seances.map((seance) => line(context, seance));
	return html`<section aria-label="${title}">
<h2>${title}</h2>
${
	seances.length === 0
		? html`<p class="etatvide">${empty}</p>`
		: html`<ul class="choix carte">${lines}</ul>`
}
</section>`;
}

function line(context: PageContext, s: SeanceOfDay): Html {
	const { links, today } = context;
	const what =
		s.idSession === null
			? html`<strong>${s.motif ?? 'Réservation'}</strong>`
			: html`<a href="${links.session(s.idSession)}"><strong>${properName(s.formation ?? '')}</strong></a>`;
	const subject = s.matiere ? html` · ${s.matiere}` : '';
	const trainer = s.idFormateur === null ? 'sans formateur' : trainerLink(context, s, today);
	const held =
		s.idSession === null ? '' : html` · ${trainer} · ${s.nbInscrits}/${s.capaciteMax} inscrits`;
	return html`<li>
<div>
${what}${subject}<br>
<span class="vide">${properName(s.salle)}${held}</span>
</div>
<div>${hoursOn(s, today)}</div>
</li>`;
}

function absences(context: PageContext, absents: Today['absents']): Html {
	if (absents.length === 0) return html``;
	const names = absents.map((one) => html`<li>${trainerLink(context, one, context.today)}</li>`);
	return html`<section aria-label="Absents">
<h2>Absents aujourd'hui</h2>
<ul class="choix carte">${names}</ul>
</section>`;
}

/** So many alerts are open to the eye, the rest one click away. */
const OPEN_ALERTS = 20;

function alerts({ links }: PageContext, alertes: Today['alertes']): Html {
	const lines = alertes.map(
		({ message, idSession, formation, dateDebut }) => html`<li>
<div>
<a href="${links.session(idSession)}"><strong>${properName(formation)}</strong></a>
<span class="vide">dès le ${plainDay(dayOfIso(dateDebut))}</span><br>
${message}
</div>
</li>`,
	);
	return html`<section aria-label="Alertes">
<h2>${alertes.length === 0 ? 'Alertes' : count(alertes.length, 'alerte')}</h2>
${
	alertes.length === 0
		? html`<p class="etatvide">Aucune alerte.</p>`
		: html`<ul class="choix carte">${lines.slice(0, OPEN_ALERTS)}</ul>${folded(lines.slice(OPEN_ALERTS))}`
}
</section>`;
}

function folded(lines: Html[]): Html | string {
	if (lines.length === 0) return '';
	return html`<details style="margin-top:.75rem">
<summary>Voir ${lines.length === 1 ? "l'autre alerte" : `les ${lines.length} autres alertes`}</summary>
<ul class="choix carte" style="margin-top:.5rem">${lines}</ul>
</details>`;
}

const reasons: Record<string, string> = {
	ECHEC: "l'envoi a échoué",
	SANS_ADRESSE: 'sans adresse',
	SANS_MODELE: "le workflow n'a pas de message pour cela",
};

function unsent({ links }: PageContext, list: Today['nonEnvoyes']): Html {
	if (list.length === 0) return html``;
	const lines = list.map(({ nom, etat, idSession, le }) => {
		const session =
			idSession === null
				? ''
				: html` · <a href="${links.session(idSession)}">session ${idSession}</a>`;
		return html`<li><div>${properName(nom || 'Administration')} : ${reasons[etat] ?? etat}${session}</div>
<div class="vide">${plainDay(dayOfIso(le))}</div></li>`;
	});
	return html`<section aria-label="Courriels non envoyés">
<h2>Courriels non envoyés depuis sept jours</h2>
<ul class="choix carte">${lines}</ul>
</section>`;
}
