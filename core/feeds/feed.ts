import { z } from 'zod';

import { readRevocation } from '../../database/generated/liens';
import { listAgenda, type IListAgendaResult } from '../../database/generated/pages';
import { foldSeances, type CalendarSeance } from '../calendars/foldSeances';
import { writeCalendar, type EntryWords } from '../calendars/writeCalendar';
import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { slowed } from '../errors/slowed';
import { validate } from '../errors/validate';
import { identifiant } from '../time/fields';
import { toIso } from '../time/instant';
import { isFeedToken, type FeedKind } from '../calendars/feedToken';

const JOUR = 86_400_000;

const schema = z
	.object({
		salle: z.string().min(1).optional(),
		formateur: identifiant.optional(),
		session: identifiant.optional(),
		eleve: identifiant.optional(),
		candidat: identifiant.optional(),
		jeton: z.string().default(''),
	})
	.refine(
		({ jeton: _, ...subjects }) =>
			Object.values(subjects).filter((value) => value !== undefined).length === 1,
		{
			message: 'donner une salle, un formateur, une session, un élève ou un candidat, et un seul',
			path: ['agenda'],
		},
	);

/** What a feed's address says, as it comes from outside. */
export interface FeedRequest {
	salle?: string;
	formateur?: string | number;
	session?: string | number;
	eleve?: string | number;
	candidat?: string | number;
	jeton?: string;
}

/**
 * The séances of a room, a trainer, a session or a person as an iCalendar feed, from three months
 * back to two years ahead; one statement, and one for the revocation of a person's. No name of an élève is in it. @throws Refusal
 * JETON_REFUSE for a wrong token or no key alike, AGENDA_INCONNU, CHAMP_INVALIDE
 */
export async function feed(
	centre: Centre,
	cleSecrets: string | undefined,
	request: FeedRequest,
	now = new Date(),
): Promise<string> {
	const { jeton, ...subjects } = validate(schema, request);
	const { salle, formateur, session, eleve, candidat } = subjects;
	const [genre, subject] = Object.entries(subjects).find(([, value]) => value !== undefined) as [
		FeedKind,
		string | number,
	];
	const id = String(subject);
	const since = await revokedAt(centre, genre, subject);
	if (!isFeedToken(cleSecrets ?? '', genre, id, jeton, since) || !cleSecrets) {
		await slowed();
		throw refuse(
			'JETON_REFUSE',
			'jeton',
			"cette adresse d'agenda n'est pas ou n'est plus valable : reprenez-la sur la page du planning",
		);
	}
	const debut = new Date(now.getTime() - 92 * JOUR);
	const fin = new Date(now.getTime() + 731 * JOUR);
	const rows = await centre.base.withConnection((cx) =>
		listAgenda.run(
			{
				salle,
				idFormateur: formateur,
				idSession: session,
				idEleve: eleve,
				idCandidat: candidat,
				debut,
				fin,
				maintenant: now,
			},
			cx,
		),
	);
	if (rows.length === 0)
		throw refuse('AGENDA_INCONNU', genre, `aucun agenda pour ${genre} « ${id} »`);
	return write(rows, genre, centre.fuseau, now);
}

/** Since when the addresses of a person's feed hold; those of rooms and sessions hold with the Secrets Key. */
export async function revokedAt(
	centre: Centre,
	genre: FeedKind,
	id: string | number,
): Promise<Date | undefined> {
	if (genre === 'salle' || genre === 'session') return undefined;
	const [revoked] = await centre.base.withConnection((cx) =>
		readRevocation.run({ genre, idPersonne: Number(id) }, cx),
	);
	return revoked?.avant;
}

/** Entries as the mails name them, so that a séance that came by both is one in a calendar that has both. */
function write(rows: IListAgendaResult[], genre: FeedKind, fuseau: string, stamp: Date): string {
	const seances = rows.flatMap((row) => toSeance(row, fuseau) ?? []);
	const byId = new Map(seances.map((row) => [row.seance.idReservation, row.ligne]));
	const series = foldSeances(
		seances.map(({ seance }) => seance),
		fuseau,
	).filter(({ cancelled }) => !cancelled);

	return writeCalendar({
		method: 'PUBLISH',
		name: rows[0].titre,
		series,
		words: ({ idReservation, salle }) => ({
			...wordsOf(byId.get(idReservation)!, genre),
			location: salle,
		}),
		fuseau,
		stamp,
		stampByChange: true,
	});
}

function toSeance(
	ligne: IListAgendaResult,
	fuseau: string,
): { seance: CalendarSeance; ligne: IListAgendaResult } | undefined {
	const { idReservation, idSession, dateDebut, dateFin, debutOrigine, finOrigine } = ligne;
	if (idReservation === null || !dateDebut || !dateFin || !debutOrigine || !finOrigine)
		return undefined;

	return {
		ligne,
		seance: {
			idReservation,
			// A booking of no session repeats with none.
			idSession: idSession ?? -idReservation,
			dateDebut: toIso(dateDebut, fuseau),
			dateFin: toIso(dateFin, fuseau),
			debutOrigine: toIso(debutOrigine, fuseau),
			finOrigine: toIso(finOrigine, fuseau),
			sequence: ligne.sequence,
			modifieLe: ligne.modifieLe && toIso(ligne.modifieLe, fuseau),
			active: ligne.active === true,
			arrivee: ligne.arrivee === true,
			salle: ligne.salle ?? '',
			matiere: ligne.matiere,
			formateur: ligne.formateurNom ? `${ligne.formateurPrenom} ${ligne.formateurNom}` : '',
		},
	};
}

function wordsOf(row: IListAgendaResult, genre: FeedKind): EntryWords {
	const what = row.formation ?? row.motif ?? 'Réservé';
	const who = row.formateurNom ? `${row.formateurPrenom} ${row.formateurNom}` : '';
	const lines = [
		row.idSession ? `Session n° ${row.idSession}` : '',
		genre === 'formateur' ? '' : who,
	];

	return {
		summary: [what, row.matiere].filter(Boolean).join(' · '),
		description: lines.filter(Boolean).join('\n'),
	};
}
