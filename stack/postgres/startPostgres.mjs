import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

import { outputOf, StackFailure } from '../StackFailure.mjs';
import { ensureRole } from './ensureRole.mjs';
import { placePostgres } from './placePostgres.mjs';
import { EMBEDDED_MAJOR, postgresPrograms } from './postgresPrograms.mjs';
import { launch, signal, stop, tail, until } from '../process/processes.mjs';
import { NO_SPACE } from '../process/whyItEnded.mjs';

/** @import { Launched } from '../process/processes.mjs' */
/** @import { Account } from './placePostgres.mjs' */

/** @typedef {Awaited<ReturnType<typeof startPostgres>>} Postgres */

const run = promisify(execFile);
const SUPERUSER = 'postgres';

/**
 * Text sorts by code point and folds case by Unicode, the same on every machine; before version 17 the
 * system's C.UTF-8 is the only one that does so.
 * @param {string} major
 */
const localeOf = (major) => [
	'--encoding=UTF8',
	...(Number(major) < 17
		? ['--locale=C.UTF-8']
		: ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']),
];

/**
 * @param {{ bin: string, data: string, account: Account }} place
 * @param {string} password
 * @param {string} major
 */
async function initialise({ bin, data, account }, password, major) {
	mkdirSync(dirname(data), { recursive: true, mode: 0o755 });
	mkdirSync(data, { recursive: true, mode: 0o700 });
	if (account.uid !== undefined) chownSync(data, account.uid, account.gid);
	const secret = join(tmpdir(), `sessions-planning-${randomBytes(8).toString('hex')}`);
	writeFileSync(secret, `${password}\n`, { mode: 0o600 });
	if (account.uid !== undefined) chownSync(secret, account.uid, account.gid);
	try {
		await run(
			join(bin, 'initdb'),
			[
				`--pgdata=${data}`,
				`--username=${SUPERUSER}`,
				`--pwfile=${secret}`,
				'--auth=scram-sha-256',
				...localeOf(major),
			],
			{ ...account, cwd: data },
		);
	} catch (cause) {
		rmSync(data, { recursive: true, force: true });
		throw new StackFailure(
			'The embedded PostgreSQL could not make its data folder.',
			`Check that ${data} can be written to and that the disk has room, then start again.`,
			{ cause, log: outputOf(cause) },
		);
	} finally {
		rmSync(secret, { force: true });
	}
}

/**
 * @param {string} url
 * @returns {Promise<string | false>} the server's version
 */
async function answers(url) {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
	client.on('error', () => {});
	try {
		await client.connect();
		return (await client.query('show server_version')).rows[0].server_version;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => {});
	}
}

/**
 * Makes a login role that owns one database, which nobody else enters unasked: neither the CRM nor n8n is a
 * superuser in real life either.
 * @param {string} adminUrl
 * @param {string} name
 * @param {string} password
 */
async function ensureDatabase(adminUrl, name, password) {
	const client = new pg.Client(adminUrl);
	await client.connect();
	try {
		const role = await ensureRole(client, name, password);
		const made = await client.query('select 1 from pg_database where datname = $1', [name]);
		if (!made.rowCount) await client.query(`create database ${role} owner ${role}`);
		await client.query(`revoke connect on database ${role} from public`);
	} finally {
		await client.end();
	}
}

const PORT_TAKEN = /Address already in use/;
const HOPELESS = new RegExp(`${NO_SPACE.source}|${PORT_TAKEN.source}`);

/**
 * Whether PostgreSQL did not start because somebody else took its port meanwhile.
 * @param {unknown} error
 */
export const isPortTaken = (error) =>
	error instanceof StackFailure && PORT_TAKEN.test(error.log ?? '');

/**
 * @param {string} said
 * @param {number} port
 */
const hopeless = (said, port) =>
	PORT_TAKEN.test(said)
		? new StackFailure(
				`Another program took port ${port}, which PostgreSQL was to have.`,
				'Stop that program, or start again: another port is chosen.',
				{ log: said },
			)
		: new StackFailure(
				'The disk is full: PostgreSQL cannot write.',
				'Free some space, then start again; the data is kept.',
				{ log: said },
			);

/**
 * Starts the embedded PostgreSQL, or another major version of it, on its kept data, made on first use.
 * @param {{ folder: string, stackId: string, port: number, password: string, log: string, databases?: string[],
 *   flags?: string[], major?: string, launched?: (pid: number) => void }} options
 */
export async function startPostgres({
	folder,
	stackId,
	port,
	password,
	log,
	databases = [],
	flags = ['max_connections=200'],
	major = process.env.POSTGRES_VERSION || EMBEDDED_MAJOR,
	launched,
}) {
	const place = await placePostgres(await postgresPrograms(major), folder, stackId);
	/** @param {string} user */
	const url = (user, database = user) =>
		`postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
	const adminUrl = url(SUPERUSER);
	/** @type {Launched | undefined} */
	let child;

	async function start() {
		// What an earlier run said at its end is no reason not to try.
		if (child?.end) child = undefined;
		const args = [
			'-D',
			place.data,
			'-p',
			String(port),
			'-c',
			'listen_addresses=127.0.0.1',
			'-c',
			'unix_socket_directories=',
			...flags.flatMap((flag) => ['-c', flag]),
		];
		const ended = await until(
			async () => {
				// Another try would say the same.
				if (child?.end && HOPELESS.test(child.said())) return 'hopeless';
				if (!child || child.end) {
					child = launch(join(place.bin, 'postgres'), args, {
						...place.account,
						cwd: place.data,
						log,
					});
					launched?.(child.pid);
				}
				return answers(adminUrl);
			},
			// After a kill -9 the old backends hold the shared memory for a moment: postgres exits and is tried again.
			{ timeout: 60_000, every: 150 },
		);
		if (ended === 'hopeless') throw hopeless(child?.said() ?? '', port);
		if (!ended) {
			if (child) await stop(child.pid, { gently: 'SIGQUIT' });
			throw new StackFailure(
				'The embedded PostgreSQL did not start within a minute.',
				`Its log ${log} says why; with nothing of value in it, ${place.data} may be deleted.`,
				{ log: tail(log) },
			);
		}
		return ended;
	}

	if (!existsSync(join(place.data, 'PG_VERSION'))) await initialise(place, password, major);
	const version = await start();
	for (const name of databases) await ensureDatabase(adminUrl, name, password);
	return {
		version,
		moved: place.moved ? place.data : undefined,
		adminUrl,
		url,
		start,
		pid: () => child?.pid,
		ended: () => child?.ended,
		said: () => child?.said() ?? '',
		answers: async () => Boolean(await answers(adminUrl)),
		data: place.data,
		kill: async () => {
			if (child) signal(child.pid, 'SIGKILL');
			await child?.ended;
		},
		// SIGINT is PostgreSQL's fast shutdown: sessions are ended, nothing is lost.
		stop: async () => {
			if (child) await stop(child.pid, { gently: 'SIGINT', patience: 30_000 });
		},
	};
}
