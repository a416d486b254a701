// node test/e2e/chromium.mjs: prints where Chromium is; installs Debian's package where there is none and apt can.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'];

const find = () => candidates.find((path) => path && existsSync(path));

function install() {
	if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return;
	const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
	execFileSync('apt-get', ['update', '-qq'], options);
	execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core', 'fonts-noto-core'], options);
}

if (!find()) install();
const path = find();
if (!path) {
	console.error('No Chromium here. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.');
	process.exit(1);
}
console.log(path);
