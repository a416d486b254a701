import { rmSync } from 'node:fs';

export default async function teardown() {
	const { child, folder } = globalThis.e2eStack ?? {};
	if (!child) return;
	if (child.exitCode === null) {
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGTERM');
		await ended;
	}
	if (!process.env.E2E_KEEP) rmSync(folder, { recursive: true, force: true });
}
