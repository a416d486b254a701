import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client } from 'pg';

/** A PostgreSQL of this major version, fetched on first use; `url` is its superuser's. */
export async function startPostgres(major: string) {
	const child = spawn(process.execPath, [join(__dirname, 'startOther.mjs'), major], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const ended = once(child, 'exit');
	const said = once(child.stdout, 'data') as Promise<[Buffer]>;
	const [first] = await Promise.race([said, ended]);
	if (!Buffer.isBuffer(first)) throw new Error(`PostgreSQL ${major} did not start`);
	const url = first.toString().trim();
	return {
		url,
		/** Makes a database there and says its address. */
		createDatabase: async (name: string) => {
			await onceConnected(url, `create database ${name}`);
			return url.replace(/\/[^/]*$/, `/${name}`);
		},
		stop: async () => {
			child.stdin.end();
			await ended;
		},
	};
}

/** Runs these statements, one transaction each text, on a connection of its own. */
export async function onceConnected(url: string, ...texts: string[]) {
	const client = new Client(url);
	await client.connect();
	try {
		for (const text of texts) await client.query(text);
	} finally {
		await client.end();
	}
}
