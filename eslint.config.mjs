import js from '@eslint/js';
import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';

import regexp from 'eslint-plugin-regexp';

import handwriting from './lint/handwriting.mjs';

/** @param {{ group: string[], message: string }[]} patterns */
const only = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
/**
 * @param {string[]} group
 * @param {string} message
 */
const banned = (group, message) => ({ group, message });

export default [
	...configWithoutCloudSupport,
	{
		ignores: ['dist', '.stack*', 'database/generated/**', 'client/generated/**'],
	},
	{
		// The tools: undefined names and unused ones are found by tsc (tsconfig.tools.json), which knows Node's.
		files: ['**/*.js', '**/*.mjs'],
		...js.configs.recommended,
		rules: {
			...js.configs.recommended.rules,
			'no-undef': 'off',
			'no-unused-vars': ['error', { ignoreRestSiblings: true }],
		},
	},
	{
		// Handwriting: prettier lays out what is code; long texts, comments and dense lines are ours to unfold.
		files: ['**/*.js', '**/*.mjs', '**/*.ts'],
		plugins: { handwriting },
		rules: { 'max-len': ['error', { code: 140, tabWidth: 4 }], 'handwriting/one-thought': 'error' },
	},
	{
		// A pattern whose time grows faster than its text is a way to stop n8n with one request.
		files: ['{core,nodes,database,client,credentials,bin,stack}/**/*.{ts,mjs,js}'],
		plugins: { regexp },
		rules: {
			'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
			'regexp/no-super-linear-move': ['error', { report: 'potential' }],
		},
	},
	{
		// Self-hosted package: pg and json-rules-engine are what it stands on, bundled or not they keep
		// it off n8n's cloud.
		files: ['package.json'],
		rules: { '@n8n/community-nodes/no-runtime-dependencies': 'off' },
	},
	{
		// These rooms know nothing of n8n (below), so they can't throw its errors;
		// nodes/shared/items.ts turns theirs into them.
		files: ['core/**/*.ts', 'client/**/*.ts', 'database/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'],
		rules: {
			'@n8n/community-nodes/no-restricted-imports': 'off',
			'@n8n/community-nodes/no-restricted-globals': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
		},
	},
	{
		// n8n's own SMTP and header credentials, so that a centre fills each in once; of our nodes
		// these act on events only, never for an agent.
		files: ['nodes/{SessionAction,SessionMail,CrmCallback,CrmEndpoint,PlanningPages}/*.ts'],
		rules: {
			'@n8n/community-nodes/no-credential-reuse': 'off',
			'@n8n/community-nodes/valid-credential-references': 'off',
			'n8n-nodes-base/node-class-description-credentials-name-unsuffixed': 'off',
			'@n8n/community-nodes/node-usable-as-tool': 'off',
		},
	},
	{
		files: ['**/*.ts'],
		// Leaving a key out by naming it beside the rest is how an object loses a key.
		rules: { '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }] },
	},
	{
		// The example is a program of its own: its packages are in its own folder.
		files: ['examples/**/*.ts'],
		rules: { 'import-x/no-unresolved': 'off' },
	},
	{
		// Tests start real servers and browsers; a package's nodes may not.
		files: ['test/**/*.ts'],
		rules: { '@n8n/community-nodes/no-dangerous-functions': 'off' },
	},
	// Direction: nodes → core → database.
	{
		files: ['nodes/**/*.ts'],
		rules: only(
			banned(['pg', 'pg/*', '**/database/**'], 'A node calls core/, never the database.'),
		),
	},
	{
		files: ['core/**/*.ts'],
		rules: only(
			banned(['n8n-workflow', 'n8n-core', '**/nodes/**'], 'The core knows nothing of n8n.'),
			banned(['pg', 'pg/*'], 'The core reaches the database through database/.'),
		),
	},
	{
		files: [
			'core/rules/{ruleFile,shapes,engine}.ts',
			'core/pages/*.ts',
			'core/pages/{svg,style}/*.ts',
		],
		rules: only(
			banned(['**/database/**', 'n8n-workflow', 'pg'], 'This part is pure: data in, data out.'),
		),
	},
	{
		files: ['database/**/*.ts'],
		rules: only(
			banned(
				['**/core/**', '**/nodes/**', 'n8n-workflow'],
				'The database layer knows nothing above it.',
			),
		),
	},
];
