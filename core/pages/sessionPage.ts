import { filling, type SheetView, type FoundPersonne } from './person';
import { html, properName, Html } from './html';
import { count, dayOfIso, plainDay, sessionStatuses } from './words';
import { page, subscribe, type PageContext } from './page';
import { historyTab, type SessionHistory } from './historyTab';
import { planningTab } from './planningTab';
import { peopleTab } from './peopleTab';
import { trainerLink } from './trainerLink';

export interface SheetOptions {
	onglet?: 'eleves' | 'planning' | 'historique';
	/** For the tab of what was written and decided. */
	history?: SessionHistory;
	/** What was searched for to add somebody, and who was found. */
	searchOf?: { texte: string; foundList: FoundPersonne[] };
	/** Séances that no longer hold, each with its cause. */
	broken?: string[];
	/** The room's code, for the way back to its month. */
	codeOfRoom?: string;
	/** Nothing of it is still to come: there is nothing left to move or to cancel. */
	over?: boolean;
}

/**
 * A session's sheet: what it is, and tabs that are pages of their own: élèves (two lists), planning,
 * and what was written and decided.
 */
export function sessionPage(
	context: PageContext,
	fiche: SheetView,
	options: SheetOptions = {},
): string {
	const { links } = context;
	const { session } = fiche;
	const { onglet = 'eleves', codeOfRoom, broken = [], over = false } = options;
	const debut = dayOfIso(session.dateDebut);
	const [annee, mois] = debut.split('-').map(Number);
	const nom = session.formationNom || session.formation;
	const lien = (which: typeof onglet, text: Html) => {
		const href = links.session(session.idSession, which === 'eleves' ? undefined : which);
		const here = onglet === which ? new Html(' aria-current="page"') : '';
		return html`<a href="${href}"${here}>${text}</a>`;
	};
	const statut = sessionStatuses[session.statutSession] ?? session.statutSession;
	const people = fiche.inscrits.length + fiche.enAttente.length;
	return page(context, {
		titre: `${nom}, session ${session.idSession}`,
		fil: [
			{ texte: `Année ${annee}`, href: links.annee(annee) },
			...(codeOfRoom
				? [
						{
							texte: properName(session.sallePrincipale ?? codeOfRoom),
							href: links.mois(codeOfRoom, annee, mois),
						},
					]
				: []),
			{ texte: plainDay(debut), href: links.jour(debut) },
			{ texte: html`${properName(nom)}, session ${session.idSession}` },
		],
		contenu: html`<h1>${properName(nom)} <span class="etat ${session.statutSession}">${statut}</span></h1>
<p class="sous">Session n° ${session.idSession} · ${session.formation}</p>
${broken.length > 0 ? repairNotice(context, session.idSession, broken) : ''}
${facts(context, fiche)}
${isOpen(session) && !over ? deeds(context, fiche) : ''}
<nav class="onglets" aria-label="Fiche de la session">
${lien('eleves', html`Élèves (${people})`)}
${lien('planning', html`Planning (${fiche.seances.length})`)}
<a href="${links.presences(session.idSession)}">Présences</a>
${lien('historique', html`Courriels et décisions`)}
</nav>
${tab(context, fiche, options)}
${subscribe(context.agenda)}`,
	});
}

function tab(context: PageContext, fiche: SheetView, options: SheetOptions): Html {
	if (options.onglet === 'planning') return planningTab(context, fiche);
	if (options.onglet === 'historique' && options.history) return historyTab(options.history);
	return peopleTab(context, fiche, options.searchOf);
}

const isOpen = ({ statutSession }: SheetView['session']) =>
	!['TERMINEE', 'ANNULEE'].includes(statutSession);

