import { html, properName } from './html';
import { hoursInWords, inscriptionStatuses, period } from './words';
import type { HoursReport } from '../presences/reportHours';
import {
	courrierLine,
	decisionLine,
	list,
	type ToldCourrier,
	type ToldDecisionLine,
} from './historyBlocks';
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
	courriers: ToldCourrier[];
	decisions: ToldDecisionLine[];
	/** Of the sessions in which something was marked. */
	heures: HoursReport['lignes'];
}

/** Where somebody is enrolled or waits, what was written to them, and why things are as they are. */
export function personPage(context: PageContext, person: PersonView, espace?: string): string {
	const { links } = context;
	const name = `${person.prenom} ${person.nom}`.trim();
	const rank = (n: number | null) => (n === null ? '' : html` · rang ${n}`);
	const cancelled = (statut: string) => (statut === 'ANNULEE' ? html`<br>session annulée` : '');
	const inscriptions = person.inscriptions.map((i) => {
		const days = period(i.dateDebut, i.dateFin);
		const status = inscriptionStatuses[i.statutInscription] ?? i.statutInscription;
		return html`<li><div>
<a href="${links.session(i.idSession)}"><strong>${properName(i.formation)}</strong></a><br>
<span class="vide">${days}${i.salle ? html` · ${properName(i.salle)}` : ''}</span>
</div><div>${status}${rank(i.positionAttente)}${cancelled(i.statutSession)}</div></li>`;
	});
	const courriers = person.courriers.map((one) => courrierLine(one));
	const decisions = person.decisions.map((one) => decisionLine(one));
	const hours = person.heures.map(
		({ session, heures }) => html`<li><div>
<a href="${links.presences(session.idSession)}"><strong>${properName(session.formationNom)}</strong></a>
</div><div>${hoursInWords(heures.suivies)} suivies sur ${hoursInWords(heures.prevues)},
${hoursInWords(heures.manquees)} manquées</div></li>`,
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
${list('Présences', hours, 'Aucune présence notée.')}
${list('Courriels', courriers, 'Aucun courriel.')}
${list('Décisions', decisions, 'Aucune décision.')}
${ownLink(context, { genre: person.genre, id: person.id, address: espace })}`,
	});
}
