import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { findProgram } from '../../program';

const asRoot = process.getuid?.() === 0;

/** The program and its version; without root's right to install Debian's package, why there is none. */
export function findPgbouncer(): { path: string; version: string; absent?: string } {
	try {
		const path = findProgram('pgbouncer');
		const [, version = ''] =
			/PgBouncer ([\d.]+)/.exec(execFileSync(path, ['--version'], { encoding: 'utf8' })) ?? [];
		return { path, version };
	} catch (error) {
		if (asRoot) throw error;
		return { path: '', version: '', absent: 'not installed, and only root may' };
	}
}

const freePort = () =>
	new Promise<number>((resolve, reject) => {
		const server = createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});

const answers = (port: number) =>
	new Promise<boolean>((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket
			.once('connect', () => (socket.destroy(), resolve(true)))
			.once('error', () => resolve(false));
	});

/** A pgbouncer in transaction mode before one database; `url` is that database through it. */
export async function startPgbouncer(
	program: string,
	database: string,
	settings: Record<string, string | number> = {},
): Promise<{ url: string; stop: () => Promise<void> }> {
	const folder = mkdtempSync(join(tmpdir(), 'sessions-planning-pgbouncer-'));
	chmodSync(folder, 0o777); // it refuses root, and runs as somebody else
	const port = await freePort();
	const { hostname, port: pgPort, pathname, username, password } = new URL(database);
	const lines = {
		listen_addr: '127.0.0.1',
		listen_port: port,
		auth_type: 'any',
		pool_mode: 'transaction',
		default_pool_size: 4,
		max_client_conn: 200,
		unix_socket_dir: '',
		logfile: join(folder, 'log'),
		...settings,
	};
	const file = join(folder, 'pgbouncer.ini');
	const server = `host=${hostname} port=${pgPort} dbname=${pathname.slice(1)}`;
	const login = `user=${username} password=${decodeURIComponent(password)}`;
	const set = Object.entries(lines).map(([name, value]) => `${name} = ${value}`);
	const sections = ['[databases]', `centre = ${server} ${login}`, '', '[pgbouncer]', ...set, ''];
	writeFileSync(file, sections.join('\n'), { mode: 0o644 });
	const child = spawn(program, [...(asRoot ? ['-u', 'postgres'] : []), file], { stdio: 'ignore' });
	const ended = new Promise<void>((resolve) => {
		child.once('exit', () => resolve());
	});
	for (let essai = 0; !(await answers(port)); essai += 1) {
		if (child.exitCode !== null || essai > 200)
			throw new Error(`pgbouncer did not start: ${readFileSync(join(folder, 'log'), 'utf8')}`);
		await wait(50);
	}
	return {
		url: `postgresql://anybody@127.0.0.1:${port}/centre`,
		stop: async () => {
			child.kill('SIGINT');
			await ended;
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
