import type { Facts } from '../rules/engine';
import { daysBetween } from '../time/days';
import { dayOf } from '../time/instant';
import type { BrokenSeance } from './findBroken';

/** A session as the alerts look at it. */
export interface AlertedSession {
	dateDebut: Date;
	capacite: number;
	nbInscrits: number;
	enAttente: number;
	statutSession: string;
	/** Its séances that no longer hold. */
	broken?: BrokenSeance[];
	/** Of one that has begun. */
	absences?: Absences | null;
}

/** As sessions_planning.absences counts them. */
export interface Absences {
	/** The longest run of absences that still goes on, in séances. */
	de_suite: number;
	/** The largest share of the session's hours that somebody missed, in %. */
	part_manquee: number;
	/** Who missed something, the largest share first; null where nobody did. */
	personnes: AbsentPerson[] | null;
}

export interface AbsentPerson {
	nom: string;
	/** The run of absences that still goes on, in séances. */
	deSuite: number;
	/** What part of the session's hours was missed, in %. */
	part: number;
}

/**
 * What alerts.json compares (docs/rules.md), for the list and for the mail alike. Days are the
 * calendar's, in the centre's zone: a session of the day after tomorrow is two days away from this
 * morning and from this evening.
 */
export function factsOfAlert(session: AlertedSession, now: Date, fuseau: string): Facts {
	const { capacite, nbInscrits, enAttente, statutSession, broken = [], absences } = session;
	const seances = new Set(broken.map(({ idReservation }) => idReservation));

	return {
		placesLibres: capacite - nbInscrits,
		nbInscrits,
		capacite,
		enAttente,
		tauxRemplissage: capacite > 0 ? Math.round((100 * nbInscrits) / capacite) : 100,
		joursAvantDebut: daysBetween(dayOf(now, fuseau), dayOf(session.dateDebut, fuseau)),
		statutSession,
		seancesCompromises: seances.size,
		compromises: broken.map(({ message }) => message).join(' ; '),
		absencesDeSuite: absences?.de_suite ?? 0,
		partManquee: absences?.part_manquee ?? 0,
		// Of each rule its own: judgeSession.
		absents: '',
	};
}

/** Whether a decision compared the séances that no longer hold: it is told once for them, not once a day. */
export const isOfBroken = (facts: Facts): boolean => 'seancesCompromises' in facts;

/** Whether a decision compared who was missing: it is told once for each state of it. */
export const isOfAbsences = (facts: Facts): boolean =>
	'absencesDeSuite' in facts || 'partManquee' in facts;

/** Of a session that has begun, only these are told. */
export const isOfBegun = (facts: Facts): boolean => isOfBroken(facts) || isOfAbsences(facts);
