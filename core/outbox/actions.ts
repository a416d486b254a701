/** The actions of the contract, section 4: the eight of the CRM, then those beyond them. */
export const actions = [
	'SESSION_CREATED',
	'ELEVE_INSCRIT',
	'PLACE_LIBEREE',
	'PROMOTION_ATTENTE',
	'SESSION_CONFIRMEE',
	'SESSION_ANNULEE',
	'RAPPEL_SESSION',
	'ELEVE_CONVERTI',
	'ELEVE_DESISTE',
	'MISE_EN_ATTENTE',
	'SESSION_DEPLACEE',
] as const;

export type Action = (typeof actions)[number];

/** Whether a CRM that knows only the eight would not know this one. */
export const isBeyondEight = (action: Action): boolean => actions.indexOf(action) >= 8;
