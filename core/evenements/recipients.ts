import type { OwedCourrier, Role } from '../outbox/oweCourriers';
import type { Awaiting, EventContext, Formateur, Inscrit } from './context';
import type { Personne } from './loadPersonnes';
import type { Evenement } from './evenement';
import { onceFor, tellsOf } from './onceFor';

type Who = Pick<Inscrit, 'idEleve' | 'idCandidat' | 'prenom' | 'nom' | 'email'> | Personne;

const addressee = ({
	idEleve,
	idCandidat,
}: {
	idEleve: number | null;
	idCandidat: number | null;
}) => (idEleve ? `eleve:${idEleve}` : `candidat:${idCandidat}`);

/** The mail to one person. */
export function toPersonne(
	evenement: Evenement,
	role: Role,
	who: Who,
	contexte: Record<string, unknown> = {},
): OwedCourrier {
	return {
		idEvenement: evenement.idEvenement,
		cle: `${evenement.idEvenement}:${role}:${addressee(who)}`,
		role,
		idEleve: who.idEleve,
		idCandidat: who.idCandidat,
		prenom: who.prenom,
		nom: who.nom,
		email: who.email,
		contexte,
	};
}

/** A mail to everybody who has a place, and who hears by it that they have one. */
export const toEnrolled = (
	evenement: Evenement,
	inscrits: Inscrit[],
	context: (inscrit: Inscrit) => Record<string, unknown> = () => ({}),
): OwedCourrier[] =>
	inscrits.map((inscrit) => {
		const mail = toPersonne(evenement, 'ELEVE', inscrit, context(inscrit));
		return tellsOf('convocation', inscrit.idInscription, mail);
	});

/**
 * The mail that a cancellation without a next session has promised: each hears of one session, and of
 * another only once that one is no longer to come.
 */
export const toAwaiting = (evenement: Evenement, awaiting: Awaiting[]): OwedCourrier[] =>
	awaiting.map((who) => {
		const mail = toPersonne(evenement, 'ELEVE', who, { idAttente: who.idInscription });
		return onceFor(`ouverture:${who.idFormation}:${addressee(who)}:${who.dernier}`, mail);
	});

/** A mail to each trainer of the session's séances; one without an address is reported like anybody else. */
export function toFormateurs(evenement: Evenement, context: EventContext): OwedCourrier[] {
	return (context.formateurs.get(evenement.idSession ?? 0) ?? []).map((f) =>
		toFormateur(evenement, f),
	);
}

/**
 * A mail to each trainer whom a move left without a séance of the session: it takes theirs out of
 * the calendar.
 */
export function toFormerTrainers(evenement: Evenement, context: EventContext): OwedCourrier[] {
	const losers = new Set((evenement.deplacement?.avant ?? []).map((seance) => seance?.formateurId));
	const remaining = new Set(
		(context.formateurs.get(evenement.idSession ?? 0) ?? []).map(({ idFormateur }) => idFormateur),
	);
	const former = (context.former.get(evenement.idSession ?? 0) ?? []).filter(
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
export function toAdmin(
	evenement: Evenement,
	who?: Who,
	contexte: Record<string, unknown> = {},
): OwedCourrier {
	return {
		idEvenement: evenement.idEvenement,
		cle: `${evenement.idEvenement}:ADMIN${who ? `:${addressee(who)}` : ''}`,
		role: 'ADMIN',
		contexte: who ? { personne: personneInWords(who), ...contexte } : contexte,
	};
}

const personneInWords = ({ prenom, nom, idEleve, idCandidat }: Who) => ({
	prenom,
	nom,
	nomComplet: `${prenom} ${nom}`.trim(),
	estEleve: idEleve !== null,
	estCandidat: idEleve === null && idCandidat !== null,
});
