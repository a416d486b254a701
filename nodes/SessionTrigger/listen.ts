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

/** An event whose run was cut short so often is given up: one that takes its worker down would go on doing so. */
const CRASHES = 3;

/** Between two tidyings, in milliseconds: what has been heard does not pile up while a workflow listens for months. */
const TIDY = 60_000;

export const toItems = (annonces: Annonce[]): INodeExecutionData[] =>
	annonces.map((annonce) => ({ json: annonce as unknown as IDataObject }));

/**
 * Whether n8n ended a run that never said how it went: its worker died, or could not begin. A run
 * that fails by itself names the node that it came to.
 */
const isCutShort = (run: IRun | undefined): boolean => {
	const result = run?.data?.resultData;
	return (
		run?.status === 'crashed' ||
		(run?.status === 'error' &&
			result?.lastNodeExecuted === undefined &&
			Object.keys(result?.runData ?? {}).length === 0)
	);
};

/** Whether somebody stopped a run, or its workflow's own time was over: an end too, unless n8n shuts down. */
const isCancelled = (error: unknown): boolean =>
	['manual', 'timeout'].includes(String((error as { reason?: unknown }).reason));

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
	/** How often the run of an event died with its worker. */
	private readonly crashes = new Map<number, number>();
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
			const ending = await this.endOf(done.promise);
			// How the run ended is n8n's to tell; that it began and ended is enough here.
			if (ending === 'ended' || (ending === 'crashed' && this.crashesTooOften(ids)))
				return await finishAnnonces(this.centre, cle, ids);
			const happened = ending === 'crashed' ? 'was cut short' : 'did not end in time';
			this.context.logger.warn(`Session Trigger: a run ${happened} and is started again`);
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
	 * How a run ends. `crashed` is one that died with its worker, `late` one that is taken for lost: of
	 * a worker that died, n8n's main may never hear.
	 */
	private async endOf(run: Promise<IRun | undefined>): Promise<'ended' | 'crashed' | 'late'> {
		let clock: NodeJS.Timeout | undefined;
		const late = new Promise<'late'>((resolve) => {
			clock = setTimeout(() => resolve('late'), this.asked.longest).unref();
		});
		const ended = run.then(
			(result) => (isCutShort(result) ? 'crashed' : 'ended'),
			(error: unknown) => {
				if (isCancelled(error)) return 'ended' as const;
				throw error;
			},
		);
		try {
			return await Promise.race([ended, late]);
		} finally {
			clearTimeout(clock);
		}
	}

	/** Counts that the run of these was cut short, and says whether that was once too often. */
	private crashesTooOften(ids: number[]): boolean {
		const times = ids.map((id) => (this.crashes.get(id) ?? 0) + 1);
		const tooOften = Math.max(...times) >= CRASHES;
		for (const [i, id] of ids.entries())
			if (tooOften) this.crashes.delete(id);
			else this.crashes.set(id, times[i]);
		if (tooOften)
			this.context.logger.error(
				`Session Trigger: given up after ${CRASHES} runs that were cut short, as by a worker that died: ` +
					`idAnnonce ${ids.join(', ')}`,
			);
		return tooOften;
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
