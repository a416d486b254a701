import type { Creneau, DayReport } from '../../occupation/types';
import { html, type Html } from '../html';
import { capital, hoursInWords, longDay, percent, placesInWords } from '../words';
import { drawing, fit, label } from './drawing';

const left = 170;
const pas = 70;
const height = 56;
const top = 70;

const minutes = (heure: string) => Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3));

/** A day by the hour as one drawing: a line a room, its bookings with session, trainer and places. */
export function daySvg({ date, ouverture, salles, total }: DayReport): string {
	const de = minutes(ouverture.debut);
	const heures = (minutes(ouverture.fin) - de) / 60;
	const x = (heure: string) => left + ((minutes(heure) - de) / 60) * pas;
	return drawing(
		left + heures * pas + 16,
		top + salles.length * height + 16,
		capital(longDay(date)),
		`${hoursInWords(total.heuresOccupees)} réservées, ${percent(total.occupation)}.`,
		html`${label(12, 28, capital(longDay(date)), { taille: 18, bold: true })}
${Array.from({ length: Math.floor(heures) + 1 }, (_, i) => html`<line x1="${left + i * pas}" x2="${left + i * pas}" y1="${top - 6}" y2="${top + salles.length * height}" stroke="#e3dfd6"/>${label(left + i * pas, top - 12, `${Math.floor(de / 60) + i} h`, { taille: 11, couleur: '#536070', anchor: 'middle' })}`)}
${salles.map((salle, i) => html`${label(12, top + i * height + 32, fit(salle.nom, 22), { taille: 13, bold: true })}${salle.creneaux.filter(({ libre }) => !libre).map((c) => block(c, x(c.debut), top + i * height + 3, x(c.fin) - x(c.debut)))}`)}`,
	);
}

function block(creneau: Creneau, x: number, y: number, width: number): Html {
	const { session, debut, fin, reservations = [] } = creneau;
	const titre = session ? session.formationNom : (reservations[0]?.motif ?? 'Réservé');
	const places = session ? `${session.nbInscrits}/${session.places} ${placesInWords(session)}` : '';
	const letters = Math.floor((width - 16) / 6.4);
	return html`<g><title>${debut}–${fin} ${titre}${session?.formateur ? ` · ${session.formateur}` : ''} ${places}</title>
<rect x="${x + 1}" y="${y}" width="${Math.max(2, width - 2)}" height="${height - 6}" rx="6" fill="${session ? '#e3eff1' : '#efece6'}"/>
<rect x="${x + 1}" y="${y}" width="4" height="${height - 6}" rx="2" fill="${session ? '#0b5563' : '#8b8274'}"/>${letters > 3 ? html`${label(x + 10, y + 16, fit(titre, letters), { bold: true })}${label(x + 10, y + 30, fit(`${debut}–${fin}`, letters), { taille: 11, couleur: '#536070' })}${label(x + 10, y + 44, fit(places, letters), { taille: 11 })}` : ''}
</g>`;
}
