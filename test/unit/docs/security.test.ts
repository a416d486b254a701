import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { rightsOfRole, roleSql } from '../../../database/rights';

const root = join(__dirname, '..', '..', '..');
const security = readFileSync(join(root, 'docs/security.md'), 'utf8');

/** The cells of the table under a heading, without its head. */
function tableUnder(heading: string): string[][] {
	const [, after] = security.split(`\n## ${heading}\n`);
	const [table] = /(?:^\|.*\n)+/m.exec(after) ?? [''];
	const cells = (line: string) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim());
	return table.trim().split('\n').slice(2).map(cells);
}
const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word);

describe('docs/security.md', () => {
	const threats = tableUnder('Threats');

	it.each(threats.map((cells) => [cells[4], cells[1]]))(
		'names a test that is there: %s',
		(named) => {
			const [, file, title] = /^`([^`]+)`: _(.+)_$/.exec(named) ?? [];
			const text = readFileSync(join(root, file), 'utf8').replaceAll("\\'", "'");
			expect(["'", '"', '`'].some((mark) => text.includes(`(${mark}${title}${mark}`))).toBe(true);
		},
	);

	it('leaves no threat without who and what stands against it', () => {
		expect(threats.length).toBeGreaterThan(15);
		expect(threats.filter((cells) => cells.length !== 5 || cells.includes(''))).toEqual([]);
	});

	it('says of the database user what database/role.sql gives', () => {
		const told = tableUnder('The database user').flatMap(([objects, rights]) =>
			quoted(objects).flatMap((name) =>
				rights.split(', ').map((right) => {
					const whole =
						/\.|^sessions_planning$/.test(name) || right === 'usage' ? name : `public.${name}`;
					return `${right} ${whole}`;
				}),
			),
		);
		const { objets, droits } = rightsOfRole();
		const given = objets.map((objet, i) => `${droits[i]} ${objet}`);
		expect(roleSql('x')).toContain('grant select on all tables in schema sessions_planning to "x"');
		expect(told.sort()).toEqual([...given, 'select sessions_planning'].sort());
	});
});
