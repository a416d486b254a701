import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import {
	repairSession,
	type RepairSessionRequest,
	type RepairedPlanning,
} from '../../core/planning/repairSession';
import { oneByOne } from '../shared/items';
import type { Lecture } from '../shared/read';
import { locator } from '../shared/lists';
import type { Operation } from '../shared/operation';

const displayOptions = { show: { operation: ['reparer'] } };
const ofType = (...perte: string[]) => ({ show: { operation: ['reparer'], perte } });

export const properties: INodeProperties[] = [
	{
		displayName: 'What Is Lost',
		name: 'perte',
		type: 'options',
		options: [
			{ name: 'A Day', value: 'JOUR' },
			{ name: 'A Room', value: 'SALLE' },
			{ name: 'A Trainer', value: 'FORMATEUR' },
		],
		default: 'FORMATEUR',
		displayOptions,
	},
	locator('formateurs', {
		displayName: 'Trainer',
		name: 'formateurPerdu',
		required: true,
		description: 'The trainer who is absent (number)',
		displayOptions: ofType('FORMATEUR'),
	}),
	locator('salles', {
		displayName: 'Room',
		name: 'sallePerdue',
		required: true,
		description: 'The room that is closed (code), e.g. ATEL_B',
		displayOptions: ofType('SALLE'),
	}),
	{
		displayName: 'From',
		name: 'perteDebut',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 2027-06-02 or 2027-06-02T13:00',
		description: 'The first day or instant that is lost',
		displayOptions,
	},
	{
		displayName: 'To',
		name: 'perteFin',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2027-06-04 or 2027-06-04T18:00',
		description: 'The last day, included, or the instant at which it ends. Left empty, one day.',
		displayOptions,
	},
	{
		displayName: 'Reason',
		name: 'perteMotif',
		type: 'string',
		default: '',
		description: 'Why; kept with the closure or the booking of the room',
		displayOptions,
	},
	{
		displayName: 'Record the Loss',
		name: 'enregistrer',
		type: 'boolean',
		default: true,
		description:
			"Whether to write the loss down as well: the trainer's absence, a closure, or a booking of the room",
		displayOptions,
	},
	{
		displayName: 'Days of Delay',
		name: 'delaiJours',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 366 },
		default: 28,
		description:
			'How many days past its former end a session may last longer, where nothing else fits',
		displayOptions,
	},
	{
		displayName: 'Preview Only',
		name: 'previsualiserReparation',
		type: 'boolean',
		default: true,
		description:
			'Whether to show who moves from where to where and who would be told, and write nothing',
		displayOptions,
	},
];

function toItem(repaired: RepairedPlanning): INodeExecutionData {
	const apercu = repaired.previsualisation === true;
	const nextAction = apercu
		? "Rien n'est écrit, personne n'est prévenu. Redemander sans aperçu pour déplacer les séances."
		: 'Les séances sont déplacées ; formateurs et inscrits reçoivent le changement avec leur calendrier à jour.';
	return {
		json: {
			status: apercu ? 'preview' : 'repaired',
			nextAction,
			...(repaired as unknown as IDataObject),
		},
	};
}

type LossType = 'FORMATEUR' | 'SALLE' | 'JOUR';

/**
 * From when to when: a day is lost in whole days, whatever instants are given. Left without an end, the
 * rest of the first day is lost.
 */
function periodOf(lecture: Lecture, type: LossType): { dateDebut?: string; dateFin?: string } {
	const paths = { debut: 'pertes[0].dateDebut', fin: 'pertes[0].dateFin' };
	if (type === 'JOUR')
		return {
			dateDebut: lecture.day('perteDebut', paths.debut),
			dateFin: lecture.day('perteFin', paths.fin),
		};
	return {
		dateDebut: lecture.instant('perteDebut', paths.debut),
		dateFin: lecture.instant('perteFin', paths.fin) ?? lecture.day('perteDebut', paths.debut),
	};
}

/** Place anew the séances that lost their trainer, room or day. */
export const reparer: Operation = {
	read: (lecture: Lecture) => {
		const type = lecture.text('perte') as LossType;
		return {
			pertes: [
				{
					type,
					...(type === 'FORMATEUR'
						? { id: lecture.openKey('formateurPerdu', 'pertes[0].id') }
						: {}),
					...(type === 'SALLE' ? { code: lecture.text('sallePerdue') } : {}),
					...periodOf(lecture, type),
					motif: lecture.text('perteMotif'),
				},
			],
			delaiJours: lecture.number('delaiJours'),
			enregistrer: lecture.flag('enregistrer'),
			previsualiser: lecture.flag('previsualiserReparation'),
		} as RepairSessionRequest;
	},
	call: oneByOne((centre, request: RepairSessionRequest) => repairSession(centre, request)),
	toItem,
};
