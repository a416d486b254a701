const { default: Sequencer } = require('@jest/test-sequencer');

/** @typedef {import('@jest/test-result').Test} Test */

/** @param {Test} test */
const isDestructive = ({ path }) =>
	Number(/e2e[\\/](stack|evenements[\\/]outages)\.test/.test(path));

/**
 * The same order on every machine; what kills n8n and PostgreSQL comes last, so that nothing else
 * runs in its wake.
 */
module.exports = class extends Sequencer {
	/** @param {Test[]} tests */
	sort(tests) {
		return [...tests].sort(
			(a, b) => isDestructive(a) - isDestructive(b) || a.path.localeCompare(b.path),
		);
	}
};
