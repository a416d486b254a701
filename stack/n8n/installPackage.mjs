import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { StackFailure } from '../StackFailure.mjs';
import { withLock } from '../process/lock.mjs';
import { npm } from '../process/npm.mjs';
import { writeWhole } from '../process/writeWhole.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const SOURCES = ['nodes', 'credentials', 'core', 'database', 'package.json', 'tsconfig.json'];

/**
 * Modification times of every file and folder under a path; folders count, so that a deleted file shows too.
 * @param {string} path
 * @param {(path: string) => boolean} wanted
 * @returns {Generator<number>}
 */
function* times(path, wanted = () => true) {
	const entry = statSync(path, { throwIfNoEntry: false });
	if (!entry) return;
	if (wanted(path)) yield entry.mtimeMs;
	if (entry.isDirectory())
		for (const name of readdirSync(path)) yield* times(join(path, name), wanted);
}

/** @param {string[]} paths */
const newest = (paths) => Math.max(0, ...paths.flatMap((path) => [...times(join(root, path))]));

function isBuilt() {
	const compiled = [...times(join(root, 'dist'), (path) => path.endsWith('.js'))];
	return compiled.length > 0 && newest(SOURCES) <= Math.min(...compiled);
}

/**
 * Compiles when dist/ is missing or older than what it is made from; one at a time, several stacks may start at once.
 * @param {{ log: string }} options
 */
export async function buildPackage({ log }) {
	// Not asked before the lock is had: what another start has written half of looks as new.
	return await withLock(
		join(root, 'node_modules', '.cache', 'sessions-planning-build.lock'),
		async () => {
			if (isBuilt()) return false;
			try {
				await npm(['run', 'build'], { cwd: root, log, doing: 'Building' });
			} catch (cause) {
				// tsc writes what it can in spite of errors: left there, the next start would take it for built.
				rmSync(join(root, 'dist'), { recursive: true, force: true });
				throw new StackFailure(
					'The package could not be built.',
					`Mend what ${log} shows (npm run build), then start again.`,
					{ cause, log: cause instanceof StackFailure ? cause.log : undefined },
				);
			}
			return true;
		},
	);
}

/**
 * @param {string} folder
 * @param {string} log
 */
async function pack(folder, log) {
	mkdirSync(folder, { recursive: true });
	for (const name of readdirSync(folder)) rmSync(join(folder, name));
	const [{ filename }] = JSON.parse(
		await npm(['pack', '--json', '--pack-destination', folder], {
			cwd: root,
			log,
			doing: 'Packing',
		}),
	);
	const file = join(folder, filename);
	return { file, hash: createHash('sha256').update(readFileSync(file)).digest('hex') };
}

/**
 * As n8n's own panel does it: the tarball unpacked in place, its development and peer dependencies
 * struck out, the rest installed inside.
 * @param {string} tarball
 * @param {string} nodes
 * @param {string} log
 */
async function unpackAndInstall(tarball, nodes, log) {
	const fresh = join(nodes, `${manifest.name}.partial`);
	rmSync(fresh, { recursive: true, force: true });
	mkdirSync(fresh, { recursive: true });
	execFileSync('tar', ['-xzf', tarball, '-C', fresh, '--strip-components=1']);
	const file = join(fresh, 'package.json');
	const { devDependencies, peerDependencies, optionalDependencies, ...kept } = JSON.parse(
		readFileSync(file, 'utf8'),
	);
	writeFileSync(file, JSON.stringify(kept, null, 2));
	await npm(
		[
			'install',
			'--bin-links=false',
			'--install-strategy=shallow',
			'--ignore-scripts=true',
			'--package-lock=false',
		],
		{ cwd: fresh, log, doing: 'Installing the package in n8n' },
	);
	const place = join(nodes, 'node_modules', manifest.name);
	mkdirSync(dirname(place), { recursive: true });
	rmSync(place, { recursive: true, force: true });
	renameSync(fresh, place);
	writeFileSync(
		join(nodes, 'package.json'),
		JSON.stringify(
			{
				name: 'installed-nodes',
				private: true,
				dependencies: { [manifest.name]: manifest.version },
			},
			null,
			2,
		),
	);
}

/**
 * Puts the packed tarball into `$N8N_USER_FOLDER/.n8n/nodes`, so that the node types have their published names.
 * Packs only when a file changed, installs only when the tarball differs from the installed one.
 * @param {{ userFolder: string, folder: string, logs: string }} options
 * @returns {Promise<'unchanged' | 'installed'>}
 */
export async function installPackage({ userFolder, folder, logs }) {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const noteFile = join(nodes, 'installed.json');
	const inputs = newest([...manifest.files, 'package.json']);
	const note = existsSync(noteFile) ? JSON.parse(readFileSync(noteFile, 'utf8')) : {};
	if (note.inputs === inputs && existsSync(join(nodes, 'node_modules', manifest.name)))
		return 'unchanged';
	const { file, hash } = await pack(join(folder, 'package'), join(logs, 'pack.log'));
	const same = note.hash === hash && existsSync(join(nodes, 'node_modules', manifest.name));
	mkdirSync(nodes, { recursive: true });
	if (!same) await unpackAndInstall(file, nodes, join(logs, 'package-install.log'));
	writeWhole(noteFile, JSON.stringify({ hash, inputs }));
	return same ? 'unchanged' : 'installed';
}

export const packageName = `${manifest.name}@${manifest.version}`;
