import {
	NodeConnectionTypes,
	type IBinaryKeyData,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { withAgent } from '../shared/agent';
import { sessionsPlanningPostgresTest } from '../shared/centreOf';
import { attempt, refusedItem } from '../shared/items';
import { listSearch } from '../shared/lists';
import { operationOf, runOperation } from '../shared/operation';
import { subtitleOf } from '../shared/subtitle';
import { operations, properties } from './operations';

const OPERATIONS: INodePropertyOptions[] = [
	{
		name: 'Get',
		value: 'lire',
		action: 'Get the attendance of a session',
		description: 'Séance by séance who was there, and each person’s hours',
	},
	{
		name: 'Mark',
		value: 'marquer',
		action: 'Mark who was there',
		description: 'One person at one séance; a correction keeps who, when, from what to what',
	},
	{
		name: 'Report Hours',
		value: 'heures',
		action: 'Report hours',
		description: 'Planned, attended and missed, by month',
	},
	{
		name: 'Write a Certificate',
		value: 'certificat',
		action: 'Write a certificate',
		description: 'Of completion or of attendance, in the words of the rule file',
	},
	{
		name: 'Write the Sheet',
		value: 'feuille',
		action: 'Write the attendance sheet',
		description: 'To be signed: one row a person, one column a half-day',
	},
];

export class Attendance implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Attendance',
		name: 'attendance',
		icon: { light: 'file:attendance.svg', dark: 'file:attendance.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(OPERATIONS),
		description:
			'Attendance of training sessions: who was there séance by séance, marks with a trace of ' +
			'corrections, hours attended and missed, sheets to be signed and certificates as PDF',
		defaults: { name: 'Attendance' },
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
			['attendance', 'markAttendance'],
			[operationOf(OPERATIONS, 'lire'), ...properties],
		),
	};

	methods = { listSearch, credentialTest: { sessionsPlanningPostgresTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const [items] = await runOperation(this, operations);
		const kept: INodeExecutionData[] = [];
		for (const [itemIndex, item] of items.entries())
			kept.push(item.binary ? await keepFile(this, item, itemIndex) : item);
		return [kept];
	}
}

/** n8n keeps files where it is told to: memory, disk or object storage. */
async function keepFile(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	itemIndex: number,
): Promise<INodeExecutionData> {
	const { data, fileName, mimeType } = (item.binary as IBinaryKeyData).data;
	const file = await attempt(
		async () =>
			await context.helpers.prepareBinaryData(Buffer.from(data, 'base64'), fileName, mimeType),
	);
	return file.ok
		? { ...item, binary: { data: file.value } }
		: refusedItem(context, file, itemIndex, 'The paper was written, and its file not kept.');
}
