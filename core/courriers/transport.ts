import { Socket } from 'node:net';

import { createTransport, type Transporter } from 'nodemailer';

/** The mail server, as n8n's SMTP credential describes it. */
export interface Smtp {
	host: string;
	port: number;
	secure: boolean;
	user?: string;
	password?: string;
	disableStartTls?: boolean;
	hostName?: string;
}

/** The ports of mail servers, where the credential names none. */
const USUAL = { plain: 587, secure: 465 };

/** A mail is what it is given: nothing in it makes nodemailer open a file or an address. */
export const SELF_CONTAINED = { disableFileAccess: true, disableUrlAccess: true };

/** Milliseconds that a silent server is waited for, step by step. */
const TIMEOUTS = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 20_000 };

/** Milliseconds that a mail is tried at a server that falls silent; less than a mail's lease of 45 seconds. */
export const LONGEST_TRY = Object.values(TIMEOUTS).reduce((sum, ms) => sum + ms, 0);

/**
 * A few connections for one batch of mails; whoever opens it closes it. A mail is many small writes, and
 * the socket sends each at once: gathered by the system they would wait for the server's acknowledgement,
 * which it puts off, some 40 ms for each mail.
 */
export function openTransport(
	{ host, port, secure, user, password, disableStartTls, hostName }: Smtp,
	connexions: number,
): Transporter {
	return createTransport({
		host,
		port,
		secure,
		getSocket: (_options: unknown, opened: (error: null, socket: object) => void) => {
			const connection = new Socket().setNoDelay(true).setKeepAlive(true);
			// Before it connects: what goes wrong is then the connection's end, which the pool takes out. Of one
			// that could not be given it would believe that it is still being opened, and wait for ever.
			opened(null, { connection });
			try {
				connection.connect({ host, port: port || (secure ? USUAL.secure : USUAL.plain) });
			} catch (error) {
				// A port that there is none of.
				connection.destroy(error as Error);
			}
		},
		...(hostName ? { name: hostName } : {}),
		...(!secure && disableStartTls ? { ignoreTLS: true } : {}),
		...(user || password ? { auth: { user: user ?? '', pass: password ?? '' } } : {}),
		pool: true,
		maxConnections: connexions,
		...TIMEOUTS,
		...SELF_CONTAINED,
		logger: false,
	} as Parameters<typeof createTransport>[0]) as Transporter;
}

/**
 * Whether the server refused this mail itself, so that trying again changes little; a refused login
 * or a lost connection is not that.
 */
export function isRefused(error: unknown): boolean {
	const { code, responseCode } = error as { code?: string; responseCode?: number };
	return (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode ?? 0) >= 500;
}
