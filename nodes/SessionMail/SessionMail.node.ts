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
import { runWhole } from '../shared/runWhole';
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
		return await runWhole(this, 1, async () => [await send(this)]);
	}
}

const LEVELS: Partial<Record<MailFate['fate'], Level>> = { reportes: 'warn', abandonnes: 'error' };

/** Each mail is a line of n8n's log. */
const tellLog =
	({ logger }: IExecuteFunctions) =>
	({ fate, ...mail }: MailFate): void =>
		note(logger, 'mail', { ...mail, outcome: fate }, LEVELS[fate]);

/** Whether something of n8n's is named between braces, as in `{{ $json.titre }}`. */
const isForN8n = (text: string): boolean =>
	text
		.split('{{')
		.slice(1)
		.some((part) => part.split('}}')[0].includes('$'));

/**
 * The words of a mail as staff wrote them. n8n takes a text with braces that is pasted for an
 * expression and puts « = » before it: evaluated, all our fields would be blank. One that names
 * something of n8n's is meant for n8n, as a workflow may hold it.
 */
function asWritten(context: IExecuteFunctions, name: string): string {
	const raw = context.getNodeParameter(name, 0, '', { rawExpressions: true }) as string;
	if (raw.startsWith('=') && !isForN8n(raw)) return raw.slice(1);
	return context.getNodeParameter(name, 0, '') as string;
}

async function send(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const text = (name: string) => context.getNodeParameter(name, 0, '') as string;
	const modele = {
		sujet: asWritten(context, 'sujet'),
		html: asWritten(context, 'html'),
		texte: asWritten(context, 'texte'),
	};
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
