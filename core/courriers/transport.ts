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

/** A few connections for one batch of mails; whoever opens it closes it. */
export function openTransport(
	{ host, port, secure, user, password, disableStartTls, hostName }: Smtp,
	connexions: number,
): Transporter {
	return createTransport({
		host,
		port,
		secure,
		...(hostName ? { name: hostName } : {}),
		...(!secure && disableStartTls ? { ignoreTLS: true } : {}),
		...(user || password ? { auth: { user: user ?? '', pass: password ?? '' } } : {}),
		pool: true,
		maxConnections: connexions,
		// Together shorter than a mail's lease (45 seconds).
		connectionTimeout: 8_000,
		greetingTimeout: 8_000,
		socketTimeout: 20_000,
		disableFileAccess: true,
		disableUrlAccess: true,
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
