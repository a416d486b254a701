import { violationCode } from '../../database/violations';
import { Refusal, type Fault } from '../errors/refusal';

const words: Record<string, string> = {
	SALLE_OCCUPEE: "la salle vient d'être prise par quelqu'un d'autre",
	FORMATEUR_OCCUPE: "le formateur vient d'être pris par quelqu'un d'autre",
};

/**
 * Somebody wrote past our locks, with SQL of his own, between our check and our write: the database
 * refused the overlap. Its SQLSTATE makes the transaction run again (database/transaction.ts), and
 * the second check names the conflict in words.
 */
class LostRace extends Error {
	readonly code = '40001';

	constructor(
		readonly fault: Fault,
		cause: unknown,
	) {
		super(fault.message, { cause });
		this.name = 'CoursePerdue';
	}
}

/** Runs a write; an overlap that the database refuses becomes a LostRace. */
export async function watchRace<T>(writeAnswer: () => Promise<T>): Promise<T> {
	try {
		return await writeAnswer();
	} catch (error) {
		const code = violationCode(error);
		if (code && code in words)
			throw new LostRace({ path: 'creneaux', message: words[code], code }, error);
		throw error;
	}
}

/** What a use case throws in the end: never the database's own words for an overlap. */
export async function endRace<T>(job: () => Promise<T>): Promise<T> {
	try {
		return await job();
	} catch (error) {
		if (error instanceof LostRace) throw new Refusal([error.fault], { conflits: [] });
		throw error;
	}
}
