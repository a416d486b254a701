import { Refusal, type Fault } from './refusal';

/**
 * Runs a job; what it refuses is said with the fields that the asker wrote: `names` leads from the
 * job's to theirs, a path that is not in it stays.
 */
export async function withPaths<T>(
	names: Record<string, string>,
	job: () => Promise<T>,
): Promise<T> {
	try {
		return await job();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		throw new Refusal(renamePaths(error.faults, names), error.details);
	}
}

/** Faults with the asker's names of their fields, also where a message names one of a person or session. */
export const renamePaths = (faults: Fault[], names: Record<string, string>): Fault[] =>
	faults.map((fault) => ({
		...fault,
		path: Object.hasOwn(names, fault.path) ? names[fault.path] : fault.path,
		message: fault.message.replace(
			/\bid(Eleve|Candidat|Formateur|Inscription|Session)\b/g,
			(nom) => names[nom] ?? nom,
		),
	}));
