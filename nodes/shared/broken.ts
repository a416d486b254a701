import { NodeOperationError, type INode, type Logger } from 'n8n-workflow';

import { breakdownOf, causeOf } from '../../core/errors/breakdown';

/**
 * An error as the one of a node: a breakdown of the database in words, with its code, and what the database
 * said in the log.
 */
export function broken(
	context: { getNode(): INode; logger: Logger },
	error: unknown,
): NodeOperationError {
	const node = context.getNode();
	const fault = breakdownOf(error);
	if (!fault) return new NodeOperationError(node, error as Error);
	context.logger.error(`${node.name}: ${causeOf(error)}`);
	return new NodeOperationError(node, fault.message, {
		description: `${fault.code}: see docs/errors.md.`,
	});
}
