import type { Creneau, DayReport } from '../../occupation/types';
import { html, type Html } from '../html';
import { capital, hoursInWords, longDay, percent, placesInWords } from '../words';
import { drawing, fit, label } from './drawing';
import { minutesOf } from '../../time/days';

const left = 170;
const step = 70;
const height = 56;
const top = 70;

/** A day by the hour as one drawing: a line a room, its bookings with session, trainer and places. */
export function daySvg({ date, ouverture, salles, total }: DayReport): string {
	const de = minutesOf(ouverture.debut);
	const heures = (minutesOf(ouverture.fin) - de) / 60;
	const x = (heure: string) => left + ((minutesOf(heure) - de) / 60) * step;
	const bottom = top + salles.length * height;
	const hours = Array.from({ length: Math.floor(heures) + 1 }, (_, i) => {
		const at = left + i * step;
		return html`<line x1="${at}" x2="${at}" y1="${top - 6}" y2="${bottom}" stroke="#e3dfd6"/>
${label(at, top - 12, `${Math.floor(de / 60) + i} h`, { taille: 11, couleur: '#536070', anchor: 'middle' })}`;
	});
	const rooms = salles.map((salle, i) => {
		const y = top + i * height;
		const booked = salle.creneaux.filter(({ libre }) => !libre);
		return html`${label(12, y + 32, fit(salle.nom, 22), { taille: 13, bold: true })}
${booked.map((c) => block(c, x(c.debut), y + 3, x(c.fin) - x(c.debut)))}`;
	});
	return drawing(
		left + heures * step + 16,
		top + salles.length * height + 16,
		capital(longDay(date)),
		`${hoursInWords(total.heuresOccupees)} réservées, ${percent(total.occupation)}.`,
		html`${label(12, 28, capital(longDay(date)), { taille: 18, bold: true })}
${hours}
${rooms}`,
	);
}

function block(creneau: Creneau, x: number, y: number, width: number): Html {
	const { session, debut, fin, reservations = [] } = creneau;
	const title = session ? session.formationNom : (reservations[0]?.motif ?? 'Réservé');
	const places = session ? `${session.nbInscrits}/${session.places} ${placesInWords(session)}` : '';
	const letters = Math.floor((width - 16) / 6.4);
	const who = session?.formateur ? ` · ${session.formateur}` : '';
	const [background, mark] = session ? ['#e3eff1', '#0b5563'] : ['#efece6', '#8b8274'];
	const full = Math.max(2, width - 2);
	const tall = height - 6;
	const lines = [
		label(x + 10, y + 16, fit(title, letters), { bold: true }),
		label(x + 10, y + 30, fit(`${debut}–${fin}`, letters), { taille: 11, couleur: '#536070' }),
		label(x + 10, y + 44, fit(places, letters), { taille: 11 }),
	];
	return html`<g><title>${debut}&#8211;${fin} ${title}${who} ${places}</title>
<rect x="${x + 1}" y="${y}" width="${full}" height="${tall}" rx="6" fill="${background}"/>
<rect x="${x + 1}" y="${y}" width="4" height="${tall}" rx="2" fill="${mark}"/>
${letters > 3 ? lines : ''}
</g>`;
}
