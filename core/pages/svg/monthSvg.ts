import type { SalleMonthDay, MonthReport } from '../../occupation/types';
import { html, type Html } from '../html';
import { hoursInWords, percent, shortDay } from '../words';
import { drawing, fit, label } from './drawing';
import { monthInWords } from '../../time/french';
import { isWeekend, minutesOf, type Weekday } from '../../time/days';

const left = 80;
const step = 60;
const height = 22;
const top = 70;

/**
 * A room's month as one drawing: a line a day, its bookings along the opening hours; the days of the
 * `weekend` are shaded.
 */
export function monthSvg(report: MonthReport, weekend: readonly Weekday[]): string {
	const { nom, annee, mois, jours, ouverture } = report;
	const de = minutesOf(ouverture.debut);
	const heures = (minutesOf(ouverture.fin) - de) / 60;
	const title = `${nom}, ${monthInWords(annee, mois)}`;
	const taken = hoursInWords(report.heuresOccupees);
	const [right, bottom] = [left + heures * step, top + jours.length * height];
	const x = (heure: string) => left + ((minutesOf(heure) - de) / 60) * step;
	const days = jours.map(({ date }, i) => {
		const y = top + i * height;
		const shade = html`<rect x="0" y="${y}" width="${right}" height="${height}" fill="#f6f4f0"/>`;
		return html`${isWeekend(date, weekend) ? shade : ''}${label(12, y + 15, shortDay(date), { taille: 11 })}`;
	});
	const hours = Array.from({ length: Math.floor(heures) + 1 }, (_, i) => {
		const at = left + i * step;
		return html`<line x1="${at}" x2="${at}" y1="${top - 4}" y2="${bottom}" stroke="#e3dfd6"/>
${label(at, top - 10, `${Math.floor(de / 60) + i} h`, { taille: 11, couleur: '#536070', anchor: 'middle' })}`;
	});
	return drawing(
		left + heures * step + 16,
		top + jours.length * height + 16,
		title,
		`${taken} réservées sur ${hoursInWords(report.heuresTotales)}, ${percent(report.occupation)}.`,
		html`${label(12, 28, title, { taille: 18, bold: true })}
${days}
${hours}
${jours.map((jour, i) => day(jour, top + i * height, x))}`,
	);
}

function day({ creneaux }: SalleMonthDay, y: number, x: (heure: string) => number): Html {
	return html`${creneaux
		.filter(({ libre }) => !libre)
		.map(({ debut, fin, session, reservations = [] }) => {
			const title = session ? session.formationNom : (reservations[0]?.motif ?? 'Réservé');
			const width = x(fin) - x(debut);
			const full = Math.max(2, width - 2);
			const fill = session ? '#cfe3e6' : '#e6e1d8';
			const letters = Math.floor((width - 14) / 6);
			return html`<g><title>${debut}&#8211;${fin} ${title}</title>
<rect x="${x(debut) + 1}" y="${y + 2}" width="${full}" height="${height - 4}" rx="4" fill="${fill}"/>
${label(x(debut) + 7, y + 15, fit(title, letters), { taille: 11 })}
</g>`;
		})}`;
}
