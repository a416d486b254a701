import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { z } from 'zod';

import { listAgenda, type IListAgendaResult } from '../../database/generated/pages';
import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { identifiant } from '../time/fields';
import type { FeedKind } from '../pages/links';
import { isFeedToken } from './token';

const JOUR = 86_400_000;

const schema = z
	.object({
		salle: z.string().min(1).optional(),
		formateur: identifiant.optional(),
		session: identifiant.optional(),
		jeton: z.string().default(''),
	})
	.refine(
		({ salle, formateur, session }) =>
			[salle, formateur, session].filter((v) => v !== undefined).length === 1,
		{
			message: 'donner une salle, un formateur ou une session, et un seul des trois',
			path: ['agenda'],
		},
	);

/** What a feed's address says, as it comes from outside. */
export interface FeedRequest {
	salle?: string;
	formateur?: string | number;
	session?: string | number;
	jeton?: string;
}

/**
 * The séances of a room, a trainer or a session as an iCalendar feed, from three months back to two years ahead; one statement.
 * No name of an élève is in it. @throws Refusal JETON_REFUSE for a wrong token or no key alike, AGENDA_INCONNU, CHAMP_INVALIDE
 */
export async function feed(
	centre: Centre,
	cleSecrets: string | undefined,
	demande: FeedRequest,
	maintenant = new Date(),
): Promise<string> {
	const { salle, formateur, session, jeton } = validate(schema, demande);
	const genre: FeedKind = salle ? 'salle' : formateur ? 'formateur' : 'session';
	const id = String(salle ?? formateur ?? session);
	if (!cleSecrets || !isFeedToken(cleSecrets, genre, id, jeton))
		throw refuse(
			'JETON_REFUSE',
			'jeton',
			"cette adresse d'agenda n'est pas ou n'est plus valable : reprenez-la sur la page du planning",
		);
	const debut = new Date(maintenant.getTime() - 92 * JOUR);
	const fin = new Date(maintenant.getTime() + 731 * JOUR);
	const lignes = await centre.base.withConnexion((cx) =>
		listAgenda.run({ salle, idFormateur: formateur, idSession: session, debut, fin }, cx),
	);
	if (lignes.length === 0)
		throw refuse('AGENDA_INCONNU', genre, `aucun agenda pour ${genre} « ${id} »`);
	return write(lignes, genre);
}

/** Instants in UTC: every calendar shows them on its own wall clock, clock changes included, without a zone table in the file. */
function write(lignes: IListAgendaResult[], genre: FeedKind): string {
	const calendrier = ical({
		name: plain(lignes[0].titre),
		method: ICalCalendarMethod.PUBLISH,
		prodId: { company: 'sessions-planning', product: 'planning', language: 'FR' },
		ttl: 3600,
	});
	for (const ligne of lignes) {
		if (ligne.idReservation === null || !ligne.dateDebut || !ligne.dateFin) continue;
		const quoi = ligne.formation ?? ligne.motif ?? 'Réservé';
		const qui = ligne.formateurNom ? `${ligne.formateurPrenom} ${ligne.formateurNom}` : undefined;
		calendrier.createEvent({
			id: `reservation-${ligne.idReservation}@sessions-planning`,
			start: ligne.dateDebut,
			end: ligne.dateFin,
			stamp: ligne.dateDebut,
			summary: plain([quoi, ligne.matiere].filter(Boolean).join(' · ')),
			location: plain(ligne.salle ?? ''),
			description: plain(
				[ligne.idSession ? `Session n° ${ligne.idSession}` : '', genre === 'formateur' ? '' : qui]
					.filter(Boolean)
					.join('\n'),
			),
			status:
				ligne.statutSession === 'PLANIFIEE' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
		});
	}
	return calendrier.toString();
}

// A carriage return in a name must not begin a line of the file.
// eslint-disable-next-line no-control-regex
const invisible = /[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

const plain = (texte: string) => texte.replace(/\r\n?/g, '\n').replace(invisible, '');
