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
import { isForForm, makeForm, withForm } from '../shared/form';
import { listSearch } from '../shared/lists';
import { operationOf, runOperation, type Operation } from '../shared/operation';
import * as bloc from './block';
import * as creneaux from './slots';
import * as deplacer from './move';
import * as planifier from './plan';
import { ensemble } from './together';
import * as reparer from './repair';
import { subtitleOf } from '../shared/subtitle';

const operations: Record<string, Operation> = {
	creneaux: creneaux.creneaux,
	bloc: bloc.bloc,
	planifier: planifier.planifier,
	ensemble,
	deplacer: deplacer.deplacer,
	reparer: reparer.reparer,
};

const OPERATIONS: INodePropertyOptions[] = [
	{
		name: 'Create by Planning Hours',
		value: 'planifier',
		action: 'Plan hours into a window and create the session',
		description:
			'So many hours between two days: the earliest end, then the fewest changes of room and trainer, then the steadiest week',
	},
	{
		name: 'Create From Slots',
		value: 'creneaux',
		action: 'Create a session from slots',
		description: 'Short course or CAP: each slot with its own room, trainer and subject if need be',
	},
	{
		name: 'Create on Consecutive Days',
		value: 'bloc',
		action: 'Create a session on consecutive days',
		description: 'A block of days with the same parts of the day, holidays and closures skipped',
	},
	{
		name: 'Move or Resize',
		value: 'deplacer',
		action: 'Move or resize a session',
		description: 'Other dates, lengths, room or trainer; it never conflicts with itself',
	},
	{
		name: 'Plan Together',
		value: 'ensemble',
		action: 'Plan the items of a run together',
		description:
			'A school year at once: items planned around each other, better than one after another; all or none, or those that fit',
	},
	{
		name: 'Repair Planning',
		value: 'reparer',
		action: 'Repair the planning after a loss',
		description:
			'A trainer falls ill, a room closes, a day is lost: the séances hit get new places with the fewest moves; previews first',
	},
];

export class CreateSession implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Create Session',
		name: 'createSession',
		icon: { light: 'file:createSession.svg', dark: 'file:createSession.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(OPERATIONS),
		description:
			'Creates a training session with its room bookings in one transaction, from explicit ' +
			'slots, a block of days or by planning hours into a window, or moves one. All ' +
			'conflicts come back at once, in words. Preview writes nothing: preview first, ' +
			'confirm, then create.',
		defaults: { name: 'Create Session' },
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
			['planSessions', 'createSession', 'createCap', 'changeSession', 'repair'],
			withForm([
				operationOf(OPERATIONS, 'creneaux'),
				...creneaux.properties,
				...bloc.properties,
				...planifier.properties,
				...deplacer.properties,
				...reparer.properties,
			]),
		),
	};

	methods = { listSearch, credentialTest: { sessionsPlanningPostgresTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		if (isForForm(this)) return await makeForm(this);
		return await runOperation(this, operations);
	}
}
