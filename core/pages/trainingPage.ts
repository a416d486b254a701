import { html, properName, Html } from './html';
import { count, dayOfIso, placesInWords, plainDay } from './words';
import { page, type PageContext } from './page';

export interface NextSession {
	idSession: number;
	formation: string;
	formationNom?: string | null;
	dateDebut: string;
	dateFin: string;
	sallePrincipale: string | null;
	formateur: string | null;
	nbInscrits: number;
	placesRestantes: number;
	enAttente: number;
}

export interface FormationChoice {
	code: string;
	nom: string;
}

/** The sessions to come of a training, with places left and queue; without one, of all trainings. */
export function trainingPage(
	contexte: PageContext,
	formations: FormationChoice[],
	sessions: NextSession[],
	code?: string,
): string {
	const { links } = contexte;
	const choisie = formations.find((f) => f.code === code);
	const noms = new Map(formations.map((f) => [f.code, f.nom]));
	const titre = code ? `Prochaines sessions : ${choisie?.nom ?? code}` : 'Prochaines sessions';
	return page(contexte, {
		titre,
		ici: 'formation',
		contenu: html`<h1>Prochaines sessions</h1>
<p class="sous">Ouvertes aux inscriptions, de la plus proche à la plus lointaine.</p>
<div class="outils">
<form class="ligne" method="get" action="${links.formation()}"><label>Formation<br><select name="code"><option value="">Toutes les formations</option>${formations.map((f) => html`<option value="${f.code}"${f.code === code ? new Html(' selected') : ''}>${f.nom}</option>`)}</select></label><button>Voir</button></form></div>
${
	sessions.length === 0
		? html`<p class="etatvide">Aucune session ouverte${code ? html` pour ${properName(choisie?.nom ?? code)}` : ''}.</p>`
		: html`<ul class="choix carte" aria-label="Sessions">${sessions.map((s) => line(contexte, s, noms))}
</ul>`
}`,
	});
}

function line({ links }: PageContext, s: NextSession, noms: Map<string, string>): Html {
	const ton = s.placesRestantes === 0 ? 'complet' : s.placesRestantes <= 2 ? 'peu' : 'reste';
	const nom = s.formationNom ?? noms.get(s.formation) ?? s.formation;
	return html`<li><div><a href="${links.session(s.idSession)}"><strong>${properName(nom)}</strong><span class="sr">, session ${s.idSession}</span></a><br><span class="vide">du ${plainDay(dayOfIso(s.dateDebut))} au ${plainDay(dayOfIso(s.dateFin))} · ${s.sallePrincipale ? properName(s.sallePrincipale) : 'salle à définir'} · ${s.formateur ? properName(s.formateur) : 'formateur à définir'}</span></div>
<div><span class="pl ${ton}">${s.nbInscrits}/${s.nbInscrits + s.placesRestantes} ${placesInWords(s)}</span>${s.enAttente > 0 ? html` <span class="vide">${count(s.enAttente, 'personne')} en attente</span>` : ''}</div></li>`;
}
