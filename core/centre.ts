import type { Base } from '../database/pool';
import { FUSEAU } from './temps/instant';
import { loadRegles, type Regles } from './rules/load';

/** What every use case needs: the database, the centre's rules and zone, and who acts. */
export interface Centre {
	base: Base;
	regles: Regles;
	fuseau: string;
	/** Recorded with each decision: 'crm', 'marjorie', a person's address, 'workflow'. */
	acteur: string;
	isolation?: 'read committed' | 'repeatable read' | 'serializable';
}

/** The centre as one caller sees it; rules are read from `dossierRegles`, else SESSIONS_RULES_DIR, else ours alone. */
export function openCentre(
	base: Base,
	options: { dossierRegles?: string; fuseau?: string; acteur?: string } = {},
): Centre {
	return {
		base,
		regles: loadRegles(options.dossierRegles),
		fuseau: options.fuseau ?? FUSEAU,
		acteur: options.acteur ?? 'workflow',
	};
}
