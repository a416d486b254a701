import type { Content } from 'pdfmake/interfaces';

import type { Certificate } from './certificate';
import { renderPdf } from './renderPdf';

/** A certificate on A4: the centre's letterhead, its words, and room for stamp and signature. */
export async function certificatePdf(paper: Certificate): Promise<Buffer> {
	const { titre, personne, paragraphes, seances, lieuEtDate, centre } = paper;
	const letterhead: Content = {
		columns: [
			...(centre.logo
				? [{ image: centre.logo, fit: [140, 70] as [number, number], width: 160 }]
				: []),
			{
				text: [
					{ text: `${centre.nom}\n`, bold: true, fontSize: 12 },
					[...centre.adresse, ...centre.mentions].join('\n'),
				],
				fontSize: 9,
			},
		],
		columnGap: 20,
		margin: [0, 0, 0, 40],
	};
	const list: Content[] =
		seances.length === 0
			? []
			: [
					{
						table: {
							headerRows: 1,
							dontBreakRows: true,
							widths: ['*', 'auto'],
							body: [
								[
									{ text: 'Séance', bold: true },
									{ text: 'Présence', bold: true },
								],
								...seances.map(({ quand, presence }) => [quand, presence]),
							],
						},
						layout: 'lightHorizontalLines',
						fontSize: 9,
						margin: [0, 10, 0, 10],
					},
				];
	return await renderPdf({
		info: { title: `${titre} : ${personne}` },
		pageMargins: [56, 50, 56, 50],
		content: [
			letterhead,
			{ text: titre, style: 'titre', alignment: 'center', margin: [0, 0, 0, 24] },
			...paragraphes.map((text): Content => ({
				text,
				margin: [0, 0, 0, 10],
				...(text === personne && { bold: true, fontSize: 12, alignment: 'center' as const }),
			})),
			...list,
			{
				unbreakable: true,
				stack: [
					{ text: lieuEtDate, margin: [0, 20, 0, 6] },
					{ text: centre.signataire, bold: true },
					{ text: 'Cachet et signature', style: 'petit', margin: [0, 4, 0, 0] },
				],
			},
		],
	});
}
