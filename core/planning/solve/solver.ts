import { Worker } from 'node:worker_threads';

/** A mixed-integer model by rows: minimise cost·x, lower ≤ A·x ≤ upper. */
export class LinearModel {
	readonly cost: number[] = [];
	readonly bottom: number[] = [];
	readonly top: number[] = [];
	readonly entier: number[] = [];
	readonly rangBas: number[] = [];
	readonly rangHaut: number[] = [];
	readonly debuts: number[] = [0];
	readonly indices: number[] = [];
	readonly givenValues: number[] = [];

	/** Adds a variable, returns its index. */
	variable(bottom: number, top: number, integer: boolean, cost = 0): number {
		this.bottom.push(bottom);
		this.top.push(top);
		this.entier.push(integer ? 1 : 0);
		this.cost.push(cost);
		return this.cost.length - 1;
	}

	/** Adds the row bas ≤ Σ valeur·variable ≤ haut. */
	rang(bottom: number, top: number, terms: Array<[variable: number, valeur: number]>): void {
		for (const [variable, valeur] of terms) {
			this.indices.push(variable);
			this.givenValues.push(valeur);
		}
		this.debuts.push(this.indices.length);
		this.rangBas.push(bottom);
		this.rangHaut.push(top);
	}
}

export interface Solution {
	etat: 'OPTIMAL' | 'INFAISABLE' | 'LIMITE';
	/** The best point found; absent when none is known. */
	givenValues?: Float64Array;
	objectif: number;
	borne: number;
	noeuds: number;
	/** Seconds that the model waited for its turn, which are not the solver's. */
	attendu: number;
}

export interface SolverOptions {
	/** Counted from when the thread takes the model: the time of those before it is not its own. */
	secondes: number;
	/** Seconds that it waits for its turn at most; past them it comes back unsolved. */
	patience?: number;
	/** Stops after so many nodes: unlike time, the same on every machine. */
	noeuds?: number;
	/** A bound known beforehand: a solution that meets it is optimal, and the search ends there. */
	aim?: number;
}

const INACTIF_MS = 30_000;

/**
 * The thread's program. It is given as text so that the same thread runs from dist/ and from the
 * sources under test. One thread, one random seed and no wall clock in the search: the same model
 * gives the same answer.
 */
const PROGRAMME = `
const { parentPort, workerData } = require('node:worker_threads');
const charge = require(workerData.highs);
let highs;
parentPort.on('message', async ({ m, o }) => {
	try {
		highs = highs ?? (await charge());
		const inf = highs.infinity;
		const fin = (v) => (Math.abs(v) === Infinity ? Math.sign(v) * inf : v);
		const numCols = m.cost.length, numRows = m.rangBas.length;
		const model = highs.createModel({
			numCols,
			numRows,
			colCost: m.cost,
			colLower: m.bottom.map(fin),
			colUpper: m.top.map(fin),
			integrality: m.entier,
			rowLower: m.rangBas.map(fin),
			rowUpper: m.rangHaut.map(fin),
			matrix: {
				format: 'csr',
				numRows,
				numCols,
				starts: m.debuts,
				indices: m.indices,
				values: m.givenValues,
			},
		});
		try {
			model.options.set({
				output_flag: false,
				random_seed: 0,
				time_limit: o.secondes,
				mip_rel_gap: 0,
				mip_abs_gap: 0.5,
				mip_feasibility_tolerance: 1e-7,
			});
			if (o.noeuds !== undefined) model.options.set({ mip_max_nodes: o.noeuds });
			if (o.aim !== undefined) model.options.set({ objective_target: o.aim + 0.01 });
			model.run();
			const etats = highs.constants.modelStatus;
			const etat = model.getModelStatus();
			const trouve = model.info.get('primal_solution_status') === 2;
			const objectif = model.info.get('objective_function_value');
			const atteinte = trouve && o.aim !== undefined && objectif < o.aim + 0.5;
			const unsolved = etat === etats.infeasible ? 'INFAISABLE' : 'LIMITE';
			const solution = {
				etat: etat === etats.optimal || atteinte ? 'OPTIMAL' : unsolved,
				givenValues: trouve ? Float64Array.from(model.getSolution().colValue) : undefined,
				objectif,
				borne: atteinte ? o.aim : model.info.get('mip_dual_bound'),
				noeuds: Number(model.info.get('mip_node_count')),
			};
			parentPort.postMessage({ solution });
		} finally {
			model.dispose();
		}
	} catch (error) {
		highs = undefined;
		parentPort.postMessage({ erreur: String((error && error.message) || error) });
	}
});
`;

/** A model on its way to the thread. */
interface Job {
	model: LinearModel;
	options: SolverOptions;
	since: number;
	resolve(solution: Solution): void;
	reject(error: Error): void;
	/** Ends the wait for its turn, then the wait for the answer. */
	garde?: NodeJS.Timeout;
	attendu: number;
}

