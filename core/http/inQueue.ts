import { transaction } from '../../database/transaction';
import { grouped } from '../batch/grouped';
import { endRace } from '../batch/race';
import type { Centre } from '../centre/centre';
import { isUnavailable } from '../errors/isUnavailable';
import type { Outcome } from '../errors/refusal';
import { SessionsHeld } from '../inscriptions/state';
import type { Together, Written } from './endpoint';

type Answer = Outcome<Written>;
type Answers = Array<Answer | Promise<Answer>>;

/** Requests for a session that somebody else holds. */
interface Aside<D> {
	inside: number;
	join: (request: D) => Promise<Answer | Promise<Answer>>;
}

/**
 * Requests of one kind: while some are under way others come, and these share the next transaction. One
 * whose session somebody else holds stands aside, with those that come for that session, so that
 * the others do not wait for it.
 */
class Queue<D> {
	/** Requests in it; without any it is gone. */
	inside = 0;
	private readonly together = grouped(async (requests: D[]) => await this.carryOut(requests));
	private readonly aside = new Map<number, Aside<D>>();

	constructor(
		readonly centre: Centre,
		readonly nom: string,
		private readonly work: Together<D>,
	) {}

	async join(request: D): Promise<Answer> {
		const idSession = this.work.idSession?.(request);
		return await (idSession !== undefined && this.aside.has(idSession)
			? this.standAside(request, idSession)
			: this.together(request));
	}

	private async commit(requests: D[], wait: boolean): Promise<Answer[]> {
		const { centre, work } = this;
		return await endRace(() =>
			transaction(centre.base, async (cx) => await work.carryOut(cx, centre, requests, { wait }), {
				isolation: centre.isolation,
				withCommit: true,
			}),
		);
	}

	/** Those of free sessions at once, those of a held one as soon as it is free. */
	private async carryOut(requests: D[]): Promise<Answers> {
		try {
			return await this.commit(requests, false);
		} catch (error) {
			if (!(error instanceof SessionsHeld)) return this.eachAlone(requests, error);
			const heldOf = (request: D) =>
				error.idSessions.find((id) => id === this.work.idSession?.(request));
			// An inscription may be of another session than its caller believes.
			const free = requests.filter((request) => heldOf(request) === undefined);
			if (free.length === requests.length) return await this.waitFor(requests);

			const answers: Promise<Answers> = free.length > 0 ? this.carryOut(free) : Promise.resolve([]);
			const answerOf = async (request: D) => (await answers)[free.indexOf(request)];
			return requests.map((request) => {
				const held = heldOf(request);
				return held === undefined ? answerOf(request) : this.standAside(request, held);
			});
		}
	}

	private async standAside(request: D, id: number): Promise<Answer> {
		const waiting = this.aside.get(id) ?? {
			inside: 0,
			join: grouped(async (requests: D[]) => await this.waitFor(requests)),
		};
		this.aside.set(id, waiting);
		waiting.inside += 1;
		try {
			return await waiting.join(request);
		} finally {
			waiting.inside -= 1;
			if (waiting.inside === 0) this.aside.delete(id);
		}
	}

	private async waitFor(requests: D[]): Promise<Answers> {
		try {
			return await this.commit(requests, true);
		} catch (error) {
			return this.eachAlone(requests, error);
		}
	}

	/** Where the database refuses one of several in words of its own, or they get into each other's way. */
	private eachAlone(requests: D[], error: unknown): Array<Promise<Answer>> {
		if (requests.length === 1 || isUnavailable(error)) throw error;
		return requests.map(async (request) => (await this.commit([request], true))[0]);
	}
}

const queues: Array<Queue<never>> = [];

/** Two centres have each its own, and one centre another with other rules. */
const queueOf = (centre: Centre, nom: string) =>
	queues.find(
		(queue) =>
			queue.nom === nom &&
			queue.centre.base === centre.base &&
			queue.centre.rules === centre.rules &&
			queue.centre.fuseau === centre.fuseau &&
			queue.centre.actor === centre.actor,
	);

/**
 * Carries a request out with others of its kind. On the day that a course opens they would wait for its lock
 * one after another, each with a connection of the pool, until nobody else has one; and each would
 * have a commit of its own, which is most of what a change costs.
 */
export async function inQueue(
	centre: Centre,
	nom: string,
	work: Together<never>,
	request: never,
): Promise<Answer> {
	const queue = queueOf(centre, nom) ?? new Queue(centre, nom, work);
	if (queue.inside === 0) queues.push(queue);
	queue.inside += 1;
	try {
		return await queue.join(request);
	} finally {
		queue.inside -= 1;
		if (queue.inside === 0) queues.splice(queues.indexOf(queue), 1);
	}
}
