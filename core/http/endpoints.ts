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
} from './reads';
import { donneesPersonne, effacerPersonne } from './personnes';
import { marquerPresences, presences } from './presences';
import { sante } from './sante';
import type { Endpoint } from './endpoint';
import { createByHttp } from './sessions';
import { createTogetherByHttp } from './sessionsTogether';

/** The points of the contract's section 5 by name; their addresses are the workflows' (docs/endpoints.md). */
export const endpoints = {
	sessions,
	creer: createByHttp,
	creerEnsemble: createTogetherByHttp,
	fiche,
	inscrire,
	desister,
	promouvoir,
	presences,
	marquerPresences,
	donneesPersonne,
	effacerPersonne,
	salles,
	formations,
	formateurs,
	planningSalle,
	planningFormateur,
	occupation,
	sante,
} satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
