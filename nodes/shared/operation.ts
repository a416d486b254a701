import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { Centre } from '../../core/centre/centre';
import type { Outcome } from '../../core/errors/refusal';
import { answerAgent, isForAgent } from './agent';
import { showWarnings } from './showWarnings';
import { runItems } from './items';
import { readItem, type Lecture } from './read';

/**
 * One operation of a node: reads an item's parameters, calls the core once for all items, writes an
 * item. Methods, so that a node can hold operations of several kinds.
 */
export interface Operation {
	read(lecture: Lecture): object;
	/** `tell` shows a line in the editor while it works. */
	call(
		centre: Centre,
		requests: object[],
		tell: (message: string) => void,
	): Promise<Array<Outcome<object>>>;
	toItem(value: object): INodeExecutionData;
}

/** The parameter that says which operation it is, first in the panel. */
export const operationOf = (options: INodePropertyOptions[], usual: string): INodeProperties => ({
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options,
	default: usual,
});

/**
 * Runs the operation that the node is set to, or answers where it stands as a tool of an agent. One
 * that the node does not have is told of for each item.
 */
export async function runOperation(
	context: IExecuteFunctions,
	operations: Record<string, Operation>,
): Promise<INodeExecutionData[][]> {
	if (isForAgent(context)) return await answerAgent(context);
	const nom = context.getNodeParameter('operation', 0) as string;
	const operation = operations[nom] as Operation | undefined;
	const output = await runItems(context, {
		read: (itemIndex, fuseau) => {
			if (!operation)
				throw new Error(
					`Operation « ${nom} » is unknown: ${Object.keys(operations).join(', ')} expected.`,
				);
			return readItem(context, itemIndex, fuseau, (lecture) => operation.read(lecture));
		},
		call: async (centre, requests: object[]) =>
			await (operation as Operation).call(centre, requests, (message) =>
				context.sendMessageToUI(message),
			),
		toItem: (value) => (operation as Operation).toItem(value),
	});
	return showWarnings(context, output);
}
