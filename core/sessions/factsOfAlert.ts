import { DateTime } from 'luxon';

import type { Facts } from '../rules/engine';
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
}

/**
 * What alerts.json compares (docs/rules.md), for the list and for the mail alike. Days are the
 * calendar's, in the centre's zone: a session of the day after tomorrow is two days away from this
 * morning and from this evening.
 */
export function factsOfAlert(session: AlertedSession, now: Date, fuseau: string): Facts {
	const { capacite, nbInscrits, enAttente, statutSession, broken = [] } = session;
	const seances = new Set(broken.map(({ idReservation }) => idReservation));
	const day = (date: Date) => DateTime.fromJSDate(date, { zone: fuseau }).startOf('day');
	const days = day(session.dateDebut).diff(day(now), 'days').days;

	return {
		placesLibres: capacite - nbInscrits,
		nbInscrits,
		capacite,
		enAttente,
		tauxRemplissage: capacite > 0 ? Math.round((100 * nbInscrits) / capacite) : 100,
		joursAvantDebut: Math.round(days),
		statutSession,
		seancesCompromises: seances.size,
		compromises: broken.map(({ message }) => message).join(' ; '),
	};
}

/** Whether a decision compared the séances that no longer hold: it is told once for them, not once a day. */
export const isOfBroken = (facts: Facts): boolean => 'seancesCompromises' in facts;