/** What may be done with the whole session; each asks first. */
function deeds({ links }: PageContext, { session, seances }: SheetView): Html {
	const id = session.idSession;
	const ask = (verbe: string, text: string) => {
		const what = new URLSearchParams({ verbe, id: String(id) });
		return html`<a class="bouton leger" href="${links.confirmer}?${what.toString()}">${text}</a>`;
	};
	const fill = (verbe: string, text: string) =>
		html`<a class="bouton leger" href="${links.preparer(verbe, { id })}">${text}</a>`;
	return html`<p class="actions outils" role="group" aria-label="Changer la session">
${session.statutSession === 'PLANIFIEE' ? ask('confirmer', 'Confirmer') : ''}
${seances.length > 0 ? fill('deplacer', 'Déplacer, changer de salle ou de formateur') : ''}
${fill('capacite', 'Changer les places')}
${ask('annuler', 'Annuler la session')}
</p>`;
}

/** What no longer holds, with the repair one click away: it is shown before anything moves. */
function repairNotice({ links }: PageContext, idSession: number, broken: string[]): Html {
	const what = new URLSearchParams({ verbe: 'reparer', id: String(idSession) });
	return html`<div class="avis non" role="alert">
<p>Des séances ne peuvent pas se tenir comme prévu :</p>
<ul>${broken.map((message) => html`<li>${message}</li>`)}</ul>
<p><a class="bouton fort" href="${links.confirmer}?${what.toString()}">Réparer le planning&hellip;</a></p>
</div>`;
}

function facts(context: PageContext, fiche: SheetView): Html {
	const { session, seances, enAttente } = fiche;
	const debut = dayOfIso(session.dateDebut);
	const fin = dayOfIso(session.dateFin);
	const places = session.nbInscrits + session.placesRestantes;
	const heures = seances.reduce(
		(sum, s) => sum + (Date.parse(s.dateFin) - Date.parse(s.dateDebut)) / 3_600_000,
		0,
	);
	const days = debut === fin ? plainDay(debut) : `du ${plainDay(debut)} au ${plainDay(fin)}`;
	const total = count(Math.round(heures * 100) / 100, 'heure');
	const room = session.sallePrincipale ? properName(session.sallePrincipale) : 'à définir';
	const trainers = trainersOf(fiche);
	const names = trainers.map(({ day, ...one }, i) => [
		i > 0 ? ', ' : '',
		trainerLink(context, one, day),
	]);
	const free =
		session.placesRestantes === 0 ? 'Complet' : `· ${count(session.placesRestantes, 'libre')}`;
	const share = places > 0 ? Math.min(1, session.nbInscrits / places) : 1;
	const queue = enAttente.length > 0 ? html`<small>${enAttente.length} en attente</small>` : '';
	return html`<dl class="faits carte">
<div><dt>Dates</dt><dd>${days}<small>${count(seances.length, 'séance')}, ${total}</small></dd></div>
<div><dt>Salle</dt><dd>${room}</dd></div>
<div>
<dt>${trainers.length > 1 ? 'Formateurs' : 'Formateur'}</dt>
<dd>${trainers.length > 0 ? names : 'à définir'}</dd>
</div>
<div><dt>Places</dt><dd>
${session.nbInscrits}/${places} ${free}
<span class="jauge ${filling(session.nbInscrits, places)}" aria-hidden="true"><i style="--p:${share.toFixed(2)}"></i></span>
${queue}
</dd></div>
</dl>`;
}

interface Trainer {
	idFormateur?: number | null;
	formateur: string;
	/** Of the first séance. */
	day: string;
}

/** Who holds the séances, whoever holds most of them first; without séances, whom the session names. */
function trainersOf({ session, seances }: SheetView): Trainer[] {
	const heldBy = new Map<string, Trainer & { held: number }>();
	for (const { formateur, formateurId, dateDebut } of seances) {
		if (!formateur) continue;
		const key = String(formateurId ?? formateur);
		const day = dayOfIso(dateDebut);
		const known = heldBy.get(key) ?? { idFormateur: formateurId, formateur, day, held: 0 };
		heldBy.set(key, { ...known, held: known.held + 1 });
	}
	const { formateur, idFormateur } = session;
	if (heldBy.size === 0 && formateur)
		return [{ idFormateur, formateur, day: dayOfIso(session.dateDebut) }];
	return [...heldBy.values()].sort(
		(a, b) => b.held - a.held || a.formateur.localeCompare(b.formateur, 'fr'),
	);
}
