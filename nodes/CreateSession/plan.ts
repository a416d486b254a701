import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import {
	planSession,
	type PlanSessionRequest,
	type PlannedSession,
} from '../../core/planning/planSession';
import { oneByOne } from '../shared/items';
import type { Fields } from '../shared/fields';
import type { Lecture } from '../shared/read';
import type { Operation } from '../shared/operation';
import { withPaths } from '../../core/errors/withPaths';
import { formation, ressources, toItem } from './common';

/** One request by itself, or those of all items together. */
const OPERATIONS = ['planifier', 'ensemble'];
const displayOptions = { show: { operation: OPERATIONS } };
const jours = [
	['Friday', 'VENDREDI'],
	['Monday', 'LUNDI'],
	['Saturday', 'SAMEDI'],
	['Sunday', 'DIMANCHE'],
	['Thursday', 'JEUDI'],
	['Tuesday', 'MARDI'],
	['Wednesday', 'MERCREDI'],
].map(([name, value]) => ({ name, value }));

export const properties: INodeProperties[] = [
	formation(OPERATIONS),
	{
		displayName: 'Hours to Place',
		name: 'heures',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 40',
		description: 'Exactly so many hours are placed',
		displayOptions,
	},
	{
		displayName: 'Window: First Day',
		name: 'fenetreDebut',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'Such as 2027-03-01',
		displayOptions,
	},
	{
		displayName: 'Window: Last Day',
		name: 'fenetreFin',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'Included, such as 2027-05-31; up to two years',
		displayOptions,
	},
	{
		displayName: 'Weekdays',
		name: 'joursActifs',
		type: 'multiOptions',
		options: jours,
		default: ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI'],
		required: true,
		description: 'Days that may be used: LUNDI, MARDI, MERCREDI, JEUDI, VENDREDI, SAMEDI, DIMANCHE',
		displayOptions,
	},
	{
		displayName: 'Slots of a Day',
		name: 'creneauxPermis',
		type: 'multiOptions',
		options: [
			{ name: 'Afternoon (14–18)', value: 'APRES_MIDI' },
			{ name: 'Evening (18–21)', value: 'SOIR' },
			{ name: 'Midday (12–14)', value: 'MIDI' },
			{ name: 'Morning (08–12)', value: 'MATIN' },
		],
		default: [],
		description:
			'Parts of the day that may be used; left empty, those of the planning rules (morning and afternoon)',
		displayOptions,
	},
	...ressources(OPERATIONS),
	{
		displayName: 'Create',
		name: 'creer',
		type: 'options',
		options: [
			{
				name: 'All or None',
				value: 'TOUTES',
				description: 'Where one item has no plan, nothing is created for any',
			},
			{
				name: 'Those That Fit',
				value: 'CELLES_QUI_TIENNENT',
				description: 'Items without a plan are told why; the others are created',
			},
		],
		default: 'TOUTES',
		description: "What happens where not every item has a plan; the first item's choice counts",
		displayOptions: { show: { operation: ['ensemble'] } },
	},
	{
		displayName: 'Options',
		name: 'optionsPlan',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions,
		options: [
			{
				displayName: 'First Week at the Centre',
				name: 'semainesDepuis',
				type: 'dateTime',
				default: '',
				description: 'A day of a week at the centre, from which One Week in So Many counts',
			},
			{
				displayName: 'Hours a Day',
				name: 'heuresParJour',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 24 },
				default: 8,
				description: 'At most so many hours a day',
			},
			{
				displayName: 'Hours a Week',
				name: 'heuresParSemaine',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 168 },
				default: 35,
				description: 'At most so many hours a week',
			},
			{
				displayName: 'Idempotency Key',
				name: 'cleIdempotence',
				type: 'string',
				default: '',
				description:
					'Asked again with the same key, the first answer comes back and nothing is created twice',
			},
			{
				displayName: 'No Gaps',
				name: 'sansTrou',
				type: 'boolean',
				default: true,
				description:
					'Whether a day has no empty time in its slots between two séances, beyond the pause',
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
				displayName: 'One Week in So Many',
				name: 'uneSemaineSur',
				type: 'number',
				typeOptions: { minValue: 2, maxValue: 52 },
				default: 2,
				description: 'For alternance: 2 is every other week, counted from First Week at the Centre',
			},
			{
				displayName: 'Pause (Minutes)',
				name: 'pauseMinutes',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 480 },
				default: 30,
				description: 'At least so long between two séances of a day',
			},
			{
				displayName: 'Requested By',
				name: 'demandePar',
				type: 'string',
				default: '',
				description: 'Who asked for the session; kept in its notes',
			},
			{
				displayName: 'School Holidays',
				name: 'vacancesScolaires',
				type: 'options',
				options: [
					{ name: 'Zone A', value: 'A' },
					{ name: 'Zone B', value: 'B' },
					{ name: 'Zone C', value: 'C' },
				],
				default: 'C',
				description: "The zone whose school holidays stay free; the days are the planning rules'",
			},
			{
				displayName: 'Shortest Séance (Hours)',
				name: 'heuresMinSeance',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1.5',
				description: 'No séance is shorter',
			},
			{
				displayName: 'Subjects',
				name: 'matieres',
				type: 'json',
				default: '[]',
				description:
					'For a CAP: a list of { nom, heures, salles?: [codes], formateurs?: [numbers] ' +
					'}; their hours add up to the hours to place',
			},
			{
				displayName: 'Time Limit (Seconds)',
				name: 'limiteSecondes',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 3600 },
				default: 20,
				description: 'After this time the best plan found is taken, with its distance to the bound',
			},
			{
				displayName: 'Weekdays by Week',
				name: 'joursParSemaine',
				type: 'json',
				default: '{}',
				description:
					'Other weekdays in other weeks: { depuis: day, cycle: [[weekdays of the first week], ' +
					'[of the next], …] }; stands for Weekdays',
			},
			{
				displayName: 'Weeks at the Centre',
				name: 'semainesAuCentre',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2027-01-11, 2027-01-25',
				description: 'For alternance by dates: a day of each week at the centre',
			},
		],
	},
];

