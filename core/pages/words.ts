import { DateTime } from 'luxon';

import { JOURS } from '../time/days';
import { dayOfTextInWords } from '../time/french';
import type { Colour, OpeningHours, SessionView } from '../occupation/types';

const nonBreaking = '\u00a0';

/** « 12 h », « 2 h 30 ». */
export function hoursInWords(heures: number): string {
	const minutes = Math.round(heures * 60);
	const rest = minutes % 60;
	const whole = `${Math.floor(minutes / 60).toLocaleString('fr-FR')}${nonBreaking}h`;
	return rest ? `${whole}${nonBreaking}${String(rest).padStart(2, '0')}` : whole;
}

/**
 * « 12 % », rounded down: what is under 50, 80 or 100 never reads so, and what is more than nothing
 * never reads 0.
 */
export function percent(occupation: number): string {
	if (occupation > 0 && occupation < 1) return `<${nonBreaking}1${nonBreaking}%`;
	return `${Math.floor(occupation).toLocaleString('fr-FR')}${nonBreaking}%`;
}

export const colours: Record<Colour, { nom: string; meaning: string }> = {
	VERT: { nom: 'vert', meaning: 'libre' },
	JAUNE: { nom: 'jaune', meaning: 'moins de 50 %' },
	ORANGE: { nom: 'orange', meaning: 'de 50 à 79 %' },
	ROUGE: { nom: 'rouge', meaning: '80 % et plus' },
};

/** « mercredi 3 juin 2026 ». */
export const longDay = (jour: string): string => dayOfTextInWords(jour);

/** « mer. 3 ». */
export const shortDay = (jour: string): string => dayOfTextInWords(jour, 'ccc d');

/** « 3 juin 2026 ». */
export const plainDay = (jour: string): string => dayOfTextInWords(jour, 'd LLLL yyyy');

/** « juin 2026 », of a day. */
export const monthOf = (jour: string): string => dayOfTextInWords(jour, 'LLLL yyyy');

/** « juin », « juin » shortened to what fits a column: « juil. ». */
export const shortMonth = (mois: number): string =>
	DateTime.utc(2026, mois, 1).setLocale('fr').toFormat('LLL');

export const capital = (text: string): string =>
	text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

/** The month `n` months on. */
export function moveMonth(annee: number, mois: number, n: number): { annee: number; mois: number } {
	const { year, month } = DateTime.utc(annee, mois, 1).plus({ months: n });
	return { annee: year, mois: month };
}

/** « 8 h – 21 h ». */
export const openInWords = ({ debut, fin }: OpeningHours): string =>
	`${clockInWords(debut)} à ${clockInWords(fin)}`;

/** '08:00' → « 8 h », '08:30' → « 8 h 30 ». */
export function clockInWords(heure: string): string {
	const [h, m] = heure.split(':').map(Number);
	return `${h}${nonBreaking}h${m ? `${nonBreaking}${String(m).padStart(2, '0')}` : ''}`;
}

/** « Complet », « 1 place », « 4 places ». */
export function placesInWords({ placesRestantes }: Pick<SessionView, 'placesRestantes'>): string {
	if (placesRestantes === 0) return 'Complet';
	return `${placesRestantes} place${placesRestantes > 1 ? 's' : ''}`;
}

/** « 1 élève », « 3 élèves ». */
export const count = (n: number, nom: string, plural = `${nom}s`): string =>
	`${n.toLocaleString('fr-FR')}${nonBreaking}${n > 1 ? plural : nom}`;

const owners: Record<string, string> = {
	eleve: "l'élève",
	candidat: 'le candidat',
	formateur: 'le formateur',
};

/**
 * Who did something, as people call them: « le secrétariat (marie) » of the pages, « le formateur, par son lien »;
 * another name as it was recorded.
 */
export function actorInWords(acteur: string): string {
	const [kind, name] = acteur.split(':');
	if (kind === 'lien' && Object.hasOwn(owners, name)) return `${owners[name]}, par son lien`;
	if (kind === 'planning') return name === kind ? 'le secrétariat' : `le secrétariat (${name})`;
	return acteur === 'workflow' ? 'un flux automatique' : acteur;
}

export { sessionStatuses } from '../names/sessionStatuses';

export const inscriptionStatuses: Record<string, string> = {
	INSCRIT: 'Inscrit',
	CONFIRME: 'Confirmé',
	EN_ATTENTE: 'En attente',
	ANNULE: 'Annulé',
};

/** The wall-clock day and time of an instant that is written with the centre's offset. */
export const dayOfIso = (iso: string): string => iso.slice(0, 10);
export const clockOfIso = (iso: string): string => iso.slice(11, 16);

/** « du 3 mars 2027 au 5 mars 2027 », « le 3 mars 2027 » where it is one day. */
export const period = (debut: string, fin: string): string =>
	dayOfIso(debut) === dayOfIso(fin)
		? `le ${plainDay(dayOfIso(debut))}`
		: `du ${plainDay(dayOfIso(debut))} au ${plainDay(dayOfIso(fin))}`;

/** What of a stretch is on a day: « 09:00–12:00 », « 22:00–24:00 » of one that goes on, « toute la journée ». */
export function hoursOn(
	{ dateDebut, dateFin }: { dateDebut: string; dateFin: string },
	day: string,
): string {
	const begins = dayOfIso(dateDebut) < day ? '00:00' : clockOfIso(dateDebut);
	const ends = dayOfIso(dateFin) > day ? '24:00' : clockOfIso(dateFin);
	return begins === '00:00' && ends === '24:00' ? 'toute la journée' : `${begins}–${ends}`;
}

/** « lundi » to « dimanche ». */
export const weekdayNames: string[] = JOURS.map((jour) => jour.toLowerCase());

/** What a rule or a field says, as a sentence that begins and ends as one. */
export const sentence = (message: string): string =>
	/[.!?]$/.test(message) ? capital(message) : `${capital(message)}.`;
