import { DateTime } from 'luxon';

import {
	readAwaiting,
	readFormateursDossier,
	readInscritsDossier,
	readSeancesDossier,
	readSessionsDossier,
	readUpcoming,
	type IReadAwaitingResult,
	type IReadInscritsDossierResult,
	type IReadSeancesDossierResult,
	type IReadSessionsDossierResult,
	type IReadUpcomingResult,
} from '../../database/generated/evenements';
import type { Executor } from '../../database/sql';
import { rememberedZone, toIso } from '../time/instant';
import { dayInWords, instantInWords, periodInWords } from '../time/french';

export type Inscrit = IReadInscritsDossierResult;

/** Somebody who waits on a cancelled session and was promised to hear of the next date. */
export type Awaiting = IReadAwaitingResult;

export interface Formateur {
	idFormateur: number;
	prenom: string;
	nom: string;
	email: string | null;
}

/** A séance as mails and calendars need it; instants in ISO 8601 with the zone's offset. */
export interface Seance {
	idReservation: number;
	idFormateur: number | null;
	dateDebut: string;
	dateFin: string;
	/** Where it stood first, how often its session's séances changed, and when last: what a calendar needs. */
	debutOrigine?: string;
	finOrigine?: string;
	sequence?: number;
	modifieLe?: string | null;
	/** Whether another session had it before. */
	arrivee?: boolean;
	active?: boolean;
	/** When one that is not active was released, deleted or given to another session, or changed since. */
	oteeLe?: string | null;
	jour: string;
	debut: string;
	fin: string;
	salle: string;
	matiere: string | null;
	formateur: string;
}

/** A session in the words of a mail. */
export interface SessionInWords {
	idSession: number;
	formation: string;
	code: string;
	categorie: string;
	dateDebut: string;
	dateFin: string;
	/** « lundi 7 décembre 2026 à 08:00 » */
	debut: string;
	fin: string;
	/** « du 7 au 11 décembre 2026 » */
	periode: string;
	salle: string;
	formateur: string;
	idFormateur: number | null;
	capaciteMax: number;
	nbInscrits: number;
	placesRestantes: number;
	statutSession: string;
}

export interface EventContext {
	sessions: Map<number, SessionInWords>;
	/** Active séances; of a cancelled session those that it lost, as they were. */
	seances: Map<number, Seance[]>;
	/** All of them, for calendars: what is off has to be taken out. */
	agenda: Map<number, Seance[]>;
	/** Who has a place, of the sessions they were asked for. */
	inscrits: Map<number, Inscrit[]>;
	formateurs: Map<number, Formateur[]>;
	/** The next open sessions of the same training, of the sessions they were asked for. */
	upcoming: Map<number, UpcomingSession[]>;
	/** Who is to hear that one of the sessions they were asked for is open. */
	awaiting: Map<number, Awaiting[]>;
	/** Trainers asked for by key beside the present ones: they lost a séance of the session. */
	former: Map<number, Formateur[]>;
}

/** What only some mails need. */
interface Demande {
	former?: Array<{ idSession: number; idFormateur: number }>;
	enrolledOf?: number[];
	upcomingOf?: number[];
	awaitingOf?: number[];
}

/** A session that somebody could take instead, in the words of a mail. */
interface UpcomingSession {
	idSession: number;
	/** « du 7 au 11 décembre 2026 » */
	periode: string;
	placesRestantes: number;
}

const name = (prenom: string | null, nom: string | null) => [prenom, nom].filter(Boolean).join(' ');

/**
 * Everything that mails say about these sessions, in three statements whatever their number; one
 * more reads those enrolled in `enrolledOf`, one the sessions that follow those of `upcomingOf`, one
 * who waits for such as those of `awaitingOf`.
 * Only a mail to everybody needs the enrolled: with 500 of them, reading them for each convocation
 * took half of our own processor time.
 */
