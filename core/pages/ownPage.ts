import { addDays } from '../time/days';
import { faults } from './blocks';
import { html, properName, type Html } from './html';
import { page, type PageContext } from './page';
import { capital, clockOfIso, count, dayOfIso, longDay, period, plainDay } from './words';

interface OwnSeance {
	salle: string;
	matiere: string | null;
	dateDebut: string;
	dateFin: string;
}

/** What an élève or candidat finds under the link of their own; instants with the centre's offset. */
export interface OwnPerson {
	prenom: string;
	nom: string;
	inscriptions: Array<{
		idInscription: number;
		idSession: number;
		formation: string;
		statutInscription: string;
		positionAttente: number | null;
		statutSession: string;
		seances: OwnSeance[];
		dateDebut: string;
		dateFin: string;
	}>;
	prochaines: Array<{
		idSession: number;
		formation: string;
		places: number;
		dateDebut: string;
		dateFin: string;
	}>;
}

/** What a trainer finds under the link of their own. */
export interface OwnTrainer {
	prenom: string;
	nom: string;
	seances: Array<
		OwnSeance & { idReservation: number; idSession: number; formation: string; nbInscrits: number }
	>;
	absences: Array<{ dateDebut: string; dateFin: string }>;
}

/** A page under a link of one's own: its forms go to the same address. */
export type OwnContext = PageContext & { lien: string };

/**
 * Whole days end at the midnight after the last of them: « du 22 au 23 décembre » is until the 24th at 0 h. An
 * absence of some hours says which.
 */
function absenceInWords(debut: string, fin: string): string {
	const endsAtMidnight = clockOfIso(fin) === '00:00';
	const last = endsAtMidnight ? addDays(dayOfIso(fin), -1) : dayOfIso(fin);
	if (clockOfIso(debut) === '00:00' && endsAtMidnight) return period(debut, last);
	const from = clockOfIso(debut);
	const to = endsAtMidnight ? 'minuit' : clockOfIso(fin);
	return dayOfIso(debut) === last
		? `le ${plainDay(last)}, de ${from} à ${to}`
		: `du ${plainDay(dayOfIso(debut))}, ${from}, au ${plainDay(last)}, ${to}`;
}

const seanceLine = ({ dateDebut, dateFin, salle, matiere }: OwnSeance): Html =>
	html`${capital(longDay(dayOfIso(dateDebut)))}, ${clockOfIso(dateDebut)}&ndash;${clockOfIso(dateFin)},
${properName(salle)}${matiere ? html`, ${properName(matiere)}` : ''}`;

/** The way to the question of a deed, under the same link. */
export const askOwn = ({ links, lien }: OwnContext, fields: Record<string, string>): string =>
	`${links.moi}?${new URLSearchParams({ lien, ...fields }).toString()}`;

