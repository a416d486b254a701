import type { ILoadOptionsFunctions, INodeListSearchResult, INodeProperties } from 'n8n-workflow';

import { searchList, type ListName } from '../../core/lists/searchList';
import { broken } from './broken';
import { centreOf } from './centreOf';

const search = (list: ListName) =>
	async function (this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		try {
			return { results: await searchList(await centreOf(this), list, filter) };
		} catch (error) {
			throw broken(this, error);
		}
	};

/** The drop-down lists of every node, filled from the database: `methods = { listSearch }`. */
export const listSearch = {
	salles: search('salles'),
	formations: search('formations'),
	formateurs: search('formateurs'),
	sessions: search('sessions'),
	eleves: search('eleves'),
	candidats: search('candidats'),
};

const hints: Record<
	ListName,
	{ displayName: string; placeholder: string; regex?: string; errorMessage?: string }
> = {
	salles: { displayName: 'By Code', placeholder: 'e.g. ATEL_B' },
	formations: { displayName: 'By Code', placeholder: 'e.g. INIT_SERTI' },
	formateurs: {
		displayName: 'By ID',
		placeholder: 'e.g. 3',
		regex: '^[0-9]+$',
		errorMessage: 'A number is expected',
	},
	sessions: {
		displayName: 'By ID',
		placeholder: 'e.g. 42',
		regex: '^[0-9]+$',
		errorMessage: 'A number is expected',
	},
	eleves: {
		displayName: 'By ID',
		placeholder: 'e.g. 7',
		regex: '^[0-9]+$',
		errorMessage: 'A number is expected',
	},
	candidats: {
		displayName: 'By ID',
		placeholder: 'e.g. 7',
		regex: '^[0-9]+$',
		errorMessage: 'A number is expected',
	},
};

/**
 * A resource locator on one of the lists: chosen from the database, or given by code or number
 * (expressions, AI). Read it with `{ extractValue: true }`.
 */
export function locator(
	list: ListName,
	property: Pick<INodeProperties, 'displayName' | 'name'> & Partial<INodeProperties>,
): INodeProperties {
	const { displayName, placeholder, regex, errorMessage } = hints[list];
	return {
		...property,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: list, searchable: true },
			},
			{
				displayName,
				name: 'id',
				type: 'string',
				placeholder,
				...(regex
					? {
							validation: [
								{ type: 'regex', properties: { regex, errorMessage: errorMessage ?? '' } },
							],
						}
					: {}),
			},
		],
	};
}
