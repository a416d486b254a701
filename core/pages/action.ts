import { html, properName, type Html } from './html';
import { page, type PageContext, type PageStep } from './page';

export type PageVerb =
	| 'inscrire'
	| 'promouvoir'
	| 'desister'
	| 'reparer'
	| 'confirmer'
	| 'annuler'
	| 'capacite'
	| 'deplacer'
	| 'creer'
	| 'absence'
	| 'fermeture'
	| 'revoquer'
	| 'presences';

/** What is asked before it is done. */
export interface PageConfirmation {
	verbe: PageVerb;
	/** Who: « Léa Martin », or the room that is closed; nobody, where it is about séances. */
	qui: string;
	/** « Initiation sertissage, session 2 », or the days that a loss takes. */
	quoi: string;
	/** The session whose sheet one comes back to; null leads to today. */
	idSession: number | null;
	/** What will happen, in words. */
	effets: string[];
	/** Who gets a mail, in words; left out where that is nobody's business. */
	courriels?: string;
	/** Why the form came back instead of being carried out. */
	avertissement?: string;
	/** What to look at twice before it is done. */
	avertissements?: string[];
	/** The reason, as it was typed before the form came back. */
	motif?: string;
	/** What the form sends on: what was asked, and the token of this preview. */
	champs: Record<string, string>;
}

interface Question {
	titre: string;
	question: (who: Html, quoi: Html) => Html;
	bouton: string;
	classe: 'fort' | 'grave';
}

const questions: Record<PageVerb, Question> = {
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
	desister: {
		titre: 'Désistement',
		question: (who, quoi) => html`Retirer ${who} de «\u00a0${quoi}\u00a0»\u00a0?`,
		bouton: 'Confirmer le désistement',
		classe: 'grave',
	},
	reparer: {
		titre: 'Réparer le planning',
		question: (_qui, quoi) => html`Déplacer ce qui ne tient plus dans «\u00a0${quoi}\u00a0»\u00a0?`,
		bouton: 'Déplacer ces séances',
		classe: 'fort',
	},
	confirmer: {
		titre: 'Confirmer la session',
		question: (_qui, quoi) => html`Confirmer «\u00a0${quoi}\u00a0»\u00a0?`,
		bouton: 'Confirmer la session',
		classe: 'fort',
	},
	annuler: {
		titre: 'Annuler la session',
		question: (_qui, quoi) => html`Annuler «\u00a0${quoi}\u00a0»\u00a0?`,
		bouton: 'Annuler la session',
		classe: 'grave',
	},
	capacite: {
		titre: 'Changer les places',
		question: (_qui, quoi) => html`Changer les places de «\u00a0${quoi}\u00a0»\u00a0?`,
		bouton: 'Changer les places',
		classe: 'fort',
	},
	deplacer: {
		titre: 'Déplacer',
		question: (_qui, quoi) => html`Déplacer ces séances de «\u00a0${quoi}\u00a0»\u00a0?`,
		bouton: 'Déplacer',
		classe: 'fort',
	},
	creer: {
		titre: 'Nouvelle session',
		question: (_qui, quoi) => html`Créer cette session de «\u00a0${quoi}\u00a0»\u00a0?`,
		bouton: 'Créer la session',
		classe: 'fort',
	},
	absence: {
		titre: "Absence d'un formateur",
		question: (who, quoi) => html`Enregistrer l’absence de ${who} ${quoi}\u00a0?`,
		bouton: "Enregistrer l'absence",
		classe: 'fort',
	},
	fermeture: {
		titre: 'Fermeture',
		question: (who, quoi) => html`Enregistrer la fermeture de ${who} ${quoi}\u00a0?`,
		bouton: 'Enregistrer la fermeture',
		classe: 'fort',
	},
	presences: {
		titre: 'Présences',
		question: (_qui, quoi) => html`Noter ces présences de «\u00a0${quoi}\u00a0»\u00a0?`,
		bouton: 'Enregistrer les présences',
		classe: 'fort',
	},
	revoquer: {
		titre: 'Révoquer les liens personnels',
		question: (who) => html`Révoquer les liens personnels de ${who}\u00a0?`,
		bouton: 'Révoquer ces liens',
		classe: 'grave',
	},
};

/** The verb's name as heading and trail have it. */
export const titleOfVerb = (verbe: PageVerb): string => questions[verbe].titre;

/** The way back, and where one is. */
const trailOf = (
	context: PageContext,
	{ quoi, idSession }: { quoi: string; idSession: number | null },
	titre: string,
): PageStep[] => [back(context, quoi, idSession), { texte: titre }];

/** Where one comes from: the session's sheet, today, or one's own page. */
function back({ links, lien }: PageContext, quoi: string, idSession: number | null) {
	if (lien !== undefined)
		return {
			texte: 'Mon planning',
			href: `${links.moi}?${new URLSearchParams({ lien }).toString()}`,
		};
	return idSession === null
		? { texte: "Aujourd'hui", href: links.aujourdhui }
		: { texte: properName(quoi), href: links.session(idSession) };
}

/** Asks once, with what will follow, before the form is sent; leaving is as easy as going on. */
export function confirmPage(context: PageContext, asked: PageConfirmation): string {
	const { verbe, qui, quoi, idSession, effets, courriels, champs } = asked;
	const { avertissement, avertissements = [], motif } = asked;
	const warnings = avertissement ? [avertissement, ...avertissements] : avertissements;
	const { titre, question, bouton, classe } = questions[verbe];
	const { links, lien } = context;
	const sent = lien === undefined ? champs : { ...champs, lien };
	const hidden = Object.entries(sent).map(
		([nom, valeur]) => html`<input type="hidden" name="${nom}" value="${valeur}">`,
	);
	const reason = html`<p>
<label>Motif (facultatif)<br><input name="motif" value="${motif}" maxlength="200" size="40"></label>
</p>`;
	return page(context, {
		titre,
		fil: trailOf(context, asked, titre),
		contenu: html`<h1>${question(properName(qui), properName(quoi))}</h1>
${
	warnings.length > 0
		? html`<div class="avis non" role="alert">${warnings.map((words) => html`<p>${words}</p>`)}</div>`
		: ''
}
<div class="carte" style="max-width:42rem"><ul>${effets.map((effet) => html`<li>${effet}</li>`)}</ul>
${courriels === undefined ? '' : html`<p class="sous">Courriels qui partiraient : ${courriels}.</p>`}
<form method="post" action="${lien === undefined ? links.agir : links.moi}">${hidden}
${verbe === 'desister' ? reason : ''}
<p class="actions">
<button class="${classe}">${bouton}</button>
<a class="bouton leger" href="${back(context, quoi, idSession).href}">Ne rien changer</a>
</p></form></div>`,
	});
}

export interface PageResult {
	ok: boolean;
	idSession: number | null;
	quoi: string;
	titre: string;
	/** The decision in words, then what followed from it. */
	phrases: string[];
}

/** What was done and why, in words, with the way back to the sheet. */
export function resultPage(context: PageContext, result: PageResult): string {
	const { ok, quoi, idSession, titre, phrases } = result;
	const { href } = back(context, quoi, idSession);
	const onSheet = idSession !== null && context.lien === undefined;
	return page(context, {
		titre,
		fil: trailOf(context, result, titre),
		contenu: html`<h1>${titre}</h1>
<div class="avis ${ok ? 'ok' : 'non'}" role="status">${phrases.map((phrase) => html`<p>${phrase}</p>`)}</div>
<p><a class="bouton fort" href="${href}">${onSheet ? 'Retour à la session' : 'Retour'}</a></p>`,
	});
}
