/** A trainer as a sentence names him. */
export const trainerName = ({ prenom, nom }: { prenom?: string; nom: string }): string =>
	prenom ? `${prenom} ${nom}` : nom;
