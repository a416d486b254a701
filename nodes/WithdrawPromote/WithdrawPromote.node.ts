import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { withAgent } from '../shared/agent';
import { sessionsPlanningPostgresTest } from '../shared/centreOf';
import { listSearch } from '../shared/lists';
import { operationOf, runOperation, type Operation } from '../shared/operation';
import { options, session } from './common';
import * as desister from './withdraw';
import * as places from './fill';
import * as promouvoir from './promote';
import { subtitleOf } from '../shared/subtitle';

const operations: Record<string, Operation> = {
	desister: desister.desister,
	promouvoir: promouvoir.promouvoir,
	remplir: places.remplir,
	capacite: places.capacite,
	reclasser: places.reclasser,
};

const OPERATIONS: INodePropertyOptions[] = [
	{
		name: 'Change Capacity',
		value: 'capacite',
		action: 'Change the places of a session',
		description: 'More places are given to the queue; with fewer, nobody is thrown out',
	},
	{
		name: 'Fill Places',
		value: 'remplir',
		action: 'Fill the free places of a session',
		description: 'Each free place goes to the next of the queue',
	},
	{
		name: 'Promote',
		value: 'promouvoir',
		action: 'Promote from the queue by hand',
		description: 'The head of the queue, or a named person',
	},
	{
		name: 'Rerank',
		value: 'reclasser',
		action: 'Rank the queue of a session anew',
		description: "By today's facts: a path validated or a payment received moves an élève up",
	},
	{
		name: 'Withdraw',
		value: 'desister',
		action: 'Withdraw a person',
		description: 'Enrolled or waiting; the freed place goes to the next of the queue',
	},
];

export class WithdrawPromote implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Withdraw & Promote',
		name: 'withdrawPromote',
		icon: { light: 'file:withdrawPromote.svg', dark: 'file:withdrawPromote.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(OPERATIONS),
		description:
			'Withdraws somebody from a training session and gives the freed place to the next of ' +
			'the queue; promotes by hand; fills free places; changes how many places a session ' +
			'has; ranks the queue anew. Says who was promoted and why, or why nobody was. ' +
			'Withdrawn twice is withdrawn once.',
		defaults: { name: 'Withdraw & Promote' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'sessionsPlanningPostgresApi',
				required: true,
				testedBy: 'sessionsPlanningPostgresTest',
			},
		],
		properties: withAgent(
			['withdraw', 'promote'],
			[
				operationOf(OPERATIONS, 'desister'),
				session(['promouvoir', 'remplir', 'capacite', 'reclasser']),
				...desister.properties,
				...promouvoir.properties,
				...places.properties,
				options,
			],
		),
	};

	methods = { listSearch, credentialTest: { sessionsPlanningPostgresTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, operations);
	}
}
