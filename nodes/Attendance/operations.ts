import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { Centre } from '../../core/centre/centre';
import {
	certificate,
	type Certificate,
	type CertificateRequest,
} from '../../core/papers/certificate';
import { certificatePdf } from '../../core/papers/certificatePdf';
import {
	sheetOfAttendance,
	type AttendanceSheet,
	type SheetOfAttendanceRequest,
} from '../../core/papers/sheet';
import { sheetPdf } from '../../core/papers/sheetPdf';
import { markEach, type MarkedOne, type OneMark } from '../../core/presences/markEach';
import { readPresences, type SessionPresences } from '../../core/presences/readPresences';
import { reportHours, type HoursReport } from '../../core/presences/reportHours';
import { oneByOne } from '../shared/items';
import { locator } from '../shared/lists';
import type { Operation } from '../shared/operation';
import type { Lecture } from '../shared/read';

const show = (...operation: string[]) => ({ displayOptions: { show: { operation } } });

export const properties: INodeProperties[] = [
	{
		displayName: 'Of',
		name: 'de',
		type: 'options',
		options: [
			{ name: 'A Session', value: 'session' },
			{ name: 'An Élève', value: 'eleve' },
			{ name: 'A Candidat', value: 'candidat' },
		],
		default: 'session',
		description: 'Whose hours: everybody in a session, or one person in all their sessions',
		...show('heures'),
	},
	locator('sessions', {
		displayName: 'Session',
		name: 'idSession',
		required: true,
		description: 'The session (number)',
		...show('lire', 'marquer', 'feuille', 'certificat'),
	}),
	locator('sessions', {
		displayName: 'Session',
		name: 'sessionDesHeures',
		required: true,
		description: 'The session (number)',
		displayOptions: { show: { operation: ['heures'], de: ['session'] } },
	}),
	{
		displayName: 'Person',
		name: 'genre',
		type: 'options',
		options: [
			{ name: 'Élève', value: 'eleve' },
			{ name: 'Candidat', value: 'candidat' },
		],
		default: 'eleve',
		...show('marquer', 'certificat'),
	},
	...(['eleve', 'candidat'] as const).map((genre) =>
		locator(genre === 'eleve' ? 'eleves' : 'candidats', {
			displayName: genre === 'eleve' ? 'Élève' : 'Candidat',
			name: genre,
			required: true,
			description: 'Who',
			displayOptions: { show: { operation: ['marquer', 'certificat'], genre: [genre] } },
		}),
	),
	...(['eleve', 'candidat'] as const).map((genre) =>
		locator(genre === 'eleve' ? 'eleves' : 'candidats', {
			displayName: genre === 'eleve' ? 'Élève' : 'Candidat',
			name: `${genre}DesHeures`,
			required: true,
			description: 'Whose hours',
			displayOptions: { show: { operation: ['heures'], de: [genre] } },
		}),
	),
	{
		displayName: 'Booking ID of the Séance',
		name: 'idReservation',
		type: 'number',
		default: 0,
		required: true,
		description: 'The séance, by its booking: idReservation of the session’s sheet',
		...show('marquer'),
	},
	{
		displayName: 'Presence',
		name: 'statut',
		type: 'options',
		options: [
			{ name: 'Absent', value: 'ABSENT' },
			{ name: 'Excused', value: 'EXCUSE' },
			{ name: 'Late', value: 'RETARD' },
			{ name: 'Present', value: 'PRESENT' },
		],
		default: 'PRESENT',
		...show('marquer'),
	},
	{
		displayName: 'Minutes Late',
		name: 'minutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 15,
		displayOptions: { show: { operation: ['marquer'], statut: ['RETARD'] } },
	},
	{
		displayName: 'Certificate',
		name: 'papier',
		type: 'options',
		options: [
			{
				name: 'Attendance',
				value: 'attestation',
				description: 'Attestation d’assiduité: each séance and what was marked',
			},
			{
				name: 'Completion',
				value: 'certificat',
				description: 'Certificat de réalisation: the hours attended',
			},
		],
		default: 'certificat',
		...show('certificat'),
	},
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		options: [
			{ name: 'JSON', value: 'json', description: 'What the paper says, as fields' },
			{ name: 'PDF', value: 'pdf', description: 'A file in the binary field "data"' },
		],
		default: 'pdf',
		...show('feuille', 'certificat'),
	},
	{
		displayName: 'From',
		name: 'du',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-03-02',
		description: 'First day; left empty, all',
		...show('feuille', 'heures'),
	},
	{
		displayName: 'To',
		name: 'au',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-03-06',
		description: 'Last day; left empty, all',
		...show('feuille', 'heures'),
	},
];

