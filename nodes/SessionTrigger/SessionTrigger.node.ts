import {
	NodeConnectionTypes,
	NodeOperationError,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
} from 'n8n-workflow';

import { lastAnnonce, openAbonnement, type AnnonceFilter } from '../../core/annonces/annonces';
import { requireFilter } from '../../core/annonces/requireFilter';
import { actions, type Action } from '../../core/outbox/actions';
import { broken } from '../shared/broken';
import { centreOf, sessionsPlanningPostgresTest } from '../shared/centreOf';
import { listSearch, locator } from '../shared/lists';
import { asList } from '../shared/fields';
import { sessionStatuses } from '../shared/statuses';
import { Listener, toItems } from './listen';

const ALERT = 'ALERTE';

const names: Record<Action | typeof ALERT, string> = {
	ALERTE: 'Alert',
	ELEVE_CONVERTI: 'Candidate Became an Élève',
	ELEVE_DESISTE: 'Person Left',
	ELEVE_INSCRIT: 'Person Enrolled',
	MISE_EN_ATTENTE: 'Person Queued',
	PLACE_LIBEREE: 'Place Freed',
	PROMOTION_ATTENTE: 'Person Promoted',
	RAPPEL_SESSION: 'Session Reminded',
	SESSION_ANNULEE: 'Session Cancelled',
	SESSION_CONFIRMEE: 'Session Confirmed',
	SESSION_CREATED: 'Session Created',
	SESSION_DEPLACEE: 'Session Moved',
};

const happenings = Object.entries(names)
	.map(([value, name]) => ({ name, value }))
	.sort((a, b) => a.name.localeCompare(b.name));

