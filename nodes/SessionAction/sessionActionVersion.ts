import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeBaseDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { actions, isBeyondEight, type Action } from '../../core/outbox/actions';
import { closeUntold } from '../../core/evenements/closeUntold';
import { forgetInTurn } from '../../core/conservation/forgetOld';
import { prepareCases, type Case } from '../../core/evenements/prepareCases';
import type { Receiving } from '../../core/evenements/receive';
import { writeRappels } from '../../core/rappels/writeRappels';
import { tellDeparted } from '../../core/salles/tellDeparted';
import { centreOf, sessionsPlanningPostgresTest } from '../shared/centreOf';
import { note, stopwatch } from '../shared/journal';
import { readItem } from '../shared/read';
import { receiveEvenement } from '../shared/receiveEvenement';
import { runWhole } from '../shared/runWhole';

/** What an output is called on the canvas, where there is little room. */
const LABELS: Record<Action, string> = {
	SESSION_CREATED: 'Created',
	ELEVE_INSCRIT: 'Enrolled',
	PLACE_LIBEREE: 'Place Freed',
	PROMOTION_ATTENTE: 'Promoted',
	SESSION_CONFIRMEE: 'Confirmed',
	SESSION_ANNULEE: 'Cancelled',
	RAPPEL_SESSION: 'Reminder',
	ELEVE_CONVERTI: 'Converted',
	ELEVE_DESISTE: 'Withdrawn',
	MISE_EN_ATTENTE: 'Queued',
	SESSION_DEPLACEE: 'Moved',
};

/** The outputs of a version, in their order: version 2 had those of the eight. */
const outputsOf = (version: number): readonly Action[] =>
	version >= 3 ? actions : actions.filter((action) => !isBeyondEight(action));

/**
 * The output of a case. A workflow of version 2 told of moves in its branch of reminders, whose words
 * still do; of the others beyond the eight it has no branch (`closeUntold`).
 */
const outputOf = ({ action }: Case, version: number): Action =>
	version < 3 && action === 'SESSION_DEPLACEE' ? 'RAPPEL_SESSION' : action;

const notice = (displayName: string): INodeProperties => ({
	displayName,
	name: 'notice',
	type: 'notice',
	default: '',
});
const DUE =
	'makes this node take up what is due: events of our own, reminders, and what a crash left behind.';
const NOTICE = notice(
	'Events that the CRM posts come from CRM Endpoint (POST session-action), which this node follows. ' +
		`Any other item, as from a Schedule or Execute Workflow trigger, ${DUE}`,
);
const RECEIVING_NOTICE = notice(
	'The CRM calls POST /webhook/session-action. An item from a Schedule or ' +
		`Execute Workflow trigger ${DUE}`,
);

const GATHER: INodeProperties = {
	displayName: 'Gather (Milliseconds)',
	name: 'pause',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 5000 },
	default: 250,
	description:
		'Events that arrive within this time after a run started go together into the ' +
		'next run. One that comes alone goes at once. 0: a run for each event.',
};

const PROPERTIES: INodeProperties[] = [
	{
		displayName: 'Write Reminders',
		name: 'rappels',
		type: 'boolean',
		default: true,
		description:
			'Whether a run started by a trigger also writes the reminders that are due: sessions within 7 days, from 08:00 on',
	},
	{
		displayName: 'Most Events per Run',
		name: 'limite',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 500 },
		default: 50,
		description:
			'How many events one run takes up; one that changes of the CRM have started takes as many as they are',
	},
	{
		displayName: 'Lease (Seconds)',
		name: 'bail',
		type: 'number',
		typeOptions: { minValue: 2, maxValue: 3600 },
		default: 45,
		description:
			'After this time without a sign of life, an event is taken over from a worker that died',
	},
];

/** How many changes, answered by CRM Endpoint, this run was started for. */
const changesIn = (context: IExecuteFunctions): number =>
	context.getInputData().filter(({ json }) => typeof json.endpoint === 'string').length;

