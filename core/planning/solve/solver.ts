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
}

export interface SolverOptions {
	secondes: number;
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
parentPort.on('message', async ({ id, m, o }) => {
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
			integrality: Int32Array.from(m.entier),
			rowLower: m.rangBas.map(fin),
			rowUpper: m.rangHaut.map(fin),
			matrix: {
				format: 'csr',
				numRows,
				numCols,
				starts: Int32Array.from(m.debuts),
				indices: Int32Array.from(m.indices),
				values: Float64Array.from(m.givenValues),
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
			parentPort.postMessage({ id, solution });
		} finally {
			model.dispose();
		}
	} catch (error) {
		highs = undefined;
		parentPort.postMessage({ id, erreur: String((error && error.message) || error) });
	}
});
`;

interface Attente {
	resolve(solution: Solution): void;
	reject(error: Error): void;
	garde: NodeJS.Timeout;
}

let fil: Worker | undefined;
let pause: NodeJS.Timeout | undefined;
let numero = 0;
const waits = new Map<number, Attente>();

/**
 * Solves a model in the planner's own thread, so that n8n's event loop stays free. The thread is
 * kept warm, does not hold the process open when it is idle, and ends after 30 s without work.
 * Calls queue up. All costs must be whole numbers.
 */
export function solve(model: LinearModel, options: SolverOptions): Promise<Solution> {
	if (options.secondes <= 0)
		return Promise.resolve({ etat: 'LIMITE', objectif: Infinity, borne: -Infinity, noeuds: 0 });
	const thread = (fil ??= start());
	clearTimeout(pause);
	thread.ref();
	const id = ++numero;
	return new Promise((resolve, reject) => {
		// The solver looks at its clock between steps only; a thread that does not come back is ended.
		const garde = setTimeout(
			() => fail(new Error('the solver did not keep its time limit')),
			(options.secondes * 3 + 30) * 1000 * (waits.size + 1),
		);
		waits.set(id, { resolve, reject, garde });
		const { cost, bottom, top, entier, rangBas, rangHaut, debuts, indices, givenValues } = model;
		thread.postMessage({
			id,
			m: { cost, bottom, top, entier, rangBas, rangHaut, debuts, indices, givenValues },
			o: options,
		});
	});
}

function start(): Worker {
	const thread = new Worker(PROGRAMME, {
		eval: true,
		workerData: { highs: require.resolve('highs') },
		stdout: false,
	});
	thread.on(
		'message',
		({ id, solution, erreur }: { id: number; solution?: Solution; erreur?: string }) => {
			const attente = waits.get(id);
			if (!attente) return;
			waits.delete(id);
			clearTimeout(attente.garde);
			if (!waits.size) rest(thread);
			if (solution) attente.resolve(solution);
			else attente.reject(new Error(`the solver failed: ${erreur}`));
		},
	);
	thread.on('error', fail);
	return thread;
}

function rest(thread: Worker): void {
	thread.unref();
	pause = setTimeout(() => void stopSolver(), INACTIF_MS).unref();
}

function fail(error: Error): void {
	const lost = [...waits.values()];
	waits.clear();
	void stopSolver();
	for (const { reject, garde } of lost) {
		clearTimeout(garde);
		reject(error);
	}
}

/** Ends the solver's thread; the next call starts another. */
export async function stopSolver(): Promise<void> {
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
