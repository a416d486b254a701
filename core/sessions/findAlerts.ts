import { DateTime } from 'luxon';
import { z } from 'zod';

import type { Centre } from '../centre/centre';
import { validate } from '../errors/validate';
import { entier } from '../time/fields';
import type { Facts } from '../rules/engine';
import { factsOfAlert, isOfBegun } from './factsOfAlert';
import { findBroken } from './findBroken';
import { findSessionsWithAbsences, type FoundSession } from './findSessions';

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
	const now = DateTime.now().setZone(centre.fuseau);
	const sessions = await findSessionsWithAbsences(centre, {
		dateDebut: now.toISO() ?? '',
		dateFin: now.plus({ days: jours }).endOf('day').toISO() ?? '',
		limite: 1_000,
	});
	const broken = await findBroken(centre, {
		idSessions: sessions.map(({ session }) => session.idSession),
		maintenant: now.toJSDate(),
	});
	const alertes: Alert[] = [];
	for (const { session, absences } of sessions) {
		const debut = new Date(session.dateDebut);
		if (session.statutSession === 'ANNULEE') continue;
		const own = broken.filter(({ idSession }) => idSession === session.idSession);
		const hasBegun = debut.getTime() <= now.toMillis();
		if (hasBegun && own.length === 0 && !absences?.qui) continue;
		const decisions = await centre.rules.alerts.ruleEngine.evaluate(
			factsOfAlert(
				{
					...session,
					dateDebut: debut,
					capacite: session.places,
					broken: own,
					absences,
				},
				now.toJSDate(),
				centre.fuseau,
			),
		);
		alertes.push(
			...decisions
				.filter(({ evenement }) => evenement === 'ALERTER')
				.filter(({ faits }) => !hasBegun || isOfBegun(faits))
				.map(({ params, message, regle, faits }) => ({
					code: String(params.code ?? 'ALERTE'),
					message,
					regle,
					faits,
					session,
				})),
		);
	}
	return alertes;
}
