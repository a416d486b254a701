/** What each rule of the database means to the person at the screen. */
const words = {
	occupation_salle_sans_chevauchement: 'La salle est déjà prise à cette heure.',
	occupation_formateur_sans_chevauchement: 'Le formateur a déjà une séance à cette heure.',
	inscription_session_eleve_active_key: 'Cette personne est déjà inscrite à la session.',
	inscription_session_candidat_active_key: 'Cette personne est déjà inscrite à la session.',
	inscription_session_personne_check: 'Un élève ou un candidat est attendu.',
};

/** PostgreSQL's own words of an error: beside P2002, or as the driver adapter's error. */
const causeOf = (error) => error?.meta?.driverAdapterError?.cause ?? error?.cause;

/** An answer for a rule of the centre that Prisma's statement ran into; undefined for every other error. */
export function toRefusal(error) {
	const cause = causeOf(error);
	const constraint = /constraint "([a-z_]+)"/.exec(cause?.originalMessage ?? '')?.[1];
	const message = words[constraint];

	return message && Response.json({ message, constraint }, { status: 409 });
}
