import type { INodePropertyOptions } from 'n8n-workflow';

/**
 * A subtitle that says the operation as the panel says it, and that it only previews; an agent's
 * tool and a form's page say so.
 */
export function subtitleOf(operations: INodePropertyOptions[]): string {
	const names = Object.fromEntries(operations.map(({ name, value }) => [value, name]));
	const preview = '($parameter["previsualiser"] ? " (preview)" : "")';
	const operation = `((${JSON.stringify(names)})[$parameter["operation"]] || "") + ${preview}`;

	return `={{ $parameter["makeForm"] ? "Form pages" : $parameter["answerAgent"] ? "For an agent" : ${operation} }}`;
}
