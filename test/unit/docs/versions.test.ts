import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { READMES, withTable, type Results } from '../../versions/table';

const root = join(__dirname, '../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const json = (file: string) => JSON.parse(read(file)) as unknown;
const results = json('test/versions/results.json') as Results;

describe('the table of versions', () => {
	it.each(READMES)('stands in %s as the tests found it', (readme) => {
		expect(withTable(readme, read(readme), results)).toBe(read(readme));
	});

	it('is of this version of the package', () => {
		expect(results.package).toBe((json('package.json') as { version: string }).version);
	});

	it('has every PostgreSQL from 14 to 18', () => {
		expect(results.postgres.map(({ version }) => version.split('.')[0])).toEqual([
			'14',
			'15',
			'16',
			'17',
			'18',
		]);
	});

	it('has nothing that failed', () => {
		expect([...results.postgres, ...results.n8n].filter(({ failed }) => failed > 0)).toEqual([]);
	});
});
