import type { FoundPersonne } from './person';
import { html, properName, type Html } from './html';
import { count } from './words';
import { page, type PageContext } from './page';
import { trainerLink } from './trainerLink';

/** What a search found: people, trainers and sessions by the words of their lists. */
export interface Found {
	personnes: FoundPersonne[];
	formateurs: Array<{ idFormateur: number; nom: string }>;
	sessions: Array<{ idSession: string; nom: string }>;
}

/** People, trainers and sessions whose name holds all words; accents, case, apostrophes and hyphens don't count. */
export function searchPage(context: PageContext, texte: string, found: Found): string {
	const { links } = context;
	const person = ({ genre, id, nom }: FoundPersonne) =>
		html`<li><a href="${links.personne(genre, id)}">${properName(nom)}</a></li>`;
	const trainer = ({ idFormateur, nom }: Found['formateurs'][number]) =>
		html`<li>${trainerLink(context, { idFormateur, formateur: nom }, context.today)}</li>`;
	const session = ({ idSession, nom }: Found['sessions'][number]) =>
		html`<li><a href="${links.session(Number(idSession))}">${nom}</a></li>`;
	const list = (title: string, lines: Html[]) =>
		lines.length === 0
			? ''
			: html`<section aria-label="${title}"><h2>${title}</h2><ul class="choix carte">${lines}</ul></section>`;
	const number = found.personnes.length + found.formateurs.length + found.sessions.length;
	const nothing = texte
		? html`<p class="etatvide">Aucune personne ni session ne porte ce nom. Essayez un seul mot, ou son début.</p>`
		: html`<p class="etatvide">Un nom, une adresse, une formation ou un numéro de session.</p>`;
	return page(context, {
		titre: texte ? `Recherche : ${texte}` : 'Recherche',
		recherche: texte,
		contenu: html`<h1>Recherche</h1>
<p class="sous">${texte ? html`« ${texte} » : ${count(number, 'résultat')}` : ''}</p>
${number === 0 ? nothing : ''}
${list('Personnes', found.personnes.map(person))}
${list('Formateurs', found.formateurs.map(trainer))}
${list('Sessions', found.sessions.map(session))}`,
	});
}
