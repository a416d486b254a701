import type { Base } from '../../database/pool';
import { ZONE } from '../time/instant';
import { loadRules, type Rules } from '../rules/loadRules';

/** What every use case needs: the database, the centre's rules and zone, and who acts. */
export interface Centre {
	base: Base;
	rules: Rules;
	fuseau: string;
	/** Recorded with each decision: 'crm', 'marjorie', a person's address, 'workflow'. */
	actor: string;
	isolation?: 'read committed' | 'repeatable read' | 'serializable';
}

/**
 * The centre as one caller sees it; rules are read from `dossierRegles`, else SESSIONS_RULES_DIR,
 * else ours alone.
 */
export function openCentre(
	base: Base,
	options: { dossierRegles?: string; fuseau?: string; acteur?: string } = {},
): Centre {
	return {
		base,
		rules: loadRules(options.dossierRegles),
		fuseau: options.fuseau ?? ZONE,
		actor: options.acteur ?? 'workflow',
	};
}
