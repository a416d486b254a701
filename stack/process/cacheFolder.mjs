import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where what is fetched once is kept for every stack of this user: n8n, other versions of PostgreSQL. */
export function cacheFolder() {
	const cache =
		process.env.XDG_CACHE_HOME ||
		(process.platform === 'win32' ? process.env.LOCALAPPDATA : undefined) ||
		join(homedir(), '.cache');
	return join(cache, 'n8n-nodes-sessions-planning');
}
