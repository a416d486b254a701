import { DateTime } from 'luxon';
import { z } from 'zod';

import {
	readPresences as query,
	type IReadPresencesResult,
} from '../../database/generated/presences';
import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { identifiant } from '../time/fields';
import { toIso } from '../time/instant';

export const presenceStatuses = ['PRESENT', 'ABSENT', 'RETARD', 'EXCUSE'] as const;
export type PresenceStatus = (typeof presenceStatuses)[number];

/** One person's mark at one séance; `statut` null where nothing is marked yet. */
export interface Presence {
	idInscription: number;
	statut: PresenceStatus | null;
	/** Of a RETARD: how late. */
	minutes: number | null;
	/** Who marked it last, and when. */
	par: string | null;
	le: string | null;
	/** How often it was corrected since. */
	corrections: number;
}

export interface PresenceSeance {
	idReservation: number;
	/** ISO 8601 with the centre's offset. */
	dateDebut: string;
	dateFin: string;
	heures: number;
	salle: string;
	salleNom: string;
	matiere: string | null;
	formateur: string | null;
	idFormateur: number | null;
	/** The séance was cancelled: what was marked stays, and counts for nothing. */
	annulee: boolean;
	/** Too long ago: nothing is marked or corrected any more. */
	close: boolean;
	/** Whoever had a place then, by name; marked or not. */
	presences: Presence[];
}

export interface PresencePerson {
	idInscription: number;
	idEleve: number | null;
	idCandidat: number | null;
	type: 'ELEVE' | 'CANDIDAT';
	nom: string;
	prenom: string;
	statutInscription: string;
	/** Hours of the séances that this person had a place in, by what became of them. */
	heures: PresenceHours;
}

export interface PresenceHours {
	prevues: number;
	suivies: number;
	/** ABSENT and EXCUSE, and what a RETARD missed. */
	manquees: number;
	/** Of the missed hours, the excused ones. */
	excusees: number;
	/** Of séances that are over, and not marked. */
	nonRenseignees: number;
	/** By month 'YYYY-MM'. */
	parMois: Array<{ mois: string; prevues: number; suivies: number; manquees: number }>;
}

/** The attendance of one session (contract, section 12). */
export interface SessionPresences {
	session: {
		idSession: number;
		formation: string;
		formationNom: string;
		dateDebut: string;
		dateFin: string;
		sallePrincipale: string | null;
		formateur: string | null;
		statutSession: string;
	};
	seances: PresenceSeance[];
	personnes: PresencePerson[];
}

interface Person extends Omit<PresencePerson, 'heures'> {
	inscritLe: string | null;
	promuLe: string | null;
	partiLe: string | null;
}

interface Seance extends Omit<PresenceSeance, 'annulee' | 'close' | 'presences' | 'heures'> {
	statut: string;
}

type Mark = Presence & { idReservation: number; statut: PresenceStatus };

/**
 * The séances of a session with who was there, and each person's hours; one statement.
 * @throws Refusal SESSION_INCONNUE
 */
export async function readPresences(
	centre: Centre,
	request: { idSession: number | string },
	now = new Date(),
): Promise<SessionPresences> {
	const { idSession } = validate(z.object({ idSession: identifiant }), request);
	const [found] = await centre.base.withConnection((cx) =>
		readPresencesIn(cx, centre, [idSession], now),
	);
	if (!found) throw unknown(idSession);
	return found;
}

const unknown = (idSession: number) =>
	refuse('SESSION_INCONNUE', 'idSession', `la session ${idSession} n'existe pas`);

/** The same of several sessions, as a caller's transaction sees them; one statement. */
export async function readPresencesIn(
	cx: Executor,
	centre: Centre,
	idSessions: number[],
	now: Date,
): Promise<SessionPresences[]> {
	const rows = await query.run({ idSessions }, cx);
	return rows.map((row) => toPresences(row, centre, now));
}

