import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import {
	makeReport,
	type ReportRequest,
	type ReportView,
} from '../../core/pages/server/makeReport';
import { answerAgent, isForAgent, withAgent } from '../shared/agent';
import { sessionsPlanningPostgresTest } from '../shared/centreOf';
import { oneByOne, runItems } from '../shared/items';
import { listSearch } from '../shared/lists';
import { operations, properties } from './description';
import { subtitleOf } from '../shared/subtitle';

export class OccupancyReport implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Occupancy Report',
		name: 'occupancyReport',
		icon: { light: 'file:occupancyReport.svg', dark: 'file:occupancyReport.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(operations),
		description:
			'Reads how rooms and trainers of the training centre are used: the year (room by ' +
			"month, hours and %), a room's month, a day by the hour with free stretches, a " +
			"trainer's month, a session's sheet, the next sessions of a training. Changes nothing.",
		defaults: { name: 'Occupancy Report' },
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
		properties: withAgent(['occupancyReport'], properties),
	};

	methods = { credentialTest: { sessionsPlanningPostgresTest }, listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		if (isForAgent(this)) return await answerAgent(this);
		return await runItems(this, {
			read: (itemIndex) => readReport(this, itemIndex),
			call: oneByOne(makeReport),
			toItem: (report, item) => ({ json: report as IDataObject, pairedItem: { item } }),
		});
	}
}

function readReport(context: IExecuteFunctions, itemIndex: number): ReportRequest {
	const text = (name: string) =>
		String(context.getNodeParameter(name, itemIndex, '', { extractValue: true }) ?? '').trim();
	const vue = text('operation') as ReportView;
	return {
		vue,
		format: (text('format') as ReportRequest['format']) || 'json',
		annee: Number(text('annee')) || undefined,
		mois: Number(text('mois')) || undefined,
		date: text('date'),
		salle: text(vue === 'jour' ? 'salleJour' : 'salle'),
		formateur: text('formateur'),
		session: text('session'),
		formation: text('formation'),
		urlPlanning: text('urlPlanning'),
	};
}
