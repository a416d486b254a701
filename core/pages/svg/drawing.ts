import type { Couleur } from '../../occupation/types';
import { html, type Html } from '../html';

/** Background, mark and text of each colour, the same as on the pages. */
export const tones: Record<Couleur, { fond: string; vif: string; encre: string }> = {
	VERT: { fond: '#e6f3ea', vif: '#4f9d6c', encre: '#1c5233' },
	JAUNE: { fond: '#fcf2cc', vif: '#d6a800', encre: '#5b4600' },
	ORANGE: { fond: '#fde3c8', vif: '#e07b1f', encre: '#743500' },
	ROUGE: { fond: '#f9d6d3', vif: '#cc3b33', encre: '#7a1717' },
};

/** A drawing as text, with a title and a description for who can't see it. */
export function drawing(
	largeur: number,
	hauteur: number,
	titre: string,
	description: string,
	contenu: Html,
): string {
	return String(html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${largeur} ${hauteur}" width="${largeur}" height="${hauteur}" role="img" aria-labelledby="titre description" font-family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif">
<title id="titre">${titre}</title><desc id="description">${description}</desc>
<rect width="${largeur}" height="${hauteur}" fill="#fff"/>
${contenu}
</svg>
`);
}

/** A name as it fits a width, in characters: SVG has no ellipsis of its own. */
export const fit = (texte: string, lettres: number): string => {
	const points = [...texte];
	return points.length <= lettres
		? texte
		: `${points.slice(0, Math.max(1, lettres - 1)).join('')}…`;
};

export const label = (
	x: number,
	y: number,
	texte: string,
	{ taille = 12, gras = false, couleur = '#1d2733', ancre = 'start' } = {},
): Html =>
	html`<text x="${x}" y="${y}" font-size="${taille}" font-weight="${gras ? 600 : 400}" fill="${couleur}" text-anchor="${ancre}" unicode-bidi="plaintext">${texte}</text>`;