export async function loadContext(
	cx: Executor,
	idSessions: number[],
	fuseau: string,
	{ former = [], enrolledOf = [], upcomingOf = [], awaitingOf = [] }: Demande = {},
): Promise<EventContext> {
	const ids = [...new Set(idSessions)];
	if (ids.length === 0)
		return {
			sessions: new Map(),
			seances: new Map(),
			agenda: new Map(),
			inscrits: new Map(),
			formateurs: new Map(),
			former: new Map(),
			upcoming: new Map(),
			awaiting: new Map(),
		};
	const sessions = await readSessionsDossier.run({ ids }, cx);
	const seances = await readSeancesDossier.run({ ids }, cx);
	const inscrits =
		enrolledOf.length > 0 ? await readInscritsDossier.run({ ids: enrolledOf }, cx) : [];
	const upcoming = upcomingOf.length > 0 ? await readUpcoming.run({ ids: upcomingOf }, cx) : [];
	const awaiting = awaitingOf.length > 0 ? await readAwaiting.run({ ids: awaitingOf }, cx) : [];
	const principaux = await readFormateursDossier.run(
		{
			ids,
			idSessionsAnciens: former.map(({ idSession }) => idSession),
			idAnciens: former.map(({ idFormateur }) => idFormateur),
		},
		cx,
	);
	const bySession = <T extends { idSession: number }>(rows: T[]) => {
		const all = new Map(ids.map((id): [number, T[]] => [id, []]));
		for (const row of rows) all.get(row.idSession)?.push(row);
		return all;
	};
	const inWords = ([id, rows]: [number, IReadSeancesDossierResult[]]): [number, Seance[]] => [
		id,
		rows.map((row) => seanceInWords(row, fuseau)),
	];
	const off = sessions.filter(({ statutSession }) => statutSession === 'ANNULEE');
	const cancelledOnes = new Set(off.map(({ idSession }) => idSession));
	const activeOnes = new Map(
		[...bySession(seances)].map(([id, rows]) => {
			if (!cancelledOnes.has(id)) return [id, rows.filter(({ statut }) => statut === 'ACTIVE')];
			// What had begun when a session was cancelled is still active, and takes nothing from anybody.
			const valables = rows.filter(({ statut }) => statut === 'ANNULEE');
			return [id, valables.length > 0 ? valables : rows];
		}),
	);
	return {
		sessions: new Map(
			sessions.map((session) => [session.idSession, sessionInWords(session, fuseau)]),
		),
		seances: new Map([...activeOnes].map(inWords)),
		agenda: new Map([...bySession(seances)].map(inWords)),
		inscrits: bySession(inscrits),
		awaiting: bySession(awaiting),
		upcoming: new Map(
			[...bySession(upcoming)].map(([id, rows]) => [
				id,
				rows.map((row) => upcomingInWords(row, fuseau)),
			]),
		),
		formateurs: new Map(
			[...activeOnes].map(([id, rows]) => [
				id,
				trainersOf(
					rows,
					principaux.filter((row) => row.idSession === id && !row.ancien),
				),
			]),
		),
		former: new Map(
			ids.map((id) => [
				id,
				trainersOf(
					[],
					principaux.filter((row) => row.idSession === id && row.ancien),
				),
			]),
		),
	};
}

function trainersOf(seances: IReadSeancesDossierResult[], principaux: Formateur[]): Formateur[] {
	const all = [
		...seances.flatMap((s) =>
			s.idFormateur
				? [
						{
							idFormateur: s.idFormateur,
							prenom: s.formateurPrenom ?? '',
							nom: s.formateurNom ?? '',
							email: s.formateurEmail,
						},
					]
				: [],
		),
		...principaux.map(({ idFormateur, prenom, nom, email }) => ({
			idFormateur,
			prenom,
			nom,
			email,
		})),
	];
	return [...new Map(all.map((f) => [f.idFormateur, f])).values()];
}

const at = (date: Date, fuseau: string) =>
	DateTime.fromJSDate(date, { zone: rememberedZone(fuseau) }).setLocale('fr');
const upcomingInWords = (s: IReadUpcomingResult, fuseau: string): UpcomingSession => ({
	idSession: s.idAutre,
	periode: periodInWords(at(s.dateDebut, fuseau), at(s.dateFin, fuseau)),
	placesRestantes: s.placesRestantes,
});

function sessionInWords(s: IReadSessionsDossierResult, fuseau: string): SessionInWords {
	const debut = at(s.dateDebut, fuseau);
	const fin = at(s.dateFin, fuseau);
	return {
		idSession: s.idSession,
		formation: s.formationNom,
		code: s.formation,
		categorie: s.categorie,
		dateDebut: toIso(s.dateDebut, fuseau),
		dateFin: toIso(s.dateFin, fuseau),
		debut: instantInWords(debut),
		fin: instantInWords(fin),
		periode: periodInWords(debut, fin),
		salle: s.salle ?? 'à préciser',
		formateur: name(s.formateurPrenom, s.formateurNom) || s.formateurs || 'à préciser',
		idFormateur: s.idFormateur,
		capaciteMax: s.capaciteMax,
		nbInscrits: s.nbInscrits,
		placesRestantes: Math.max(0, s.capaciteMax - s.nbInscrits),
		statutSession: s.statutSession,
	};
}

function seanceInWords(s: IReadSeancesDossierResult, fuseau: string): Seance {
	const debut = at(s.dateDebut, fuseau);
	return {
		idReservation: s.idReservation,
		idFormateur: s.idFormateur,
		dateDebut: toIso(s.dateDebut, fuseau),
		dateFin: toIso(s.dateFin, fuseau),
		debutOrigine: toIso(s.debutOrigine, fuseau),
		finOrigine: toIso(s.finOrigine, fuseau),
		sequence: s.sequence,
		modifieLe: toIso(s.modifieLe, fuseau),
		arrivee: s.arrivee,
		active: s.statut === 'ACTIVE',
		oteeLe: s.oteeLe && toIso(s.oteeLe, fuseau),
		jour: dayInWords(debut),
		debut: debut.toFormat('HH:mm'),
		fin: at(s.dateFin, fuseau).toFormat('HH:mm'),
		salle: s.salle,
		matiere: s.matiere,
		formateur: name(s.formateurPrenom, s.formateurNom),
	};
}
