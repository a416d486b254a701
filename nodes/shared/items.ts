import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { Centre } from '../../core/centre/centre';
import { Refusal, reject, type Fault, type Outcome } from '../../core/errors/refusal';
import { centreOf } from './centreOf';

export interface Lot<D, V> {
	/** Reads one item's parameters; what it throws is that item's error. */
	read: (itemIndex: number) => D;
	/** One call of the core for all items that could be read: an outcome each, in their order. */
	call: (centre: Centre, requests: D[]) => Promise<Array<Outcome<V>>>;
	/** One outcome as the item that goes on. */
	toItem: (value: V, itemIndex: number) => INodeExecutionData;
	acteur?: string;
}

/**
 * What every node does alike: reads all items, calls the core once for all, and gives each item its
 * answer or its error. Nothing that can fail stands outside the per-item errors: were this to throw
 * while an error output is chosen, n8n would pass the inputs on as successes.
 */
export async function runItems<D, V>(
	context: IExecuteFunctions,
	batch: Lot<D, V>,
): Promise<INodeExecutionData[][]> {
	const issues: Array<Outcome<V>> = Array.from({ length: context.getInputData().length });
	const readOnes: Array<{ itemIndex: number; demande: D }> = [];
	for (let itemIndex = 0; itemIndex < issues.length; itemIndex += 1) {
		try {
			readOnes.push({ itemIndex, demande: batch.read(itemIndex) });
		} catch (error) {
			issues[itemIndex] = toIssue(error);
		}
	}
	try {
		const results =
			readOnes.length > 0
				? await batch.call(
						await centreOf(context, batch.acteur),
						readOnes.map(({ demande }) => demande),
					)
				: [];
		readOnes.forEach(({ itemIndex }, i) => {
			issues[itemIndex] = results[i];
		});
	} catch (error) {
		const issue = toIssue<V>(error);
		for (const { itemIndex } of readOnes) issues[itemIndex] = issue;
	}
	return [
		issues.map((issue, itemIndex) => {
			const pairedItem = { item: itemIndex };
			if (issue.ok) return Object.assign(batch.toItem(issue.value, itemIndex), { pairedItem });
			if (!context.continueOnFail()) throw toNodeError(context, issue.faults, itemIndex);
			return { json: toErrorJson(issue), pairedItem };
		}),
	];
}

/**
 * A core function for one request as the batch that runItems calls: for use cases that are one
 * transaction each.
 */
export function oneByOne<D, V>(use: (centre: Centre, request: D) => Promise<V>): Lot<D, V>['call'] {
	return async (centre, requests) => {
		const issues: Array<Outcome<V>> = [];
		for (const request of requests) {
			try {
				issues.push({ ok: true, value: await use(centre, request) });
			} catch (error) {
				issues.push(toIssue(error));
			}
		}
		return issues;
	};
}

function toIssue<V>(error: unknown): Outcome<V> {
	if (error instanceof Refusal) return reject(error);
	const { message, code } = error as { message?: string; code?: string };
	return {
		ok: false,
		faults: [{ path: '', message: message || String(error), code: code ?? 'ERREUR_TECHNIQUE' }],
	};
}

const inWords = ({ path, message }: Fault) => (path ? `${path} : ${message}` : message);

function toErrorJson(issue: { faults: Fault[]; details?: Record<string, unknown> }): IDataObject {
	return {
		error: issue.faults.map(inWords).join(' ; '),
		status: 'rejected',
		errors: issue.faults as unknown as IDataObject[],
		...(issue.details as IDataObject),
	};
}

function toNodeError(
	context: IExecuteFunctions,
	faults: Fault[],
	itemIndex: number,
): NodeOperationError {
	return new NodeOperationError(context.getNode(), faults.map(inWords).join(' ; '), {
		itemIndex,
		description:
			`${faults.map(({ code }) => code).join(', ')}: see docs/errors.md. Nothing was changed for ` +
			'this item; the items before it were carried out.',
	});
}