/** One version of the node: it differs from the others by its outputs. */
export const sessionActionVersion = (
	base: INodeTypeBaseDescription,
	version: number,
): INodeType => ({
	description: {
		...base,
		version,
		defaults: { name: 'Session Action' },
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsOf(version).map(() => NodeConnectionTypes.Main),
		outputNames: outputsOf(version).map((action) => LABELS[action]),
		credentials: [
			{
				name: 'sessionsPlanningPostgresApi',
				required: true,
				testedBy: 'sessionsPlanningPostgresTest',
			},
		],
		sensitiveOutputFields: ['effets'],
		properties: [NOTICE, ...PROPERTIES],
	},

	methods: { credentialTest: { sessionsPlanningPostgresTest } },

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const outputs = outputsOf(version);
		return await runWhole(this, outputs.length, async () => {
			const cases = await takeUp(this, version);
			return outputs.map((action) => {
				const own = cases.filter((one) => outputOf(one, version) === action);
				return own.map((one) => ({
					json: { ...one } as unknown as IDataObject,
					pairedItem: { item: 0 },
				}));
			});
		});
	},
});

const writesReminders = (context: IExecuteFunctions): boolean =>
	readItem(context, 0, undefined, (lecture) => lecture.openFlag('rappels') ?? true);

/** Takes up what this run was given, or what is due, and applies it. */
async function takeUp(context: IExecuteFunctions, version: number): Promise<Case[]> {
	const prises = context
		.getInputData()
		.flatMap(({ json: { idEvenement, jeton } }): Receiving[] =>
			typeof idEvenement === 'number' && typeof jeton === 'string' ? [{ idEvenement, jeton }] : [],
		);
	const centre = await centreOf(context);
	if (prises.length === 0 && writesReminders(context)) await writeRappels(centre);
	if (prises.length === 0) await tellDeparted(centre);
	const job = {
		bail: context.getNodeParameter('bail', 0, 45) as number,
		// A run that changes of the CRM share takes up as many as they are: the others would wait for the sweep.
		limite: Math.max(context.getNodeParameter('limite', 0, 50) as number, changesIn(context)),
	};
	// No event waits for it if it fails: health tells when it was done last.
	if (prises.length === 0)
		await forgetInTurn(centre).catch((error: Error) =>
			context.logger.error(
				`Session Action: what is past its time could not be forgotten: ${error.message}`,
			),
		);
	const elapsed = stopwatch();
	const cases = await prepareCases(centre, prises.length > 0 ? prises : 'dus', job);
	const ms = elapsed();
	for (const { action, correlationId, idEvenement, reponse } of cases)
		note(context.logger, 'applied', {
			action,
			correlationId,
			idEvenement,
			outcome: reponse ?? undefined,
			ms,
		});
	const outputs = outputsOf(version);
	await closeUntold(
		centre,
		cases.filter((one) => !outputs.includes(outputOf(one, version))),
	);
	return cases;
}

/**
 * A version that receives the CRM's calls by itself. For each call n8n then reads this node's workflow, with
 * the words of all its mails. (In a webhook node of version 1 n8n would also evaluate an expression
 * for each call, to know who parses the body.)
 */
export function receivingVersion(base: INodeTypeBaseDescription, version: number): INodeType {
	const applying = sessionActionVersion(base, version);

	return {
		...applying,
		description: {
			...applying.description,
			group: ['trigger'],
			subtitle: 'POST /webhook/session-action',
			credentials: [
				...(applying.description.credentials ?? []),
				{ name: 'httpHeaderAuth', required: true },
			],
			webhooks: [
				{
					name: 'default',
					httpMethod: 'POST',
					responseMode: 'onReceived',
					path: 'session-action',
					isFullPath: true,
				},
			],
			properties: [RECEIVING_NOTICE, ...withGather(PROPERTIES)],
		},

		// The CRM is given the address by hand: there is nothing to register with it.
		webhookMethods: {
			default: {
				checkExists: async () => true,
				create: async () => true,
				delete: async () => true,
			},
		},

		async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
			const number = (name: string, usual: number) => this.getNodeParameter(name, usual) as number;
			return await receiveEvenement(this, {
				bail: number('bail', 45),
				pause: number('pause', 250),
				limite: number('limite', 50),
			});
		},
	};
}

/** Before the lease, where these versions have had it. */
const withGather = (properties: INodeProperties[]) => [
	...properties.slice(0, -1),
	GATHER,
	...properties.slice(-1),
];
