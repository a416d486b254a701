/** Something a person can mend: one sentence on what failed, one on what to do about it. Shown without a stack trace. */
export class StackFailure extends Error {
	constructor(message, mend, { cause, log } = {}) {
		super(message, { cause });
		this.name = 'StackFailure';
		this.mend = mend;
		this.log = log;
	}
}

/** Codes that a full disk or a forbidden folder give, whatever was being done. */
const ENVIRONMENT = {
	ENOSPC: [
		'The disk is full.',
		'Free some space (n8n needs 3 GB once, the data a few hundred MB), then start again.',
	],
	EDQUOT: [
		'The disk quota is used up.',
		'Free some space (n8n needs 3 GB once, the data a few hundred MB), then start again.',
	],
	EACCES: [
		'A folder may not be written to.',
		'Make it writable for you, or choose another with STACK_DIR or XDG_CACHE_HOME.',
	],
	EROFS: [
		'The file system is read-only.',
		'Choose writable folders with STACK_DIR and XDG_CACHE_HOME.',
	],
};

/** Any error as a StackFailure, so that every ending of `npm start` says what to do. */
export function explain(error) {
	if (error instanceof StackFailure) return error;
	const known = ENVIRONMENT[error?.code];
	if (known)
		return new StackFailure(`${known[0]} (${error.path ?? error.message})`, known[1], {
			cause: error,
		});
	return new StackFailure(
		`Unexpected: ${error?.message ?? error}`,
		'The lines above and the files in STACK_DIR/logs say more.',
		{ cause: error },
	);
}