/** The person of a mark or a certificate. */
const personOf = (lecture: Lecture): { idEleve: number } | { idCandidat: number } =>
	lecture.text('genre') === 'candidat'
		? { idCandidat: lecture.key('candidat', 'idCandidat') }
		: { idEleve: lecture.key('eleve', 'idEleve') };

/** The séances of a session with who was there. */
const lire: Operation = {
	read: (lecture) => ({ idSession: lecture.key('idSession') }),
	call: oneByOne(readPresences),
	toItem: (found: SessionPresences) => json({ status: 'found', ...found }),
};

const marquer: Operation = {
	read: (lecture): OneMark => {
		const statut = lecture.text('statut') as OneMark['presence']['statut'];
		return {
			idSession: lecture.key('idSession'),
			presence: {
				idReservation: lecture.key('idReservation'),
				...personOf(lecture),
				statut,
				minutes: statut === 'RETARD' ? lecture.number('minutes') : undefined,
			},
		};
	},
	call: (centre, requests) => markEach(centre, requests as OneMark[]),
	toItem: (marked: MarkedOne) => json({ status: 'marked', ...marked }),
};

/** A paper as an item: its fields, or its file. */
interface PaperItem {
	fields: object;
	file?: { name: string; content: Buffer };
}

const feuille: Operation = {
	read: (lecture) => ({
		format: lecture.text('format'),
		asked: {
			idSession: lecture.key('idSession'),
			du: lecture.day('du'),
			au: lecture.day('au'),
		},
	}),
	call: oneByOne(
		async (
			centre: Centre,
			{ format, asked }: { format: string; asked: SheetOfAttendanceRequest },
		): Promise<PaperItem> => {
			const sheet: AttendanceSheet = await sheetOfAttendance(centre, asked);
			if (format !== 'pdf') return { fields: sheet };
			const name = `emargement-session-${sheet.session.idSession}.pdf`;
			const { session, periode } = sheet;
			return {
				fields: { session, periode },
				file: { name, content: await sheetPdf(centre, sheet) },
			};
		},
	),
	toItem: (item: PaperItem) => paperItem(item),
};

const certificat: Operation = {
	read: (lecture) => {
		return {
			format: lecture.text('format'),
			asked: {
				idSession: lecture.key('idSession'),
				...personOf(lecture),
				genre: lecture.text('papier') as 'certificat',
			},
		};
	},
	call: oneByOne(
		async (
			centre: Centre,
			{ format, asked }: { format: string; asked: CertificateRequest },
		): Promise<PaperItem> => {
			const paper: Certificate = await certificate(centre, asked);
			if (format !== 'pdf') return { fields: paper };
			const { genre, personne, idSession, heures } = paper;
			const name = `${genre}-session-${idSession}-${personne}.pdf`.replace(
				/[^\p{L}\p{N}.-]+/gu,
				'-',
			);
			return {
				fields: { genre, personne, idSession, heures },
				file: { name, content: await certificatePdf(paper) },
			};
		},
	),
	toItem: (item: PaperItem) => paperItem(item),
};

const heures: Operation = {
	read: (lecture) => {
		const de = lecture.text('de') ?? 'session';
		const key =
			{ session: 'idSession', eleve: 'idEleve', candidat: 'idCandidat' }[de] ?? 'idSession';
		return {
			[key]: lecture.key(`${de}DesHeures`, key),
			du: lecture.day('du'),
			au: lecture.day('au'),
		};
	},
	call: oneByOne(reportHours),
	toItem: ({ lignes }: HoursReport) => json({ status: 'found', nombre: lignes.length, lignes }),
};

const json = (value: object): INodeExecutionData => ({ json: value as unknown as IDataObject });

const paperItem = ({ fields, file }: PaperItem): INodeExecutionData => ({
	...json({ status: 'written', ...fields }),
	...(file && {
		binary: {
			data: {
				data: file.content.toString('base64'),
				mimeType: 'application/pdf',
				fileName: file.name,
				fileExtension: 'pdf',
			},
		},
	}),
});

export const operations: Record<string, Operation> = { lire, marquer, feuille, heures, certificat };
