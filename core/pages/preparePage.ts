import { faults } from './blocks';
import { stepBack, titleOfVerb, type PageVerb, type Retour } from './action';
import { html, properName, type Html } from './html';
import { page, type PageContext, type PageStep } from './page';

/** One thing to choose from, as a form's list shows it. */
export interface Choice {
	value: string;
	nom: string;
}

/** One field of a form: what a person reads, and how it is filled in. */
export interface PreparedField {
	nom: string;
	texte: string;
	genre: 'date' | 'time' | 'number' | 'text' | 'choix';
	valeur?: string;
	/** For `choix`; the first stands for nothing where the field may be left empty. */
	choix?: Choice[];
	obligatoire?: boolean;
	min?: number;
	max?: number;
}

export interface Prepared {
	verbe: PageVerb;
	/** What it is about: « Initiation sertissage, session 2 », or nothing. */
	quoi: string;
	idSession: number | null;
	/** Where one comes back to from what is of no session; left out, today. */
	retour?: Retour;
	/** One sentence on what happens with what is filled in. */
	aide: string;
	/** What the form sends along. */
	caches: Record<string, string>;
	champs: PreparedField[];
	/** Places that are free, the nearest first: each leads on to the question. */
	offres?: {
		titre: string;
		vide: string;
		liste: Array<{ texte: string; champs: Record<string, string> }>;
	};
}

/** A form that leads to the question of its deed: nothing is done by sending it. */
export function preparePage(
	context: PageContext,
	prepared: Prepared,
	fautes: string[] = [],
): string {
	const { links } = context;
	const { verbe, quoi, idSession, retour, aide, caches, champs, offres } = prepared;
	const titre = titleOfVerb(verbe);
	const back: PageStep =
		idSession === null
			? stepBack(context, retour)
			: { texte: properName(quoi), href: links.session(idSession) };
	const hidden = Object.entries({ verbe, ...caches }).map(
		([nom, valeur]) => html`<input type="hidden" name="${nom}" value="${valeur}">`,
	);
	return page(context, {
		titre,
		fil: [back, { texte: titre }],
		contenu: html`<h1>${titre}${quoi ? html` : ${properName(quoi)}` : ''}</h1>
${faults(fautes)}
<div class="carte" style="max-width:42rem">
<p class="sous">${aide}</p>
<form method="get" action="${links.confirmer}">${hidden}
<div class="champs">${champs.map(field)}</div>
<p class="actions">
<button class="fort">Voir ce qui se passerait</button>
<a class="bouton leger" href="${back.href}">Ne rien changer</a>
</p></form></div>
${offres ? offers(context, verbe, caches, offres) : ''}`,
	});
}

function field({
	nom,
	texte,
	genre,
	valeur,
	choix = [],
	obligatoire,
	min,
	max,
}: PreparedField): Html {
	const must = obligatoire ? html` required` : '';
	const least = min === undefined ? '' : html` min="${min}"`;
	const most = max === undefined ? '' : html` max="${max}"`;
	const longest = genre === 'text' ? html` maxlength="200"` : '';
	const options = choix.map((one) => option(one, valeur));
	const input =
		genre === 'choix'
			? html`<select name="${nom}"${must}>${options}</select>`
			: html`<input type="${genre}" name="${nom}" value="${valeur}"${must}${least}${most}${longest}>`;
	return html`<p><label>${texte}${obligatoire ? '' : ' (facultatif)'}<br>${input}</label></p>`;
}

const option = ({ value, nom }: Choice, chosen: string | undefined): Html =>
	value === chosen
		? html`<option value="${value}" selected>${nom}</option>`
		: html`<option value="${value}">${nom}</option>`;

function offers(
	{ links }: PageContext,
	verbe: PageVerb,
	caches: Record<string, string>,
	{ titre, vide, liste }: NonNullable<Prepared['offres']>,
): Html {
	const items = liste.map(({ texte, champs }) => {
		const what = new URLSearchParams({ verbe, ...caches, ...champs });
		return html`<li>
<span>${texte}</span>
<a class="bouton" href="${links.confirmer}?${what.toString()}">Choisir<span class="sr"> ${texte}</span></a>
</li>`;
	});
	return html`<section class="carte" style="max-width:42rem;margin-top:1rem" aria-labelledby="offres">
<h2 id="offres" style="margin-top:0">${titre}</h2>
${items.length > 0 ? html`<ul class="choix">${items}</ul>` : html`<p class="vide">${vide}</p>`}
</section>`;
}
