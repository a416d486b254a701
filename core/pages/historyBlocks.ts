import { html, properName, type Html } from './html';
import { actorInWords, clockOfIso, dayOfIso, plainDay } from './words';

/** A mail as a list tells it; `nom` and `email` where the list is of more than one person; of the admin ''. */
export interface ToldCourrier {
	action: string | null;
	etat: string;
	le: string;
	nom?: string;
	email?: string | null;
}

/** A decision as a list tells it; `nom` where the list is of more than one person. */
export interface ToldDecisionLine {
	message: string;
	acteur: string;
	le: string;
	nom?: string | null;
}

const when = (le: string) => `${plainDay(dayOfIso(le))} à ${clockOfIso(le)}`;

/** What was written, to whom where that is not known, and how it went. */
export const courrierLine = ({ action, etat, le, nom, email }: ToldCourrier): Html =>
	html`<li><div>${actionWords[action ?? ''] ?? action}${nom === undefined ? '' : html` · ${properName(nom || 'Administration')}`}
${email ? html`<br><span class="vide">${email}</span>` : ''}</div>
<div class="vide">${states[etat] ?? etat} · ${when(le)}</div></li>`;

/** What was decided, of whom where that is not known, by whom and when. */
export const decisionLine = ({ message, acteur, le, nom }: ToldDecisionLine): Html =>
	html`<li><div>${nom ? html`${properName(nom)} : ` : ''}${message}<br>
<span class="vide">${when(le)} · ${actorInWords(acteur)}</span></div></li>`;

/** A list under a heading, or what stands there where it is empty. */
export function list(title: string, lines: Html[], empty: string): Html {
	return html`<section aria-label="${title}">
<h2>${title}</h2>
${lines.length === 0 ? html`<p class="etatvide">${empty}</p>` : html`<ul class="choix carte">${lines}</ul>`}
</section>`;
}

const states: Record<string, string> = {
	A_ENVOYER: 'à envoyer',
	ENVOYE: 'envoyé',
	SANS_ADRESSE: 'sans adresse',
	SANS_MODELE: "non envoyé : le workflow n'a pas de message pour cela",
	SANS_OBJET: 'sans objet',
	ECHEC: 'non envoyé',
};

/** What a mail was about, as a secretary would say it. */
const actionWords: Record<string, string> = {
	ELEVE_CONVERTI: 'Compte ouvert',
	ELEVE_DESISTE: 'Désistement confirmé',
	ELEVE_INSCRIT: 'Convocation',
	MISE_EN_ATTENTE: "Mise en liste d'attente",
	PLACE_LIBEREE: 'Place confirmée',
	PROMOTION_ATTENTE: 'Place confirmée',
	RAPPEL_SESSION: 'Rappel',
	SESSION_ANNULEE: 'Annulation',
	SESSION_CONFIRMEE: 'Confirmation de la session',
	SESSION_CREATED: 'Nouvelle session',
	SESSION_DEPLACEE: 'Changement de date ou de salle',
};
