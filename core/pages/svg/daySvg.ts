import type { Creneau, DayReport } from '../../occupation/types';
import { html, type Html } from '../html';
import { capital, hoursInWords, longDay, percent, placesInWords } from '../words';
import { drawing, fit, label } from './drawing';

const gauche = 170;
const pas = 70;
const hauteur = 56;
const haut = 70;

const minutes = (heure: string) => Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3));

/** A day by the hour as one drawing: a line a room, its bookings with session, trainer and places. */
export function daySvg({ date, ouverture, salles, total }: DayReport): string {
	const de = minutes(ouverture.debut);
	const heures = (minutes(ouverture.fin) - de) / 60;
	const x = (heure: string) => gauche + ((minutes(heure) - de) / 60) * pas;
	return drawing(
		gauche + heures * pas + 16,
		haut + salles.length * hauteur + 16,
		capital(longDay(date)),
		`${hoursInWords(total.heuresOccupees)} réservées, ${percent(total.occupation)}.`,
		html`${label(12, 28, capital(longDay(date)), { taille: 18, gras: true })}
${Array.from({ length: Math.floor(heures) + 1 }, (_, i) => html`<line x1="${gauche + i * pas}" x2="${gauche + i * pas}" y1="${haut - 6}" y2="${haut + salles.length * hauteur}" stroke="#e3dfd6"/>${label(gauche + i * pas, haut - 12, `${Math.floor(de / 60) + i} h`, { taille: 11, couleur: '#536070', ancre: 'middle' })}`)}
${salles.map((salle, i) => html`${label(12, haut + i * hauteur + 32, fit(salle.nom, 22), { taille: 13, gras: true })}${salle.creneaux.filter(({ libre }) => !libre).map((c) => block(c, x(c.debut), haut + i * hauteur + 3, x(c.fin) - x(c.debut)))}`)}`,
	);
}

function block(creneau: Creneau, x: number, y: number, largeur: number): Html {
	const { session, debut, fin, reservations = [] } = creneau;
	const titre = session ? session.formationNom : (reservations[0]?.motif ?? 'Réservé');
	const places = session ? `${session.nbInscrits}/${session.places} ${placesInWords(session)}` : '';
	const lettres = Math.floor((largeur - 16) / 6.4);
	return html`<g><title>${debut}–${fin} ${titre}${session?.formateur ? ` · ${session.formateur}` : ''} ${places}</title><rect x="${x + 1}" y="${y}" width="${Math.max(2, largeur - 2)}" height="${hauteur - 6}" rx="6" fill="${session ? '#e3eff1' : '#efece6'}"/><rect x="${x + 1}" y="${y}" width="4" height="${hauteur - 6}" rx="2" fill="${session ? '#0b5563' : '#8b8274'}"/>${lettres > 3 ? html`${label(x + 10, y + 16, fit(titre, lettres), { gras: true })}${label(x + 10, y + 30, fit(`${debut}–${fin}`, lettres), { taille: 11, couleur: '#536070' })}${label(x + 10, y + 44, fit(places, lettres), { taille: 11 })}` : ''}</g>`;
}
