import type { Certificate } from '../papers/certificate';
import { html, properName, type Html } from './html';
import { page, type PageContext } from './page';

/** A certificate as a page to be printed: what the PDF says. */
export function certificatePage(context: PageContext, paper: Certificate, pdf: string): string {
	const { titre, personne, idSession, paragraphes, seances, lieuEtDate, centre } = paper;
	const { links } = context;
	const list = seances.map(
		({ quand, presence }) => html`<tr><td>${quand}</td><td>${presence}</td></tr>`,
	);
	return page(context, {
		titre,
		fil: [
			{ texte: `Session ${idSession}`, href: links.session(idSession) },
			{ texte: 'Présences', href: links.presences(idSession) },
			{ texte: titre },
		],
		contenu: html`<p class="actions"><a class="bouton" href="${pdf}">En PDF</a></p>
<article class="carte" style="max-width:46rem">
<p><strong>${properName(centre.nom)}</strong><br>${[...centre.adresse, ...centre.mentions].map((text) => html`${text}<br>`)}</p>
<h1>${titre}</h1>
${paragraphes.map((text) => (text === personne ? html`<p><strong>${properName(text)}</strong></p>` : html`<p>${text}</p>`))}
${list.length > 0 ? table(list) : ''}
<p>${lieuEtDate}</p>
<p><strong>${properName(centre.signataire)}</strong><br><small class="vide">Cachet et signature</small></p>
</article>`,
	});
}

const table = (rows: Html[]): Html => html`<table>
<thead><tr><th scope="col">Séance</th><th scope="col">Présence</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
