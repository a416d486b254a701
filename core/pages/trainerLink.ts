import { html, properName, type Html } from './html';
import type { PageContext } from './page';

/** A trainer's name, which leads to their page in the month of a day; the name alone where the key is not known. */
export function trainerLink(
	{ links }: Pick<PageContext, 'links'>,
	{ idFormateur, formateur }: { idFormateur?: number | null; formateur?: string | null },
	day: string,
): Html {
	const nom = properName(formateur);
	if (!idFormateur) return nom;
	const [annee, mois] = day.split('-').map(Number);
	return html`<a href="${links.formateur(idFormateur, annee, mois)}">${nom}</a>`;
}
