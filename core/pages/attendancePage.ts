import type { PresencePerson, PresenceSeance, SessionPresences } from '../presences/readPresences';
import { faults } from './blocks';
import { askOwn } from './ownPage';
import { html, properName, type Html } from './html';
import { page, steps, type PageContext } from './page';
import {
	actorInWords,
	capital,
	clockOfIso,
	dayOfIso,
	hoursInWords,
	longDay,
	plainDay,
	shortDay,
} from './words';

const choices = [
	['PRESENT', 'Présent'],
	['ABSENT', 'Absent'],
	['RETARD', 'Retard'],
	['EXCUSE', 'Excusé'],
] as const;

/** Of a séance that has not begun. */
const ahead = [
	['', 'Rien à noter encore'],
	['EXCUSE', 'Excusé'],
] as const;

/** Where this page's forms and links go: the desk's, or those of a trainer's own link. */
function ways(context: PageContext, idSession: number) {
	const { links, lien } = context;
	const fields = (seance?: number) => ({
		id: String(idSession),
		...(seance !== undefined && { seance: String(seance) }),
	});
	if (lien === undefined)
		return {
			action: links.confirmer,
			look: links.presences(idSession).split('?')[0],
			hidden: {},
			seance: (seance: number) => links.presences(idSession, seance),
		};
	const own = { ...context, lien };
	return {
		action: links.moi,
		look: links.moi,
		hidden: { lien },
		seance: (seance: number) => askOwn(own, { page: 'presences', ...fields(seance) }),
	};
}

/** Which séance is marked, and what of it came back because something was wrong. */
interface Marking {
	idReservation?: number;
	/** `p12` and `m12` of inscription 12, as they were sent: they stand before what is stored. */
	sent?: Record<string, string | undefined>;
	fautes?: string[];
}

/**
 * Who was there, of one séance of a session: a form of one line a person; with the hours of everybody
 * below, and the ways to sheet and certificates. On a telephone too.
 */
export function attendancePage(
	context: PageContext,
	presences: SessionPresences,
	now: Date,
	{ idReservation, sent = {}, fautes = [] }: Marking = {},
): string {
	const { links, lien } = context;
	const { session, seances, personnes } = presences;
	const begun = seances.filter(({ dateDebut }) => new Date(dateDebut) <= now);
	const chosen =
		seances.find((one) => one.idReservation === idReservation) ?? begun.at(-1) ?? seances[0];
	const title = `Présences : ${session.formationNom}`;
	return page(context, {
		titre: title,
		fil:
			lien === undefined
				? [
						{ texte: properName(session.formationNom), href: links.session(session.idSession) },
						{ texte: 'Présences' },
					]
				: [
						{
							texte: 'Mon planning',
							href: `${links.moi}?${new URLSearchParams({ lien }).toString()}`,
						},
						{ texte: 'Présences' },
					],
		contenu: html`<h1>Présences : ${properName(session.formationNom)}</h1>
${faults(fautes)}
${chosen ? chooser(context, session.idSession, seances, chosen) : ''}
${chosen ? form(context, presences, chosen, { begun: begun.includes(chosen), sent }) : html`<p class="etatvide">Aucune séance.</p>`}
${lien === undefined ? hours(context, session.idSession, personnes) : ''}`,
	});
}

const shortly = ({ dateDebut }: PresenceSeance) =>
	`${shortDay(dayOfIso(dateDebut))}/${dayOfIso(dateDebut).slice(5, 7)}, ${clockOfIso(dateDebut)}`;

/** The séance before, this one, the next; and any of them from a list: a CAP has hundreds. */
function chooser(
	context: PageContext,
	idSession: number,
	seances: PresenceSeance[],
	chosen: PresenceSeance,
): Html {
	const { look, hidden, seance } = ways(context, idSession);
	const at = seances.indexOf(chosen);
	const before = seances[Math.max(0, at - 1)];
	const after = seances[Math.min(seances.length - 1, at + 1)];
	const step = (one: PresenceSeance) => ({
		texte: shortly(one),
		href: seance(one.idReservation),
	});
	const options = seances.map((one) => {
		const here = one === chosen ? html` selected` : '';
		const when = `${longDay(dayOfIso(one.dateDebut))}, ${clockOfIso(one.dateDebut)}`;
		return html`<option value="${one.idReservation}"${here}>${when}</option>`;
	});
	const sent = {
		...hidden,
		...(context.lien !== undefined && { page: 'presences' }),
		id: idSession,
	};
	return html`<div class="outils">
${steps('Séance', step(before), shortly(chosen), step(after))}
<form class="ligne" method="get" action="${look}">
${Object.entries(sent).map(([nom, valeur]) => html`<input type="hidden" name="${nom}" value="${valeur}">`)}
<label>Séance <select name="seance">${options}</select></label><button>Voir</button>
</form></div>`;
}

