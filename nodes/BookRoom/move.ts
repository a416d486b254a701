import type { IDataObject, INodeProperties } from 'n8n-workflow';

import {
	moveBookings,
	type MoveBookingRequest,
	type MovedBooking,
} from '../../core/salles/moveBookings';
import type { Lecture } from '../shared/read';
import { locator } from '../shared/lists';
import type { Operation } from '../shared/operation';

const displayOptions = { show: { operation: ['deplacer'] } };

export const properties: INodeProperties[] = [
	{
		displayName: 'Booking',
		name: 'idReservation',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 42',
		description: 'The number of the booking',
		displayOptions,
	},
	{
		displayName: 'New Start',
		name: 'nouveauDebut',
		type: 'dateTime',
		default: '',
		description: 'Left empty, the start stays; alone it keeps the length',
		displayOptions,
	},
	{
		displayName: 'New End',
		name: 'nouvelleFin',
		type: 'dateTime',
		default: '',
		description: 'Left empty, the length stays',
		displayOptions,
	},
	locator('salles', {
		displayName: 'New Room',
		name: 'nouvelleSalle',
		description: 'Left empty, the room stays',
		displayOptions,
	}),
	{
		displayName: 'Preview Only',
		name: 'previsualiser',
		type: 'boolean',
		default: false,
		description: 'Whether to answer what would change and write nothing',
		displayOptions,
	},
];

/** Move or resize a booking. */
export const deplacer: Operation = {
	read: (lecture: Lecture) =>
		({
			idReservation: lecture.key('idReservation'),
			dateDebut: lecture.instant('nouveauDebut', 'dateDebut'),
			dateFin: lecture.instant('nouvelleFin', 'dateFin'),
			salle: lecture.text('nouvelleSalle'),
			previsualiser: lecture.flag('previsualiser'),
		}) as MoveBookingRequest,
	call: moveBookings,
	toItem: (movedOne: MovedBooking) => ({
		json: {
			status: movedOne.previsualisation ? 'preview' : 'moved',
			...(movedOne as unknown as IDataObject),
		},
	}),
};