/** Places, ranks, séances to come and open sessions of the same trainings; nobody else is named. */
export function ownPersonPage(
	context: OwnContext,
	person: OwnPerson,
	fautes: string[] = [],
): string {
	const name = `${person.prenom} ${person.nom}`.trim();
	const inscriptions = person.inscriptions.map((one) => inscription(context, one));
	const next = person.prochaines.map(
		({ formation, dateDebut, dateFin, places }) => html`<li>
<span><strong>${properName(formation)}</strong><br>
<span class="vide">${period(dateDebut, dateFin)}</span></span>
<span>${places > 0 ? count(places, 'place') : 'complet'}</span>
</li>`,
	);
	return page(context, {
		titre: name,
		contenu: html`<h1>${properName(name)}</h1>
<p class="sous">Cette page est à vous : gardez son adresse pour vous.</p>
${faults(fautes)}
<section aria-labelledby="miennes"><h2 id="miennes">Mes sessions</h2>
${inscriptions.length > 0 ? inscriptions : html`<p class="etatvide">Aucune session à venir.</p>`}
</section>
<section aria-labelledby="prochaines"><h2 id="prochaines">Prochaines sessions de ces formations</h2>
${next.length > 0 ? html`<ul class="choix carte">${next}</ul>` : html`<p class="etatvide">Aucune autre session n'est ouverte.</p>`}
</section>`,
	});
}

/** Séances to come that are shown at once: a CAP has two hundred, and what can be done comes below them. */
const NEXT_SEANCES = 8;

function seanceList(seances: OwnSeance[]): Html | string {
	if (seances.length === 0) return '';
	const lines = seances.map((seance) => html`<li>${seanceLine(seance)}</li>`);
	const later = lines.slice(NEXT_SEANCES);
	return html`<ul>${lines.slice(0, NEXT_SEANCES)}</ul>
${
	later.length > 0
		? html`<details><summary>${count(later.length, 'autre séance', 'autres séances')}</summary>
<ul>${later}</ul></details>`
		: ''
}`;
}

function inscription(context: OwnContext, one: OwnPerson['inscriptions'][number]): Html {
	const waits = one.statutInscription === 'EN_ATTENTE';
	const status = waits ? `En liste d'attente, rang ${one.positionAttente}` : 'Place réservée';
	const leave = waits ? "Quitter la liste d'attente" : 'Me désister';
	const href = askOwn(context, {
		verbe: 'desister',
		id: String(one.idSession),
		inscription: String(one.idInscription),
	});
	return html`<div class="carte" style="margin-bottom:1rem">
<h3 style="margin-top:0">${properName(one.formation)}</h3>
<p>${status} · ${period(one.dateDebut, one.dateFin)}</p>
${seanceList(one.seances)}
<p class="actions"><a class="bouton leger" href="${href}">${leave}<span class="sr"> : ${one.formation}</span></a></p>
</div>`;
}

/** An absence that could not be announced as it was sent. */
interface Announcing {
	fautes?: string[];
	sent?: Record<string, string | undefined>;
}

/** Séances with how many come, absences, and a form to tell of one, filled in as it was sent. */
export function ownTrainerPage(
	context: OwnContext,
	trainer: OwnTrainer,
	{ fautes = [], sent = {} }: Announcing = {},
): string {
	const name = `${trainer.prenom} ${trainer.nom}`.trim();
	const seances = trainer.seances.map((one) => {
		const href = askOwn(context, {
			page: 'presences',
			id: String(one.idSession),
			seance: String(one.idReservation),
		});
		const when = `${longDay(dayOfIso(one.dateDebut))} ${clockOfIso(one.dateDebut)}`;
		return html`<li>
<span><strong>${properName(one.formation)}</strong><br>
<span class="vide">${seanceLine(one)} · ${count(one.nbInscrits, 'inscrit')}</span></span>
<a class="bouton leger" href="${href}">Présences<span class="sr"> ${when}</span></a>
</li>`;
	});
	const absences = trainer.absences.map(
		({ dateDebut, dateFin }) => html`<li>${absenceInWords(dateDebut, dateFin)}</li>`,
	);
	return page(context, {
		titre: name,
		contenu: html`<h1>${properName(name)}</h1>
<p class="sous">Cette page est à vous : gardez son adresse pour vous.</p>
<section aria-labelledby="seances"><h2 id="seances">Mes séances</h2>
${seances.length > 0 ? html`<ul class="choix carte">${seances}</ul>` : html`<p class="etatvide">Aucune séance dans les deux mois.</p>`}
</section>
<section aria-labelledby="absences"><h2 id="absences">Mes absences</h2>
${absences.length > 0 ? html`<ul class="carte">${absences}</ul>` : html`<p class="etatvide">Aucune absence annoncée.</p>`}
<form class="carte" method="get" action="${context.links.moi}" style="margin-top:1rem;max-width:42rem">
${faults(fautes)}
<input type="hidden" name="lien" value="${context.lien}">
<input type="hidden" name="verbe" value="absence">
<div class="champs">
<p><label>Je serai absent du<br><input type="date" name="du" required value="${sent.du ?? context.today}"></label></p>
<p><label>Au (facultatif)<br><input type="date" name="au" value="${sent.au}"></label></p>
</div>
<p class="actions"><button class="fort">Annoncer cette absence</button></p>
</form></section>`,
	});
}
