import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { findFreeRooms, type FreeRooms } from '../../core/salles/findFreeRooms';
import { oneByOne } from '../shared/items';
import type { Lecture } from '../shared/read';
import { locator } from '../shared/lists';
import type { Operation } from '../shared/operation';

const displayOptions = { show: { operation: ['sallesLibres'] } };

export const properties: INodeProperties[] = [
	locator('formations', {
		displayName: 'Training',
		name: 'besoinFormation',
		description: 'The rooms must accept this training (code)',
		displayOptions,
	}),
	{
		displayName: 'Start',
		name: 'besoinDebut',
		type: 'dateTime',
		default: '',
		description: 'Left empty, rooms are judged by the need alone',
		displayOptions,
	},
	{ displayName: 'End', name: 'besoinFin', type: 'dateTime', default: '', displayOptions },
	{
		displayName: 'Seats',
		name: 'besoinPlaces',
		type: 'string',
		default: '',
		placeholder: 'e.g. 8',
		displayOptions,
	},
	{
		displayName: 'Equipment',
		name: 'besoinEquipements',
		type: 'string',
		default: '',
		placeholder: 'e.g. vidéoprojecteur, four',
		description: 'With commas between',
		displayOptions,
	},
	{
		displayName: 'Evening',
		name: 'soir',
		type: 'boolean',
		default: false,
		description: 'Whether the rooms must be open in the evening',
		displayOptions,
	},
	{
		displayName: 'Weekend',
		name: 'weekend',
		type: 'boolean',
		default: false,
		description: 'Whether the rooms must be open on weekends',
		displayOptions,
	},
	{
		displayName: 'More Slots',
		name: 'autresCreneaux',
		type: 'json',
		default: '[]',
		description: 'Further slots that must all be free: a list of { dateDebut, dateFin }',
		displayOptions,
	},
];

function read(lecture: Lecture): object {
	const [dateDebut, dateFin] = [
		lecture.instant('besoinDebut', 'creneaux[0].dateDebut'),
		lecture.instant('besoinFin', 'creneaux[0].dateFin'),
	];
	const others = lecture.json('autresCreneaux') ?? [];
	const first = dateDebut || dateFin ? [{ dateDebut, dateFin }] : [];
	return {
		formation: lecture.text('besoinFormation'),
		places: lecture.number('besoinPlaces', 'places'),
		equipements: lecture.list('besoinEquipements'),
		soir: lecture.flag('soir'),
		weekend: lecture.flag('weekend'),
		creneaux: Array.isArray(others) ? [...first, ...others] : others,
	};
}

/** List the rooms free for a need, and why the others are not. */
export const sallesLibres: Operation = {
	read,
	call: oneByOne(findFreeRooms),
	toItem: (salles: FreeRooms) => ({
		json: {
			status: salles.libres.length > 0 ? 'free' : 'none',
			...(salles as unknown as IDataObject),
		},
	}),
};