function form(
	context: PageContext,
	{ session, personnes }: SessionPresences,
	seance: PresenceSeance,
	{ begun, sent: typed }: { begun: boolean; sent: NonNullable<Marking['sent']> },
): Html {
	const { action, hidden } = ways(context, session.idSession);
	const day = capital(longDay(dayOfIso(seance.dateDebut)));
	const when = `${day}, ${clockOfIso(seance.dateDebut)}–${clockOfIso(seance.dateFin)}`;
	const open = !seance.close && !seance.annulee;
	const sent = {
		...hidden,
		verbe: 'presences',
		id: session.idSession,
		seance: seance.idReservation,
	};
	const lines = seance.presences.map((mark) => {
		const who = personnes.find((one) => one.idInscription === mark.idInscription);
		const name = `${who?.prenom ?? ''} ${who?.nom ?? ''}`.trim();
		return line(mark, name, {
			open,
			begun,
			chosen: typed[`p${mark.idInscription}`],
			late: typed[`m${mark.idInscription}`],
		});
	});
	const state = seance.annulee
		? 'Cette séance est annulée.'
		: 'Les présences de cette séance sont closes.';
	return html`<section class="carte" aria-labelledby="seance">
<h2 id="seance" style="margin-top:0">${when}</h2>
<p class="sous">${properName(seance.salleNom)}${seance.formateur ? html` · ${properName(seance.formateur)}` : ''}</p>
${open ? '' : html`<p class="avis">${state}</p>`}
${
	lines.length === 0
		? html`<p class="vide">Personne n'avait de place à cette séance.</p>`
		: html`<form method="get" action="${action}">
${Object.entries(sent).map(([nom, valeur]) => html`<input type="hidden" name="${nom}" value="${valeur}">`)}
${lines}
${open ? html`<p class="actions"><button class="fort">Vérifier et enregistrer</button></p>` : ''}
</form>`
}
${ownSheet(context, session.idSession, seance.idReservation)}
</section>`;
}

/** Under a trainer's own link, the sheet to be signed. */
function ownSheet(context: PageContext, id: number, seance: number): Html | string {
	const { lien } = context;
	if (lien === undefined) return '';
	const fields = { page: 'feuille', id: String(id), seance: String(seance) };
	return html`<p><a href="${askOwn({ ...context, lien }, fields)}">Feuille d'émargement en PDF</a></p>`;
}

function line(
	{ idInscription, statut, minutes, par, le, corrections }: PresenceSeance['presences'][number],
	name: string,
	{
		open,
		begun,
		chosen,
		late: typed,
	}: { open: boolean; begun: boolean; chosen?: string; late?: string },
): Html {
	// Most are there: whoever marks only says who was not.
	const usual = begun ? 'PRESENT' : '';
	const radios = (begun ? choices : ahead).map(([value, text]) => {
		const checked = (chosen ?? statut ?? usual) === value ? html` checked` : '';
		const off = open ? '' : html` disabled`;
		return html`<label><input type="radio" name="p${idInscription}" value="${value}"${checked}${off}> ${text}</label>`;
	});
	const late = html`<label class="minutes">min. de retard
<input type="number" name="m${idInscription}" min="1" max="1440" value="${typed ?? minutes}"${open ? '' : html` disabled`}></label>`;
	const again = corrections > 0 ? `, corrigé ${corrections} fois` : '';
	const noted =
		par && le
			? `noté par ${actorInWords(par)} le ${plainDay(dayOfIso(le))} à ${clockOfIso(le)}`
			: '';
	const trace = noted ? noted + again : 'pas encore noté';
	return html`<fieldset class="presence">
<legend>${properName(name)} <small class="vide">${trace}</small></legend>
${radios}
${begun ? late : ''}
</fieldset>`;
}

function hours({ links }: PageContext, idSession: number, personnes: PresencePerson[]): Html {
	const rows = personnes.map(
		({ idInscription, prenom, nom, heures }) => html`<tr role="row">
<td role="cell">${properName(`${prenom} ${nom}`.trim())}</td>
<td role="cell">${hoursInWords(heures.suivies)} / ${hoursInWords(heures.prevues)}</td>
<td role="cell">${hoursInWords(heures.manquees)}</td>
<td role="cell" class="fin actions">${papers(links.papier, idSession, idInscription, heures.suivies)}</td>
</tr>`,
	);
	return html`<section class="carte liste large" style="margin-top:1rem" aria-labelledby="heures">
<h2 id="heures" style="margin-top:0">Heures</h2>
<p class="actions">
<a class="bouton leger" href="${links.papier({ quoi: 'feuille', id: idSession })}">Feuille d'émargement</a>
<a class="bouton leger" href="${links.papier({ quoi: 'feuille', id: idSession, format: 'pdf' })}">Feuille en PDF</a>
</p>
<table role="table">
<thead role="rowgroup"><tr role="row">
<th role="columnheader" scope="col">Nom</th>
<th role="columnheader" scope="col">Suivies / prévues</th>
<th role="columnheader" scope="col">Manquées</th>
<th role="columnheader" scope="col"><span class="sr">Papiers</span></th>
</tr></thead>
<tbody role="rowgroup">${rows}</tbody>
</table></section>`;
}

function papers(
	papier: PageContext['links']['papier'],
	id: number,
	inscription: number,
	attended: number,
): Html | string {
	if (attended === 0) return '';
	const one = (quoi: string, text: string) =>
		html`<a class="bouton leger" href="${papier({ quoi, id, inscription })}">${text}</a>`;
	return html`${one('certificat', 'Certificat')} ${one('attestation', 'Attestation')}`;
}
