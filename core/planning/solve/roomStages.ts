import type { PlanningRules } from '../../rules/planningRules';

/** Whether rooms made of several may be chosen without being named, attempt after attempt. */
export function roomStages({ sallesComposees }: PlanningRules): boolean[] {
	if (sallesComposees === 'TOUJOURS') return [true];
	return sallesComposees === 'SI_DEMANDEE' ? [false] : [false, true];
}
