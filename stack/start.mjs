// npm start. Its own file, so that a checkout without its packages gets a sentence and not a stack trace.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(
		`✗ This is Node ${process.versions.node}; 20.19 or newer is needed.\n  → Install a newer Node, ` +
			'then npm ci && npm start.',
	);
	process.exit(1);
}
import('./main.mjs').catch((error) => {
	if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
	console.error(
		`✗ A package is missing: ${error.message.split('\n')[0]}\n  → Run npm ci first (without ` +
			'--omit=dev), then npm start.',
	);
	process.exit(1);
});
