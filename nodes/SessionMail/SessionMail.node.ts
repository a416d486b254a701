import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { checkTemplate } from '../../core/courriers/template';
import { notifyAdmin } from '../../core/courriers/notifyAdmin';
import { isNotice, type Role } from '../../core/outbox/oweCourriers';
import type { MailFate } from '../../core/courriers/mailOffice';
import { sendCourriers } from '../../core/courriers/sendCourriers';
import type { Case } from '../../core/evenements/prepareCases';
import { writeAlerts } from '../../core/rappels/writeAlerts';
import { expediteurOf, smtpOf } from '../shared/mailOffice';
import { centreOf, postgresOf, sessionsPlanningPostgresTest } from '../shared/centreOf';
import { note, type Level } from '../shared/journal';
import { properties } from './description';
import { tellOfHealth } from './tellOfHealth';

export class SessionMail implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Session Mail',
		name: 'sessionMail',
		icon: { light: 'file:sessionMail.svg', dark: 'file:sessionMail.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["sujet"]}}',
		description: 'Sends the mails that an event owes, each once, with the words written here',
		defaults: { name: 'Session Mail' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'sessionsPlanningPostgresApi',
				required: true,
				testedBy: 'sessionsPlanningPostgresTest',
				displayOptions: { show: { operation: ['send'] } },
			},
			{ name: 'smtp', required: true },
			{ name: 'sessionsPlanningCrmApi', required: true },
		],
		properties,
	};

	methods = { credentialTest: { sessionsPlanningPostgresTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return [await send(this)];
		} catch (error) {
			// Were this thrown while the node may go on, n8n would pass its inputs to CRM Callback, which
			// would take the unsent mails for unwanted ones.
			if (this.continueOnFail()) {
				this.logger.error(`${this.getNode().name}: ${(error as Error).message}`);
				return [[]];
			}
			throw new NodeOperationError(this.getNode(), error as Error);
		}
	}
}

const LEVELS: Partial<Record<MailFate['fate'], Level>> = { reportes: 'warn', abandonnes: 'error' };

/** Each mail is a line of n8n's log. */
const tellLog =
	({ logger }: IExecuteFunctions) =>
	({ fate, ...mail }: MailFate): void =>
		note(logger, 'mail', { ...mail, outcome: fate }, LEVELS[fate]);

async function send(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const text = (name: string) => context.getNodeParameter(name, 0, '') as string;
	const modele = { sujet: text('sujet'), html: text('html'), texte: text('texte') };
	const fault = checkTemplate(modele);
	if (fault)
		throw new NodeOperationError(context.getNode(), `This template cannot be read: ${fault}`, {
			description: 'A section {{#x}} must be closed by {{/x}}.',
		});
	const passed = items.map((item, i) => ({ ...item, pairedItem: { item: i } }));
	const office = { smtp: await smtpOf(context), ...(await expediteurOf(context)) };
	if (text('operation') === 'notify') {
		const sorts = await notifyAdmin(
			items.map(({ json }) => json),
			modele,
			office,
			context.getNodeParameter('minutes', 0) as number,
		);
		return passed.map((item, i) => ({ ...item, json: { ...item.json, avis: sorts[i] } }));
	}
	const centre = await centreOf(context);
	const { cleSecrets } = (await postgresOf(context)) as { cleSecrets?: string };
	const {
		essaisMax = 14,
		connexions = 3,
		bail = 45,
	} = context.getNodeParameter('options', 0, {}) as {
		essaisMax?: number;
		connexions?: number;
		bail?: number;
	};
	const role = text('role') as Role;
	const agenda = text('agenda');
	if (role === 'ALERTE') await writeAlerts(centre);
	if (role === 'SANTE' && !(await tellOfHealth(context, centre, { modele, office }))) return passed;
	const cases = isNotice(role) ? undefined : items.map(({ json }) => json as unknown as Case);
	await sendCourriers(
		centre,
		cases,
		{
			role,
			modele,
			agenda:
				agenda === 'REQUEST' || agenda === 'CANCEL' ? (agenda as 'REQUEST' | 'CANCEL') : undefined,
		},
		{ ...office, cleSecrets, essaisMax, connexions, bail, tell: tellLog(context) },
	);
	return passed;
}
