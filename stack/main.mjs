import { relative } from 'node:path';

import { explain, messageOf } from './StackFailure.mjs';
import { playDemo } from './demo/playDemo.mjs';
import { say, warn } from './progress.mjs';
import { readArguments } from './settings.mjs';
import { startStack } from './startStack.mjs';

/** @import { Ready } from './ready.mjs' */

/** @type {(() => Promise<void>) | undefined} */
let stop;
/** @type {number | undefined} */
let stoppingSince;

/** @param {unknown} error */
function report(error) {
	const failure = explain(error);
	console.error(`\n✗ ${failure.message}\n  → ${failure.mend}`);
	if (failure.log) console.error(`\n${failure.log.trimEnd().replace(/^/gm, '    ')}`);
	if (process.env.STACK_DEBUG) console.error(failure);
}

/**
 * @param {number} code
 * @param {string} [why]
 */
async function leave(code, why) {
	if (stoppingSince) return;
	stoppingSince = Date.now();
	if (why) say(why);
	try {
		if (stop) {
			await stop();
			say('Stopped; the data is kept for the next start.');
		}
	} catch (error) {
		report(error);
		process.exit(code || 1);
	}
	process.exit(code);
}

for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
	process.on(name, () => {
		// npm hands Ctrl-C on a second time: only a later one means "now".
		if (stoppingSince && Date.now() - stoppingSince > 2_000) process.exit(130);
		void leave(0, 'Stopping …');
	});

// Killed, npm takes its shell along but not us: without its parent a stack would go on unseen.
if (process.env.npm_lifecycle_event) {
	const parent = process.ppid;
	setInterval(() => process.ppid !== parent && leave(0, 'npm is gone: stopping …'), 500).unref();
}

/** @param {unknown} error */
const fatal = (error) => {
	report(error);
	void leave(1);
};
process.on('unhandledRejection', fatal);
process.on('uncaughtException', fatal);

// A log on a full disk, a terminal that is gone: nobody reads this, and the stack goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

/**
 * @param {Ready} ready
 * @param {string} readyFile
 */
function addresses(
	{ n8n, webhooks, databaseUrl, smtpUrl, mailPage, crm, planning, mcp },
	readyFile,
) {
	const lines = [
		['n8n', n8n.url, `${n8n.email} / ${n8n.password}`],
		['Webhooks', webhooks, `X-CRM-Token: ${crm.token}`],
		['Planning pages', planning.url, `${planning.user} / ${planning.password}`],
		['Mails', mailPage ?? smtpUrl, mailPage ? 'every mail sent is here, none goes out' : ''],
		...(crm.standIn
			? [['Stand-in CRM', crm.url, 'the return calls it got']]
			: [['CRM', crm.url, '']]),
		['Agents (MCP)', mcp.url, 'Bearer: the same token'],
		['Database', databaseUrl, ''],
		['All of this', relative(process.cwd(), readyFile), ''],
	];
	const told = lines.map(([name, address, note]) => {
		const after = note ? `   ${note}` : '';
		return `  ${name.padEnd(15)} ${address}${after}`;
	});
	console.log(`\n${told.join('\n')}\n`);
}

try {
	const options = readArguments(process.argv.slice(2));
	const stack = await startStack({
		workers: options.workers,
		failed: (error) => (report(error), leave(1)),
		begun: (stopAll) => {
			stop = stopAll;
		},
	});
	if (!stoppingSince) {
		addresses(stack.ready, stack.readyFile);
		await playDemo(stack, options.demo).catch((error) =>
			warn(`The demonstration stopped: ${messageOf(error)}`),
		);
		say('Ready. Ctrl-C stops everything.');
	}
} catch (error) {
	if (!stoppingSince) {
		report(error);
		process.exit(1);
	}
}
