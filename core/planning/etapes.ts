import type { ReglesPlanning } from './regles';

/** Whether rooms made of several may be chosen without being named, attempt after attempt. */
export function roomStages({ sallesComposees }: ReglesPlanning): boolean[] {
	if (sallesComposees === 'TOUJOURS') return [true];
	return sallesComposees === 'SI_DEMANDEE' ? [false] : [false, true];
}
