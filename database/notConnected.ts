/** No connection was to be had: nothing was asked. Code and message are those of its cause. */
export class NotConnected extends Error {
	readonly code?: string;

	constructor(cause: unknown) {
		const { code, message } = cause as { code?: string; message?: string };
		super(message || code || String(cause), { cause });
		this.name = 'NotConnected';
		this.code = code;
	}
}
