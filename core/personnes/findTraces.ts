import * as queries from '../../database/generated/personnes';
import type { Executor } from '../../database/sql';
import type { Subject } from './subject';

export type Traces = Awaited<ReturnType<typeof findTraces>>;

/**
 * Every row of our tables that is about a person or may name them, in one round trip. What only may,
 * is looked at word by word by who asks: two people may share a name.
 */
export async function findTraces(cx: Executor, subject: Subject) {
	const { eleves, candidats, formateurs, inscriptions, mentions } = subject;
	const by = mentions.sought;
	const people = { eleves, candidats, formateurs, ...by };
	const [
		courriers,
		evenements,
		decisions,
		reponses,
		alertes,
		annonces,
		fermetures,
		matieres,
		presences,
		corrections,
		effacements,
		[crm],
	] = await cx.together(
		async (batch) =>
			await Promise.all([
				queries.findCourriers.run(people, batch),
				queries.findEvenements.run({ inscriptions, sujets: subjectsOf(subject), ...by }, batch),
				queries.findDecisions.run({ inscriptions, ...by }, batch),
				queries.findReponses.run(
					{ cles: JSON.stringify({ eleves, candidats, inscriptions }), ...by },
					batch,
				),
				queries.findAlertes.run(by, batch),
				queries.findAnnonces.run(by, batch),
				queries.findFermetures.run(by, batch),
				queries.findMatieres.run(by, batch),
				queries.findPresences.run({ inscriptions, ...by }, batch),
				queries.findTraces.run({ inscriptions, ...by }, batch),
				queries.findEffacements.run(by, batch),
				queries.readDuCrm.run({ inscriptions, ...people }, batch),
			]),
	);
	return {
		courriers,
		evenements,
		decisions,
		reponses,
		alertes,
		annonces,
		fermetures,
		matieres,
		presences,
		corrections,
		effacements,
		crm,
	};
}

/** What the data of an event that is about the person contain. */
function subjectsOf({ eleves, candidats, inscriptions }: Subject): string[] {
	const named = (ids: number[], keys: string[]) => {
		const written = (id: number) => keys.map((key) => JSON.stringify({ [key]: id }));
		return ids.flatMap(written);
	};
	return [
		...named(eleves, ['idEleve', 'eleveId', 'elevId']),
		...named(candidats, ['idCandidat', 'candidatId']),
		...named(inscriptions, ['idInscription', 'inscriptionId']),
	];
}
