import type { INodeProperties } from 'n8n-workflow';

import { createSession } from '../../core/sessions/createSession';
import type { SessionRequest } from '../../core/sessions/request';
import { oneByOne } from '../shared/items';
import type { Lecture } from '../shared/read';
import type { Operation } from '../shared/operation';
import { formation, options, readCommon, ressources, toItem } from './common';

const displayOptions = { show: { operation: ['bloc'] } };

export const properties: INodeProperties[] = [
	formation(['bloc']),
	{
		displayName: 'First Day',
		name: 'jourDebut',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'The first day of the block, e.g. 2027-06-02',
		displayOptions,
	},
	{
		displayName: 'Number of Days',
		name: 'jours',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5',
		description: 'How many days with séances; skipped days do not count. Or give the last day.',
		displayOptions,
	},
	{
		displayName: 'Last Day',
		name: 'jourFin',
		type: 'dateTime',
		default: '',
		description: 'The last day of the block, instead of a number of days',
		displayOptions,
	},
	{
		displayName: 'Slots of a Day',
		name: 'creneauxDuJour',
		type: 'multiOptions',
		options: [
			{ name: 'Afternoon (14–18)', value: 'APRES_MIDI' },
			{ name: 'Evening (18–21)', value: 'SOIR' },
			{ name: 'Midday (12–14)', value: 'MIDI' },
			{ name: 'Morning (08–12)', value: 'MATIN' },
		],
		default: ['MATIN', 'APRES_MIDI'],
		description:
			'Parts of the day: MATIN, MIDI, APRES_MIDI, SOIR; their hours stand in the planning rules',
		displayOptions,
	},
	...ressources(['bloc']),
	options(
		['bloc'],
		[
			{
				displayName: 'Also on Closures',
				name: 'fermetures',
				type: 'boolean',
				default: false,
				description:
					"Whether to place séances on the centre's closures too; the booking rules then refuse them unless they were changed",
			},
			{
				displayName: 'Also on Public Holidays',
				name: 'feries',
				type: 'boolean',
				default: false,
				description: 'Whether to place séances on public holidays too',
			},
			{
				displayName: 'Also on Weekends',
				name: 'weekends',
				type: 'boolean',
				default: false,
				description: 'Whether to place séances on Saturdays and Sundays too',
			},
		],
	),
];

/** Create a session on consecutive days. */
export const bloc: Operation = {
	read: (lecture: Lecture) => {
		const chosen = lecture.group('options');
		return {
			...readCommon(lecture),
			bloc: {
				dateDebut: lecture.day('jourDebut', 'bloc.dateDebut'),
				jours: lecture.number('jours', 'bloc.jours'),
				dateFin: lecture.day('jourFin', 'bloc.dateFin'),
				creneaux: lecture.list('creneauxDuJour'),
				weekends: chosen.flag('weekends', 'bloc.weekends'),
				feries: chosen.flag('feries', 'bloc.feries'),
				fermetures: chosen.flag('fermetures', 'bloc.fermetures'),
			},
		} as SessionRequest;
	},
	call: oneByOne(createSession),
	toItem,
};
