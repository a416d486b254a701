import Papa from 'papaparse';

import { listInscriptions } from '../../../database/generated/pages';
import { refuse } from '../../errors/refusal';
import { validate } from '../../errors/validate';
import { identifiant } from '../../time/fields';
import { inscriptionStatuses } from '../words';
import { readPerson } from './readViews';
import type { ReadPageRequest } from './readRequest';

interface Exported {
	headers: Record<string, string>;
	contenu: string;
}

/**
 * The people of a session (`session`), or the inscriptions of a person (`eleve`, `candidat`), as a
 * CSV that a spreadsheet opens by itself: UTF-8 with its mark, semicolons, no cell that could be a
 * formula. @throws Refusal SESSION_INCONNUE, ELEVE_INCONNU, CHAMP_INVALIDE
 */
export async function exportList(request: ReadPageRequest): Promise<Exported> {
	const { centre, champs } = request;
	if (champs.session) {
		const idSession = validate(identifiant, champs.session);
		const rows = await centre.base.withConnection((cx) => listInscriptions.run({ idSession }, cx));
		if (rows.length === 0)
			throw refuse('SESSION_INCONNUE', 'session', `la session ${idSession} n'existe pas`);
		return csv(
			`session-${idSession}`,
			rows
				.filter(({ nom }) => nom !== null)
				.map((row) => ({
					Nom: row.nom,
					Prénom: row.prenom,
					Adresse: row.email,
					Genre: row.idEleve === null ? 'candidat' : 'élève',
					Numéro: row.idEleve ?? row.idCandidat,
					Statut: inscriptionStatuses[row.statutInscription ?? ''] ?? row.statutInscription,
					Rang: row.positionAttente,
					'Inscrit le': row.dateInscription,
				})),
			['Nom', 'Prénom', 'Adresse', 'Genre', 'Numéro', 'Statut', 'Rang', 'Inscrit le'],
		);
	}
	const person = await readPerson(centre, champs);
	return csv(
		`${person.genre}-${person.id}`,
		person.inscriptions.map((one) => ({
			Session: one.idSession,
			Formation: one.formation,
			Du: one.dateDebut.slice(0, 10),
			Au: one.dateFin.slice(0, 10),
			Salle: one.salle,
			Statut: inscriptionStatuses[one.statutInscription] ?? one.statutInscription,
			Rang: one.positionAttente,
			Motif: one.motif,
		})),
		['Session', 'Formation', 'Du', 'Au', 'Salle', 'Statut', 'Rang', 'Motif'],
	);
}

/**
 * What a spreadsheet would run, also behind blanks and in full width. papaparse's own pattern misses
 * a cell of several lines.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

function csv(name: string, rows: object[], columns: string[]): Exported {
	const text = Papa.unparse(rows, { columns, delimiter: ';', escapeFormulae: FORMULA });
	return {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${name}.csv"`,
			'Cache-Control': 'private, no-store',
			'Referrer-Policy': 'no-referrer',
			'X-Content-Type-Options': 'nosniff',
		},
		contenu: `\ufeff${rows.length > 0 ? text : columns.join(';')}\r\n`,
	};
}
