/*
 * Unit tests need nothing; database and concurrency tests share one PostgreSQL, browser tests another; end-to-end
 * tests share one running n8n, programs another; stacks have each their own.
 * Trouble takes minutes and a stack of its own: it runs only where it is asked for.
 */
const common = {
	// Not the system's folder for what is temporary, which is another one in each run (test/run.mjs).
	cacheDirectory: '<rootDir>/node_modules/.cache/jest',
	testEnvironment: '<rootDir>/test/environment.js',
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
	testPathIgnorePatterns: ['/node_modules/', '/dist/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stack'],
};
const onDatabase = {
	globalSetup: '<rootDir>/test/database/setup.mjs',
	globalTeardown: '<rootDir>/test/database/teardown.mjs',
};

/** @type {import('jest').Config} */
module.exports = {
	// Many times what a test takes at rest: only one that hangs is to fail of it. Where the machine has much else to do,
	// a run may be given more.
	testTimeout: 180_000 * Number(process.env.TEST_PATIENCE || 1),
	testSequencer: '<rootDir>/test/sequencer.js',
	projects: [
		{ ...common, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
		{
			...common,
			...onDatabase,
			displayName: 'database',
			testMatch: ['<rootDir>/test/database/**/*.test.ts'],
		},
		{
			...common,
			...onDatabase,
			displayName: 'concurrency',
			testMatch: ['<rootDir>/test/concurrency/**/*.test.ts'],
		},
		{
			...common,
			...onDatabase,
			displayName: 'browser',
			testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
		},
		{
			...common,
			displayName: 'e2e',
			testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
			globalSetup: '<rootDir>/test/e2e/setup.mjs',
			globalTeardown: '<rootDir>/test/e2e/teardown.mjs',
		},
		{
			...common,
			displayName: 'programs',
			testMatch: ['<rootDir>/test/programs/**/*.test.ts'],
			globalSetup: '<rootDir>/test/e2e/setup.mjs',
			globalTeardown: '<rootDir>/test/e2e/teardown.mjs',
		},
		{ ...common, displayName: 'stacks', testMatch: ['<rootDir>/test/stacks/**/*.test.ts'] },
		{ ...common, displayName: 'trouble', testMatch: ['<rootDir>/test/trouble/**/*.test.ts'] },
	],
};
