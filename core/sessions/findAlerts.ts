import { DateTime } from 'luxon';
import { z } from 'zod';

import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { validate } from '../errors/validate';
import { entier } from '../time/fields';
import type { Facts } from '../rules/engine';
import { isOfBegun } from './factsOfAlert';
import { findBrokenIn } from './findBroken';
import { judgeSession } from './judgeSession';
import { findSessionsWithAbsencesIn, type FoundSession, type JudgedSession } from './findSessions';

/** The code of an alert whose rule gives none. */
export const DEFAULT_ALERT = 'ALERTE';

const schema = z.object({ jours: entier(1, 1_000).default(365) });

/**
 * What the admin should know of a session to come, and why: the rule of alerts.json that fired and
 * the facts it compared.
 */
export interface Alert {
	code: string;
	message: string;
	regle: string;
	faits: Facts;
	session: FoundSession;
}

/**
 * Alerts of the sessions that run within `jours` days, by alerts.json; two statements, whatever
 * their number. Of one that has begun only
 * what is wrong with its séances to come, and who was missing, is told.
 */
export async function findAlerts(
	centre: Centre,
	request: { jours?: number } = {},
): Promise<Alert[]> {
	const { jours } = validate(schema, request);
	const now = new Date();
	return await centre.base.withConnection(async (cx) => {
		const sessions = await findSessionsOfAlerts(cx, centre, jours, now);
		return await judgeSessions(cx, centre, sessions, now);
	});
}

/** The sessions that alerts look at; one statement, which may travel with others. */
export async function findSessionsOfAlerts(
	cx: Executor,
	centre: Centre,
	jours: number,
	now: Date,
): Promise<JudgedSession[]> {
	const here = DateTime.fromJSDate(now, { zone: centre.fuseau });
	return await findSessionsWithAbsencesIn(cx, centre, {
		dateDebut: here.toISO() ?? '',
		dateFin: here.plus({ days: jours }).endOf('day').toISO() ?? '',
		limite: 1_000,
	});
}

/** What alerts.json says of them; one statement, for the séances that no longer hold. */
export async function judgeSessions(
	cx: Executor,
	centre: Centre,
	sessions: JudgedSession[],
	now: Date,
): Promise<Alert[]> {
	const broken = await findBrokenIn(cx, centre, {
		idSessions: sessions.map(({ session }) => session.idSession),
		maintenant: now,
	});
	const alertes: Alert[] = [];
	for (const { session, absences } of sessions) {
		const debut = new Date(session.dateDebut);
		if (session.statutSession === 'ANNULEE') continue;
		const own = broken.filter(({ idSession }) => idSession === session.idSession);
		const hasBegun = debut <= now;
		if (hasBegun && own.length === 0 && !absences?.personnes) continue;
		const decisions = await judgeSession(
			centre.rules.alerts.ruleEngine,
			{ ...session, dateDebut: debut, capacite: session.places, broken: own, absences },
			now,
			centre.fuseau,
		);
		alertes.push(
			...decisions
				.filter(({ evenement }) => evenement === 'ALERTER')
				.filter(({ faits }) => !hasBegun || isOfBegun(faits))
				.map(({ params, message, regle, faits }) => ({
					code: String(params.code ?? DEFAULT_ALERT),
					message,
					regle,
					faits,
					session,
				})),
		);
	}
	return alertes;
}
