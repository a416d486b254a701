import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';

import { insertAlertes, readSessionsAlertes } from '../../database/generated/rappels';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { oweCourriers } from '../outbox/oweCourriers';
import { isOfBegun, isOfBroken, type Absences } from '../sessions/factsOfAlert';
import { findBrokenIn, type BrokenSeance } from '../sessions/findBroken';
import { judgeSession } from '../sessions/judgeSession';
import { dayInWords, frenchOf } from '../time/french';
import { REMINDER_HOUR } from './writeRappels';

/** The day of an alert that is told once, and not once a day. */
const ONCE = '1970-01-01';

/**
 * Séances that no longer hold are told once for each state they are in: others, or for another cause,
 * anew; who was missing likewise.
 */
function alertKey({
	code,
	broken,
	absents,
}: {
	code: string;
	broken: BrokenSeance[];
	absents: string;
}): string {
	if (broken.length === 0) return absents ? `${code}:${digest(absents)}` : code;
	const state = broken.map((b) => [b.idReservation, b.cause, b.detail, b.dateDebut, b.dateFin]);
	return `${code}:${digest(JSON.stringify(state))}`;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/**
 * Judges the sessions to come by alerts.json and owes the admin one notice of what is new: each
 * alert of a session once a day, séances that no longer hold once, from 08:00 on.
 * @returns how many alerts were new
 */
export async function writeAlerts(centre: Centre, maintenant = new Date()): Promise<number> {
	const here = DateTime.fromJSDate(maintenant, { zone: centre.fuseau });
	if (here.hour < REMINDER_HOUR) return 0;
	const { sessions, broken } = await centre.base.withConnection(async (cx) => {
		const found = await findBrokenIn(cx, centre, { maintenant });
		const idSessions = [...new Set(found.map(({ idSession }) => idSession))];
		return {
			broken: found,
			sessions: await readSessionsAlertes.run({ maintenant, idSessions }, cx),
		};
	});
	const jugees = await Promise.all(
		sessions.map(async (session) => {
			const own = broken.filter(({ idSession }) => idSession === session.idSession);
			const hasBegun = session.dateDebut <= maintenant;
			const absences = session.absences as unknown as Absences | null;
			const decisions = await judgeSession(
				centre.rules.alerts.ruleEngine,
				{ ...session, absences, broken: own },
				maintenant,
				centre.fuseau,
			);
			const told = decisions.filter(({ faits }) => !hasBegun || isOfBegun(faits));
			return told.map(({ params, message, regle, faits, absents }) => ({
				session,
				code: String(params.code ?? regle),
				message,
				broken: isOfBroken(faits) ? own : [],
				absents,
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
				codes: alertes.map(alertKey),
				messages: alertes.map((a) => a.message),
				jours: alertes.map((a) => (a.broken.length > 0 || a.absents ? ONCE : jour)),
			},
			cx,
		);
		const dites = alertes.filter((alerte) =>
			added.some((n) => n.idSession === alerte.session.idSession && n.code === alertKey(alerte)),
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
					alertes: dites.map(({ session, code, message, broken: own }) => ({
						code,
						message,
						aReparer: own.length > 0,
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
