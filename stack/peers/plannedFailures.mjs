/**
 * Failures on request: the next `times` calls fail with `status`, and any call may be made slow. For
 * trying out retries.
 */
export function plannedFailures() {
	let plan = { times: 0, status: 500, delayMs: 0 };
	return {
		/** @param {{ times?: unknown, status?: unknown, delayMs?: unknown }} wanted */
		set: ({ times = 0, status = 500, delayMs = 0 }) => {
			plan = { times: Number(times), status: Number(status), delayMs: Number(delayMs) };
			return plan;
		},
		/** The status to fail this call with, or undefined. */
		next: async () => {
			if (plan.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, plan.delayMs));
			if (plan.times <= 0) return undefined;
			plan.times -= 1;
			return plan.status;
		},
	};
}
