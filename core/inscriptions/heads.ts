import type { Executor } from '../../database/sql';
import { loadTetes, type ILoadTetesResult } from '../../database/generated/inscriptions';

export type Head = ILoadTetesResult;

interface WindowOf {
	lues: Head[];
	prochaine: number;
	combien: number;
	finished: boolean;
}

/**
 * The heads of queues, in order: one statement for all the places there are; more only where the
 * rules pass people over.
 */
export class Heads {
	private readonly windows = new Map<number, WindowOf>();
	private readonly prises = new Set<number>();

	/** `sauf`: inscriptions that leave the queue in this transaction. */
	constructor(
		private readonly cx: Executor,
		private readonly sauf: number[] = [],
	) {}

	/** Reads the first of these queues: how many by session. */
	async preload(combien: Map<number, number>): Promise<void> {
		const wanted = [...combien].filter(([, n]) => n > 0);
		if (wanted.length === 0) return;
		for (const [idSession, n] of wanted)
			this.windows.set(idSession, { lues: [], prochaine: 0, combien: n, finished: false });
		await this.read(wanted.map(([idSession]) => idSession));
	}

	/** The next person of this queue who was not taken, or undefined at its end. */
	async next(idSession: number): Promise<Head | undefined> {
		if (!this.windows.has(idSession)) await this.preload(new Map([[idSession, 1]]));
		const fenetre = this.windows.get(idSession) as WindowOf;
		for (;;) {
			const head = fenetre.lues[fenetre.prochaine];
			if (!head && fenetre.finished) return undefined;
			if (!head) {
				fenetre.combien = Math.max(50, fenetre.combien * 2);
				await this.read([idSession]);
			} else {
				fenetre.prochaine += 1;
				if (!this.prises.has(head.idInscription)) return head;
			}
		}
	}

	take(idInscription: number): void {
		this.prises.add(idInscription);
	}

	private async read(idSessions: number[]): Promise<void> {
		const windows = idSessions.map((id) => this.windows.get(id) as WindowOf);
		const readOnes = await loadTetes.run(
			{
				idSessions,
				apres: windows.map((f) => f.lues.length),
				combien: windows.map((f) => f.combien),
				sauf: this.sauf,
			},
			this.cx,
		);
		const movesBySession = new Map(idSessions.map((id) => [id, [] as Head[]]));
		for (const head of readOnes) movesBySession.get(head.idSession)?.push(head);
		for (const [i, idSession] of idSessions.entries()) {
			const added = movesBySession.get(idSession) as Head[];
			windows[i].lues.push(...added);
			windows[i].finished = added.length < windows[i].combien;
		}
	}
}
