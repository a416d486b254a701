// Not by the clock on the wall, which may jump.
const started = performance.now();
const colour = process.stdout.isTTY && !process.env.NO_COLOR;
/**
 * @param {number} code
 * @param {string} text
 */
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * A plain line, stamped with the time since the start.
 * @param {string} text
 */
export function say(text) {
	const stamp = `${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`;
	process.stdout.write(`${paint(90, stamp)}  ${text}\n`);
}

/** @param {string} text */
export const warn = (text) => say(`${paint(33, '!')} ${text}`);

/**
 * Runs one part of the start and says when it begins (if it may take long) and how it ended.
 * `work` is handed a way to tell what it is at, for the reminders, and returns what to say when it is
 * done and its result.
 * @template T
 * @param {string} title
 * @param {(tell: (text: string) => void) => Promise<{ said?: string, result?: T }>} work
 * @param {{ slow?: string }} [options]
 * @returns {Promise<T>}
 */
export async function step(title, work, { slow } = {}) {
	const begin = performance.now();
	if (slow) say(`… ${title}: ${slow}`);
	let phase = 'still going';
	const reminder = setInterval(
		() => say(`… ${title}: ${phase}, ${seconds(performance.now() - begin)}`),
		30_000,
	);
	/** @param {string} text */
	const tell = (text) => {
		phase = text;
	};
	try {
		const { said, result } = await work(tell);
		say(`${paint(32, '✓')} ${said ?? title} (${seconds(performance.now() - begin)})`);
		return /** @type {T} */ (result);
	} catch (error) {
		say(`${paint(31, '✗')} ${title} (${seconds(performance.now() - begin)})`);
		throw error;
	} finally {
		clearInterval(reminder);
	}
}
