import type { Fault } from '../errors/refusal';

/** What a request can be told by its status; where faults differ, the first of this order tells. */
const ORDER = [500, 400, 401, 403, 404, 422, 409] as const;

type Statut = (typeof ORDER)[number];

/** Codes whose status their form does not tell. docs/errors.md lists them all. */
const statuts: Record<string, Statut> = {
	CHAMP_INVALIDE: 400,
	CHAMP_INCONNU: 400,
	CRENEAU_INVALIDE: 400,
	JSON_INVALIDE: 400,
	TYPE_DE_CONTENU: 400,
	CORPS_TROP_GRAND: 400,
	CORPS_ILLISIBLE: 400,
	BLOC_VIDE: 400,
	BLOC_TROP_LONG: 400,
	SALLE_INTROUVABLE: 409,
	FORMATEUR_INTROUVABLE: 409,
	PLAN_IMPOSSIBLE: 422,
	PLAN_NON_TROUVE: 422,
	PLANIFICATION_IMPOSSIBLE: 422,
	ENSEMBLE_INCOMPLET: 422,
	REGLES_INVALIDES: 500,
	FUSEAU_INVALIDE: 500,
	CLE_REUTILISEE: 422,
	JETON_REFUSE: 403,
	ORIGINE_REFUSEE: 403,
};

/**
 * The status of one code: 400 bad input, 404 what does not exist, 422 no plan, 409 whatever the
 * state of things forbids.
 */
function statusOf(code: string): Statut {
	if (code in statuts) return statuts[code];
	return /_INCONNUE?$/.test(code) ? 404 : 409;
}

/** The status of a refusal with these faults. */
export function statusOfFaults(faults: Fault[]): Statut {
	const all = new Set(faults.map(({ code }) => statusOf(code)));
	return ORDER.find((statut) => all.has(statut)) ?? 409;
}
