import { html, properName, type Html } from './html';
import { page, type PageContext } from './page';

export type PageVerb = 'inscrire' | 'promouvoir' | 'desister' | 'reparer';

/** What is asked before it is done. */
export interface PageConfirmation {
	verbe: PageVerb;
	/** Who: « Léa Martin »; nobody, where it is about séances. */
	personne: string;
	idSession: number;
	/** « Initiation sertissage, session 2 ». */
	session: string;
	/** What will happen, in words. */
	effets: string[];
	/** Fields that the form sends on: the key of the person, and the token that shows it came from this page. */
	champs: Record<string, string>;
}

const questions: Record<
	PageVerb,
	{ titre: string; question: (who: Html, quoi: Html) => Html; bouton: string; classe: string }
> = {
	inscrire: {
		titre: 'Ajouter à la session',
		question: (who, quoi) => html`Ajouter ${who} à «\u00a0${quoi}\u00a0»\u00a0?`,
		bouton: 'Ajouter',
		classe: 'fort',
	},
	promouvoir: {
		titre: 'Promouvoir',
		question: (who, quoi) => html`Donner une place à ${who} dans «\u00a0${quoi}\u00a0»\u00a0?`,
		bouton: 'Promouvoir',
		classe: 'fort',
	},
	reparer: {
		titre: 'Réparer le planning',
		question: (_qui, quoi) => html`Déplacer ce qui ne tient plus dans «\u00a0${quoi}\u00a0»\u00a0?`,
		bouton: 'Déplacer ces séances',
		classe: 'fort',
	},
	desister: {
		titre: 'Désistement',
		question: (who, quoi) => html`Retirer ${who} de «\u00a0${quoi}\u00a0»\u00a0?`,
		bouton: 'Confirmer le désistement',
		classe: 'grave',
	},
};

/** Asks once, with what will follow, before the form is sent; leaving is as easy as going on. */
export function confirmPage(
	context: PageContext,
	{ verbe, personne, idSession, session, effets, champs }: PageConfirmation,
): string {
	const { titre, question, bouton, classe } = questions[verbe];
	const fiche = context.links.session(idSession);
	const hidden = Object.entries(champs).map(
		([nom, valeur]) => html`<input type="hidden" name="${nom}" value="${valeur}">`,
	);
	const reason = html`<p>
<label>Motif (facultatif)<br><input name="motif" maxlength="200" size="40"></label>
</p>`;
	return page(context, {
		titre,
		fil: [{ texte: properName(session), href: fiche }, { texte: titre }],
		contenu: html`<h1>${question(properName(personne), properName(session))}</h1>
<div class="carte" style="max-width:42rem"><ul>${effets.map((effet) => html`<li>${effet}</li>`)}</ul>
<form method="post" action="${context.links.agir}">${hidden}
${verbe === 'desister' ? reason : ''}
<p class="actions">
<button class="${classe}">${bouton}</button>
<a class="bouton leger" href="${fiche}">Ne rien changer</a>
</p></form></div>`,
	});
}

export interface PageResult {
	ok: boolean;
	idSession: number;
	session: string;
	titre: string;
	/** The decision in words, then what followed from it. */
	sentences: string[];
}

/** What was done and why, in words, with the way back to the sheet. */
export function resultPage(
	context: PageContext,
	{ ok, idSession, session, titre, sentences }: PageResult,
): string {
	const fiche = context.links.session(idSession);
	return page(context, {
		titre,
		fil: [{ texte: properName(session), href: fiche }, { texte: titre }],
		contenu: html`<h1>${titre}</h1>
<div class="avis ${ok ? 'ok' : 'non'}" role="status">${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
<p><a class="bouton fort" href="${fiche}">Retour à la session</a></p>`,
	});
}
