import { chromium, type Browser } from 'playwright-core';

import { findProgram } from '../program';

const args = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--font-render-hinting=none',
];

/** Installed when there is none as this file is loaded, and not in a test's hook, whose time is limited. */
const executablePath = findProgram('chromium');

/** A real Chromium without a screen; it asks nothing of the network but the pages under test. */
export async function openBrowser(): Promise<Browser> {
	return await chromium.launch({ executablePath, args });
}
