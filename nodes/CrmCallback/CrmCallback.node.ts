import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { deliverReturns, type Delivery } from '../../core/evenements/deliverReturns';
import type { Receiving } from '../../core/evenements/receive';
import { replay, type DeadLetter } from '../../core/evenements/replay';
import type { Crm } from '../../core/evenements/returnCall';
import { centreOf, sessionsPlanningPostgresTest } from '../shared/centreOf';
import { note, stopwatch, type Level } from '../shared/journal';
import { runWhole } from '../shared/runWhole';

/** How loud the log is about a delivery. */
const LEVELS: Partial<Record<Delivery['statut'], Level>> = {
	reporte: 'warn',
	abandonne: 'error',
};

export class CrmCallback implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'CRM Callback',
		name: 'crmCallback',
		icon: { light: 'file:crmCallback.svg', dark: 'file:crmCallback.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] === "replay" ? "replay dead letters" : "deliver"}}',
		description: 'Tells the CRM what became of an event: signed, retried, dead-lettered',
		defaults: { name: 'CRM Callback' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'sessionsPlanningPostgresApi',
				required: true,
				testedBy: 'sessionsPlanningPostgresTest',
			},
			{
				name: 'sessionsPlanningCrmApi',
				required: true,
				displayOptions: { show: { operation: ['deliver'] } },
			},
		],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Deliver',
						value: 'deliver',
						action: 'Deliver the return call of events',
						description: 'Call the CRM back for each event whose mails are sent or given up',
					},
					{
						name: 'Replay Dead Letters',
						value: 'replay',
						action: 'Replay dead letters',
						description: 'Put return calls that were given up on the road again',
					},
				],
				default: 'deliver',
			},
			{
				displayName: 'Correlation ID',
				name: 'correlationId',
				type: 'string',
				default: '',
				placeholder: 'e.g. crm-2026-000123',
				description: 'The event to replay; all dead letters when empty',
				displayOptions: { show: { operation: ['replay'] } },
			},
			{
				displayName: 'Attempts',
				name: 'essaisMax',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100 },
				default: 16,
				description:
					'After so many calls without a 2xx answer the event is a dead letter and the ' +
					'admin is told. The pause grows from 5 seconds to an hour; 16 attempts last ' +
					'about 8 hours.',
				displayOptions: { show: { operation: ['deliver'] } },
			},
			{
				displayName: 'Timeout (Seconds)',
				name: 'delai',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 60 },
				default: 10,
				description: 'How long the CRM has to answer one call',
				displayOptions: { show: { operation: ['deliver'] } },
			},
			{
				displayName: 'Lease (Seconds)',
				name: 'bail',
				type: 'number',
				typeOptions: { minValue: 2, maxValue: 3600 },
				default: 45,
				description:
					'After this time without a sign of life, an event is taken over from a worker that died. Longer than the timeout.',
				displayOptions: { show: { operation: ['deliver'] } },
			},
		],
	};

	methods = { credentialTest: { sessionsPlanningPostgresTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runWhole(this, 1, async () => {
			const replays = this.getNodeParameter('operation', 0) === 'replay';
			const rows = replays ? await replayLetters(this) : await deliver(this);
			return [rows.map((row) => ({ json: { ...row } as IDataObject, pairedItem: { item: 0 } }))];
		});
	}
}

async function replayLetters(context: IExecuteFunctions): Promise<DeadLetter[]> {
	const correlationId = context.getNodeParameter('correlationId', 0, '') as string;
	return await replay(await centreOf(context), correlationId.trim());
}

async function deliver(context: IExecuteFunctions): Promise<Delivery[]> {
	const centre = await centreOf(context);
	const crm = await context.getCredentials<Record<string, string> & Crm>('sessionsPlanningCrmApi');
	const prises = context.getInputData().map(({ json }): Receiving => ({
		idEvenement: Number(json.idEvenement),
		jeton: String(json.jeton),
	}));
	const elapsed = stopwatch();
	const deliveries = await deliverReturns(centre, prises, {
		crm,
		essaisMax: context.getNodeParameter('essaisMax', 0) as number,
		delaiMs: (context.getNodeParameter('delai', 0) as number) * 1_000,
		bail: context.getNodeParameter('bail', 0) as number,
	});
	const ms = elapsed();
	for (const { idEvenement, action, correlationId, statut } of deliveries)
		note(
			context.logger,
			'returned',
			{ action, correlationId, idEvenement, outcome: statut, ms },
			LEVELS[statut],
		);
	return deliveries;
}
