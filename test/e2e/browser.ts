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

/**
 * A real Chromium without a screen, installed when there is none; it asks nothing of the network
 * but the pages under test.
 */
export async function openBrowser(): Promise<Browser> {
	return await chromium.launch({ executablePath: findProgram('chromium'), args });
}
