/**
 * The settings of n8n's own node template, so that whoever writes nodes feels at home.
 * Data files keep the indentation that n8n's exports and npm write.
 * @type {import('prettier').Config}
 */
export default {
	semi: true,
	trailingComma: 'all',
	bracketSpacing: true,
	useTabs: true,
	tabWidth: 2,
	arrowParens: 'always',
	singleQuote: true,
	quoteProps: 'as-needed',
	endOfLine: 'lf',
	printWidth: 100,
	// Markup in templates is laid out by hand: white space between elements means something.
	embeddedLanguageFormatting: 'off',
	overrides: [
		{ files: ['*.json', '*.md', '*.yaml', '*.yml'], options: { useTabs: false, tabWidth: 2 } },
	],
};
