import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The schema in words, by the tool that writes database/schema.sql. */
export async function schemaOf({ url }: { url: string }): Promise<string> {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[
			'--input-type=module',
			'-e',
			`import pg from 'pg';
			import { dumpSchema } from './database/dump.mjs';
			const client = new pg.Client(process.argv[1]);
			await client.connect();
			process.stdout.write(await dumpSchema(client));
			await client.end();`,
			url,
		],
		{ cwd: `${__dirname}/../..`, maxBuffer: 1 << 24 },
	);
	return stdout;
}
