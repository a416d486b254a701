import type { Executeur } from '../../database/sql';
import { loadTetes, type ILoadTetesResult } from '../../database/generated/inscriptions';

export type Head = ILoadTetesResult;

interface Fenetre {
	lues: Head[];
	prochaine: number;
	combien: number;
	fini: boolean;
}

/** The heads of queues, in order: one statement for all the places there are; more only where the rules pass people over. */
export class Heads {
	private readonly fenetres = new Map<number, Fenetre>();
	private readonly prises = new Set<number>();

	/** `sauf`: inscriptions that leave the queue in this transaction. */
	constructor(
		private readonly cx: Executeur,
		private readonly sauf: number[] = [],
	) {}

	/** Reads the first of these queues: how many by session. */
	async preload(combien: Map<number, number>): Promise<void> {
		const voulues = [...combien].filter(([, n]) => n > 0);
		if (voulues.length === 0) return;
		for (const [idSession, n] of voulues)
			this.fenetres.set(idSession, { lues: [], prochaine: 0, combien: n, fini: false });
		await this.read(voulues.map(([idSession]) => idSession));
	}

	/** The next person of this queue who was not taken, or undefined at its end. */
	async next(idSession: number): Promise<Head | undefined> {
		if (!this.fenetres.has(idSession)) await this.preload(new Map([[idSession, 1]]));
		const fenetre = this.fenetres.get(idSession) as Fenetre;
		for (;;) {
			const tete = fenetre.lues[fenetre.prochaine];
			if (!tete && fenetre.fini) return undefined;
			if (!tete) {
				fenetre.combien = Math.max(50, fenetre.combien * 2);
				await this.read([idSession]);
			} else {
				fenetre.prochaine += 1;
				if (!this.prises.has(tete.idInscription)) return tete;
			}
		}
	}

	take(idInscription: number): void {
		this.prises.add(idInscription);
	}

	private async read(idSessions: number[]): Promise<void> {
		const fenetres = idSessions.map((id) => this.fenetres.get(id) as Fenetre);
		const lues = await loadTetes.run(
			{
				idSessions,
				apres: fenetres.map((f) => f.lues.length),
				combien: fenetres.map((f) => f.combien),
				sauf: this.sauf,
			},
			this.cx,
		);
		const parSession = new Map(idSessions.map((id) => [id, [] as Head[]]));
		for (const tete of lues) parSession.get(tete.idSession)?.push(tete);
		for (const [i, idSession] of idSessions.entries()) {
			const nouvelles = parSession.get(idSession) as Head[];
			fenetres[i].lues.push(...nouvelles);
			fenetres[i].fini = nouvelles.length < fenetres[i].combien;
		}
	}
}
