import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { CreatedSession } from '../../core/sessions/answer';
import type { Lecture } from '../shared/read';
import { locator } from '../shared/lists';

/** What every way of creating a session asks. */
export const formation = (operations: string[]): INodeProperties =>
	locator('formations', {
		displayName: 'Training',
		name: 'formation',
		required: true,
		description: 'The training (code), e.g. INIT_SERTI',
		displayOptions: { show: { operation: operations } },
	});

export const ressources = (operations: string[]): INodeProperties[] => {
	const displayOptions = { show: { operation: operations } };
	return [
		locator('salles', {
			displayName: 'Room',
			name: 'salle',
			description: 'The room (code), e.g. ATEL_B. Left empty, the best eligible one is chosen.',
			displayOptions,
		}),
		locator('formateurs', {
			displayName: 'Trainer',
			name: 'formateurId',
			description:
				'The trainer (number). Left empty, the eligible one with the fewest hours that month is chosen.',
			displayOptions,
		}),
		{
			displayName: 'Capacity',
			name: 'capaciteMax',
			type: 'string',
			default: '',
			placeholder: 'e.g. 10',
			description: 'Places of the session. Left empty, as many as the room has.',
			displayOptions,
		},
		{
			displayName: 'Preview Only',
			name: 'previsualiser',
			type: 'boolean',
			default: false,
			description:
				'Whether to answer what would be created and write nothing. Preview first, then create.',
			displayOptions,
		},
	];
};

export const options = (operations: string[], others: INodeProperties[] = []): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { operation: operations } },
	options: [
		...others,
		{
			displayName: 'Idempotency Key',
			name: 'cleIdempotence',
			type: 'string',
			default: '',
			description:
				'Asked again with the same key, the first answer comes back and nothing is created twice',
		},
		{
			displayName: 'Notes',
			name: 'notesComplementaires',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: "Kept in the session's notes",
		},
		{
			displayName: 'Requested By',
			name: 'demandePar',
			type: 'string',
			default: '',
			description: 'Who asked for the session; kept in its notes',
		},
		{
			displayName: 'Subjects',
			name: 'matieres',
			type: 'string',
			default: '',
			placeholder: 'e.g. Bijouterie, Dessin',
			description: "Subjects for the session's notes. Left empty, those of its slots.",
		},
		{
			displayName: 'Without Trainer',
			name: 'sansFormateur',
			type: 'boolean',
			default: false,
			description: 'Whether to create the session without a trainer for now',
		},
	].sort((a, b) => a.displayName.localeCompare(b.displayName)) as INodeProperties[],
});

/** Reads what every way of creating has in common. */
export function readCommon(lecture: Lecture) {
	const chosen = lecture.group('options');
	return {
		formation: lecture.text('formation') as string,
		salle: lecture.text('salle'),
		formateurId: lecture.openKey('formateurId'),
		capaciteMax: lecture.number('capaciteMax'),
		previsualiser: lecture.flag('previsualiser'),
		cleIdempotence: chosen.text('cleIdempotence'),
		notesComplementaires: chosen.text('notesComplementaires'),
		demandePar: chosen.text('demandePar'),
		matieres: chosen.list('matieres'),
		sansFormateur: chosen.openFlag('sansFormateur'),
	};
}

/** The item that goes on: what was created, and for an agent what it may do next. */
export function toItem(createdOne: CreatedSession): INodeExecutionData {
	const apercu = createdOne.previsualisation === true;
	return {
		json: {
			status: apercu ? 'preview' : 'created',
			nextAction: apercu
				? "Rien n'est écrit. Redemander sans aperçu pour créer la session."
				: `La session ${createdOne.session.idSession} est créée ; le formateur et ` +
					"l'administration sont prévenus par l'événement SESSION_CREATED.",
			...(createdOne as unknown as IDataObject),
		},
	};
}
