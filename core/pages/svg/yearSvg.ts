import type { Couleur, YearReport } from '../../occupation/types';
import { months } from '../yearPage';
import { html } from '../html';
import { colours, hoursInWords, monthName, percent, shortMonth } from '../words';
import { drawing, fit, label, tones } from './drawing';

const gauche = 170;
const largeur = 68;
const hauteur = 44;
const haut = 64;

/** The year's timeline as one drawing: rooms by months, colour, percentage and a bar. */
export function yearSvg({ annee, salles, total }: YearReport): string {
	const bas = haut + salles.length * (hauteur + 4);
	return drawing(
		gauche + 12 * (largeur + 4) + 12,
		bas + 40,
		`Occupation des salles en ${annee}`,
		`Ensemble : ${hoursInWords(total.heuresOccupees)} sur ${hoursInWords(total.heuresTotales)}, ${percent(total.occupation)}.`,
		html`${label(12, 28, `Occupation des salles en ${annee}`, { taille: 18, gras: true })}
${months().map((mois) => label(gauche + (mois - 1) * (largeur + 4) + largeur / 2, haut - 10, shortMonth(mois), { couleur: '#536070', ancre: 'middle' }))}
${salles.map((salle, i) => {
	const y = haut + i * (hauteur + 4);
	return html`${label(12, y + 27, fit(salle.nom, 22), { taille: 13, gras: true })}${salle.mois.map(
		(m) => {
			const x = gauche + (m.mois - 1) * (largeur + 4);
			const ton = tones[m.couleur];
			return html`<g><title>${salle.nom}, ${monthName(annee, m.mois)} : ${percent(m.occupation)}, ${hoursInWords(m.heuresOccupees)} sur ${hoursInWords(m.heuresTotales)}, ${colours[m.couleur].nom}</title><rect x="${x}" y="${y}" width="${largeur}" height="${hauteur}" rx="7" fill="${ton.fond}"/><rect x="${x + 6}" y="${y + hauteur - 8}" width="${((largeur - 12) * Math.min(100, m.occupation)) / 100}" height="4" rx="2" fill="${ton.vif}"/>${label(x + largeur / 2, y + 18, percent(m.occupation), { taille: 14, gras: true, couleur: ton.encre, ancre: 'middle' })}${label(x + largeur / 2, y + 31, hoursInWords(m.heuresOccupees), { taille: 10, couleur: ton.encre, ancre: 'middle' })}</g>`;
		},
	)}`;
})}
${(Object.keys(colours) as Couleur[]).map((c, i) => html`<rect x="${gauche + i * 190}" y="${bas + 12}" width="16" height="16" rx="4" fill="${tones[c].fond}" stroke="${tones[c].vif}"/>${label(gauche + i * 190 + 22, bas + 25, `${colours[c].nom} : ${colours[c].sens}`, { couleur: '#536070' })}`)}`,
	);
}
