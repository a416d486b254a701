import type { SalleMonthDay, MonthReport } from '../../occupation/types';
import { html, type Html } from '../html';
import { hoursInWords, monthName, percent, shortDay, weekday } from '../words';
import { drawing, fit, label } from './drawing';

const gauche = 80;
const pas = 60;
const hauteur = 22;
const haut = 70;

const minutes = (heure: string) => Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3));

/** A room's month as one drawing: a line a day, its bookings along the opening hours. */
export function monthSvg(rapport: MonthReport): string {
	const { nom, annee, mois, jours, ouverture } = rapport;
	const de = minutes(ouverture.debut);
	const heures = (minutes(ouverture.fin) - de) / 60;
	const titre = `${nom}, ${monthName(annee, mois)}`;
	return drawing(
		gauche + heures * pas + 16,
		haut + jours.length * hauteur + 16,
		titre,
		`${hoursInWords(rapport.heuresOccupees)} réservées sur ${hoursInWords(rapport.heuresTotales)}, ${percent(rapport.occupation)}.`,
		html`${label(12, 28, titre, { taille: 18, gras: true })}
${jours.map(({ date }, i) => html`${weekday(date) >= 6 ? html`<rect x="0" y="${haut + i * hauteur}" width="${gauche + heures * pas}" height="${hauteur}" fill="#f6f4f0"/>` : ''}${label(12, haut + i * hauteur + 15, shortDay(date), { taille: 11 })}`)}
${Array.from({ length: Math.floor(heures) + 1 }, (_, i) => html`<line x1="${gauche + i * pas}" x2="${gauche + i * pas}" y1="${haut - 4}" y2="${haut + jours.length * hauteur}" stroke="#e3dfd6"/>${label(gauche + i * pas, haut - 10, `${Math.floor(de / 60) + i} h`, { taille: 11, couleur: '#536070', ancre: 'middle' })}`)}
${jours.map((jour, i) => day(jour, haut + i * hauteur, (heure) => gauche + ((minutes(heure) - de) / 60) * pas))}`,
	);
}

function day({ creneaux }: SalleMonthDay, y: number, x: (heure: string) => number): Html {
	return html`${creneaux
		.filter(({ libre }) => !libre)
		.map(({ debut, fin, session, reservations = [] }) => {
			const titre = session ? session.formationNom : (reservations[0]?.motif ?? 'Réservé');
			const largeur = x(fin) - x(debut);
			return html`<g><title>${debut}–${fin} ${titre}</title><rect x="${x(debut) + 1}" y="${y + 2}" width="${Math.max(2, largeur - 2)}" height="${hauteur - 4}" rx="4" fill="${session ? '#cfe3e6' : '#e6e1d8'}"/>${label(x(debut) + 7, y + 15, fit(titre, Math.floor((largeur - 14) / 6)), { taille: 11 })}</g>`;
		})}`;
}
