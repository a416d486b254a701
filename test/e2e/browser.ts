import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { chromium, type Browser } from 'playwright-core';

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none'];

/** A real Chromium without a screen, installed when there is none; it asks nothing of the network but the pages under test. */
export async function openBrowser(): Promise<Browser> {
	const executablePath = execFileSync(process.execPath, [join(__dirname, 'chromium.mjs')], { encoding: 'utf8' }).trim();
	return await chromium.launch({ executablePath, args });
}
