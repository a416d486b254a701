import { html, properName, type Html } from './html';
import { clockOfIso, dayOfIso, inscriptionStatuses, plainDay } from './words';
import { page, type PageContext } from './page';
import { ownLink } from './ownLinkBlock';

/** A person with all that concerns them; instants in ISO 8601 with the centre's offset. */
export interface PersonView {
	genre: 'eleve' | 'candidat';
	id: number;
	prenom: string;
	nom: string;
	email: string | null;
	inscriptions: Array<{
		idInscription: number;
		idSession: number;
		formation: string;
		salle: string | null;
		statutSession: string;
		statutInscription: string;
		positionAttente: number | null;
		motif: string | null;
		dateDebut: string;
		dateFin: string;
	}>;
	courriers: Array<{ action: string; etat: string; idSession: number | null; le: string }>;
	decisions: Array<{ message: string; acteur: string; idSession: number; le: string }>;
}

/** Where somebody is enrolled or waits, what was written to them, and why things are as they are. */
export function personPage(context: PageContext, person: PersonView, espace?: string): string {
	const { links } = context;
	const name = `${person.prenom} ${person.nom}`.trim();
	const rank = (n: number | null) => (n === null ? '' : html` · rang ${n}`);
	const inscriptions = person.inscriptions.map((i) => {
		const days = `du ${plainDay(dayOfIso(i.dateDebut))} au ${plainDay(dayOfIso(i.dateFin))}`;
		const status = inscriptionStatuses[i.statutInscription] ?? i.statutInscription;
		return html`<li><div>
<a href="${links.session(i.idSession)}"><strong>${properName(i.formation)}</strong></a><br>
<span class="vide">${days}${i.salle ? html` · ${properName(i.salle)}` : ''}</span>
</div><div>${status}${rank(i.positionAttente)}</div></li>`;
	});
	const when = (le: string) => `${plainDay(dayOfIso(le))} à ${clockOfIso(le)}`;
	const courriers = person.courriers.map(
		({ action, etat, le }) => html`<li><div>${actionWords[action] ?? action}</div>
<div class="vide">${states[etat] ?? etat} · ${when(le)}</div></li>`,
	);
	const decisions = person.decisions.map(
		({ message, acteur, le }) =>
			html`<li><div>${message}<br><span class="vide">${when(le)} · ${acteur}</span></div></li>`,
	);
	const kind = person.genre === 'eleve' ? 'Élève' : 'Candidat';
	const address = person.email ?? 'sans adresse';
	return page(context, {
		titre: name,
		contenu: html`<h1>${properName(name)}</h1>
<p class="sous">${kind} ${person.id} · ${address}</p>
<p class="actions">
<a class="bouton leger" href="${links.exporter({ [person.genre]: person.id })}">Liste en CSV</a>
</p>
${list('Inscriptions', inscriptions, 'Aucune inscription.')}
${list('Courriels', courriers, 'Aucun courriel.')}
${list('Décisions', decisions, 'Aucune décision.')}
${ownLink(context, { genre: person.genre, id: person.id, address: espace })}`,
	});
}

function list(title: string, lines: Html[], empty: string): Html {
	return html`<section aria-label="${title}">
<h2>${title}</h2>
${lines.length === 0 ? html`<p class="etatvide">${empty}</p>` : html`<ul class="choix carte">${lines}</ul>`}
</section>`;
}

const states: Record<string, string> = {
	A_ENVOYER: 'à envoyer',
	ENVOYE: 'envoyé',
	SANS_ADRESSE: 'sans adresse',
	SANS_MODELE: 'sans modèle',
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
	SESSION_DEPLACEE: 'Changement de date ou de salle',
};
