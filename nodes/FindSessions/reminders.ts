import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { findStarting, type FoundSession } from '../../core/sessions/findSessions';
import { oneByOne } from '../shared/items';
import type { Lecture } from '../shared/read';
import type { Operation } from '../shared/operation';

const displayOptions = { show: { operation: ['rappels'] } };

export const properties: INodeProperties[] = [
	{
		displayName: 'Within (Days)',
		name: 'jours',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 365 },
		default: 7,
		displayOptions,
	},
	{
		displayName: 'Also Those Already Reminded',
		name: 'tous',
		type: 'boolean',
		default: false,
		description: 'Whether to list sessions that were reminded for their present date too',
		displayOptions,
	},
];

/** List the sessions that start soon and whose reminder is due. */
export const rappels: Operation = {
	read: (lecture: Lecture) => ({ jours: lecture.number('jours') ?? 7, tous: lecture.flag('tous') }),
	call: oneByOne(async (centre, { jours, tous }: { jours: number; tous: boolean }) => ({
		sessions: await findStarting(centre, jours, !tous),
	})),
	toItem: ({ sessions }: { sessions: FoundSession[] }) => ({
		json: {
			status: sessions.length > 0 ? 'due' : 'none',
			nombre: sessions.length,
			sessions: sessions as unknown as IDataObject[],
		},
	}),
};