function toPresences(row: IReadPresencesResult, centre: Centre, now: Date): SessionPresences {
	const { fuseau, rules } = centre;
	const local = (utc: string) => toIso(new Date(utc), fuseau);
	const persons = row.personnes as unknown as Person[];
	const marks = new Map(
		(row.presences as unknown as Mark[]).map((mark) => [
			`${mark.idReservation}:${mark.idInscription}`,
			{ ...mark, le: local(mark.le as string) },
		]),
	);
	const closing = rules.centre.parametres.presences.clotureJours;
	const seances = (row.seances as unknown as Seance[]).map(({ statut, ...seance }) => {
		const [debut, fin] = [new Date(seance.dateDebut), new Date(seance.dateFin)];
		const last = DateTime.fromJSDate(fin, { zone: fuseau }).plus({ days: closing });
		return {
			...seance,
			dateDebut: toIso(debut, fuseau),
			dateFin: toIso(fin, fuseau),
			heures: (+fin - +debut) / 3_600_000,
			annulee: statut !== 'ACTIVE',
			close: last < DateTime.fromJSDate(now),
			presences: persons.flatMap((person): Presence[] => {
				const { idInscription } = person;
				const mark = marks.get(`${seance.idReservation}:${idInscription}`);
				if (!mark && (statut !== 'ACTIVE' || !hadPlace(person, debut, fin, fuseau))) return [];
				const {
					statut: told = null,
					minutes = null,
					par = null,
					le = null,
					corrections = 0,
				} = mark ?? {};
				return [{ idInscription, statut: told, minutes, par, le, corrections }];
			}),
		};
	});
	return {
		session: {
			idSession: row.idSession,
			formation: row.formation,
			formationNom: row.formationNom,
			dateDebut: toIso(row.dateDebut, fuseau),
			dateFin: toIso(row.dateFin, fuseau),
			sallePrincipale: row.sallePrincipale,
			formateur: row.formateur,
			statutSession: row.statutSession,
		},
		seances,
		personnes: persons.map(({ inscritLe: _, promuLe: __, partiLe: ___, ...person }) => ({
			...person,
			heures: hoursOf(seances, [person.idInscription], now),
		})),
	};
}

/**
 * Whether somebody had a place at a séance: not before they were enrolled or promoted, not after they
 * left. An enrolment is known by its day, a promotion by its instant.
 */
function hadPlace(
	{ inscritLe, promuLe, partiLe, statutInscription }: Person,
	debut: Date,
	fin: Date,
	fuseau: string,
): boolean {
	const active = statutInscription === 'INSCRIT' || statutInscription === 'CONFIRME';
	if (!active && !(partiLe && debut < new Date(partiLe))) return false;
	if (promuLe) return new Date(promuLe) < fin;
	const day = DateTime.fromJSDate(debut, { zone: fuseau }).toISODate() as string;
	return !inscritLe || inscritLe <= day;
}

const round = (hours: number) => Math.round(hours * 100) / 100;

/**
 * The line of somebody on the sheet of a séance, by any of their inscriptions: the marked one where
 * they left and came back on one day.
 */
export function lineOf(
	{ presences }: PresenceSeance,
	idInscriptions: number[],
): Presence | undefined {
	const own = presences.filter((one) => idInscriptions.includes(one.idInscription));
	return own.find(({ statut }) => statut !== null) ?? own[0];
}

/**
 * What became of the hours that a person had a place in, by any of these inscriptions; a cancelled
 * séance counts for nothing.
 */
export function hoursOf(
	seances: PresenceSeance[],
	idInscriptions: number[],
	now: Date,
): PresenceHours {
	const months = new Map<
		string,
		{ mois: string; prevues: number; suivies: number; manquees: number }
	>();
	const total = { prevues: 0, suivies: 0, manquees: 0, excusees: 0, nonRenseignees: 0 };
	for (const seance of seances) {
		const { annulee, heures, dateDebut, dateFin } = seance;
		const mark = lineOf(seance, idInscriptions);
		if (annulee || !mark) continue;
		const missed = missedOf(mark, heures);
		const attended = mark.statut === null ? 0 : heures - missed;
		const mois = dateDebut.slice(0, 7);
		const month = months.get(mois) ?? { mois, prevues: 0, suivies: 0, manquees: 0 };
		months.set(mois, month);
		for (const sum of [total, month]) {
			sum.prevues = round(sum.prevues + heures);
			sum.suivies = round(sum.suivies + attended);
			sum.manquees = round(sum.manquees + missed);
		}
		if (mark.statut === 'EXCUSE') total.excusees = round(total.excusees + heures);
		if (mark.statut === null && new Date(dateFin) <= now)
			total.nonRenseignees = round(total.nonRenseignees + heures);
	}
	return { ...total, parMois: [...months.values()] };
}

function missedOf({ statut, minutes }: Presence, heures: number): number {
	if (statut === 'RETARD') return Math.min(heures, (minutes ?? 0) / 60);
	return statut === 'ABSENT' || statut === 'EXCUSE' ? heures : 0;
}
