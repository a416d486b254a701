const { execFileSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { delimiter, isAbsolute, join } = require('node:path');

/* Programs that tests and bench need; Debian's packages are installed where they are missing and we may. */

/** @typedef {{ names: (string | undefined)[], packages: string[], otherwise?: string }} Program */

/** @type {Record<string, Program>} */
const programs = {
	chromium: {
		names: [
			process.env.CHROMIUM_PATH,
			'chromium',
			'chromium-browser',
			'google-chrome',
			'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
			'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
		],
		packages: ['chromium', 'fonts-dejavu-core', 'fonts-noto-core'],
		otherwise: ' or set CHROMIUM_PATH',
	},
	caddy: { names: ['caddy'], packages: ['caddy'] },
	pdftotext: { names: ['pdftotext'], packages: ['poppler-utils'] },
	pdfinfo: { names: ['pdfinfo'], packages: ['poppler-utils'] },
	pdffonts: { names: ['pdffonts'], packages: ['poppler-utils'] },
	khal: {
		names: ['/usr/bin/khal'],
		// Debian's own python3 reads calendars too; both come with it.
		packages: ['khal', 'python3-icalendar', 'python3-dateutil'],
	},
	pgbench: {
		names: ['pgbench', '/usr/lib/postgresql/15/bin/pgbench', '/usr/lib/postgresql/17/bin/pgbench'],
		packages: ['postgresql-contrib'],
	},
	pg_dump: { names: ['pg_dump'], packages: ['postgresql-client'] },
	pg_restore: { names: ['pg_restore'], packages: ['postgresql-client'] },
	pgbouncer: { names: ['pgbouncer', '/usr/sbin/pgbouncer'], packages: ['pgbouncer'] },
	'redis-server': { names: ['redis-server'], packages: ['redis-server'] },
};

const folders = (process.env.PATH ?? '').split(delimiter);
/** @param {string} name */
const placesOf = (name) =>
	isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name));
/** Held by whoever installs; there only where somebody did. The machine's, whatever folder a run of tests has. */
const lock = '/tmp/sessions-planning-apt.lock';

/** @param {Program} program */
function find({ names }) {
	// A program is there before all that it needs is: while another test file installs, nobody looks.
	if (existsSync(lock)) execFileSync('flock', [lock, 'true']);
	return (
		names
			.flatMap((name) => (name ? placesOf(name) : []))
			// the first that is there
			.find((path) => existsSync(path))
	);
}

/** @param {string[]} packages */
function install(packages) {
	/** @type {import('node:child_process').ExecFileSyncOptions} */
	const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
	// A machine that has just begun may be about upgrades of its own: those are waited for, too.
	const patience = ['-o', 'DPkg::Lock::Timeout=300'];
	// Test files run beside each other, and apt-get refuses to: one after the other.
	/** @param {string[]} args */
	const apt = (...args) => execFileSync('flock', [lock, 'apt-get', ...patience, ...args], options);
	apt('update', '-qq');
	apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

/**
 * The path of one of these programs; throws with the mend where it is missing and can't be installed.
 * @param {'caddy' | 'chromium' | 'pg_dump' | 'pg_restore' | 'pgbench' | 'pgbouncer' | 'redis-server'} name
 * @returns {string}
 */
exports.findProgram = function findProgram(name) {
	const program = programs[name];
	if (!find(program) && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0)
		install(program.packages);
	const path = find(program);
	if (!path)
		throw new Error(
			`${name} is missing: install it (Debian: apt-get install ` +
				`${program.packages[0]})${program.otherwise ?? ''}.`,
		);
	return path;
};
