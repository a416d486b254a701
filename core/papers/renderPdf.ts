import { dirname, join } from 'node:path';

import type { TDocumentDefinitions } from 'pdfmake/interfaces';

/** What papers have in common: letters of all of Europe in the file itself, margins, the look. */
const LOOK: Partial<TDocumentDefinitions> = {
	pageSize: 'A4',
	defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.15 },
	styles: {
		titre: { fontSize: 16, bold: true, margin: [0, 0, 0, 8] },
		petit: { fontSize: 8, color: '#555555' },
		tete: { bold: true, fontSize: 8, alignment: 'center' },
	},
};

/**
 * A document as PDF. The library is loaded with the first paper: n8n starts without it. Nothing is
 * fetched and no file read but its own fonts.
 */
export async function renderPdf(definition: TDocumentDefinitions): Promise<Buffer> {
	const { default: pdfmake } = await import('pdfmake');
	const fonts = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
	pdfmake.setUrlAccessPolicy(() => false);
	pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));
	pdfmake.setFonts({
		Roboto: {
			normal: join(fonts, 'Roboto-Regular.ttf'),
			bold: join(fonts, 'Roboto-Medium.ttf'),
			italics: join(fonts, 'Roboto-Italic.ttf'),
			bolditalics: join(fonts, 'Roboto-MediumItalic.ttf'),
		},
	});
	return await pdfmake.createPdf({ ...LOOK, ...definition }).getBuffer();
}
