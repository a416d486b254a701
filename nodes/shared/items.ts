import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { Centre } from '../../core/centre/centre';
import { breakdownOf, causeOf } from '../../core/errors/breakdown';
import { isLost } from '../../core/errors/isLost';
import { accept, Refusal, reject, type Fault, type Outcome } from '../../core/errors/refusal';
import { centreOf } from './centreOf';

export interface Lot<D, V> {
	/** Reads one item's parameters, its days in the centre's zone; what it throws is that item's error. */
	read: (itemIndex: number, fuseau: string) => D;
	/** One call of the core for all items that could be read: an outcome each, in their order. */
	call: (centre: Centre, requests: D[]) => Promise<Array<Outcome<V>>>;
	/** One outcome as the item that goes on. */
	toItem: (value: V, itemIndex: number) => INodeExecutionData;
	acteur?: string;
}

/**
 * An outcome; `unknown` where the connection broke, and nobody heard whether the change was made, `cause`
 * what the database said, for the log.
 */
type Issue<V> = Outcome<V> & { unknown?: true; cause?: string };
type Refused = Extract<Issue<never>, { ok: false }>;

/**
 * What every node does alike: reads all items, calls the core once for all, and gives each item its
 * answer or its error. Where the node stops at an error, an item that can't be read stops it before
 * anything is carried out. Nothing that can fail stands outside the per-item errors: were this to
 * throw while an error output is chosen, n8n would pass the inputs on as successes.
 */
export async function runItems<D, V>(
	context: IExecuteFunctions,
	batch: Lot<D, V>,
): Promise<INodeExecutionData[][]> {
	const centre = await attempt(async () => await centreOf(context, batch.acteur));
	const read: Array<Issue<D>> = [];
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex += 1) {
		const one = centre.ok ? readOne(batch, itemIndex, centre.value.fuseau) : centre;
		if (!one.ok && !context.continueOnFail())
			throw toNodeError(context, one, itemIndex, 'Nothing was carried out, for no item.');
		read.push(one);
	}
	const issues = centre.ok ? await callOnce(batch, centre.value, read) : (read as Refused[]);
	logCauses(context, issues);
	const done = issues.filter(({ ok }) => ok).length;
	return [
		issues.map((issue, itemIndex) =>
			issue.ok
				? Object.assign(batch.toItem(issue.value, itemIndex), { pairedItem: { item: itemIndex } })
				: refusedItem(context, issue, itemIndex, outcomeInWords(issue, issues.length - 1, done)),
		),
	];
}

/** Tells the log what broke down, once however many items it hit. */
function logCauses(context: IExecuteFunctions, issues: Array<Issue<unknown>>): void {
	for (const cause of new Set(issues.map((issue) => issue.cause)))
		if (cause) context.logger.error(`${context.getNode().name}: ${cause}`);
}

function readOne<D, V>(batch: Lot<D, V>, itemIndex: number, fuseau: string): Issue<D> {
	try {
		return accept(batch.read(itemIndex, fuseau));
	} catch (error) {
		return toIssue(error);
	}
}

/** The outcome of each item, whether it could be read or not. */
async function callOnce<D, V>(
	{ call }: Lot<D, V>,
	centre: Centre,
	read: Array<Issue<D>>,
): Promise<Array<Issue<V>>> {
	const requests = read.flatMap((one) => (one.ok ? [one.value] : []));
	const called = await attempt(async () =>
		requests.length > 0 ? await call(centre, requests) : [],
	);
	let next = 0;
	return read.map((one) => {
		if (!one.ok) return one;
		return called.ok ? called.value[next++] : called;
	});
}

/** What a job gives, or why it failed. */
export async function attempt<V>(job: () => Promise<V>): Promise<Issue<V>> {
	try {
		return accept(await job());
	} catch (error) {
		return toIssue(error);
	}
}

/**
 * A core function for one request as the batch that runItems calls: for use cases that are one
 * transaction each.
 */
export function oneByOne<D, V>(use: (centre: Centre, request: D) => Promise<V>): Lot<D, V>['call'] {
	return async (centre, requests) => {
		const issues: Array<Outcome<V>> = [];
		for (const request of requests)
			issues.push(await attempt(async () => await use(centre, request)));
		return issues;
	};
}

function toIssue(error: unknown): Refused {
	if (error instanceof Refusal) return reject(error) as Refused;
	const { message, code } = error as { message?: string; code?: string };
	const breakdown = breakdownOf(error);
	return {
		ok: false,
		faults: [
			breakdown ?? {
				path: '',
				message: message || String(error),
				code: code ?? 'ERREUR_TECHNIQUE',
			},
		],
		...(isLost(error) && { unknown: true }),
		...(breakdown && { cause: causeOf(error) }),
	};
}

const inWords = ({ path, message }: Fault) => (path ? `${path} : ${message}` : message);
const allInWords = ({ faults }: Refused) => faults.map(inWords).join(' ; ');

/** What became of a refused item, and of the `others` of its run, of which so many were carried out. */
function outcomeInWords({ unknown }: Refused, others: number, done: number): string {
	const own = unknown
		? 'Whether this item was carried out is not known: check before it is run again.'
		: 'Nothing was changed for this item.';
	return others === 0
		? own
		: `${own} Of the ${others} other item(s) of this run, ${done} were carried out.`;
}

/**
 * The item of a refusal, where the node goes on.
 * @throws NodeOperationError where it does not
 */
export function refusedItem(
	context: IExecuteFunctions,
	issue: Refused,
	itemIndex: number,
	outcome: string,
): INodeExecutionData {
	if (!context.continueOnFail()) throw toNodeError(context, issue, itemIndex, outcome);
	const item: INodeExecutionData = {
		json: {
			error: allInWords(issue),
			status: 'rejected',
			errors: issue.faults as unknown as IDataObject[],
			...(issue.details as IDataObject),
		},
		pairedItem: { item: itemIndex },
	};
	if (context.getNode().onError !== 'continueErrorOutput') return item;
	// n8n sends to the error output what has an `error` beside its json, and then, where it still finds
	// one, leaves of the json the message alone. It copies the item on the way: what is not enumerable
	// stays behind, and faults and conflicts reach whoever mends them.
	return Object.defineProperty(item, 'error', {
		value: toNodeError(context, issue, itemIndex, outcome),
		enumerable: false,
		writable: true,
	});
}

function toNodeError(
	context: IExecuteFunctions,
	issue: Refused,
	itemIndex: number,
	outcome: string,
): NodeOperationError {
	const codes = issue.faults.map(({ code }) => code).join(', ');
	return new NodeOperationError(context.getNode(), allInWords(issue), {
		itemIndex,
		description: `${codes}: see docs/errors.md. ${outcome}`,
	});
}
