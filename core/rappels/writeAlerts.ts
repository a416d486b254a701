import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';

import { insertAlertes, readSessionsAlertes } from '../../database/generated/rappels';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { oweCourriers } from '../outbox/oweCourriers';
import { factsOfAlert } from '../sessions/factsOfAlert';
import { dayInWords, frenchOf } from '../time/french';
import { REMINDER_HOUR } from './writeRappels';

/**
 * Judges the sessions to come by alerts.json and owes the admin one notice of what is new: each
 * alert of a session once a day, from 08:00 on.
 * @returns how many alerts were new
 */
export async function writeAlerts(centre: Centre, maintenant = new Date()): Promise<number> {
	const here = DateTime.fromJSDate(maintenant, { zone: centre.fuseau });
	if (here.hour < REMINDER_HOUR) return 0;
	const sessions = await centre.base.withConnection(
		async (cx) => await readSessionsAlertes.run({ maintenant }, cx),
	);
	const jugees = await Promise.all(
		sessions.map(async (session) => {
			const decisions = await centre.rules.alerts.ruleEngine.evaluate(
				factsOfAlert(session, maintenant, centre.fuseau),
			);
			return decisions.map(({ params, message, regle }) => ({
				session,
				code: String(params.code ?? regle),
				message,
			}));
		}),
	);
	const alertes = jugees.flat();
	if (alertes.length === 0) return 0;
	return await transaction(centre.base, async (cx) => {
		const jour = here.toISODate() as string;
		const added = await insertAlertes.run(
			{
				idSessions: alertes.map((a) => a.session.idSession),
				codes: alertes.map((a) => a.code),
				messages: alertes.map((a) => a.message),
				jour,
			},
			cx,
		);
		const dites = alertes.filter(({ session, code }) =>
			added.some((n) => n.idSession === session.idSession && n.code === code),
		);
		if (dites.length === 0) return 0;
		await oweCourriers(cx, [
			{
				idEvenement: null,
				cle: `alerte:${jour}:${createHash('sha256').update(JSON.stringify(added)).digest('hex')}`,
				role: 'ALERTE',
				contexte: {
					jour: dayInWords(here),
					nombre: dites.length,
					plusieurs: dites.length > 1,
					alertes: dites.map(({ session, code, message }) => ({
						code,
						message,
						idSession: session.idSession,
						formation: session.formationNom,
						salle: session.salle,
						debut: `le ${dayInWords(frenchOf(session.dateDebut, centre.fuseau))}`,
					})),
				},
			},
		]);
		return dites.length;
	});
}
