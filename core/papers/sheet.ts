import { DateTime } from 'luxon';
import { z } from 'zod';

import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { readPresences, type Presence, type PresenceSeance } from '../presences/readPresences';
import { identifiant, jour } from '../time/fields';
import { periodInWords } from '../time/french';

const schema = z.object({
	idSession: identifiant,
	/** Only séances of these days; all, where left out. */
	du: jour.optional(),
	au: jour.optional(),
});

export type SheetOfAttendanceRequest = z.input<typeof schema>;

/** One half-day of the sheet: its séances, and who signs for it. */
export interface HalfDay {
	/** 'YYYY-MM-DD'. */
	date: string;
	partie: 'matin' | 'après-midi' | 'soir';
	/** « 09:00–12:30 ». */
	heures: string;
	salle: string;
	formateur: string | null;
}

/** What stands in a person's box: nothing, to be signed; a mark; or no place then. */
export type Box = { signer: true } | { texte: string } | { absent: true };

/** The attendance sheet of a session, as paper and page show it: one row a person, one column a half-day. */
export interface AttendanceSheet {
	session: { idSession: number; formation: string; salle: string | null };
	/** « du 7 au 11 décembre 2026 ». */
	periode: string;
	/** Columns in groups of one week each, which fit a page. */
	semaines: Array<{
		premier: string;
		colonnes: HalfDay[];
		lignes: Array<{ nom: string; cases: Box[] }>;
	}>;
}

/**
 * The sheet of a session's séances, or of some days of it, also where nobody is enrolled yet; one
 * statement. @throws Refusal SESSION_INCONNUE, FEUILLE_VIDE where no séance is in those days
 */
export async function sheetOfAttendance(
	centre: Centre,
	request: SheetOfAttendanceRequest,
): Promise<AttendanceSheet> {
	const { idSession, du, au } = validate(schema, request);
	const { session, seances, personnes } = await readPresences(centre, { idSession });
	const asked = seances.filter(({ annulee, dateDebut }) => {
		const day = dateDebut.slice(0, 10);
		return !annulee && (!du || day >= du) && (!au || day <= au);
	});
	if (asked.length === 0)
		throw refuse('FEUILLE_VIDE', 'du', 'aucune séance de cette session dans ces jours');
	const zone = { zone: centre.fuseau };
	return {
		session: {
			idSession: session.idSession,
			formation: session.formationNom,
			salle: session.sallePrincipale,
		},
		periode: periodInWords(
			DateTime.fromISO(asked[0].dateDebut, zone),
			DateTime.fromISO(asked[asked.length - 1].dateDebut, zone),
		),
		semaines: byWeek(asked).map((halves) => ({
			premier: halves[0][0].dateDebut.slice(0, 10),
			colonnes: halves.map(columnOf),
			lignes: personnes.flatMap(({ nom, prenom, idInscription }) => {
				const cases = halves.map((half) => boxOf(half, idInscription));
				const none = cases.every((box) => 'absent' in box);
				return none ? [] : [{ nom: `${nom.toLocaleUpperCase('fr')} ${prenom}`.trim(), cases }];
			}),
		})),
	};
}

type Half = PresenceSeance[];

const partOf = ({ dateDebut }: PresenceSeance): HalfDay['partie'] => {
	const hour = Number(dateDebut.slice(11, 13));
	if (hour < 12) return 'matin';
	return hour < 18 ? 'après-midi' : 'soir';
};

/** Half-days in the order of time, a week in each group. */
function byWeek(seances: PresenceSeance[]): Half[][] {
	const weeks = new Map<string, Map<string, Half>>();
	for (const seance of seances) {
		const day = DateTime.fromISO(seance.dateDebut, { setZone: true });
		const week = day.startOf('week').toISODate() as string;
		const halves = weeks.get(week) ?? new Map<string, Half>();
		weeks.set(week, halves);
		const key = `${seance.dateDebut.slice(0, 10)} ${partOf(seance)}`;
		halves.set(key, [...(halves.get(key) ?? []), seance]);
	}
	return [...weeks.values()].map((halves) => [...halves.values()]);
}

function columnOf(half: Half): HalfDay {
	const [first] = half;
	const last = half[half.length - 1];
	const names = new Set(half.flatMap(({ formateur }) => formateur ?? []));
	return {
		date: first.dateDebut.slice(0, 10),
		partie: partOf(first),
		heures: `${first.dateDebut.slice(11, 16)}–${last.dateFin.slice(11, 16)}`,
		salle: [...new Set(half.map(({ salleNom }) => salleNom))].join(', '),
		formateur: [...names].join(', ') || null,
	};
}

function boxOf(half: Half, idInscription: number): Box {
	const marks = half.flatMap(({ presences }) =>
		presences.filter((one) => one.idInscription === idInscription),
	);
	if (marks.length === 0) return { absent: true };
	const told = marks.filter(({ statut }) => statut !== null);
	return told.length === 0 ? { signer: true } : { texte: told.map(markInWords).join(', ') };
}

/** « Présent », « Retard de 15 min ». */
export function markInWords({ statut, minutes }: Pick<Presence, 'statut' | 'minutes'>): string {
	if (statut === 'RETARD') return `Retard de ${minutes} min`;
	if (statut === 'PRESENT') return 'Présent';
	if (statut === 'EXCUSE') return 'Excusé';
	return statut === 'ABSENT' ? 'Absent' : '';
}
