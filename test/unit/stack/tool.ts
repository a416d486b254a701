import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const stack = join(__dirname, '../../../stack');

/** The words to run `body` as a module of its own, with names of the stack's files in hand. */
export const script = (imports: Record<string, string>, body: string) => {
	const lines = Object.entries(imports).map(([names, file]) => {
		const address = JSON.stringify(pathToFileURL(join(stack, file)).href);
		return `import { ${names} } from ${address};`;
	});
	return ['--input-type=module', '-e', `${lines.join('\n')}\n${body}`];
};

/** Runs it to its end; what it printed. */
export const run = (words: string[], ...args: string[]) =>
	spawnSync(process.execPath, [...words, ...args], { encoding: 'utf8' }).stdout;

/** Starts it; what it printed so far, and when it ended. */
export function start(words: string[], ...args: string[]) {
	const child = spawn(process.execPath, [...words, ...args], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let said = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
	const ended = once(child, 'close').then(() => said);
	const says = async (text: string) => {
		while (!said.includes(text)) await once(child.stdout, 'data');
	};
	return { child, ended, says };
}
