import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { findFreeSlots, type FreeSlots } from '../../core/salles/findFreeSlots';
import { oneByOne } from '../shared/items';
import type { Lecture } from '../shared/read';
import { locator } from '../shared/lists';
import type { Operation } from '../shared/operation';

const displayOptions = { show: { operation: ['creneauxLibres'] } };

export const properties: INodeProperties[] = [
	locator('salles', {
		displayName: 'Room',
		name: 'salle',
		required: true,
		description: 'The room (code), e.g. ATEL_B',
		displayOptions,
	}),
	{
		displayName: 'First Day',
		name: 'jourDebut',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'Such as 2027-06-01',
		displayOptions,
	},
	{
		displayName: 'Last Day',
		name: 'jourFin',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'Included, such as 2027-06-30',
		displayOptions,
	},
	{
		displayName: 'At Least (Hours)',
		name: 'dureeMin',
		type: 'number',
		typeOptions: { minValue: 0.5 },
		default: 1,
		description: 'Shorter gaps are left out',
		displayOptions,
	},
];

/** List the free slots of a room. */
export const creneauxLibres: Operation = {
	read: (lecture: Lecture) => ({
		salle: lecture.text('salle'),
		dateDebut: lecture.day('jourDebut', 'dateDebut'),
		dateFin: lecture.day('jourFin', 'dateFin'),
		dureeMinHeures: lecture.hours('dureeMin', 'dureeMinHeures'),
	}),
	call: oneByOne(findFreeSlots),
	toItem: (libres: FreeSlots) => ({
		json: {
			status: libres.jours.some((jour) => jour.libres.length > 0) ? 'free' : 'full',
			...(libres as unknown as IDataObject),
		},
	}),
};
