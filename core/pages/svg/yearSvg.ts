import type { Couleur, YearReport } from '../../occupation/types';
import { months } from '../yearPage';
import { html } from '../html';
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
	return drawing(
		left + 12 * (width + 4) + 12,
		bottom + 40,
		`Occupation des salles en ${annee}`,
		`Ensemble : ${hoursInWords(total.heuresOccupees)} sur ${hoursInWords(total.heuresTotales)}, ${percent(total.occupation)}.`,
		html`${label(12, 28, `Occupation des salles en ${annee}`, { taille: 18, bold: true })}
${months().map((mois) => label(left + (mois - 1) * (width + 4) + width / 2, top - 10, shortMonth(mois), { couleur: '#536070', anchor: 'middle' }))}
${salles.map((salle, i) => {
	const y = top + i * (height + 4);
	return html`${label(12, y + 27, fit(salle.nom, 22), { taille: 13, bold: true })}${salle.mois.map(
		(m) => {
			const x = left + (m.mois - 1) * (width + 4);
			const ton = tones[m.couleur];
			return html`<g><title>${salle.nom}, ${monthInWords(annee, m.mois)} : ${percent(m.occupation)}, ${hoursInWords(m.heuresOccupees)} sur ${hoursInWords(m.heuresTotales)}, ${colours[m.couleur].nom}</title>
<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="7" fill="${ton.background}"/>
<rect x="${x + 6}" y="${y + height - 8}" width="${((width - 12) * Math.min(100, m.occupation)) / 100}" height="4" rx="2" fill="${ton.vivid}"/>${label(x + width / 2, y + 18, percent(m.occupation), { taille: 14, bold: true, couleur: ton.ink, anchor: 'middle' })}${label(x + width / 2, y + 31, hoursInWords(m.heuresOccupees), { taille: 10, couleur: ton.ink, anchor: 'middle' })}
</g>`;
		},
	)}`;
})}
${(Object.keys(colours) as Couleur[]).map((c, i) => html`<rect x="${left + i * 190}" y="${bottom + 12}" width="16" height="16" rx="4" fill="${tones[c].background}" stroke="${tones[c].vivid}"/>${label(left + i * 190 + 22, bottom + 25, `${colours[c].nom} : ${colours[c].meaning}`, { couleur: '#536070' })}`)}`,
	);
}
