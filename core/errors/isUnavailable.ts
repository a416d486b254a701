/**
 * SQLSTATE classes and system errors after which the same request may succeed: connection,
 * resources, shutdown, locks held too long.
 */
const passing = (code: string) =>
	/^(08|53|57|58|40)/.test(code) || code === '55P03' || /^E[A-Z]+$/.test(code);

/** Whether the same request may succeed in a moment, as nothing is wrong with it. */
export function isUnavailable(error: unknown): boolean {
	const { code = '', message = '' } = error as { code?: string; message?: string };
	return (
		passing(code) ||
		/timeout exceeded when trying to connect|Connection terminated|not queryable/.test(message)
	);
}
