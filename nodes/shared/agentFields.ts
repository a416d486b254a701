import type { INodeProperties } from 'n8n-workflow';

import type { ToolName } from '../../core/agent/tools';

/** The tools as the node's list shows them. */
export const names: Record<ToolName, string> = {
	findSessions: 'Find Sessions',
	sessionSheet: 'Session Sheet',
	freeSlots: 'Free Slots',
	planSessions: 'Plan Sessions',
	createSession: 'Create Session',
	createCap: 'Create CAP',
	changeSession: 'Change Session',
	repair: 'Repair Planning',
	alerts: 'Alerts',
	occupancyReport: 'Occupancy Report',
	explainDecision: 'Explain Decision',
	enrol: 'Enrol',
	withdraw: 'Withdraw',
	promote: 'Promote',
	attendance: 'Attendance',
	markAttendance: 'Mark Attendance',
};

const plan = [
	'formation',
	'heures',
	'dateDebut',
	'dateFin',
	'jours',
	'creneaux',
	'heuresParJour',
	'salle',
	'formateur',
	'places',
];

/** What a change adds to the fields of its preview. */
const commit = ['apercu', 'jeton'];

/** The fields of each tool, by the names of its schema in core/agent. */
export const fieldsOf: Record<ToolName, string[]> = {
	findSessions: ['formation', 'salle', 'formateur', 'dateDebut', 'dateFin', 'placesLibres'],
	sessionSheet: ['session'],
	freeSlots: [
		'dateDebut',
		'dateFin',
		'jours',
		'creneaux',
		'places',
		'salle',
		'formation',
		'equipement',
	],
	planSessions: plan,
	createSession: [...plan, ...commit],
	createCap: [
		'formation',
		'matieres',
		'dateDebut',
		'dateFin',
		'jours',
		'creneaux',
		'heuresParJour',
		'heuresParSemaine',
		'places',
		...commit,
	],
	changeSession: [
		'session',
		'action',
		'seance',
		'dateDebut',
		'salle',
		'formateur',
		'places',
		...commit,
	],
	repair: ['formateur', 'salle', 'dateDebut', 'dateFin', 'motif', ...commit],
	alerts: ['horizon'],
	occupancyReport: ['annee', 'mois', 'salle', 'formateur'],
	explainDecision: ['session', 'personne'],
	enrol: ['personne', 'session', ...commit],
	withdraw: ['personne', 'session', 'motif', ...commit],
	promote: ['session', 'personne', ...commit],
	attendance: ['session', 'seance'],
	markAttendance: ['personne', 'session', 'seance', 'statut', 'minutes', ...commit],
};

const text = (
	displayName: string,
	description: string,
	placeholder?: string,
): Omit<INodeProperties, 'name'> => ({
	displayName,
	type: 'string',
	default: '',
	description,
	placeholder,
});

/** Every flat field once; plain text, because a model writes it and the core reads it. */
export const champs: Record<string, Omit<INodeProperties, 'name'>> = {
	personne: text('Person', 'Name, address, or eleve:12 / candidat:3', 'e.g. Léa Martin'),
	session: text(
		'Session',
		'Number, or training with a date or « prochaine »',
		'e.g. la prochaine session de sertissage',
	),
	formation: text('Training', 'Code or name', 'e.g. INIT_SERTI'),
	heures: text('Hours', 'Hours to place in all', 'e.g. 40'),
	dateDebut: text('From', 'First day, ISO 8601', 'e.g. 2026-03-01'),
	dateFin: text('To', 'Last day, ISO 8601', 'e.g. 2026-05-31'),
	jours: text('Weekdays', 'LUNDI … DIMANCHE, separated by commas', 'e.g. SAMEDI'),
	creneaux: text(
		'Parts of the Day',
		'MATIN, MIDI, APRES_MIDI, SOIR, separated by commas',
		'e.g. SOIR',
	),
	heuresParJour: text('Hours a Day', 'At most so many', 'e.g. 8'),
	heuresParSemaine: text('Hours a Week', 'At most so many', 'e.g. 28'),
	matieres: text(
		'Subjects',
		'Each with its hours, rooms and trainers, separated by semicolons',
		'e.g. Sertissage 180 h en atelier B avec Laurent ; dessin 60 h',
	),
	horizon: text('Days Ahead', 'How many days to look ahead; empty: 60', 'e.g. 30'),
	action: text('Change', 'DEPLACER, CONFIRMER, ANNULER or CAPACITE', 'e.g. DEPLACER'),
	seance: text('One Séance', 'Day or start, ISO 8601; empty: all to come', 'e.g. 2026-06-03'),
	salle: text('Room', 'Code or name', 'e.g. Atelier B'),
	formateur: text('Trainer', 'Name, address or number', 'e.g. Laurent Dupont'),
	places: text('Places', 'How many people', 'e.g. 10'),
	equipement: text('Equipment', 'What the room must have', 'e.g. loupe'),
	placesLibres: text(
		'Only With Free Places',
		'Whether to leave out full sessions: true or false',
		'e.g. true',
	),
	annee: text('Year', 'Four digits; empty: this year', 'e.g. 2026'),
	mois: text('Month', '1 to 12; empty: the whole year', 'e.g. 6'),
	motif: text('Reason', 'Why'),
	statut: text('Presence', 'PRESENT, ABSENT, RETARD or EXCUSE', 'e.g. ABSENT'),
	minutes: text('Minutes Late', 'Of a RETARD', 'e.g. 15'),
	apercu: text(
		'Preview',
		'The words of the preview, for whoever approves the change; other words than the token was given with do nothing',
	),
	jeton: text(
		'Confirmation Token',
		'The one that the preview of the same request gave; empty: preview, nothing is changed',
	),
};
