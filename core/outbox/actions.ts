/** The eight session actions of the contract, section 4. */
export const actions = [
	'SESSION_CREATED',
	'ELEVE_INSCRIT',
	'PLACE_LIBEREE',
	'PROMOTION_ATTENTE',
	'SESSION_CONFIRMEE',
	'SESSION_ANNULEE',
	'RAPPEL_SESSION',
	'ELEVE_CONVERTI',
] as const;

export type Action = (typeof actions)[number];
