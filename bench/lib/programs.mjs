import { execFileSync, spawnSync } from 'node:child_process';

/** The first of these programs that runs here; installed with apt-get, from Debian's `debianPackage`, where none does and we may. */
export function findProgram(candidates, debianPackage) {
	const find = () => candidates.find((name) => spawnSync(name, ['--version']).status === 0);
	const found = find();
	if (found) return found;
	if (process.getuid?.() !== 0) throw new Error(`${candidates[0]} is missing: install Debian's ${debianPackage}.`);
	const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
	execFileSync('apt-get', ['update', '-qq'], options);
	execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianPackage], options);
	const installed = find();
	if (!installed) throw new Error(`${candidates[0]} is missing, though ${debianPackage} was installed.`);
	return installed;
}
