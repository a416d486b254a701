import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { nextPage, toLastPage } from '../../core/http/forms/nextPage';
import type { FormPage, FormType } from '../../core/http/forms/pages';
import { centreOf } from './centreOf';

/** A node's own parameters, and the switch that turns the node into the maker of the session forms' pages. */
export function withForm(own: INodeProperties[]): INodeProperties[] {
	const hidden = own.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			hide: { ...property.displayOptions?.hide, makeForm: [true] },
		},
	}));
	return [
		...hidden,
		{
			// The workflows of the forms set it; staff never meet it in the panel.
			displayName: 'Make a Form',
			name: 'makeForm',
			type: 'hidden',
			default: false,
		},
		{
			displayName: 'Form',
			name: 'form',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'CAP', value: 'CAP' },
				{ name: 'Short Course', value: 'COURTE' },
			],
			default: 'COURTE',
			displayOptions: { show: { makeForm: [true] } },
		},
	];
}

/** Whether this node is switched to make a form's pages. */
export const isForForm = (context: IExecuteFunctions): boolean =>
	context.getNodeParameter('makeForm', 0, false) === true;

/** The next page for every item: refusals and breakdowns are pages too, so nothing is thrown. */
export async function makeForm(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items: INodeExecutionData[] = [];
	for (const [itemIndex, { json }] of context.getInputData().entries()) {
		const { panne, ...page } = await makePage(context, itemIndex, json);
		if (panne) context.logger.error(`${context.getNode().name}: ${panne}`);
		items.push({ json: { ...page }, pairedItem: { item: itemIndex } });
	}
	return [items];
}

async function makePage(
	context: IExecuteFunctions,
	itemIndex: number,
	json: IDataObject,
): Promise<FormPage & { panne?: string }> {
	try {
		return await nextPage(
			await centreOf(context, 'formulaire'),
			context.getNodeParameter('form', itemIndex) as FormType,
			json,
		);
	} catch (error) {
		return toLastPage(error);
	}
}