let fil: Worker | undefined;
let pause: NodeJS.Timeout | undefined;
const queue: Job[] = [];
/** The one that the thread has. */
let current: Job | undefined;

/**
 * Solves a model in the planner's own thread, so that n8n's event loop stays free. The thread is
 * kept warm, does not hold the process open when it is idle, and ends after 30 s without work.
 * Calls queue up here and not in the thread, so that each has its own seconds from its turn on. All
 * costs must be whole numbers.
 */
export function solve(model: LinearModel, options: SolverOptions): Promise<Solution> {
	if (options.secondes <= 0) return Promise.resolve(unsolved(0));
	return new Promise((resolve, reject) => {
		const job: Job = { model, options, since: performance.now(), resolve, reject, attendu: 0 };
		queue.push(job);
		takeNext();
		if (current !== job && options.patience !== undefined)
			job.garde = setTimeout(
				() => {
					queue.splice(queue.indexOf(job), 1);
					resolve(unsolved(secondsSince(job)));
				},
				Math.max(0, options.patience * 1000),
			);
	});
}

const unsolved = (attendu: number): Solution => ({
	etat: 'LIMITE',
	objectif: Infinity,
	borne: -Infinity,
	noeuds: 0,
	attendu,
});

const secondsSince = ({ since }: Job) => (performance.now() - since) / 1000;

/** Gives the thread the next model, or its rest. */
function takeNext(): void {
	if (current) return;
	const job = queue.shift();
	if (!job) {
		if (fil) rest(fil);
		return;
	}
	current = job;
	job.attendu = secondsSince(job);
	clearTimeout(job.garde);
	clearTimeout(pause);
	const thread = (fil ??= start());
	thread.ref();
	const { secondes, noeuds, aim } = job.options;
	// The solver looks at its clock between steps only; a thread that does not come back is ended.
	job.garde = setTimeout(
		() => fail(new Error('the solver did not keep its time limit')),
		(secondes * 3 + 30) * 1000,
	);
	const { cost, bottom, top, entier, rangBas, rangHaut, debuts, indices, givenValues } = job.model;
	// Handed over and not copied: a copy of lists a million long keeps the event loop waiting.
	const m = {
		cost: new Float64Array(cost),
		bottom: new Float64Array(bottom),
		top: new Float64Array(top),
		entier: new Int32Array(entier),
		rangBas: new Float64Array(rangBas),
		rangHaut: new Float64Array(rangHaut),
		debuts: new Int32Array(debuts),
		indices: new Int32Array(indices),
		givenValues: new Float64Array(givenValues),
	};
	const lists = Object.values(m).map(({ buffer }) => buffer as ArrayBuffer);
	thread.postMessage({ m, o: { secondes, noeuds, aim } }, lists);
}

function start(): Worker {
	const thread = new Worker(PROGRAMME, {
		eval: true,
		workerData: { highs: require.resolve('highs') },
		stdout: false,
	});
	thread.on(
		'message',
		({ solution, erreur }: { solution?: Omit<Solution, 'attendu'>; erreur?: string }) => {
			// A thread that was given up may still answer.
			if (thread !== fil || !current) return;
			const job = current;
			current = undefined;
			clearTimeout(job.garde);
			if (solution) job.resolve({ ...solution, attendu: job.attendu });
			else job.reject(new Error(`the solver failed: ${erreur}`));
			takeNext();
		},
	);
	thread.on('error', (error) => {
		if (thread === fil) fail(error);
	});
	return thread;
}

function rest(thread: Worker): void {
	thread.unref();
	clearTimeout(pause);
	pause = setTimeout(() => void endThread(), INACTIF_MS).unref();
}

/** Ends the thread and the model that it had; those behind it get another. */
function fail(error: Error): void {
	const job = current;
	current = undefined;
	void endThread();
	clearTimeout(job?.garde);
	job?.reject(error);
	takeNext();
}

/** Ends the solver's thread and what it was asked; the next call starts another. */
export async function stopSolver(): Promise<void> {
	const lost = [...(current ? [current] : []), ...queue.splice(0)];
	current = undefined;
	for (const { garde, reject } of lost) {
		clearTimeout(garde);
		reject(new Error('the solver was stopped'));
	}
	await endThread();
}

async function endThread(): Promise<void> {
	clearTimeout(pause);
	const former = fil;
	fil = undefined;
	await former?.terminate();
}

/** Loads the solver ahead of the first plan that needs it. */
export async function warmSolver(): Promise<void> {
	const model = new LinearModel();
	model.variable(0, 1, true, 1);
	await solve(model, { secondes: 5 });
}
