import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';

import { insertAlertes, readSessionsAlertes } from '../../database/generated/rappels';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { oweCourriers } from '../outbox/oweCourriers';
import { isOfBroken, type Absences } from '../sessions/factsOfAlert';
import { findBrokenIn, type BrokenSeance } from '../sessions/findBroken';
import { judgeSession } from '../sessions/judgeSession';
import { dayInWords, frenchOf } from '../time/french';
import { REMINDER_HOUR } from './writeRappels';

/** The day of an alert that is told once, and not once a day. */
const ONCE = '1970-01-01';

type SessionOfAlert = Awaited<ReturnType<typeof readSessionsAlertes.run>>[number];

/** What is to be told of a session. */
interface Owed {
	session: SessionOfAlert;
	code: string;
	/** The code and the state that it is told of: told once, or once a day. */
	key: string;
	jour: string;
	message: string;
	/** Whether séances no longer hold: somebody has to mend them. */
	aReparer: boolean;
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
	const jour = here.toISODate() as string;
	const owed = await Promise.all(
		sessions.map(async (session) => {
			const own = broken.filter(({ idSession }) => idSession === session.idSession);
			return await judge(centre, session, own, { maintenant, jour });
		}),
	);
	const alertes = owed.flat();
	if (alertes.length === 0) return 0;

	return await transaction(centre.base, async (cx) => {
		const added = await insertAlertes.run(
			{
				idSessions: alertes.map(({ session }) => session.idSession),
				codes: alertes.map(({ key }) => key),
				messages: alertes.map(({ message }) => message),
				jours: alertes.map((alerte) => alerte.jour),
			},
			cx,
		);
		const dites = alertes.filter(({ session, key }) =>
			added.some(({ idSession, code }) => idSession === session.idSession && code === key),
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
					alertes: dites.map((alerte) => inMail(alerte, centre.fuseau)),
				},
			},
		]);
		return dites.length;
	});
}

/**
 * What alerts.json says of a session, with the key that it is told once by: séances that no longer
 * hold once for each state they are in (others, or for another cause, anew), who was missing likewise.
 */
async function judge(
	centre: Centre,
	session: SessionOfAlert,
	broken: BrokenSeance[],
	{ maintenant, jour }: { maintenant: Date; jour: string },
): Promise<Owed[]> {
	const absences = session.absences as unknown as Absences | null;
	const judged = await judgeSession(
		centre.rules.alerts.ruleEngine,
		{ ...session, absences, broken },
		maintenant,
		centre.fuseau,
	);
	const seances = broken.map((b) => [b.idReservation, b.cause, b.detail, b.dateDebut, b.dateFin]);

	return judged.map(({ code, message, faits, absents }) => {
		const aReparer = isOfBroken(faits) && broken.length > 0;
		const state = aReparer ? JSON.stringify(seances) : absents;
		return {
			session,
			code,
			key: state ? `${code}:${digest(state)}` : code,
			jour: state ? ONCE : jour,
			message,
			aReparer,
		};
	});
}

const inMail = ({ session, code, message, aReparer }: Owed, fuseau: string) => ({
	code,
	message,
	aReparer,
	idSession: session.idSession,
	formation: session.formationNom,
	salle: session.salle,
	debut: `le ${dayInWords(frenchOf(session.dateDebut, fuseau))}`,
});
