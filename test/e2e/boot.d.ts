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

/** The one that all end-to-end files share. */
export function bootShared(): Promise<Started>;

/** Boots what deploy/compose.yaml describes, in processes. */
export function bootDeployment(): Promise<Started>;