export class SessionTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Session Trigger',
		name: 'sessionTrigger',
		icon: { light: 'file:sessionTrigger.svg', dark: 'file:sessionTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["evenements"].join(", ") }}',
		description:
			'Starts a workflow of your own when something happens to a session: each event once it ' +
			'took effect, in order for each session, with session, person and decision',
		defaults: { name: 'Session Trigger' },
		// Not polled by n8n: this has the editor offer « Fetch Test Event » instead of waiting for one.
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'sessionsPlanningPostgresApi',
				required: true,
				testedBy: 'sessionsPlanningPostgresTest',
			},
		],
		properties: [
			{
				displayName: 'Events',
				name: 'evenements',
				type: 'multiOptions',
				options: happenings,
				default: ['ELEVE_INSCRIT'],
				required: true,
				description: 'What starts the workflow',
			},
			{
				displayName: 'Alerts',
				name: 'codes',
				type: 'string',
				default: '',
				placeholder: 'e.g. CAPACITE_ATTEINTE, TROP_PEU_D_INSCRITS',
				description:
					'Codes of the rule file for alerts, separated by commas. Left empty, every alert.',
				displayOptions: { show: { evenements: [ALERT] } },
			},
			locator('formations', {
				displayName: 'Training',
				name: 'formation',
				description: 'Only sessions of this training (code). Left empty, of every training.',
			}),
			locator('salles', {
				displayName: 'Room',
				name: 'salle',
				description: 'Only sessions in this room (code), its parts or its whole',
			}),
			locator('sessions', {
				displayName: 'Session',
				name: 'session',
				description: 'Only this session (number)',
			}),
			{
				displayName: 'Statuses',
				name: 'statuts',
				type: 'multiOptions',
				options: sessionStatuses,
				default: [],
				description: 'Only sessions that have one of these now. Left empty, any.',
			},
			{
				displayName: 'Missed While Unpublished',
				name: 'manques',
				type: 'options',
				options: [
					{
						name: 'Catch Up',
						value: 'rattraper',
						description: 'Published again within 30 days, it hears all that it missed',
					},
					{
						name: 'Skip',
						value: 'sauter',
						description: 'Published again, it hears what happens from then on',
					},
				],
				default: 'rattraper',
				description: 'A restart of n8n loses nothing either way',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					{
						displayName: 'Longest Run (Minutes)',
						name: 'dureeMax',
						type: 'number',
						typeOptions: { minValue: 1, maxValue: 1440 },
						default: 60,
						description:
							'A run that has not ended by then is taken for lost, as with a worker that died, and its events come again',
					},
					{
						displayName: 'Events per Run',
						name: 'parExecution',
						type: 'number',
						typeOptions: { minValue: 1, maxValue: 100 },
						default: 1,
						description: 'At most so many items of one run, each of another session',
					},
					{
						displayName: 'Runs at Once',
						name: 'executions',
						type: 'number',
						typeOptions: { minValue: 1, maxValue: 50 },
						default: 5,
						description:
							'At most so many runs at the same time, each of another session: events of one session follow each other',
					},
					{
						displayName: 'Seconds Between Looks',
						name: 'pause',
						type: 'number',
						typeOptions: { minValue: 0.2, maxValue: 3600, numberPrecision: 1 },
						default: 1,
						description: 'How often to look while nothing happens',
					},
				],
			},
		],
	};

	methods = { listSearch, credentialTest: { sessionsPlanningPostgresTest } };

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		const filter = filterOf(this);
		const centre = await inWords(this, async () => {
			const opened = await centreOf(this);
			if (!RESUMING.has(this.getActivationMode())) await requireFilter(opened, filter);
			return opened;
		});
		if (this.getMode() === 'manual')
			return {
				manualTriggerFunction: async () => {
					const found = await lastAnnonce(centre, filter);
					if (!found)
						throw new NodeOperationError(this.getNode(), 'Nothing like this has happened yet', {
							description: 'Ask for other events, or make one: a test enrolment, for example.',
						});
					this.emit([toItems([found])]);
				},
			};
		const cle = `${this.getWorkflow().id}:${this.getNode().id}`;
		const published = this.getActivationMode() === 'activate';
		const skip = published && this.getNodeParameter('manques') === 'sauter';
		await inWords(this, async () => await openAbonnement(centre, cle, { sauter: skip }));
		const options = this.getNodeParameter('options', {}) as Record<string, number | undefined>;
		const listener = new Listener(this, centre, {
			cle,
			filter,
			runs: options.executions ?? 5,
			perRun: options.parExecution ?? 1,
			pause: (options.pause ?? 1) * 1000,
			longest: (options.dureeMax ?? 60) * 60_000,
		});
		return { closeFunction: async () => await listener.close() };
	}
}

/** n8n goes on with what was published: what is gone meanwhile is no reason to hear nothing at all. */
const RESUMING = new Set(['init', 'leadershipChange']);

/** What the core refuses, and a database that is away, as errors of the node. */
async function inWords<T>(context: ITriggerFunctions, job: () => Promise<T>): Promise<T> {
	try {
		return await job();
	} catch (error) {
		throw broken(context, error);
	}
}

function filterOf(context: ITriggerFunctions): AnnonceFilter {
	const asked = asList(context.getNodeParameter('evenements', [])) ?? [];
	const unknown = asked.filter((name) => !(name in names));
	if (asked.length === 0 || unknown.length > 0)
		throw new NodeOperationError(
			context.getNode(),
			asked.length === 0
				? 'No event is chosen: choose at least one under Events'
				: `Unknown under Events: ${unknown.join(', ')}; expected ${Object.keys(names).join(', ')}`,
		);
	const chosen = (name: string) => {
		const value = context.getNodeParameter(name, '', { extractValue: true }) as string | number;
		return value === '' ? undefined : String(value);
	};
	const session = chosen('session');
	return {
		actions: actions.filter((action) => asked.includes(action)),
		alertes: asked.includes(ALERT),
		codes: asList(context.getNodeParameter('codes', '')) ?? [],
		formation: chosen('formation'),
		salle: chosen('salle'),
		idSession: session === undefined ? undefined : Number(session),
		statuts: asList(context.getNodeParameter('statuts', [])) ?? [],
	};
}
