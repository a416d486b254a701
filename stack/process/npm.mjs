import { spawn } from 'node:child_process';
import { appendFileSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

import { StackFailure } from '../StackFailure.mjs';
import { tail } from './processes.mjs';

/**
 * npm puts the folder and package it was started for into the environment: a nested npm must not take
 * them for its own.
 */
function cleanEnvironment() {
	const foreign =
		/^npm_(package|lifecycle|command|config_(local_prefix|prefix|global_prefix|ignore_scripts|omit|include))/i;
	return Object.fromEntries(
		Object.entries(process.env).filter(
			([name]) => !foreign.test(name) && name !== 'INIT_CWD' && name !== 'NODE_ENV',
		),
	);
}

/** @type {[sign: RegExp, what: string, mend: string][]} */
const SIGNS = [
	[/ENOSPC/, 'The disk is full.', 'Free some space (n8n needs 3 GB once), then start again.'],
	[
		/E401|E403/,
		'The npm registry refused.',
		'Check the login in your npm settings (npm ping), then start again.',
	],
	[
		/ETARGET|E404/,
		'The npm registry does not have a package that is needed.',
		'Check which registry npm uses (npm config get registry).',
	],
	[
		/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network|CERT/i,
		'The npm registry cannot be reached.',
		"Check the network and npm's proxy settings (npm ping), then start again: what was fetched so far is kept.",
	],
];

/**
 * Without colours and the frames of a spinner.
 * @param {string} text
 */
const plain = (text) =>
	// eslint-disable-next-line no-control-regex -- the escape sign is what colours begin with
	text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replace(/[◐◓◑◒] [^◐◓◑◒\n]*(?=[◐◓◑◒])/gu, '');

/**
 * Runs npm with its output in a log file, and turns what it died of into a sentence.
 * @param {string[]} args
 * @param {{ cwd: string, log: string, doing: string }} options
 */
export async function npm(args, { cwd, log, doing }) {
	const own = process.env.npm_execpath;
	const script = own?.endsWith('.js') ? own : undefined;
	const program = script ? process.execPath : 'npm';
	const words = [
		...(script ? [script] : []),
		...args,
		'--no-audit',
		'--no-fund',
		'--no-update-notifier',
	];
	mkdirSync(dirname(log), { recursive: true });
	const output = openSync(log, 'w', 0o600);
	const child = spawn(program, words, {
		cwd,
		env: cleanEnvironment(),
		stdio: ['ignore', 'pipe', output],
		shell: program === 'npm' && process.platform === 'win32',
	});
	closeSync(output);
	const end = () => child.kill();
	process.once('exit', end);
	let stdout = '';
	child.stdout?.on('data', (chunk) => {
		stdout += chunk;
	});
	const code = await new Promise((resolve, reject) =>
		child.once('error', reject).once('close', resolve),
	);
	process.off('exit', end);
	if (code === 0) return stdout;
	appendFileSync(log, plain(stdout));
	const said = tail(log, 30);
	const [, what = 'npm failed.', mend = `The log ${log} says why.`] =
		SIGNS.find(([sign]) => sign.test(said)) ?? [];
	throw new StackFailure(`${doing}: ${what}`, mend, { log: said });
}
