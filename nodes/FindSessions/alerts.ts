import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { findAlerts, type Alert } from '../../core/sessions/findAlerts';
import { oneByOne } from '../shared/items';
import type { Lecture } from '../shared/read';
import type { Operation } from '../shared/operation';

export const properties: INodeProperties[] = [
	{
		displayName: 'Sessions Starting Within (Days)',
		name: 'horizon',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1000 },
		default: 365,
		displayOptions: { show: { operation: ['alertes'] } },
	},
];

/** List the alerts of the sessions to come. */
export const alertes: Operation = {
	read: (lecture: Lecture) => ({ jours: lecture.number('horizon', 'jours') }),
	call: oneByOne(async (centre, request: { jours?: number }) => ({
		alertes: await findAlerts(centre, request),
	})),
	toItem: ({ alertes: readOnes }: { alertes: Alert[] }) => ({
		json: {
			status: readOnes.length > 0 ? 'alerts' : 'none',
			nombre: readOnes.length,
			alertes: readOnes as unknown as IDataObject[],
		},
	}),
};
