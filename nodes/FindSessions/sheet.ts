import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { readSheet, type Sheet } from '../../core/sessions/readSheet';
import { oneByOne } from '../shared/items';
import type { Lecture } from '../shared/read';
import { locator } from '../shared/lists';
import type { Operation } from '../shared/operation';

export const properties: INodeProperties[] = [
	locator('sessions', {
		displayName: 'Session',
		name: 'idSession',
		required: true,
		description: 'The session (number)',
		displayOptions: { show: { operation: ['fiche'] } },
	}),
];

/** Show the sheet of one session. */
export const fiche: Operation = {
	read: (lecture: Lecture) => ({ idSession: lecture.key('idSession') }),
	call: oneByOne(readSheet),
	toItem: (asked: Sheet) => ({ json: { status: 'found', ...(asked as unknown as IDataObject) } }),
};
