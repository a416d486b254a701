import { solve, type LinearModel, type Solution, type SolverOptions } from './solver';

/** How many times its own time a plan waits for the models of others at most. */
const PATIENCE = 5;

/**
 * The time that one plan may think. What it waits for models of other plans, which share its
 * solver, is not its own and is given back: a plan that exists is found beside others as it is
 * alone. All that it waits is bounded too.
 */
export class Budget {
	private limit: number;
	private patience: number;
	private hasGivenUp = false;

	/** `secondes`: all that the plan may think. */
	constructor(secondes: number) {
		this.limit = performance.now() + secondes * 1000;
		this.patience = PATIENCE * secondes;
	}

	/** Seconds that are left. */
	get left(): number {
		return (this.limit - performance.now()) / 1000;
	}

	get isOver(): boolean {
		return this.left <= 0;
	}

	/** Whether a search ended for want of time, so that what it has not found may exist. */
	get isCut(): boolean {
		return this.hasGivenUp;
	}

	giveUp(): void {
		this.hasGivenUp = true;
	}

	/** Solves a model with `share` of the time that is left. */
	async solve(
		model: LinearModel,
		{ share = 1, ...options }: Pick<SolverOptions, 'noeuds' | 'aim'> & { share?: number } = {},
	): Promise<Solution> {
		const secondes = this.left * share;
		const solution = await solve(model, { ...options, secondes, patience: this.patience });
		this.limit += solution.attendu * 1000;
		this.patience -= solution.attendu;
		return solution;
	}
}
