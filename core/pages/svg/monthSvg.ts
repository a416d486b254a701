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
	return drawing(
		left + heures * pas + 16,
		top + jours.length * height + 16,
		titre,
		`${hoursInWords(rapport.heuresOccupees)} réservées sur ${hoursInWords(rapport.heuresTotales)}, ${percent(rapport.occupation)}.`,
		html`${label(12, 28, titre, { taille: 18, bold: true })}
${jours.map(({ date }, i) => html`${weekday(date) >= 6 ? html`<rect x="0" y="${top + i * height}" width="${left + heures * pas}" height="${height}" fill="#f6f4f0"/>` : ''}${label(12, top + i * height + 15, shortDay(date), { taille: 11 })}`)}
${Array.from({ length: Math.floor(heures) + 1 }, (_, i) => html`<line x1="${left + i * pas}" x2="${left + i * pas}" y1="${top - 4}" y2="${top + jours.length * height}" stroke="#e3dfd6"/>${label(left + i * pas, top - 10, `${Math.floor(de / 60) + i} h`, { taille: 11, couleur: '#536070', anchor: 'middle' })}`)}
${jours.map((jour, i) => day(jour, top + i * height, (heure) => left + ((minutes(heure) - de) / 60) * pas))}`,
	);
}

function day({ creneaux }: SalleMonthDay, y: number, x: (heure: string) => number): Html {
	return html`${creneaux
		.filter(({ libre }) => !libre)
		.map(({ debut, fin, session, reservations = [] }) => {
			const titre = session ? session.formationNom : (reservations[0]?.motif ?? 'Réservé');
			const width = x(fin) - x(debut);
			return html`<g><title>${debut}–${fin} ${titre}</title>
<rect x="${x(debut) + 1}" y="${y + 2}" width="${Math.max(2, width - 2)}" height="${height - 4}" rx="4" fill="${session ? '#cfe3e6' : '#e6e1d8'}"/>${label(x(debut) + 7, y + 15, fit(titre, Math.floor((width - 14) / 6)), { taille: 11 })}
</g>`;
		})}`;
}
