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
import * as creneauxLibres from './freeSlots';
import * as deplacer from './move';
import * as liberer from './release';
import * as reserver from './book';
import * as sallesLibres from './freeRooms';
import { subtitleOf } from '../shared/subtitle';

const operations: Record<string, Operation> = {
	reserver: reserver.reserver,
	deplacer: deplacer.deplacer,
	liberer: liberer.liberer,
	creneauxLibres: creneauxLibres.creneauxLibres,
	sallesLibres: sallesLibres.sallesLibres,
};

const OPERATIONS: INodePropertyOptions[] = [
	{
		name: 'Book',
		value: 'reserver',
		action: 'Book a room',
		description: 'One slot or a series, for a session or for anything else',
	},
	{
		name: 'List Free Rooms',
		value: 'sallesLibres',
		action: 'List the rooms free for a need',
		description: 'By training, seats, equipment, evening, weekend and slots',
	},
	{
		name: 'List Free Slots',
		value: 'creneauxLibres',
		action: 'List the free slots of a room',
		description: 'Day by day inside opening hours',
	},
	{
		name: 'Move',
		value: 'deplacer',
		action: 'Move or resize a booking',
		description: 'Other hours, length or room; it never conflicts with itself',
	},
	{
		name: 'Release',
		value: 'liberer',
		action: 'Release a booking',
		description: 'Frees room and trainer; released twice is released once',
	},
];

export class BookRoom implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Book Room',
		name: 'bookRoom',
		icon: { light: 'file:bookRoom.svg', dark: 'file:bookRoom.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(OPERATIONS),
		description:
			'Books, moves or releases a room, lists the free slots of a room, or the rooms that ' +
			'are free for a need with the reason why each other one is not. A slot that is taken ' +
			'is refused and says by what; a combined room blocks its parts.',
		defaults: { name: 'Book Room' },
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
			['freeSlots'],
			[
				operationOf(OPERATIONS, 'reserver'),
				...reserver.properties,
				...deplacer.properties,
				...liberer.properties,
				...creneauxLibres.properties,
				...sallesLibres.properties,
			],
		),
	};

	methods = { listSearch, credentialTest: { sessionsPlanningPostgresTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, operations);
	}
}
