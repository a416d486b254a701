import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';

/** A mail as the catcher shows it. `text` of an attachment is there for text types (.ics). */
export interface Mail {
	id: number;
	receivedAt: string;
	messageId: string;
	from: string;
	to: string[];
	cc: string[];
	envelope: { from: string; to: string[] };
	subject: string;
	text: string;
	html: string;
	headers: string;
	attachments: Array<{
		filename: string;
		contentType: string;
		header: Record<string, string>;
		size: number;
		text?: string;
		content: string;
	}>;
}

/** One attempt of a return call as the stand-in CRM saw it; `status` is what it answered. */
export interface Callback {
	at: string;
	path: string;
	signature?: string;
	valid: boolean;
	status: number;
	raw: string;
	body: {
		type: string;
		correlationId: string;
		action: string;
		response: string;
		data: Record<string, unknown>;
	};
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test names the fields it looks at, and a wrong one fails it
export type Json = Record<string, any>;

export interface Answer<T = Json> {
	status: number;
	headers: Headers;
	text: string;
	/** The parsed body; undefined when it is not JSON. */
	body: T;
}

interface Ready {
	n8n: { url: string; email: string; password: string };
	webhooks: string;
	databaseUrl: string;
	/** The nodes' own user of it. */
	nodesDatabaseUrl: string;
	n8nDatabaseUrl: string;
	smtpUrl: string;
	mailPage: string;
	crm: { url: string; token: string; signingSecret: string };
	planning: { url: string; user: string; password: string };
	mcp: { url: string; token: string };
	control: { url: string; token: string };
	adminEmail: string;
	pids: { n8n: number; workers: number[]; postgres?: number };
}

type Part = 'n8n' | 'main' | 'postgres' | `webhook${number}` | `worker${number}`;

interface Call {
	method?: string;
	body?: unknown;
	headers?: Record<string, string>;
	/** Another token than the right one; null sends none. */
	token?: string | null;
	timeout?: number;
}

/**
 * The running stack for one test file: call `stack()` once at its top.
 * Nothing is reset between files: give each test its own rows and correlation ids, and look only for those.
 */
export function stack() {
	const folder = process.env.E2E_STACK;
	if (!folder) throw new Error('No stack: run with npx jest --selectProjects e2e --runInBand');
	const opened = openStack(folder);
	afterAll(opened.close);
	return opened;
}

/** The stack that runs in this folder; `close` ends our connections to it. */
export function openStack(folder: string) {
	const ready = () => JSON.parse(readFileSync(join(folder, 'ready.json'), 'utf8')) as Ready;
	const { webhooks, crm, mailPage, databaseUrl, n8nDatabaseUrl, control } = ready();
	const pools = { crm: pool(databaseUrl), n8n: pool(n8nDatabaseUrl) };

	/** A webhook by its path after /webhook/, with the CRM's token unless told otherwise. */
	async function call<T = Json>(
		path: string,
		{ method, body, headers, token = crm.token, timeout = 30_000 }: Call = {},
	): Promise<Answer<T>> {
		const response = await fetch(path.startsWith('http') ? path : `${webhooks}/${path}`, {
			method: method ?? (body === undefined ? 'GET' : 'POST'),
			headers: {
				...(token === null ? {} : { 'X-CRM-Token': token }),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...headers,
			},
			body: typeof body === 'string' ? body : JSON.stringify(body),
			signal: AbortSignal.timeout(timeout),
		});
		const text = await response.text();
		return { status: response.status, headers: response.headers, text, body: parse(text) as T };
	}

	/** Mails so far: asked again ten times a second, the catcher tells only what came since. */
	const known: Mail[] = [];
	async function everyMail(): Promise<Mail[]> {
		const last = () => known.at(-1)?.id ?? 0;
		const more = await json<Mail[]>(`${mailPage}/mails?after=${last()}`);
		// Another question may have been answered meanwhile.
		known.push(...more.filter(({ id }) => id > last()));
		return [...known];
	}

	const json = async <T>(address: string, init?: RequestInit) =>
		(await (await fetch(address, init)).json()) as T;
	const post = (address: string, body: unknown) =>
		json(address, { method: 'POST', body: JSON.stringify(body) });
	const order = (part: Part, verb: 'kill' | 'stop' | 'start') =>
		json<{ pid: number }>(`${control.url}/${part}/${verb}`, {
			method: 'POST',
			headers: { authorization: `Bearer ${control.token}` },
		});

	return {
		folder,
		ready,
		webhooks,
		token: crm.token,
		call,

		/** POST /webhook/session-action with a fresh correlation id unless one is given. */
		event: (
			action: string,
			sessionId: number,
			data: Record<string, unknown> = {},
			correlationId: string = randomUUID(),
		) =>
			call('session-action', { body: { action, sessionId, correlationId, data } }).then(
				(answer) => ({ ...answer, correlationId }),
			),

		/** Rows of a query on the CRM's database. */
		sql: async <T = Json>(text: string, values: unknown[] = []) =>
			(await pools.crm.query(text, values)).rows as T[],

		/** Rows of a query on n8n's own database (executions, for what must not be at rest there). */
		n8nSql: async <T = Json>(text: string, values: unknown[] = []) =>
			(await pools.n8n.query(text, values)).rows as T[],

		/** Mails so far, oldest first; `to` keeps those to one address. */
		mails: async (to?: string) =>
			(await everyMail()).filter((mail) => !to || mail.envelope.to.includes(to)),

		/** Attempts of return calls so far, oldest first; with a correlation id, that one's. */
		callbacks: async (correlationId?: string) =>
			await json<Callback[]>(
				`${crm.url}/callbacks${correlationId ? `?correlationId=${encodeURIComponent(correlationId)}` : ''}`,
			),

		/** Makes the CRM refuse its next calls; `{ times: 0 }` ends it. */
		failCallbacks: (plan: { times: number; status?: number; delayMs?: number }) =>
			post(`${crm.url}/_fail`, plan),

		/**
		 * Makes the mail server refuse its next mails (4xx for now, 5xx for good) or take its time; `{
		 * times: 0 }` ends it.
		 */
		failMails: (plan: { times: number; status?: number; delayMs?: number }) =>
			post(`${mailPage}/_fail`, plan),

		/**
		 * kill -9, no goodbye; it stays down until started. `startN8n` returns when the webhooks are
		 * live again.
		 */
		killN8n: () => order('n8n', 'kill'),
		startN8n: () => order('n8n', 'start'),
		killPostgres: () => order('postgres', 'kill'),
		startPostgres: () => order('postgres', 'start'),
		order,
		waitFor,
		close: async () => {
			await Promise.all(Object.values(pools).map((one) => one.end()));
		},
	};
}

/** How many times longer than at rest something may take: much else may run beside (test/run.mjs). */
export const PATIENCE = Number(process.env.TEST_PATIENCE || 1);

/**
 * Polls until `condition` gives something truthy (not an empty list) and returns that; throws with
 * `what` when the time is over, which is `timeout` milliseconds at rest.
 */
export async function waitFor<T>(
	condition: () => T | Promise<T>,
	{ timeout = 20_000, every = 100, what = 'the condition' } = {},
): Promise<NonNullable<T>> {
	const patience = timeout * PATIENCE;
	const end = Date.now() + patience;
	for (;;) {
		const value = await condition();
		if (value && !(Array.isArray(value) && value.length === 0)) return value as NonNullable<T>;
		if (Date.now() > end)
			throw new Error(`Waited ${patience} ms for ${what}; last seen: ${JSON.stringify(value)}`);
		await new Promise((resolve) => setTimeout(resolve, every));
	}
}

function pool(connectionString: string) {
	const made = new Pool({
		connectionString,
		// A timestamp without a zone holds UTC here, as Prisma writes it: `now()` becomes one so.
		options: '-c timezone=UTC',
		max: 2,
		idleTimeoutMillis: 1_000,
	});
	made.on('error', () => {}); // a test may kill the server under it
	return made;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
