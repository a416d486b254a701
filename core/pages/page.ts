import { html, Html } from './html';
import type { Links } from './links';
import { colours } from './words';
import { style } from './style/style';
import type { Colour } from '../occupation/types';

/** What every page is told beside its data. */
export interface PageContext {
	links: Links;
	/** 'YYYY-MM-DD' on the centre's wall clock. */
	today: string;
	/** The address of this page's calendar feed, when the centre has a secrets key. */
	agenda?: string;
	/** Under a link of one's own: its token. Such a page leads nowhere else. */
	lien?: string;
}

export interface PageStep {
	texte: string | Html;
	href?: string;
}

interface Cadre {
	titre: string;
	/** Trail from the year to here. */
	fil?: PageStep[];
	/** Which entry of the bar this page is. */
	ici?: 'aujourdhui' | 'annee' | 'semaine' | 'jour' | 'formation';
	/** What stands in the search box. */
	recherche?: string;
	contenu: Html;
}

/** A whole page as text: bar, trail, content; no script, nothing loaded from outside. */
export function page(
	{ links, today, lien }: PageContext,
	{ titre, fil = [], ici, recherche = '', contenu }: Cadre,
): string {
	const annee = Number(today.slice(0, 4));
	const entry = (nom: typeof ici, href: string, text: string) =>
		html`<a href="${href}"${ici === nom ? new Html(' aria-current="page"') : ''}>${text}</a>`;
	const bar = () => html`<header class="barre"><div><strong>Planning du centre</strong>
<nav aria-label="Principale">
${entry('aujourdhui', links.aujourdhui, "Aujourd'hui")}
${entry('jour', links.jour(today), 'Jour')}
${entry('semaine', links.semaine(today), 'Semaine')}
${entry('annee', links.annee(annee), 'Année')}
${entry('formation', links.formation(), 'Prochaines sessions')}
</nav>
<form class="cherche" role="search" aria-label="Dans tout le centre" method="get" action="${links.recherche}">
<label><span class="sr">Personne ou session</span>
<input type="search" name="q" value="${recherche}" placeholder="Personne ou session" maxlength="200"></label>
<button>Trouver</button>
</form></div></header>`;
	return String(html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${titre} · Planning</title>
<style>${new Html(style)}</style>
</head>
<body>
<a class="saut" href="#contenu">Aller au contenu</a>
${lien === undefined ? bar() : html`<header class="barre"><div><strong>Mon planning</strong></div></header>`}
<main id="contenu" tabindex="-1">
${fil.length > 0 ? trail(fil) : ''}
${contenu}
</main>
</body>
</html>
`);
}

function trail(fil: PageStep[]): Html {
	const steps = fil.map(({ texte, href }) => {
		const step = href
			? html`<a href="${href}">${texte}</a>`
			: html`<span aria-current="page">${texte}</span>`;
		return html`<li>${step}</li>`;
	});
	return html`<nav class="fil" aria-label="Fil d'Ariane"><ol>${steps}</ol></nav>`;
}

/** Before, here, after. */
export const steps = (nom: string, before: PageStep, here: string | Html, after: PageStep): Html =>
	html`<nav class="pas" aria-label="${nom}">
<a href="${before.href}" rel="prev"><span class="sr">Précédent : </span>&lsaquo; ${before.texte}</a>
<span aria-current="page">${here}</span>
<a href="${after.href}" rel="next"><span class="sr">Suivant : </span>${after.texte} &rsaquo;</a>
</nav>`;

/** What the colours mean. */
export function legend(): Html {
	const lines = (Object.keys(colours) as Colour[]).map((couleur) => {
		const { nom, meaning } = colours[couleur];
		return html`<li><i class="${couleur}" aria-hidden="true"></i>${nom} : ${meaning}</li>`;
	});
	return html`<ul class="legende" aria-label="Légende">${lines}
</ul>`;
}

/** How to follow this in a calendar application. */
export const subscribe = (agenda: string | undefined): Html =>
	agenda
		? html`<details class="agenda">
<summary>S'abonner à cet agenda (iCalendar)</summary>
<p>
Ajoutez cette adresse dans votre agenda comme calendrier par abonnement.
Elle vaut mot de passe : qui la connaît peut lire ce planning.
</p>
<label>Adresse de l'agenda <input readonly value="${agenda}"></label>
</details>`
		: html``;
