interface Started {
	/** Its STACK_DIR, for harness.ts's `stack(folder)`. */
	folder: string;
	log(): string | undefined;
	close(): Promise<void>;
}

/**
 * Boots a stack as `npm start` does with these arguments, in a folder of its own; STACK_CONTROL is
 * on, STACK_RESTART off.
 */
export function bootStack(args?: string[]): Promise<Started>;

/**
 * Boots what deploy/compose.yaml describes, in processes; the package is the one installed in this
 * folder.
 */
export function bootDeployment(nodesFolder: string): Promise<Started>;
