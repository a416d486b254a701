import { personne, type SheetView, type SheetPersonne, type FoundPersonne } from './person';
import { html, properName, type Html } from './html';
import { plainDay, inscriptionStatuses } from './words';
import type { PageContext } from './page';

const closed = ['TERMINEE', 'ANNULEE'];

/** The two lists, who is in and who waits in rank order with the priority, and the way to add somebody. */
export function peopleTab(
	context: PageContext,
	fiche: SheetView,
	searchOf?: { texte: string; foundList: FoundPersonne[] },
): Html {
	const open = !closed.includes(fiche.session.statutSession);
	const actions = (p: SheetPersonne) => html`
${ask(context, fiche, p, 'promouvoir', 'Promouvoir')}
${ask(context, fiche, p, 'desister', 'Retirer')}`;
	return html`<div class="deux">
<section class="carte liste gens deuxcol" aria-labelledby="inscrits">
<h2 id="inscrits">Inscrits (${fiche.inscrits.length})</h2>
${
	fiche.inscrits.length === 0
		? html`<p class="vide">Personne n'est encore inscrit.</p>`
		: html`<table role="table">
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">Nom</th>
<th role="columnheader" scope="col">Statut</th>
<th role="columnheader" scope="col"><span class="sr">Actions</span></th>
</tr>
</thead>
<tbody role="rowgroup">
${fiche.inscrits.map(
	(p) => html`<tr role="row">
<td role="cell">${who(context, p)}</td>
<td role="cell">${inscriptionStatuses[p.statutInscription] ?? p.statutInscription}</td>
<td role="cell" class="fin actions">${open ? ask(context, fiche, p, 'desister', 'Désister') : ''}</td>
</tr>`,
)}
</tbody>
</table>`
}</section>
<section class="carte liste gens" aria-labelledby="attente">
<h2 id="attente">Liste d'attente (${fiche.enAttente.length})</h2>
${
	fiche.enAttente.length === 0
		? html`<p class="vide">Personne n'attend.</p>`
		: html`<table role="table">
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">Rang</th>
<th role="columnheader" scope="col">Nom</th>
<th role="columnheader" scope="col">Priorité</th>
<th role="columnheader" scope="col"><span class="sr">Actions</span></th>
</tr>
</thead>
<tbody role="rowgroup">
${fiche.enAttente.map(
	(p) => html`<tr role="row">
<td role="cell"><span class="rang">${p.positionAttente}</span></td>
<td role="cell">${who(context, p)}${since(p)}</td>
<td role="cell">${priority(p)}</td>
<td role="cell" class="fin actions">${open ? actions(p) : ''}</td>
</tr>`,
)}
</tbody>
</table>`
}</section>
</div>
<p class="actions"><a class="bouton leger" href="${context.links.exporter({ session: fiche.session.idSession })}">Liste en CSV</a></p>
${open ? add(context, fiche, searchOf) : ''}`;
}

/** The name, which leads to the person's page. */
function who({ links }: PageContext, p: SheetPersonne): Html {
	const href =
		p.idEleve === null
			? links.personne('candidat', p.idCandidat ?? 0)
			: links.personne('eleve', p.idEleve);
	return html`<a href="${href}">${properName(personne(p))}</a>`;
}

const since = ({ dateInscription }: SheetPersonne): Html | string =>
	dateInscription
		? html`<br><small class="vide">depuis le ${plainDay(dateInscription)}</small>`
		: '';

/** An élève stands before a candidat: said in words, the sign is only beside them. */
function priority({ priorite, idEleve }: SheetPersonne): Html {
	const sign = html`<span aria-hidden="true">${priorite === 1 ? '▲' : '△'}</span>`;
	const kind = idEleve === null ? 'candidat' : 'élève';
	return html`<span class="prio">${sign} ${priorite} · ${kind}</span>`;
}

/** A link to the page that asks before anything is done. */
function ask(
	{ links }: PageContext,
	fiche: SheetView,
	p: SheetPersonne,
	verbe: string,
	text: string,
): Html {
	const what = new URLSearchParams({
		verbe,
		id: String(fiche.session.idSession),
		inscription: String(p.idInscription),
	});
	const href = `${links.confirmer}?${what.toString()}`;
	return html`<a class="bouton leger" href="${href}">${text}<span class="sr"> ${personne(p)}</span></a>`;
}

function add(
	{ links }: PageContext,
	{ session }: SheetView,
	searchOf?: { texte: string; foundList: FoundPersonne[] },
): Html {
	return html`<section class="carte actions" aria-labelledby="ajouter" style="margin-top:1rem">
<h2 id="ajouter" style="margin-top:0">Ajouter à la session</h2>
<form class="ligne" method="get" action="${links.session(session.idSession).split('?')[0]}" role="search">
<input type="hidden" name="id" value="${session.idSession}">
<label>Nom ou adresse d'un élève ou d'un candidat<br>
<input name="q" value="${searchOf?.texte}" required minlength="2" maxlength="100" autocomplete="off"></label>
<button>Chercher</button>
</form>
${searchOf ? found(links.confirmer, session.idSession, searchOf) : ''}</section>`;
}

function found(
	confirmer: string,
	idSession: number,
	{ texte, foundList }: { texte: string; foundList: FoundPersonne[] },
): Html {
	if (foundList.length === 0)
		return html`<p class="vide" role="status">Personne ne répond à « ${properName(texte)} ».</p>`;
	return html`<ul class="choix" aria-label="Résultats">${foundList.map(({ genre, id, nom }) => {
		const kind = genre === 'eleve' ? 'élève' : 'candidat';
		const what = new URLSearchParams({ verbe: 'inscrire', id: String(idSession), [genre]: id });
		const href = `${confirmer}?${what.toString()}`;
		return html`<li>
<span>${properName(nom)} <small class="vide">${kind} n° ${id}</small></span>
<a class="bouton" href="${href}">Ajouter<span class="sr"> ${nom}</span></a>
</li>`;
	})}</ul>`;
}
