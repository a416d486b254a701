import type { Base } from '../../database/pool';
import { refuse } from '../errors/refusal';
import { shown } from '../errors/shown';
import { isZone, ZONE } from '../time/instant';
import { loadRules, type Rules } from '../rules/loadRules';

/** What every use case needs: the database, the centre's rules and zone, and who acts. */
export interface Centre {
	base: Base;
	rules: Rules;
	fuseau: string;
	/** Recorded with each decision: 'crm', 'marjorie', a person's address, 'workflow'. */
	actor: string;
	isolation?: 'read committed' | 'repeatable read' | 'serializable';
	/** The clock by which planning and creation tell what is over. */
	now: () => Date;
}

/**
 * The centre as one caller sees it; rules are read from `dossierRegles`, else SESSIONS_RULES_DIR,
 * else ours alone.
 * @throws Refusal FUSEAU_INVALIDE, and REGLES_INVALIDES
 */
export function openCentre(
	base: Base,
	options: { dossierRegles?: string; fuseau?: string; acteur?: string; now?: () => Date } = {},
): Centre {
	const { fuseau = ZONE } = options;
	if (!isZone(fuseau))
		throw refuse(
			'FUSEAU_INVALIDE',
			'fuseau',
			`« ${shown(fuseau)} » n'est pas un fuseau horaire : un nom comme Europe/Paris est attendu`,
		);
	return {
		base,
		rules: loadRules(options.dossierRegles),
		fuseau,
		actor: options.acteur ?? 'workflow',
		now: options.now ?? (() => new Date()),
	};
}
