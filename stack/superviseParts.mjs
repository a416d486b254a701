import { join } from 'node:path';

import { hasRoom } from './process/diskSpace.mjs';
import { until } from './process/processes.mjs';
import { supervise } from './process/supervise.mjs';
import { say, warn } from './progress.mjs';
import { StackFailure } from './StackFailure.mjs';

/** @import { Part } from './process/supervise.mjs' */
/** @import { UndoList } from './process/undoList.mjs' */
/** @import { Postgres } from './postgres/startPostgres.mjs' */
/** @import { Settings } from './settings.mjs' */
/** @import { Controlled } from './startControl.mjs' */

/**
 * Says when the disk is full, and when it is no longer: PostgreSQL may stay up and refuse everybody.
 * @param {string} folder
 */
function watchDisk(folder) {
	let had = true;
	const watch = setInterval(() => {
		const has = hasRoom(folder);
		if (had && !has)
			warn(`The disk of ${folder} is full: what can't be written is refused. Free some space.`);
		if (!had && has) say(`✓ There is room again in ${folder}`);
		had = has;
	}, 2_000).unref();
	return () => clearInterval(watch);
}

/**
 * Keeps the parts of a running stack up, and hands out how a test kills and starts them.
 * @param {{ settings: Settings, parts: Record<string, Part & Controlled>, postgres?: Postgres, undo: UndoList,
 *   restarted: (name: string) => Promise<void>, failed: (error: Error) => void }} running
 *   `failed` is called when a part can't be kept up
 */
export function superviseParts({ settings, parts, postgres, undo, restarted, failed }) {
	let stopping = false;
	undo.push(() => {
		stopping = true;
	});
	/** n8n ends at once where its database is not there: it comes after it. */
	const databaseUp = () =>
		until(async () => stopping || !postgres || (await postgres.answers()), {
			timeout: Infinity,
			every: 300,
		});
	undo.push(watchDisk(settings.folder));
	/** @type {Record<string, Controlled>} */
	const controlled = {};
	for (const [name, part] of Object.entries(parts)) {
		const guard = supervise({
			name,
			part: {
				...part,
				start: async () => {
					if (part !== postgres) await databaseUp();
					await part.start();
				},
			},
			folder: part === postgres ? postgres.data : settings.folder,
			enabled: settings.restart,
			restarted: () => restarted(name),
			givenUp: ({ what, mend }) =>
				failed(
					new StackFailure(
						`${name} does not stay up: it ${what}, again and again.`,
						`${mend ?? ''} ${join(settings.logs, `${name}.log`)} says more.`.trim(),
					),
				),
		});
		undo.push(guard.hold);
		controlled[name] = {
			pid: part.pid,
			kill: async () => (guard.hold(), part.kill()),
			stop: async () => (guard.hold(), part.stop()),
			start: guard.resume,
		};
	}
	return controlled;
}
