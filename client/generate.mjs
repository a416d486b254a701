// npm run generate [-- --check]: the client's types, from docs/openapi.yaml, once a linter finds no
// fault in it. --check writes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConfig, lint } from '@redocly/openapi-core';
import openapiTS, { astToString } from 'openapi-typescript';

const here = dirname(fileURLToPath(import.meta.url));
const document = new URL('../docs/openapi.yaml', import.meta.url);
const target = join(here, 'generated', 'openapi.ts');

const config = await createConfig({ extends: ['recommended'] });
const problems = await lint({ ref: fileURLToPath(document), config });
for (const { ruleId, message, location } of problems)
	console.error(`docs/openapi.yaml${location[0]?.pointer ?? ''}: ${message} (${ruleId})`);
if (problems.length > 0) process.exit(1);

const head = '/* Written by npm run generate from docs/openapi.yaml. */\n';
const wanted = head + astToString(await openapiTS(document, { defaultNonNullable: false }));

const isStale = () => {
	try {
		return readFileSync(target, 'utf8') !== wanted;
	} catch {
		return true;
	}
};

if (!isStale()) console.log('The client is what docs/openapi.yaml says.');
else if (process.argv.includes('--check')) {
	console.error('client/generated is not what docs/openapi.yaml gives (run npm run generate)');
	process.exitCode = 1;
} else {
	writeFileSync(target, wanted);
	console.log('Written: client/generated/openapi.ts');
}
