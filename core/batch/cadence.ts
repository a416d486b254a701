const PART_MS = 15;

/** Lets the event loop run between parts of a long computation, so that n8n keeps answering. */
export class Cadence {
	private depuis = performance.now();

	async breathe(): Promise<void> {
		if (performance.now() - this.depuis < PART_MS) return;
		await new Promise<void>((resolve) => setImmediate(resolve));
		this.depuis = performance.now();
	}
}
