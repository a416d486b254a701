import { transaction } from '../../database/transaction';
import { grouped } from '../batch/grouped';
import type { Centre } from '../centre/centre';
import type { Outcome } from '../errors/refusal';
import type { Together, Written } from './endpoint';
import { isUnavailable } from './response';

/** The requests of one kind about one session: some under way, others that wait for them. */
interface Line {
	centre: Centre;
	nom: string;
	idSession: number;
	join: (request: unknown) => Promise<Outcome<Written>>;
	/** Requests in it; without any it is gone. */
	inside: number;
}

const lines: Line[] = [];

/**
 * Carries a request out with those of its kind that wait for the same session. They would wait for its
 * lock one after another, each with a connection of the pool: on the day that a course opens, for
 * nobody else to have one. Here those that come while some are under way share the next transaction.
 */
export async function inLine<D>(
	centre: Centre,
	nom: string,
	{ idSession, carryOut }: Together<D>,
	request: D,
): Promise<Outcome<Written>> {
	const id = idSession(request);
	const line = lineOf(centre, nom, id) ?? openLine(centre, nom, id, carryOut);
	line.inside += 1;
	try {
		return await line.join(request);
	} finally {
		line.inside -= 1;
		if (line.inside === 0) lines.splice(lines.indexOf(line), 1);
	}
}

/** Two centres may have a session of the same number, and one centre other rules a moment later. */
const lineOf = (centre: Centre, nom: string, idSession: number): Line | undefined =>
	lines.find(
		(line) =>
			line.idSession === idSession &&
			line.nom === nom &&
			line.centre.base === centre.base &&
			line.centre.rules === centre.rules &&
			line.centre.fuseau === centre.fuseau &&
			line.centre.actor === centre.actor,
	);

function openLine<D>(
	centre: Centre,
	nom: string,
	idSession: number,
	carryOut: Together<D>['carryOut'],
): Line {
	const commit = async (requests: D[]) =>
		await transaction(centre.base, async (cx) => await carryOut(cx, centre, requests), {
			isolation: centre.isolation,
			withCommit: true,
		});
	const join = grouped(async (requests: D[]) => await withOthers(requests, commit));
	const line: Line = { centre, nom, idSession, join: join as Line['join'], inside: 0 };
	lines.push(line);
	return line;
}

/** Where the database refuses one of several in words of its own, the others are carried out without it. */
async function withOthers<D>(
	requests: D[],
	commit: (requests: D[]) => Promise<Array<Outcome<Written>>>,
): Promise<Array<Outcome<Written> | Promise<Outcome<Written>>>> {
	try {
		return await commit(requests);
	} catch (error) {
		if (requests.length === 1 || isUnavailable(error)) throw error;
		return requests.map(async (request) => (await commit([request]))[0]);
	}
}
