import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The package's root, whether this runs from dist/ or from the sources: where rules/, workflows/
 * and migrations/ are found.
 */
export const root: string = (() => {
	let folder = __dirname;
	while (!existsSync(join(folder, 'index.js')) || !existsSync(join(folder, 'rules'))) {
		const parent = dirname(folder);
		if (parent === folder) throw new Error(`The package's root was not found above ${__dirname}.`);
		folder = parent;
	}
	return folder;
})();
