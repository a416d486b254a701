/** The shapes that cases give, and that bench/results/latest.json keeps. */

/** Some numbers summed up: median, 99th percentile, spread (interquartile range over median, in %). */
export interface Figure {
	median: number;
	p99?: number;
	spread: number;
	rounds: number;
	values?: number[];
}

/** What a ratio of ours to the peer's is to reach. */
export interface Goal {
	direction: 'min' | 'max';
	threshold: number;
}

export interface Measure {
	name: string;
	unit: string;
	ours: Figure;
	peer: Figure;
	ratio: number;
	goal?: Goal;
}

export interface Table {
	title: string;
	headers: string[];
	rows: Array<Array<string | number>>;
}

/** What the run of a case found. */
export interface Found {
	measures?: Measure[];
	tables?: Table[];
	verdict?: string;
	note?: string[];
	details?: unknown;
	failed?: boolean;
}

/** An option of the command line, or of the case's `smallest`. */
export type Option = (name: string) => string | undefined;

/** A file of bench/cases. */
export interface Case {
	title: string;
	against: string;
	goal?: Goal;
	/** How many rounds unless --rounds says otherwise; 5 where it is left out. */
	rounds?: number;
	/** The options of its smallest run, which npm test does. */
	smallest: Record<string, string>;
	run(asked: { rounds: number; option: Option }): Promise<Found>;
}

/** A case as it was measured. */
export interface Measured extends Found {
	title: string;
	against: string;
	goal?: Goal;
	command: string;
	measuredAt: string;
	/** Of the case and not of all: one may be measured anew elsewhere. */
	machine: { cores: number; processor: string; memoryGB: number; node: string };
	rounds: number;
	noise: number;
	load: { start: number; end: number };
	/** What the case took, from its start to its end. */
	seconds?: number;
	/** What part of all cores the load generator took while it called; left out where nothing was called. */
	generator?: number;
}

export interface Results {
	cases: Record<string, Measured>;
}
