import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Milliseconds of processor a process has used, its threads included.
 * @param {number} pid
 */
export const cpuOf = (pid) => {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
	return (Number(fields[11]) + Number(fields[12])) * 10;
};

const v1 = '/sys/fs/cgroup/cpu';
const v2 = '/sys/fs/cgroup';
const PERIOD = 20_000;

/**
 * Gives each of these processes so much of one core and no more (a control group of Linux each): so
 * that several workers on a machine of two cores
 * are like workers with a core each on a larger one, only slower. Returns how to take it back, or
 * undefined where this machine does not let us.
 * @param {number[]} pids
 * @param {number} part of one core: 0.1 is a tenth
 */
export function limitCores(pids, part) {
	/** @type {string[]} */
	const made = [];
	const release = () => {
		for (const folder of made) {
			const held = readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean);
			for (const pid of held) writeFileSync(join(folder, '..', 'cgroup.procs'), pid);
			rmdirSync(folder);
		}
	};
	try {
		const old = existsSync(join(v1, 'cpu.cfs_quota_us'));
		for (const pid of pids) {
			const folder = join(old ? v1 : v2, `sessions-planning-bench-${pid}`);
			mkdirSync(folder);
			made.push(folder);
			if (old) {
				writeFileSync(join(folder, 'cpu.cfs_period_us'), String(PERIOD));
				writeFileSync(join(folder, 'cpu.cfs_quota_us'), String(Math.round(PERIOD * part)));
			} else writeFileSync(join(folder, 'cpu.max'), `${Math.round(PERIOD * part)} ${PERIOD}`);
			writeFileSync(join(folder, 'cgroup.procs'), String(pid));
		}
		return release;
	} catch {
		release();
		return undefined;
	}
}
