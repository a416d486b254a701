import { DateTime } from 'luxon';
import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces';

import type { Centre } from '../centre/centre';
import { dayInWords } from '../time/french';
import { mentionsOf } from './certificate';
import { renderPdf } from './renderPdf';
import type { AttendanceSheet, Box, HalfDay } from './sheet';

const NAME_WIDTH = 165;
/** Twenty people, some with names of two lines, and the trainer's box fit one page. */
const ROW_HEIGHT = 13;
const TRAINER_HEIGHT = 26;
/** Rows for names to be written in by hand, where nobody is enrolled yet. */
const EMPTY_ROWS = 12;

/** The sheet on A4, landscape: a week a page, one row a person, one column a half-day, the trainer's box. */
export async function sheetPdf(centre: Centre, sheet: AttendanceSheet): Promise<Buffer> {
	const { parametres } = centre.rules.centre;
	const { formation, idSession, salle } = sheet.session;
	const pages = sheet.semaines.map((week, i): Content[] => [
		{
			text: `Feuille d'émargement : ${formation}`,
			style: 'titre',
			...(i > 0 && { pageBreak: 'before' as const }),
		},
		{
			columns: [
				{ text: `Session n° ${idSession}, ${sheet.periode}\n${salle ?? ''}`, fontSize: 9 },
				{
					text: [parametres.nom, ...parametres.adresse, ...mentionsOf(parametres)].join('\n'),
					style: 'petit',
					alignment: 'right',
				},
			],
			margin: [0, 0, 0, 4],
		},
		table(week),
	]);
	return await renderPdf({
		info: { title: `Feuille d'émargement, session ${idSession}` },
		pageOrientation: 'landscape',
		pageMargins: [28, 22, 28, 26],
		content: pages.flat(),
		footer: (page, all) => ({
			text: `${page}/${all}`,
			alignment: 'right',
			margin: [0, 6, 28, 0],
			fontSize: 8,
		}),
	});
}

function table({ colonnes, lignes }: AttendanceSheet['semaines'][number]): ContentTable {
	const rows =
		lignes.length > 0
			? lignes
			: Array.from({ length: EMPTY_ROWS }, () => ({
					nom: ' ',
					cases: colonnes.map((): Box => ({ signer: true })),
				}));
	const trainers: TableCell[] = colonnes.map(({ formateur }) => ({
		text: formateur ?? '',
		fontSize: 7,
		color: '#555555',
	}));
	return {
		table: {
			headerRows: 1,
			dontBreakRows: true,
			widths: [NAME_WIDTH, ...colonnes.map(() => '*')],
			heights: (row) => {
				if (row === 0) return 'auto';
				return row <= rows.length ? ROW_HEIGHT : TRAINER_HEIGHT;
			},
			body: [
				[{ text: 'Nom', style: 'tete', alignment: 'left' }, ...colonnes.map(headOf)],
				...rows.map(({ nom, cases }) => [
					{ text: nom, fontSize: 8, lineHeight: 1 },
					...cases.map(cellOf),
				]),
				[{ text: 'Signature du formateur', fontSize: 9, bold: true }, ...trainers],
			],
		},
		layout: {
			hLineWidth: () => 0.5,
			vLineWidth: () => 0.5,
			paddingTop: () => 2,
			paddingBottom: () => 1,
		},
	};
}

const headOf = ({ date, partie, heures, salle }: HalfDay): TableCell => {
	const day = dayInWords(DateTime.fromISO(date, { zone: 'UTC' }), 'ccc d LLL');
	return {
		text: [`${day}\n${partie}\n`, { text: `${heures}\n${salle}`, bold: false, fontSize: 7 }],
		style: 'tete',
	};
};

function cellOf(box: Box): TableCell {
	if ('texte' in box) return { text: box.texte, fontSize: 7, lineHeight: 1, alignment: 'center' };
	return 'absent' in box
		? { text: '–', alignment: 'center', fillColor: '#eeeeee', fontSize: 8 }
		: { text: '' };
}
