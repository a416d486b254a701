import { Refusal } from './refusal';

/**
 * Runs a job; what it refuses is said with the fields that the asker wrote: `paths` leads from the
 * job's to theirs, a path that is not in it stays.
 */
export async function withPaths<T>(
	paths: Record<string, string>,
	job: () => Promise<T>,
): Promise<T> {
	try {
		return await job();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const faults = error.faults.map((fault) => ({
			...fault,
			path: paths[fault.path] ?? fault.path,
		}));
		throw new Refusal(faults, error.details);
	}
}
