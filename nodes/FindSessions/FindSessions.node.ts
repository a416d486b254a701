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
import * as alertes from './alerts';
import * as chercher from './search';
import * as fiche from './sheet';
import * as rappels from './reminders';
import { subtitleOf } from '../shared/subtitle';

const operations: Record<string, Operation> = {
	chercher: chercher.chercher,
	fiche: fiche.fiche,
	rappels: rappels.rappels,
	alertes: alertes.alertes,
};

const OPERATIONS: INodePropertyOptions[] = [
	{
		name: 'Find',
		value: 'chercher',
		action: 'Find sessions',
		description: 'By training, room, trainer, dates, free places',
	},
	{
		name: 'List Alerts',
		value: 'alertes',
		action: 'List alerts',
		description: 'Full, a long queue, too few enrolled before the start: by the alert rules',
	},
	{
		name: 'List Reminders Due',
		value: 'rappels',
		action: 'List reminders due',
		description: 'Sessions that start soon and were not yet reminded',
	},
	{
		name: 'Show the Sheet',
		value: 'fiche',
		action: 'Show the sheet of a session',
		description: 'Séances, enrolled people, and the queue by rank',
	},
];

export class FindSessions implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Find Sessions',
		name: 'findSessions',
		icon: { light: 'file:findSessions.svg', dark: 'file:findSessions.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: subtitleOf(OPERATIONS),
		description:
			'Finds training sessions by training, room, trainer, dates and free places, shows one ' +
			"session's sheet with its enrolled and waiting people, lists reminders due and alerts. " +
			'Reads only.',
		defaults: { name: 'Find Sessions' },
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
			['findSessions', 'sessionSheet', 'explainDecision', 'alerts'],
			[
				operationOf(OPERATIONS, 'chercher'),
				...chercher.properties,
				...fiche.properties,
				...rappels.properties,
				...alertes.properties,
			],
		),
	};

	methods = { listSearch, credentialTest: { sessionsPlanningPostgresTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, operations);
	}
}
