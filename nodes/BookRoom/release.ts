import type { IDataObject, INodeProperties } from 'n8n-workflow';

import {
	releaseBookings,
	type ReleaseRequest,
	type ReleasedBooking,
} from '../../core/salles/releaseBookings';
import type { Lecture } from '../shared/read';
import type { Operation } from '../shared/operation';

const displayOptions = { show: { operation: ['liberer'] } };

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
		displayName: 'Reason',
		name: 'motif',
		type: 'string',
		default: '',
		description: 'Why it is released; kept with the booking',
		displayOptions,
	},
];

/** Release a booking. */
export const liberer: Operation = {
	read: (lecture: Lecture) =>
		({
			idReservation: lecture.key('idReservation'),
			motif: lecture.text('motif'),
		}) as ReleaseRequest,
	call: releaseBookings,
	toItem: (liberee: ReleasedBooking) => ({
		json: {
			status: liberee.liberee ? 'released' : 'already released',
			...(liberee as unknown as IDataObject),
		},
	}),
};
