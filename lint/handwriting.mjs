/**
 * One thought a line (docs/contributing.md): what a formatter leaves alone, and a reader stumbles over.
 * A second callback, a second ternary, or a third await that begins on the same line is unfolded.
 * A function that is given a name or a default is none of them: a definition with one callback in it is one thought.
 */

/** @import { Rule } from 'eslint' */
/** @import { ArrowFunctionExpression, Node } from 'estree' */

/** @type {Rule.RuleModule} */
const oneThought = {
	meta: {
		type: 'layout',
		schema: [],
		messages: { many: '{{count}} {{what}} begin on this line: unfold it, or name a step.' },
	},
	create(context) {
		/** @type {Map<string, { node: Node, count: number, what: string, most: number }>} */
		const lines = new Map();
		/**
		 * @param {string} what
		 * @param {number} most
		 * @param {number | undefined} line
		 * @param {Node} node
		 */
		const note = (what, most, line, node) => {
			const key = `${what}:${line}`;
			const count = (lines.get(key)?.count ?? 0) + 1;
			lines.set(key, { node, count, what, most });
		};
		return {
			':matches(CallExpression, NewExpression) > ArrowFunctionExpression': (
				/** @type {ArrowFunctionExpression} */ node,
			) => {
				const arrow = context.sourceCode.getTokenBefore(node.body, ({ value }) => value === '=>');
				note('callbacks', 1, arrow?.loc.start.line, node);
			},
			ConditionalExpression: (node) => {
				const mark = context.sourceCode.getTokenAfter(node.test, ({ value }) => value === '?');
				note('ternaries', 1, mark?.loc.start.line, node);
			},
			AwaitExpression: (node) => note('awaits', 2, node.loc?.start.line, node),
			'Program:exit': () => {
				for (const { node, count, what, most } of lines.values())
					if (count > most)
						context.report({ node, messageId: 'many', data: { count: String(count), what } });
			},
		};
	},
};

export default { rules: { 'one-thought': oneThought } };
