import type { Backlog, Health } from '../verification/health';
import { html, type Html } from './html';
import { page, type PageContext } from './page';
import { clockOfIso, dayOfIso, plainDay } from './words';

const states = { BON: 'Tout va bien', A_VOIR: 'À regarder', PANNE: 'À réparer maintenant' };

/** How the installation goes: what is wrong with its mend, then the numbers behind it. */
export function healthPage(context: PageContext, health: Health): string {
	const { statut, problemes, versions, derives, connexions, passages } = health;
	const list = problemes.map((problem) => html`<p>${problem}</p>`);
	const all = list.length > 0 ? list : html`<p>Rien à signaler.</p>`;
	return page(context, {
		titre: 'État du système',
		fil: [{ texte: "Aujourd'hui", href: context.links.aujourdhui }, { texte: 'État du système' }],
		contenu: html`<h1>${states[statut]}</h1>
<div class="avis ${statut === 'BON' ? 'ok' : 'non'}" role="status">${all}</div>
<dl class="faits carte">
${fact('Événements', backlog(health.evenements))}
${fact('Courriels', backlog(health.courriers))}
${fact('Compteurs faux', String(derives))}
${fact('Dernier balayage', when(passages.balayage))}
${fact('Derniers rappels', when(passages.rappels))}
${fact('Dernière purge', when(passages.conservation))}
${fact('Connexions', `${connexions.ouvertes} ouvertes, ${connexions.enAttente} en attente`)}
${fact('Versions', `paquet ${versions.paquet}, PostgreSQL ${versions.postgresql}, Node ${versions.node}`)}
</dl>`,
	});
}

const fact = (name: string, value: string): Html =>
	html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const when = (iso: string | null): string =>
	iso ? `${plainDay(dayOfIso(iso))} à ${clockOfIso(iso)}` : 'jamais';

function backlog(of: Backlog | null): string {
	if (!of) return 'inconnu';
	const waiting = of.moinsDUneMinute + of.moinsDUneHeure + of.plusDUneHeure;
	return `${waiting} en attente, dont ${of.plusDUneHeure} depuis plus d'une heure ; ${of.abandonnes} abandonnés`;
}
