import { placesTone } from './blocks';
import { html, properName, Html } from './html';
import { count, period, placesInWords } from './words';
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
	context: PageContext,
	formations: FormationChoice[],
	sessions: NextSession[],
	code?: string,
): string {
	const { links } = context;
	const choisie = formations.find((f) => f.code === code);
	const names = new Map(formations.map((f) => [f.code, f.nom]));
	const choice = (f: FormationChoice) => {
		const chosen = f.code === code ? new Html(' selected') : '';
		return html`<option value="${f.code}"${chosen}>${f.nom}</option>`;
	};
	const ofTraining = code ? html` pour ${properName(choisie?.nom ?? code)}` : '';
	const titre = code ? `Prochaines sessions : ${choisie?.nom ?? code}` : 'Prochaines sessions';
	return page(context, {
		titre,
		ici: 'formation',
		contenu: html`<h1>Prochaines sessions</h1>
<p class="sous">Ouvertes aux inscriptions, de la plus proche à la plus lointaine.</p>
<div class="outils">
<form class="ligne" method="get" action="${links.formation()}">
<label>Formation<br>
<select name="code">
<option value="">Toutes les formations</option>
${formations.map(choice)}
</select></label>
<button>Voir</button>
</form>
</div>
${
	sessions.length === 0
		? html`<p class="etatvide">Aucune session ouverte${ofTraining}.</p>`
		: html`<ul class="choix carte" aria-label="Sessions">${sessions.map((s) => line(context, s, names))}
</ul>`
}`,
	});
}

function line({ links }: PageContext, s: NextSession, names: Map<string, string>): Html {
	const nom = s.formationNom ?? names.get(s.formation) ?? s.formation;
	const title = html`<strong>${properName(nom)}</strong><span class="sr">, session ${s.idSession}</span>`;
	const days = period(s.dateDebut, s.dateFin);
	const room = s.sallePrincipale ? properName(s.sallePrincipale) : 'salle à définir';
	const trainer = s.formateur ? properName(s.formateur) : 'formateur à définir';
	const places = `${s.nbInscrits}/${s.nbInscrits + s.placesRestantes} ${placesInWords(s)}`;
	const queue =
		s.enAttente > 0
			? html` <span class="vide">${count(s.enAttente, 'personne')} en attente</span>`
			: '';
	return html`<li>
<div>
<a href="${links.session(s.idSession)}">${title}</a><br>
<span class="vide">${days} · ${room} · ${trainer}</span>
</div>
<div><span class="pl ${placesTone(s)}">${places}</span>${queue}</div>
</li>`;
}
