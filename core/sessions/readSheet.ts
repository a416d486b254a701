import { z } from 'zod';

import { readFiche } from '../../database/generated/sessions';
import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { toFoundSession, type FoundSession } from './findSessions';
import { parseNotes } from './notes';
import { identifiant } from '../time/fields';
import { toIso } from '../time/instant';

const schema = z.object({ idSession: identifiant });

export interface SheetRow {
	idInscription: number;
	idSession: number;
	idEleve: number | null;
	idCandidat: number | null;
	statutInscription: string;
	priorite: number;
	positionAttente: number | null;
	dateInscription: string | null;
	dateConfirmation: string | null;
	notifiePar: string | null;
	nom: string;
	prenom: string;
	type: 'ELEVE' | 'CANDIDAT';
}

/**
 * The sheet of one session (contract, section 10): the session, its séances, those who have a
 * place, and the queue by rank.
 */
export interface Sheet {
	session: FoundSession & { notes: unknown };
	seances: Array<{
		idReservation: number;
		dateDebut: string;
		dateFin: string;
		salle: string;
		salleNom: string;
		formateurId: number | null;
		formateur: string | null;
		matiere: string | null;
	}>;
	inscrits: SheetRow[];
	enAttente: SheetRow[];
}

/**
 * Reads a session's sheet in one statement, so that its lists and its counts are of one instant.
 * @throws Refusal SESSION_INCONNUE
 */
export async function readSheet(
	centre: Centre,
	request: { idSession: number | string },
): Promise<Sheet> {
	return await centre.base.withConnection((cx) => readSheetIn(cx, centre, request));
}

/** The same as a caller's transaction sees it. */
export async function readSheetIn(
	cx: Executor,
	centre: Centre,
	request: { idSession: number | string },
): Promise<Sheet> {
	const { idSession } = validate(schema, request);
	const [s] = await readFiche.run({ idSession }, cx);
	if (!s) throw refuse('SESSION_INCONNUE', 'idSession', `la session ${idSession} n'existe pas`);
	const personnes = s.inscriptions as unknown as SheetRow[];
	const inscrits = personnes.filter(({ statutInscription }) => statutInscription !== 'EN_ATTENTE');
	const enAttente = personnes.filter(({ statutInscription }) => statutInscription === 'EN_ATTENTE');
	const iso = (utc: string) => toIso(new Date(`${utc}Z`), centre.fuseau);
	return {
		session: {
			...toFoundSession(
				{ ...s, nbInscrits: inscrits.length, enAttente: enAttente.length },
				centre.fuseau,
			),
			notes: parseNotes(s.notes),
		},
		seances: (s.seances as unknown as Sheet['seances']).map((seance) => ({
			...seance,
			dateDebut: iso(seance.dateDebut),
			dateFin: iso(seance.dateFin),
		})),
		inscrits,
		enAttente,
	};
}
