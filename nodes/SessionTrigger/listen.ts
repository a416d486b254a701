import { setTimeout as wait } from 'node:timers/promises';
import type { IDataObject, INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';

import {
	BAIL_SECONDES,
	claimAnnonces,
	finishAnnonces,
	keepAnnonces,
	releaseAnnonces,
	tidyAnnonces,
	type Annonce,
	type AnnonceFilter,
} from '../../core/annonces/annonces';
import type { Centre } from '../../core/centre/centre';

export interface Listening {
	/** The workflow and its node. */
	cle: string;
	filter: AnnonceFilter;
	/** Runs of the workflow at once, each of another session. */
	runs: number;
	/** Items of one run at most, each of another session. */
	perRun: number;
	/** Milliseconds between two looks while nothing happens. */
	pause: number;
	/** Milliseconds after which a run that has not ended is taken for lost. */
	longest: number;
}

/** After a run that could not even start, and after an error of the database, in milliseconds. */
const RETRY = 5_000;

/** Between two tidyings, in milliseconds: what has been heard does not pile up while a workflow listens for months. */
const TIDY = 60_000;

export const toItems = (annonces: Annonce[]): INodeExecutionData[] =>
	annonces.map((annonce) => ({ json: annonce as unknown as IDataObject }));

/**
 * Hands a workflow what it listens for until it is closed: each run is waited for, so that the next
 * event of the same session comes after it and one that a crash cut short comes again.
 */
export class Listener {
	private closed = false;
	private running = 0;
	/** Ends the sleep; where there is none, the next. */
	private wake: () => void = () => this.stayAwake();
	private isWoken = false;
	private readonly loop: Promise<void>;

	constructor(
		private readonly context: ITriggerFunctions,
		private readonly centre: Centre,
		private readonly asked: Listening,
	) {
		this.loop = this.listen();
	}

	/** Ends; runs that are under way end by themselves, and what was not handed on comes again. */
	async close(): Promise<void> {
		this.closed = true;
		this.wake();
		await this.loop;
	}

	private async listen(): Promise<void> {
		const { cle, filter, runs, perRun, pause } = this.asked;
		let tidied = performance.now();
		while (!this.closed) {
			const free = runs - this.running;
			if (free <= 0) {
				await this.sleep(pause);
				continue;
			}
			let annonces: Annonce[];
			try {
				if (performance.now() - tidied > TIDY) {
					await tidyAnnonces(this.centre);
					tidied = performance.now();
				}
				annonces = await claimAnnonces(this.centre, cle, filter, free * perRun);
			} catch (error) {
				this.context.logger.warn(`Session Trigger: ${(error as Error).message}`);
				await this.sleep(RETRY);
				continue;
			}
			for (let i = 0; i < annonces.length; i += perRun)
				void this.hand(annonces.slice(i, i + perRun));
			if (annonces.length === 0) await this.sleep(pause);
		}
	}

	private async hand(annonces: Annonce[]): Promise<void> {
		const { cle } = this.asked;
		const ids = annonces.map(({ idAnnonce }) => idAnnonce);
		this.running += 1;
		// A lease that is not kept means that the run may be given twice: the log tells why.
		const keep = () =>
			void keepAnnonces(this.centre, cle, ids).catch((error: Error) =>
				this.context.logger.warn(`Session Trigger: ${error.message}`),
			);
		const hold = setInterval(keep, (BAIL_SECONDES * 1000) / 3);
		try {
			if (this.closed) return await releaseAnnonces(this.centre, cle, ids);
			const done = this.context.helpers.createDeferredPromise<IRun>();
			this.context.emit([toItems(annonces)], undefined, done);
			// How the run ended is n8n's to tell; that it began and ended is enough here.
			if (await this.endsInTime(done.promise)) return await finishAnnonces(this.centre, cle, ids);
			this.context.logger.warn('Session Trigger: a run did not end in time and is started again');
			await releaseAnnonces(this.centre, cle, ids);
		} catch (error) {
			// It did not start, or its end could not be noted: the lease runs out, and it comes again.
			this.context.logger.warn(`Session Trigger: ${(error as Error).message}`);
			await wait(RETRY, undefined, { ref: false });
		} finally {
			clearInterval(hold);
			this.running -= 1;
			this.wake();
		}
	}

	/**
	 * Whether a run ends before it is taken for lost: of one that died with its worker, n8n's main may
	 * never hear.
	 */
	private async endsInTime(run: Promise<IRun>): Promise<boolean> {
		let clock: NodeJS.Timeout | undefined;
		const lost = new Promise<false>((resolve) => {
			clock = setTimeout(() => resolve(false), this.asked.longest).unref();
		});
		try {
			return await Promise.race([run.then(() => true), lost]);
		} finally {
			clearTimeout(clock);
		}
	}

	/** What woke it while it looked: it looks again instead of sleeping. */
	private stayAwake(): void {
		this.isWoken = true;
	}

	/** Until the time is over, a run has ended or it is closed. */
	private async sleep(ms: number): Promise<void> {
		if (!this.isWoken && !this.closed)
			await new Promise<void>((resolve) => {
				const clock = setTimeout(resolve, ms);
				this.wake = () => {
					clearTimeout(clock);
					resolve();
				};
			});
		this.isWoken = false;
		this.wake = () => this.stayAwake();
	}
}
