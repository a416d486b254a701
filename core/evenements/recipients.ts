import type { OwedCourrier, Role } from '../outbox/oweCourriers';
import type { EventContext, Formateur, Inscrit, Personne } from './context';
import type { Evenement } from './evenement';

type Who = Pick<Inscrit, 'idEleve' | 'idCandidat' | 'prenom' | 'nom' | 'email'> | Personne;

const keyOf = ({ idEleve, idCandidat }: { idEleve: number | null; idCandidat: number | null }) =>
	idEleve ? `eleve:${idEleve}` : `candidat:${idCandidat}`;

/** The mail to one person. */
export function toPersonne(
	evenement: Evenement,
	role: Role,
	qui: Who,
	contexte: Record<string, unknown> = {},
): OwedCourrier {
	return {
		idEvenement: evenement.idEvenement,
		cle: `${evenement.idEvenement}:${role}:${keyOf(qui)}`,
		role,
		idEleve: qui.idEleve,
		idCandidat: qui.idCandidat,
		prenom: qui.prenom,
		nom: qui.nom,
		email: qui.email,
		contexte,
	};
}

/** A mail to everybody who has a place. */
export const toEnrolled = (
	evenement: Evenement,
	inscrits: Inscrit[],
	contexte: (inscrit: Inscrit) => Record<string, unknown> = () => ({}),
): OwedCourrier[] =>
	inscrits.map((inscrit) => toPersonne(evenement, 'ELEVE', inscrit, contexte(inscrit)));

/** A mail to each trainer of the session's séances; one without an address is reported like anybody else. */
export function toFormateurs(evenement: Evenement, contexte: EventContext): OwedCourrier[] {
	return (contexte.formateurs.get(evenement.idSession ?? 0) ?? []).map((f) =>
		toFormateur(evenement, f),
	);
}

/**
 * A mail to each trainer whom a move left without a séance of the session: it takes theirs out of
 * the calendar.
 */
export function toFormerTrainers(evenement: Evenement, contexte: EventContext): OwedCourrier[] {
	const losers = new Set(
		(evenement.deplacement?.avant ?? []).map(({ formateurId }) => formateurId),
	);
	const remaining = new Set(
		(contexte.formateurs.get(evenement.idSession ?? 0) ?? []).map(({ idFormateur }) => idFormateur),
	);
	const former = (contexte.former.get(evenement.idSession ?? 0) ?? []).filter(
		({ idFormateur }) => losers.has(idFormateur) && !remaining.has(idFormateur),
	);
	return former.map((f) => toFormateur(evenement, f, { ancien: true }));
}

const toFormateur = (
	evenement: Evenement,
	f: Formateur,
	contexte: Record<string, unknown> = {},
): OwedCourrier => ({
	idEvenement: evenement.idEvenement,
	cle: `${evenement.idEvenement}:FORMATEUR:formateur:${f.idFormateur}`,
	role: 'FORMATEUR',
	idFormateur: f.idFormateur,
	prenom: f.prenom,
	nom: f.nom,
	email: f.email,
	contexte,
});

/** A notice to the admin, about one person or about the session. */
export function toAdmin(evenement: Evenement, qui?: Who): OwedCourrier {
	return {
		idEvenement: evenement.idEvenement,
		cle: `${evenement.idEvenement}:ADMIN${qui ? `:${keyOf(qui)}` : ''}`,
		role: 'ADMIN',
		contexte: qui ? { personne: personneInWords(qui) } : {},
	};
}

export const personneInWords = ({ prenom, nom, idEleve, idCandidat }: Who) => ({
	prenom,
	nom,
	nomComplet: `${prenom} ${nom}`.trim(),
	estEleve: idEleve !== null,
	estCandidat: idEleve === null && idCandidat !== null,
});
