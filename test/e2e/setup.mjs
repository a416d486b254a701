import { bootShared } from './boot.js';

/**
 * Boots one stack for all end-to-end files. With E2E_STACK=<folder of a running stack started with
 * STACK_CONTROL=1> that one is used and left running: quicker while writing tests.
 */
export default async function setup() {
	if (process.env.E2E_STACK) return;
	const stack = await bootShared();
	process.stdout.write(stack.log() ?? '');
	process.env.E2E_STACK = stack.folder;
	Object.assign(globalThis, { e2eStack: stack });
}
