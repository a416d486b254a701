import { html, type Html } from './html';
import { page, type PageContext } from './page';

/** What is wrong with a request and where to go on; a technical failure says nothing of its inside. */
export function errorPage(context: PageContext, statut: number, sentences: string[]): string {
	const titre =
		statut === 404
			? 'Introuvable'
			: statut >= 500
				? 'Le planning ne répond pas'
				: 'Demande à corriger';
	return page(context, {
		titre,
		contenu: html`<h1>${titre}</h1>
<div class="avis non" role="alert">${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
${onward(context)}`,
	});
}

/** The desk goes on with today; whoever came by a link of their own has no other page than that. */
const onward = ({ links, lien }: PageContext): Html | string =>
	lien === undefined
		? html`<p><a class="bouton" href="${links.aujourdhui}">Revenir à aujourd'hui</a></p>`
		: '';
