import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { shown } from '../errors/shown';
import { requireKnown } from '../names/requireKnown';
import { sessionStatuses } from '../names/sessionStatuses';
import { findSessions } from '../sessions/findSessions';
import type { AnnonceFilter } from './annonces';

/** A value that is none of those expected. */
function requireOneOf(path: string, asked: string[], expected: string[]): void {
	const unknown = asked.find((one) => !expected.includes(one));
	if (unknown === undefined) return;
	throw refuse(
		'CHAMP_INVALIDE',
		path,
		`valeur inconnue « ${shown(unknown)} » : ${expected.join(', ')} attendu`,
	);
}

/**
 * Refuses a filter that could never hear anything: an alert that no rule of alerts.json in force gives, a
 * training, a room or a session that does not exist.
 * @throws Refusal CHAMP_INVALIDE, INTROUVABLE, SESSION_INCONNUE
 */
export async function requireFilter(
	centre: Centre,
	{ alertes, codes, formation, salle, idSession, statuts }: AnnonceFilter,
): Promise<void> {
	if (alertes) requireOneOf('codes', codes, centre.rules.alerts.ruleEngine.codes());
	requireOneOf('statuts', statuts, Object.keys(sessionStatuses));
	await centre.base.withConnection((cx) => requireKnown(cx, { formation, salle }));
	if (idSession === undefined) return;
	const found = await findSessions(centre, { idSession });
	if (found.length === 0)
		throw refuse('SESSION_INCONNUE', 'session', `la session ${idSession} n'existe pas`);
}
