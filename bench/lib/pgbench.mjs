import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findProgram } from '../../test/program.js';

/** Transactions per second that pgbench reaches with this script, prepared statements, no think time. */
export function runPgbench({ url, script, clients, transactions }) {
	const folder = mkdtempSync(join(tmpdir(), 'pgbench-'));
	const file = join(folder, 'script.sql');
	writeFileSync(file, script);
	let out;
	try {
		out = execFileSync(
			findProgram('pgbench'),
			[
				'-n',
				'-M',
				'prepared',
				'-c',
				String(clients),
				'-j',
				String(Math.min(clients, 2)),
				'-t',
				String(Math.ceil(transactions / clients)),
				'-f',
				file,
				url,
			],
			{ encoding: 'utf8' },
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
	if (/number of failed transactions: [1-9]/.test(out))
		throw new Error(`pgbench failed transactions:\n${out}`);
	return Number(/tps = ([\d.]+) \(without initial/.exec(out)[1]);
}
