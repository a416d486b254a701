/** One version, and how many tests passed and failed on it: all of them, or one for each promise. */
export interface Tried {
	version: string;
	scope: 'all' | 'essential';
	passed: number;
	failed: number;
}

/** What was tried with one version of this package; both lists from the oldest to the newest. */
export interface Results {
	package: string;
	postgres: Tried[];
	n8n: Tried[];
}

type Readme = 'README.md' | 'README.fr.md';
export declare const READMES: Readme[];
export declare function withTable(readme: Readme, text: string, results: Results): string;
