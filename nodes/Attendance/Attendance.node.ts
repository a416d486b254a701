import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { withAgent } from '../shared/agent';
import { sessionsPlanningPostgresTest } from '../shared/centreOf';
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
		// n8n keeps files where it is told to: memory, disk or object storage.
		for (const { binary } of items)
			if (binary) {
				const { data, fileName, mimeType } = binary.data;
				const content = Buffer.from(data, 'base64');
				binary.data = await this.helpers.prepareBinaryData(content, fileName, mimeType);
			}
		return [items];
	}
}
