import { html } from './html';
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
<p><a class="bouton" href="${context.links.annee(Number(context.today.slice(0, 4)))}">Voir l'année</a></p>`,
	});
}
