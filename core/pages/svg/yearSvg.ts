import type { Colour, SalleYear, YearReport } from '../../occupation/types';
import { months } from '../yearPage';
import { html, type Html } from '../html';
import { colours, hoursInWords, percent, shortMonth } from '../words';
import { drawing, fit, label, tones } from './drawing';
import { monthInWords } from '../../time/french';

const left = 170;
const width = 68;
const height = 44;
const top = 64;

/** The year's timeline as one drawing: rooms by months, colour, percentage and a bar. */
export function yearSvg({ annee, salles, total }: YearReport): string {
	const bottom = top + salles.length * (height + 4);
	const share = `${hoursInWords(total.heuresOccupees)} sur ${hoursInWords(total.heuresTotales)}`;
	const heads = months().map((mois) => {
		const middle = left + (mois - 1) * (width + 4) + width / 2;
		return label(middle, top - 10, shortMonth(mois), { couleur: '#536070', anchor: 'middle' });
	});
	const rooms = salles.map((salle, i) => {
		const y = top + i * (height + 4);
		return html`${label(12, y + 27, fit(salle.nom, 22), { taille: 13, bold: true })}
${salle.mois.map((m) => cell(salle, m, annee, y))}`;
	});
	return drawing(
		left + 12 * (width + 4) + 12,
		bottom + 40,
		`Occupation des salles en ${annee}`,
		`Ensemble : ${share}, ${percent(total.occupation)}.`,
		html`${label(12, 28, `Occupation des salles en ${annee}`, { taille: 18, bold: true })}
${heads}
${rooms}
${(Object.keys(colours) as Colour[]).map((couleur, i) => meaning(couleur, left + i * 190, bottom))}`,
	);
}

function cell(
	salle: SalleYear,
	{ mois, couleur, occupation, heuresOccupees, heuresTotales }: SalleYear['mois'][number],
	annee: number,
	y: number,
): Html {
	const x = left + (mois - 1) * (width + 4);
	const { background, vivid, ink } = tones[couleur];
	const hours = `${hoursInWords(heuresOccupees)} sur ${hoursInWords(heuresTotales)}`;
	const figures = `${percent(occupation)}, ${hours}, ${colours[couleur].nom}`;
	const filled = ((width - 12) * Math.min(100, occupation)) / 100;
	const words = { couleur: ink, anchor: 'middle' };
	return html`<g><title>${salle.nom}, ${monthInWords(annee, mois)} : ${figures}</title>
<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="7" fill="${background}"/>
<rect x="${x + 6}" y="${y + height - 8}" width="${filled}" height="4" rx="2" fill="${vivid}"/>
${label(x + width / 2, y + 18, percent(occupation), { ...words, taille: 14, bold: true })}
${label(x + width / 2, y + 31, hoursInWords(heuresOccupees), { ...words, taille: 10 })}
</g>`;
}

function meaning(couleur: Colour, x: number, bottom: number): Html {
	const { background, vivid } = tones[couleur];
	const words = `${colours[couleur].nom} : ${colours[couleur].meaning}`;
	return html`<rect x="${x}" y="${bottom + 12}" width="16" height="16" rx="4" fill="${background}" stroke="${vivid}"/>
${label(x + 22, bottom + 25, words, { couleur: '#536070' })}`;
}
