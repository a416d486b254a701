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
import { readItem, type Lecture } from '../shared/read';
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
			read: (itemIndex, fuseau) => readItem(this, itemIndex, fuseau, readReport),
			call: oneByOne(makeReport),
			toItem: (report, item) => ({ json: report as IDataObject, pairedItem: { item } }),
		});
	}
}

/** A year or a month of 0 is the present one. A field that the report does not ask for is not read. */
function readReport(lecture: Lecture): ReportRequest {
	const vue = lecture.text('operation') as ReportView;
	const isOfMonth = vue === 'mois' || vue === 'formateur';
	return {
		vue,
		format: (lecture.text('format') as ReportRequest['format']) ?? 'json',
		annee: ((isOfMonth || vue === 'annee') && lecture.number('annee')) || undefined,
		mois: (isOfMonth && lecture.number('mois')) || undefined,
		date: vue === 'jour' ? lecture.day('date') : undefined,
		salle: lecture.text(vue === 'jour' ? 'salleJour' : 'salle'),
		formateur: lecture.text('formateur'),
		session: lecture.text('session'),
		formation: lecture.text('formation'),
		urlPlanning: lecture.text('urlPlanning'),
	};
}
