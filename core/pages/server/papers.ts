import { certificate } from '../../papers/certificate';
import { certificatePdf } from '../../papers/certificatePdf';
import { sheetOfAttendance } from '../../papers/sheet';
import { sheetPdf } from '../../papers/sheetPdf';
import { refuse } from '../../errors/refusal';
import { certificatePage } from '../certificatePage';
import { sheetPage } from '../sheetPage';
import type { ReadPageRequest } from './readRequest';

interface Paper {
	contenu: string | Buffer;
	/** Of a PDF, its own; a page has those of every page. */
	headers?: Record<string, string>;
}

/**
 * A paper (`quoi`: feuille, certificat, attestation) as a page to print, or with `format=pdf` as PDF.
 * @throws Refusal PAGE_INCONNUE, FEUILLE_VIDE, CERTIFICAT_SANS_HEURES and those of reading
 */
export async function paper({ centre, champs, contexte, now }: ReadPageRequest): Promise<Paper> {
	const { quoi, id, inscription, du, au, format } = champs;
	if (quoi === 'feuille') {
		const sheet = await sheetOfAttendance(centre, {
			idSession: id,
			du: du || undefined,
			au: au || undefined,
		});
		return format === 'pdf'
			? pdf(`emargement-session-${sheet.session.idSession}`, await sheetPdf(centre, sheet))
			: { contenu: sheetPage(contexte, sheet) };
	}
	if (quoi !== 'certificat' && quoi !== 'attestation')
		throw refuse('PAGE_INCONNUE', 'quoi', "ce papier n'existe pas");
	const made = await certificate(
		centre,
		{ idSession: id, idInscription: inscription, genre: quoi },
		now,
	);
	return format === 'pdf'
		? pdf(`${quoi}-session-${made.idSession}-${inscription}`, await certificatePdf(made))
		: {
				contenu: certificatePage(
					contexte,
					made,
					contexte.links.papier({ quoi, id, inscription, format: 'pdf' }),
				),
			};
}

const pdf = (name: string, contenu: Buffer): Paper => ({
	contenu,
	headers: {
		'Content-Type': 'application/pdf',
		'Content-Disposition': `inline; filename="${name}.pdf"`,
		'Cache-Control': 'private, no-store',
		'Referrer-Policy': 'no-referrer',
		'X-Content-Type-Options': 'nosniff',
	},
});
