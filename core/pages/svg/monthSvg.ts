import type { SalleMonthDay, MonthReport } from '../../occupation/types';
import { html, type Html } from '../html';
import { hoursInWords, percent, shortDay, weekday } from '../words';
import { drawing, fit, label } from './drawing';
import { monthInWords } from '../../time/french';

const left = 80;
const pas = 60;
const height = 22;
const top = 70;

const minutes = (heure: string) => Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3));

/** A room's month as one drawing: a line a day, its bookings along the opening hours. */
export function monthSvg(rapport: MonthReport): string {
	const { nom, annee, mois, jours, ouverture } = rapport;
	const de = minutes(ouverture.debut);
	const heures = (minutes(ouverture.fin) - de) / 60;
	const titre = `${nom}, ${monthInWords(annee, mois)}`;
	const taken = hoursInWords(rapport.heuresOccupees);
	const [right, bottom] = [left + heures * pas, top + jours.length * height];
	const x = (heure: string) => left + ((minutes(heure) - de) / 60) * pas;
	const days = jours.map(({ date }, i) => {
		const y = top + i * height;
		const weekend = html`<rect x="0" y="${y}" width="${right}" height="${height}" fill="#f6f4f0"/>`;
		return html`${weekday(date) >= 6 ? weekend : ''}${label(12, y + 15, shortDay(date), { taille: 11 })}`;
	});
	const hours = Array.from({ length: Math.floor(heures) + 1 }, (_, i) => {
		const at = left + i * pas;
		return html`<line x1="${at}" x2="${at}" y1="${top - 4}" y2="${bottom}" stroke="#e3dfd6"/>
${label(at, top - 10, `${Math.floor(de / 60) + i} h`, { taille: 11, couleur: '#536070', anchor: 'middle' })}`;
	});
	return drawing(
		left + heures * pas + 16,
		top + jours.length * height + 16,
		titre,
		`${taken} réservées sur ${hoursInWords(rapport.heuresTotales)}, ${percent(rapport.occupation)}.`,
		html`${label(12, 28, titre, { taille: 18, bold: true })}
${days}
${hours}
${jours.map((jour, i) => day(jour, top + i * height, x))}`,
	);
}

function day({ creneaux }: SalleMonthDay, y: number, x: (heure: string) => number): Html {
	return html`${creneaux
		.filter(({ libre }) => !libre)
		.map(({ debut, fin, session, reservations = [] }) => {
			const titre = session ? session.formationNom : (reservations[0]?.motif ?? 'Réservé');
			const width = x(fin) - x(debut);
			const full = Math.max(2, width - 2);
			const fill = session ? '#cfe3e6' : '#e6e1d8';
			const letters = Math.floor((width - 14) / 6);
			return html`<g><title>${debut}–${fin} ${titre}</title>
<rect x="${x(debut) + 1}" y="${y + 2}" width="${full}" height="${height - 4}" rx="4" fill="${fill}"/>
${label(x(debut) + 7, y + 15, fit(titre, letters), { taille: 11 })}
</g>`;
		})}`;
}
