import {
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { tools, type ToolName } from '../../core/agent/tools';
import type { ToolAnswer } from '../../core/agent/answer';
import { fromRefusal } from '../../core/agent/answer';
import { Refusal } from '../../core/errors/refusal';
import { centreOf, secretsKeyOf } from './centreOf';
import { champs, fieldsOf, names } from './agentFields';

/**
 * A node's own parameters, and the switch that turns the node into one of the agent's tools: few
 * flat fields for $fromAI, names instead of keys, one small flat answer in words. Writing tools
 * show what they would do and ask for the token of that preview.
 */
export function withAgent(toolsOfNode: ToolName[], own: INodeProperties[]): INodeProperties[] {
	const shown = { answerAgent: [true] };
	const hidden = own.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			hide: { ...property.displayOptions?.hide, ...shown },
		},
	}));
	const flat = Object.entries(champs)
		.map(([name, champ]) => ({
			name,
			champ,
			outil: toolsOfNode.filter((outil) => fieldsOf[outil].includes(name)),
		}))
		.filter(({ outil }) => outil.length > 0)
		.map(({ name, champ, outil }): INodeProperties => ({
			...champ,
			name,
			displayOptions: { show: { ...shown, agentTool: outil } },
		}));
	return [
		...hidden,
		{
			// The workflows of the agent set it; staff never meet it in the panel.
			displayName: 'Answer for an Agent',
			name: 'answerAgent',
			type: 'hidden',
			default: false,
		},
		// eslint-disable-next-line n8n-nodes-base/node-param-default-missing -- the rule reads literals only
		{
			displayName: 'Tool',
			name: 'agentTool',
			type: 'options',
			noDataExpression: true,
			options: toolsOfNode.map((value) => ({ name: names[value], value })),
			default: toolsOfNode[0],
			description: 'Which tool of docs/marjorie.md it is',
			displayOptions: { show: shown },
		},
		{
			displayName: 'Actor',
			name: 'acteur',
			type: 'string',
			default: 'agent',
			description:
				'Who acts, recorded with each decision and part of what a confirmation is bound ' +
				'to. Set it here or by an expression, never from the model.',
			displayOptions: { show: shown },
		},
		...flat,
	];
}

/** Whether this node is switched to answer for an agent. */
export const isForAgent = (context: IExecuteFunctions): boolean =>
	context.getNodeParameter('answerAgent', 0, false) === true;

/**
 * Answers every item as a tool: refusals are answers too; what is thrown is technical, and said
 * without its insides.
 */
export async function answerAgent(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items: INodeExecutionData[] = [];
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex += 1) {
		items.push({
			json: (await answerOrError(context, itemIndex)) as never,
			pairedItem: { item: itemIndex },
		});
	}
	return [items];
}

/** Thrown while the workflow may go on, the input would pass for an answer. */
async function answerOrError(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<ToolAnswer | { error: string }> {
	try {
		return await answerOne(context, itemIndex);
	} catch (error) {
		if (!context.continueOnFail()) throw new NodeOperationError(context.getNode(), error as Error);
		return { error: (error as Error).message };
	}
}

async function answerOne(context: IExecuteFunctions, itemIndex: number): Promise<ToolAnswer> {
	try {
		const outil = context.getNodeParameter('agentTool', itemIndex) as ToolName;
		const acteur = context.getNodeParameter('acteur', itemIndex, 'agent') as string;
		const input = Object.fromEntries(
			fieldsOf[outil].map((name) => [name, context.getNodeParameter(name, itemIndex, undefined)]),
		);
		return await tools[outil](
			{
				centre: await centreOf(context, acteur || 'agent'),
				cleSecrets: await secretsKeyOf(context),
			},
			input,
		);
	} catch (error) {
		if (error instanceof Refusal) return fromRefusal(error);
		// n8n hands a description on to the agent: what happened is for the log only.
		context.logger.error(`${context.getNode().name}: ${(error as Error).message}`);
		throw new NodeOperationError(
			context.getNode(),
			"L'outil n'a pas pu répondre. Vérifier si la demande a été faite, la répéter une fois sinon, puis prévenir l'administration.",
			{ itemIndex },
		);
	}
}
