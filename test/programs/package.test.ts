import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/*
 * The tarball as npm would publish it, read by two tools that we did not write: does each way in lead
 * somewhere, and do the types say what is there, for CommonJS, for modules and for bundlers?
 */

const root = join(__dirname, '../..');
const run = promisify(execFile);

test('publint and are-the-types-wrong find nothing in the tarball', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'sessions-planning-pack-'));
	try {
		const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
		const { stdout } = await run('npm', pack, { cwd: root });
		const [{ filename, files }] = JSON.parse(stdout) as [
			{ filename: string; files: Array<{ path: string }> },
		];
		const tarball = join(folder, filename);
		const linted = await run('npx', ['publint', '--strict', tarball], { cwd: root });
		expect(linted.stdout).toContain('All good!');

		// Modules only: jest would make a require of an import.
		const judge = `
			import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
			import { readFileSync } from 'node:fs';
			const tarball = new Uint8Array(readFileSync(process.argv[1]));
			const { problems } = await checkPackage(createPackageFromTarballData(tarball));
			console.log(JSON.stringify(problems.map(({ kind }) => kind)));`;
		const types = await run('node', ['--input-type=module', '-e', judge, tarball], { cwd: root });
		expect(JSON.parse(types.stdout)).toEqual([]);

		const strays = files.filter(({ path }) =>
			/(^|\/)(test|bench|stack|lint)\/|\.tsbuildinfo$/.test(path),
		);
		expect(strays).toEqual([]);
		const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
			version: string;
		};
		expect(filename).toContain(version);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}, 120_000);
