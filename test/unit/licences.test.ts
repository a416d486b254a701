import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
	license?: string;
	dev?: boolean;
	devOptional?: boolean;
	peer?: boolean;
}

/** Licences that ask for no more than their text, and two that keep their own files open (ical.js). */
const ALLOWED = new Set([
	'0BSD',
	'Apache-2.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'BlueOak-1.0.0',
	'(ISC AND CC-BY-3.0)',
	'ISC',
	'MIT',
	'MIT (http://mootools.net/license.txt)',
	'(MIT AND Zlib)',
	'(MIT OR CC0-1.0)',
	'MIT-0',
	'MPL-2.0',
	'PSF-2.0',
	'Python-2.0',
	'Unlicense',
]);

/** Packages that name no licence in their package.json; their LICENSE file was read: MIT. */
const IN_FILE_ONLY = new Set(['node_modules/png-js']);

test('what the package brings along may be used and passed on', () => {
	const lock = JSON.parse(readFileSync(join(__dirname, '../../package-lock.json'), 'utf8')) as {
		packages: Record<string, Locked>;
	};
	const production = Object.entries(lock.packages).filter(
		([path, { dev, devOptional, peer }]) => path && !dev && !devOptional && !peer,
	);
	expect(production.length).toBeGreaterThan(50);
	const others = production.filter(
		([path, { license }]) => !ALLOWED.has(license ?? '') && !IN_FILE_ONLY.has(path),
	);
	expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});
