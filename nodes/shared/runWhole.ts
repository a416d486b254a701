import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { breakdownOf } from '../../core/errors/breakdown';
import { broken } from './broken';

/**
 * Runs what a node does for all its items at once. Where that fails and the workflow may go on, its
 * outputs stay empty and the error output gets one item that says why: were it thrown, n8n would
 * pass the inputs on as what the node gives, unsent mails as sent ones and numbers as events.
 */
export async function runWhole(
	context: IExecuteFunctions,
	outputs: number,
	work: () => Promise<INodeExecutionData[][]>,
): Promise<INodeExecutionData[][]> {
	try {
		return await work();
	} catch (error) {
		if (!context.continueOnFail()) throw broken(context, error);
		const { name, onError } = context.getNode();
		const { message, code } = error as { message: string; code?: string };
		const inWords = breakdownOf(error)?.message ?? (message || (code ?? name));
		context.logger.error(`${name}: ${message || code}`);
		// n8n takes an item that holds nothing but an error out of the first output.
		const told =
			onError === 'continueErrorOutput'
				? [{ json: { error: inWords }, pairedItem: { item: 0 } }]
				: [];
		return Array.from({ length: outputs }, (_, i) => (i === 0 ? told : []));
	}
}
