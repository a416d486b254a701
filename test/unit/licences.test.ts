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
	'BSD-2-Clause',
	'BSD-3-Clause',
	'BlueOak-1.0.0',
	'(ISC AND CC-BY-3.0)',
	'ISC',
	'MIT',
	'MIT (http://mootools.net/license.txt)',
	'(MIT OR CC0-1.0)',
	'MIT-0',
	'MPL-2.0',
	'PSF-2.0',
	'Python-2.0',
	'Unlicense',
]);

test('what the package brings along may be used and passed on', () => {
	const lock = JSON.parse(readFileSync(join(__dirname, '../../package-lock.json'), 'utf8')) as {
		packages: Record<string, Locked>;
	};
	const production = Object.entries(lock.packages).filter(
		([path, { dev, devOptional, peer }]) => path && !dev && !devOptional && !peer,
	);
	expect(production.length).toBeGreaterThan(50);
	const others = production.filter(([, { license }]) => !ALLOWED.has(license ?? ''));
	expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});
