/** What a constraint of the database means, by SQLSTATE and constraint name, never by message text. */
const violations: Record<string, string> = {
	'23P01:occupation_salle_sans_chevauchement': 'SALLE_OCCUPEE',
	'23P01:occupation_formateur_sans_chevauchement': 'FORMATEUR_OCCUPE',
	'23505:inscription_session_eleve_active_key': 'DEJA_INSCRIT',
	'23505:inscription_session_candidat_active_key': 'DEJA_INSCRIT',
};

/** The stable code for a broken constraint, or undefined when the error is something else. */
export function violationCode(error: unknown): string | undefined {
	const { code, constraint } = error as { code?: string; constraint?: string };
	return violations[`${code}:${constraint}`];
}
