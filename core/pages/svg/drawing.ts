import type { Colour } from '../../occupation/types';
import { html, type Html } from '../html';

/** Background, mark and text of each colour, the same as on the pages. */
export const tones: Record<Colour, { background: string; vivid: string; ink: string }> = {
	VERT: { background: '#e6f3ea', vivid: '#4f9d6c', ink: '#1c5233' },
	JAUNE: { background: '#fcf2cc', vivid: '#d6a800', ink: '#5b4600' },
	ORANGE: { background: '#fde3c8', vivid: '#e07b1f', ink: '#743500' },
	ROUGE: { background: '#f9d6d3', vivid: '#cc3b33', ink: '#7a1717' },
};

/** A drawing as text, with a title and a description for who can't see it. */
export function drawing(
	width: number,
	height: number,
	title: string,
	description: string,
	content: Html,
): string {
	return String(html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"
	width="${width}" height="${height}"
	role="img" aria-labelledby="titre description"
	font-family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif">
<title id="titre">${title}</title><desc id="description">${description}</desc>
<rect width="${width}" height="${height}" fill="#fff"/>
${content}
</svg>
`);
}

/** A name as it fits a width, in characters: SVG has no ellipsis of its own. */
export const fit = (text: string, letters: number): string => {
	const points = [...text];
	return points.length <= letters ? text : `${points.slice(0, Math.max(1, letters - 1)).join('')}…`;
};

export const label = (
	x: number,
	y: number,
	text: string,
	{ taille = 12, bold = false, couleur = '#1d2733', anchor = 'start' } = {},
): Html =>
	html`<text x="${x}" y="${y}" font-size="${taille}" font-weight="${bold ? 600 : 400}"
	fill="${couleur}" text-anchor="${anchor}" unicode-bidi="plaintext">${text}</text>`;
