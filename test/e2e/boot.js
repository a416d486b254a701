const { spawn } = require('node:child_process');
const { chmodSync, mkdtempSync, openSync, readFileSync, rmSync } = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');

const root = join(__dirname, '../..');
/** A cold cache installs n8n first. */
const PATIENCE = 15 * 60_000;

/**
 * The stack's other ports lie whole thousands above n8n's. All are chosen seconds before they are taken: they
 * are none of those that the system hands out (32768 and above), and a stack that starts beside the shared
 * one has hundreds of its own.
 */
const SHARED = 5_700;
const OWN = 5_200;
const HUNDREDS = 300;

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
const isFree = (port) =>
	new Promise((resolve) => {
		const server = createServer().once('error', () => resolve(false));
		const close = () => server.close(() => resolve(true));
		server.listen(port, '127.0.0.1', close);
	});

/**
 * A free port of these hundreds, at random: another run may go on beside this one.
 * @param {number} from
 */
async function freePort(from) {
	for (;;) {
		const port = from + Math.floor(Math.random() * HUNDREDS);
		if (await isFree(port)) return port;
	}
}

/** @param {string} file */
const read = (file) => {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
};

/**
 * Boots a stack with this script in a folder of its own, with nothing but what is given.
 * @param {string} script
 * @param {string[]} args
 * @param {number} from the hundreds of its ports
 */
async function boot(script, args, from = OWN) {
	const folder = mkdtempSync(join(tmpdir(), 'sessions-planning-e2e-'));
	chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who must be able to enter
	const log = join(folder, 'start.log');
	const output = openSync(log, 'a');
	// Restarts are the tests' own business: a supervisor would hide what a crash leaves behind.
	/** @type {NodeJS.ProcessEnv} */
	const env = {
		...process.env,
		STACK_DIR: folder,
		STACK_CONTROL: '1',
		STACK_RESTART: '0',
		N8N_PORT: String(await freePort(from)),
	};
	for (const name of ['DATABASE_URL', 'N8N_DATABASE_URL', 'SMTP_URL', 'CRM_BASE_URL', 'REDIS_URL'])
		delete env[name];
	const child = spawn(process.execPath, [join(root, script), ...args], {
		cwd: root,
		env,
		stdio: ['ignore', output, output],
	});
	const ended = new Promise((resolve) => child.once('exit', resolve));
	const until = Date.now() + PATIENCE;
	while (!read(join(folder, 'ready.json'))) {
		if (child.exitCode !== null || Date.now() > until) {
			child.kill('SIGTERM');
			throw new Error(`The stack for the end-to-end tests did not start:\n${read(log)}`);
		}
		await sleep(200);
	}
	return {
		folder,
		log: () => read(log),
		/** Stops it; its folder goes too, unless E2E_KEEP is set. */
		close: async () => {
			child.kill('SIGTERM');
			await ended;
			if (!process.env.E2E_KEEP) rmSync(folder, { recursive: true, force: true });
		},
	};
}

exports.bootStack = (/** @type {string[]} */ args = []) =>
	boot('stack/start.mjs', ['--no-demo', ...args]);
exports.bootShared = () => boot('stack/start.mjs', ['--no-demo'], SHARED);
exports.bootDeployment = () => boot('test/stacks/bootDeployment.mjs', []);