export interface Demande {
	demande: PlanSessionRequest;
	limiteSecondes?: number;
}

export function readPlanned(lecture: Lecture): Demande {
	const options = lecture.group('optionsPlan');
	const matieres = options.json('matieres');
	const uneven = options.json('joursParSemaine') as object | undefined;
	return {
		demande: {
			formation: lecture.text('formation') ?? '',
			dureeHeures: lecture.hours('heures') as number,
			dateDebut: lecture.day('fenetreDebut', 'dateDebut') ?? '',
			dateFin: lecture.day('fenetreFin', 'dateFin') ?? '',
			joursActifs: (lecture.list('joursActifs') ?? []) as PlanSessionRequest['joursActifs'],
			creneaux: lecture.list('creneauxPermis'),
			salle: lecture.text('salle'),
			formateurId: lecture.openKey('formateurId'),
			capaciteMax: lecture.number('capaciteMax'),
			previsualiser: lecture.flag('previsualiser'),
			heuresParJour: options.hours('heuresParJour'),
			heuresParSemaine: options.hours('heuresParSemaine'),
			semaines: weeksOf(options),
			joursParSemaine: (uneven && Object.keys(uneven).length === 0
				? undefined
				: uneven) as PlanSessionRequest['joursParSemaine'],
			vacancesScolaires: options.text(
				'vacancesScolaires',
			) as PlanSessionRequest['vacancesScolaires'],
			pauseMinutes: options.number('pauseMinutes'),
			sansTrou: options.openFlag('sansTrou'),
			heuresMinSeance: options.hours('heuresMinSeance'),
			matieres: (Array.isArray(matieres) && matieres.length === 0
				? undefined
				: matieres) as PlanSessionRequest['matieres'],
			demandePar: options.text('demandePar'),
			notesComplementaires: options.text('notesComplementaires'),
			cleIdempotence: options.text('cleIdempotence'),
		},
		limiteSecondes: options.number('limiteSecondes'),
	};
}

/** Weeks at the centre: by dates, or one in so many; undefined where neither is asked. */
function weeksOf(options: Fields): PlanSessionRequest['semaines'] {
	const dates = options.days('semainesAuCentre', 'semaines.dates');
	if (dates) return { dates };
	const uneSur = options.number('uneSemaineSur', 'semaines.uneSur');
	const depuis = options.day('semainesDepuis', 'semaines.depuis');
	return uneSur === undefined && depuis === undefined ? undefined : { uneSur: uneSur ?? 2, depuis };
}

/**
 * Plan hours into a window and create the session; where no plan exists it says how many hours fit
 * and what blocks each day.
 */
export const planifier: Operation = {
	read: readPlanned,
	call: oneByOne(
		async (centre, { demande, limiteSecondes }: Demande) =>
			await withPaths(
				{ dureeHeures: 'heures' },
				async () => await planSession(centre, demande, { limiteSecondes }),
			),
	),
	toItem: toPlannedItem,
};

/** The item of a planned session: what was created, and how good its plan is. */
export function toPlannedItem(planned: PlannedSession): INodeExecutionData {
	const { json } = toItem(planned);
	return { json: { ...json, plan: planned.plan as unknown as IDataObject } };
}
