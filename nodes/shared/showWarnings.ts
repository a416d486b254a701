import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** Shows each item's `avertissements` under the node's output, and gives the output back. */
export function showWarnings(
	context: IExecuteFunctions,
	output: INodeExecutionData[][],
): INodeExecutionData[][] {
	const words = new Set(
		output
			.flat()
			.flatMap(({ json }) =>
				Array.isArray(json.avertissements) ? json.avertissements.map(String) : [],
			),
	);
	if (words.size > 0)
		context.addExecutionHints({
			message: [...words].slice(0, 10).join('. '),
			location: 'outputPane',
		});
	return output;
}
