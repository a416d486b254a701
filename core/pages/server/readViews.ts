import { DateTime } from 'luxon';

import { readHistorique, readJournee, readPersonnePage } from '../../../database/generated/pages';
import type { Centre } from '../../centre/centre';
import { refuse } from '../../errors/refusal';
import { validate } from '../../errors/validate';
import { findSessionsOfAlerts, judgeSessions, type Alert } from '../../sessions/findAlerts';
import { isOfBroken } from '../../sessions/factsOfAlert';
import { identifiant } from '../../time/fields';
import { toIso } from '../../time/instant';
import { reportHours } from '../../presences/reportHours';
import type { SessionHistory } from '../historyTab';
import type { PersonView } from '../personPage';
import type { SeanceOfDay, Today } from '../todayPage';

/** How far ahead alerts of the first page look, in days. */
const ALERTS = 60;

/** All that the page of today shows, in three statements and two round trips. */
export async function readToday(centre: Centre, date: string, now: Date): Promise<Today> {
	const { fuseau } = centre;
	const day = DateTime.fromISO(date, { zone: fuseau });
	const [read, alertes] = await centre.base.withConnection(async (cx) => {
		const [[journee], sessions] = await cx.together((both) =>
			Promise.all([
				readJournee.run({ debut: day.toJSDate(), fin: day.plus({ days: 1 }).toJSDate() }, both),
				findSessionsOfAlerts(both, centre, ALERTS, now),
			]),
		);
		return [journee, await judgeSessions(cx, centre, sessions, now)] as const;
	});
	const local = (utc: string) => toIso(new Date(utc), fuseau);
	return {
		maintenant: toIso(now, fuseau),
		seances: (read.seances as unknown as SeanceOfDay[]).map((seance) => ({
			...seance,
			dateDebut: local(seance.dateDebut),
			dateFin: local(seance.dateFin),
		})),
		absents: read.absents as unknown as Today['absents'],
		alertes: urgentFirst(alertes).map(({ message, session }) => ({
			message,
			idSession: session.idSession,
			formation: session.formationNom ?? session.formation,
			dateDebut: session.dateDebut,
		})),
		nonEnvoyes: (read.nonEnvoyes as unknown as Today['nonEnvoyes']).map((one) => ({
			...one,
			le: local(one.le),
		})),
	};
}

/** Séances that can't be held before what can wait; each in the order of their sessions. */
const urgentFirst = (alertes: Alert[]): Alert[] => [
	...alertes.filter(({ faits }) => isOfBroken(faits)),
	...alertes.filter(({ faits }) => !isOfBroken(faits)),
];

/** A person by `eleve` or `candidat`, with their hours, in three statements. @throws Refusal CHAMP_INVALIDE, PERSONNE_INCONNUE */
export async function readPerson(
	centre: Centre,
	{ eleve, candidat }: Record<string, string>,
): Promise<PersonView> {
	if (!eleve === !candidat)
		throw refuse('CHAMP_INVALIDE', 'eleve', 'le numéro d’un élève ou d’un candidat est attendu');
	const id = validate(identifiant, eleve || candidat);
	const key = eleve ? { idEleve: id } : { idCandidat: id };
	const [read] = await centre.base.withConnection((cx) =>
		readPersonnePage.run({ idEleve: null, idCandidat: null, ...key }, cx),
	);
	if (!read)
		throw refuse(
			eleve ? 'ELEVE_INCONNU' : 'CANDIDAT_INCONNU',
			eleve ? 'eleve' : 'candidat',
			`${eleve ? "l'élève" : 'le candidat'} ${id} n'existe pas`,
		);
	const { lignes } = await reportHours(centre, key);
	const local = (utc: string) => toIso(new Date(utc), centre.fuseau);
	const told = <T extends { le: string }>(list: unknown): T[] =>
		(list as T[]).map((one) => ({ ...one, le: local(one.le) }));
	return {
		genre: read.genre as PersonView['genre'],
		id: read.id,
		prenom: read.prenom ?? '',
		nom: read.nom ?? '',
		email: read.email,
		inscriptions: (read.inscriptions as unknown as PersonView['inscriptions']).map((one) => ({
			...one,
			dateDebut: local(one.dateDebut),
			dateFin: local(one.dateFin),
		})),
		courriers: told(read.courriers),
		decisions: told(read.decisions),
		heures: lignes.filter(({ heures }) => heures.suivies + heures.manquees > 0),
	};
}

/** What was written to whom about a session, and what was decided; one statement. */
export async function readHistory(centre: Centre, idSession: number): Promise<SessionHistory> {
	const [read] = await centre.base.withConnection((cx) => readHistorique.run({ idSession }, cx));
	const local = <T extends { le: string }>(one: T): T => ({
		...one,
		le: toIso(new Date(one.le), centre.fuseau),
	});
	return {
		courriers: (read.courriers as unknown as SessionHistory['courriers']).map(local),
		decisions: (read.decisions as unknown as SessionHistory['decisions']).map(local),
	};
}
