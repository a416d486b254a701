/**
 * Whether the connection broke under a request: its commit may have been done, and nobody heard.
 * What the server itself refused, or never got, has changed nothing.
 */
export function isLost(error: unknown): boolean {
	const { code = '', message = '' } = error as { code?: string; message?: string };
	return (
		/^(08|57P0[12])/.test(code) ||
		['ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code) ||
		/Connection terminated|not queryable/.test(message)
	);
}
