import * as queries from '../../database/generated/personnes';
import type { Executor } from '../../database/sql';
import type { ScrubbedTraces } from './scrubTraces';
import type { PersonKeys } from './subject';

/** A person's keys as two columns. */
export function keyColumns({ eleves, candidats, formateurs }: PersonKeys) {
	const kinds = { eleve: eleves, candidat: candidats, formateur: formateurs };
	return {
		genres: Object.entries(kinds).flatMap(([genre, own]) =>
			new Array<string>(own.length).fill(genre),
		),
		ids: Object.values(kinds).flat(),
	};
}

/** Writes what was scrubbed, one statement a table, and who did it. */
export async function writeTraces(
	cx: Executor,
	keys: PersonKeys,
	{ par, scrubbed, lignes }: { par: string; scrubbed: ScrubbedTraces; lignes: object },
): Promise<void> {
	const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
	const { courriers, evenements, decisions, reponses, alertes } = scrubbed;
	const { annonces, fermetures, matieres, presences, corrections, effacements } = scrubbed;
	await Promise.all([
		queries.eraseCourriers.run(
			{
				ids: courriers.map((row) => row.idCourrier),
				cles: courriers.map((row) => row.cle),
				prenoms: courriers.map((row) => row.prenom),
				noms: courriers.map((row) => row.nom),
				emails: courriers.map((row) => row.email),
				contextes: courriers.map((row) => json(row.contexte)),
				erreurs: courriers.map((row) => row.erreur),
			},
			cx,
		),
		queries.eraseEvenements.run(
			{
				ids: evenements.map((row) => row.idEvenement),
				correlationIds: evenements.map((row) => row.correlationId),
				donnees: evenements.map((row) => json(row.donnees)),
				effets: evenements.map((row) => json(row.effets)),
				erreurs: evenements.map((row) => row.erreur),
				corps: evenements.map((row) => row.corpsRetour),
			},
			cx,
		),
		queries.eraseDecisions.run(
			{
				ids: decisions.map((row) => row.idDecision),
				acteurs: decisions.map((row) => row.acteur),
				regles: decisions.map((row) => row.regle),
				messages: decisions.map((row) => row.message),
				faits: decisions.map((row) => json(row.faits)),
			},
			cx,
		),
		queries.eraseReponses.run(
			{
				portees: reponses.map((row) => row.portee),
				cles: reponses.map((row) => row.avant),
				nouvelles: reponses.map((row) => row.cle),
				reponses: reponses.map((row) => json(row.reponse)),
			},
			cx,
		),
		queries.eraseAlertes.run(
			{
				idSessions: alertes.map((row) => row.idSession),
				codes: alertes.map((row) => row.avant),
				jours: alertes.map((row) => row.jour),
				nouveaux: alertes.map((row) => row.code),
				messages: alertes.map((row) => row.message),
			},
			cx,
		),
		queries.eraseAnnonces.run(
			{
				ids: annonces.map((row) => row.idAnnonce),
				messages: annonces.map((row) => row.message),
			},
			cx,
		),
		queries.eraseFermetures.run(
			{
				ids: fermetures.map((row) => row.idFermeture),
				motifs: fermetures.map((row) => row.motif),
				sources: fermetures.map((row) => row.source),
			},
			cx,
		),
		queries.eraseMatieres.run(
			{
				ids: matieres.map((row) => row.idReservation),
				matieres: matieres.map((row) => row.matiere),
			},
			cx,
		),
		queries.erasePresences.run(
			{
				idReservations: presences.map((row) => row.idReservation),
				idInscriptions: presences.map((row) => row.idInscription),
				pars: presences.map((row) => row.marquePar),
			},
			cx,
		),
		queries.eraseTraces.run(
			{
				ids: corrections.map((row) => row.idTrace),
				pars: corrections.map((row) => row.par),
			},
			cx,
		),
		queries.eraseEffacements.run(
			{
				ids: effacements.map((row) => row.idEffacement),
				pars: effacements.map((row) => row.par),
			},
			cx,
		),
		queries.insertEffacements.run({ ...keyColumns(keys), par, lignes: JSON.stringify(lignes) }, cx),
	]);
}
