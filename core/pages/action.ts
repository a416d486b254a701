import { mondayOf } from '../time/days';
import { faults } from './blocks';
import { html, properName, type Html } from './html';
import { page, type PageContext, type PageStep } from './page';
import { plainDay } from './words';

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
	| 'lever'
	| 'reserver'
	| 'liberer'
	| 'revoquer'
	| 'presences';

/** Where one comes back to from what is of no session: the list of absences, or the week of a day. */
export type Retour = 'absences' | { semaine: string };

/** What is asked before it is done. */
export interface PageConfirmation {
	verbe: PageVerb;
	/** Who: « Léa Martin », or the room that is closed; nobody, where it is about séances. */
	qui: string;
	/** « Initiation sertissage, session 2 », or the days that a loss takes. */
	quoi: string;
	/** The session whose sheet one comes back to; null leads to `retour`, else to today. */
	idSession: number | null;
	retour?: Retour;
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
	lever: {
		titre: 'Lever',
		question: (_qui, quoi) => html`Lever ${quoi}\u00a0?`,
		bouton: 'Lever',
		classe: 'fort',
	},
	reserver: {
		titre: 'Réserver une salle sans session',
		question: (_qui, quoi) => html`Réserver ${quoi}, sans session\u00a0?`,
		bouton: 'Réserver',
		classe: 'fort',
	},
	liberer: {
		titre: 'Libérer une réservation',
		question: (_qui, quoi) => html`Libérer ${quoi}\u00a0?`,
		bouton: 'Libérer',
		classe: 'grave',
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
const trailOf = (context: PageContext, from: From, titre: string): PageStep[] => [
	back(context, from),
	{ texte: titre },
];

type From = Pick<PageConfirmation, 'quoi' | 'idSession' | 'retour'>;

/** Where one comes from: the session's sheet, a list or week, today, or one's own page. */
function back(context: PageContext, { quoi, idSession, retour }: From): Required<PageStep> {
	const { links, lien } = context;
	if (lien !== undefined)
		return {
			texte: 'Mon planning',
			href: `${links.moi}?${new URLSearchParams({ lien }).toString()}`,
		};
	return idSession === null
		? stepBack(context, retour)
		: { texte: properName(quoi), href: links.session(idSession) };
}

/** The way back from what is of no session. */
export function stepBack({ links }: PageContext, retour?: Retour): Required<PageStep> {
	if (retour === undefined) return { texte: "Aujourd'hui", href: links.aujourdhui };
	if (retour === 'absences') return { texte: 'Absences et fermetures', href: links.absences };
	const monday = mondayOf(retour.semaine);
	return { texte: `Semaine du ${plainDay(monday)}`, href: links.semaine(monday) };
}

/** Deeds whose question asks for a reason. */
const withReason: PageVerb[] = ['desister', 'liberer'];

/** Asks once, with what will follow, before the form is sent; leaving is as easy as going on. */
export function confirmPage(context: PageContext, asked: PageConfirmation): string {
	const { verbe, qui, quoi, effets, courriels, champs } = asked;
	const { avertissement, avertissements = [], motif } = asked;
	const warnings = avertissement ? [avertissement, ...avertissements] : avertissements;
	const { titre, question, bouton, classe } = questions[verbe];
	const { links, lien } = context;
	// A session that is asked about is not there yet: nothing leads to it.
	const from = verbe === 'creer' ? { ...asked, idSession: null } : asked;
	const sent = lien === undefined ? champs : { ...champs, lien };
	const hidden = Object.entries(sent).map(
		([nom, valeur]) => html`<input type="hidden" name="${nom}" value="${valeur}">`,
	);
	const reason = html`<p>
<label>Motif (facultatif)<br><input name="motif" value="${motif}" maxlength="200" size="40"></label>
</p>`;
	return page(context, {
		titre,
		fil: trailOf(context, from, titre),
		contenu: html`<h1>${question(properName(qui), properName(quoi))}</h1>
${faults(warnings)}
<div class="carte" style="max-width:42rem"><ul>${effets.map((effet) => html`<li>${effet}</li>`)}</ul>
${courriels === undefined ? '' : html`<p class="sous">Courriels qui partiraient : ${courriels}.</p>`}
<form method="post" action="${lien === undefined ? links.agir : links.moi}">${hidden}
${withReason.includes(verbe) ? reason : ''}
<p class="actions">
<button class="${classe}">${bouton}</button>
<a class="bouton leger" href="${back(context, from).href}">Ne rien changer</a>
</p></form></div>`,
	});
}

export interface PageResult {
	ok: boolean;
	idSession: number | null;
	retour?: Retour;
	quoi: string;
	titre: string;
	/** The decision in words, then what followed from it. */
	phrases: string[];
}

/** What was done and why, in words, with the way back to the sheet. */
export function resultPage(context: PageContext, result: PageResult): string {
	const { ok, idSession, titre, phrases } = result;
	const { href } = back(context, result);
	const onSheet = idSession !== null && context.lien === undefined;
	return page(context, {
		titre,
		fil: trailOf(context, result, titre),
		contenu: html`<h1>${titre}</h1>
<div class="avis ${ok ? 'ok' : 'non'}" role="status">${phrases.map((phrase) => html`<p>${phrase}</p>`)}</div>
<p><a class="bouton fort" href="${href}">${onSheet ? 'Retour à la session' : 'Retour'}</a></p>`,
	});
}
