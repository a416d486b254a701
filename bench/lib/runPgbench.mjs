import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findProgram } from '../../test/program.js';

/**
 * Transactions per second that pgbench reaches with this script, prepared statements, no think time.
 * @param {{ url: string, script: string, clients: number, transactions: number }} options
 */
export function runPgbench({ url, script, clients, transactions }) {
	const folder = mkdtempSync(join(tmpdir(), 'pgbench-'));
	const file = join(folder, 'script.sql');
	writeFileSync(file, script);
	const threads = Math.min(clients, 2);
	const each = Math.ceil(transactions / clients);
	const args = `-n -M prepared -c ${clients} -j ${threads} -t ${each} -f`.split(' ');
	let out;
	try {
		out = execFileSync(findProgram('pgbench'), [...args, file, url], { encoding: 'utf8' });
	} finally {
		rmSync(folder, { recursive: true });
	}
	const rate = /tps = ([\d.]+) \(without initial/.exec(out);
	if (!rate || /number of failed transactions: [1-9]/.test(out))
		throw new Error(`pgbench failed transactions:\n${out}`);
	return Number(rate[1]);
}
