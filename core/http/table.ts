import { desister, inscrire, promouvoir } from './inscriptions';
import {
	fiche,
	formateurs,
	formations,
	occupation,
	planningFormateur,
	planningSalle,
	salles,
	sessions,
} from './lectures';
import type { Point } from './points';
import { creer } from './sessions';

/** The points of the contract's section 5 by name; their addresses are the workflows' (docs/endpoints.md). */
export const points = {
	sessions,
	creer,
	fiche,
	inscrire,
	desister,
	promouvoir,
	salles,
	formations,
	formateurs,
	planningSalle,
	planningFormateur,
	occupation,
} satisfies Record<string, Point>;

export type NomPoint = keyof typeof points;
