import { DateTime } from 'luxon';
import { z } from 'zod';

import { findSessions as query, type IFindSessionsResult } from '../../database/generated/sessions';
import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { requireKnown } from '../names/requireKnown';
import { entier, identifiant, instant, named } from '../time/fields';
import type { Absences } from './factsOfAlert';
import { toIso } from '../time/instant';
import { memo } from '../time/memo';

const STATUSES = ['PLANIFIEE', 'CONFIRMEE', 'EN_COURS', 'TERMINEE', 'ANNULEE'] as const;

const schema = memo((fuseau: string) =>
	z.object({
		idSession: identifiant.nullish(),
		formation: named.nullish(),
		salle: named.nullish(),
		formateurId: identifiant.nullish(),
		/** Sessions that run at some time between these two. */
		dateDebut: instant(fuseau).nullish(),
		dateFin: instant(fuseau).nullish(),
		placesMin: entier(0, 100_000).nullish(),
		statuts: z.array(z.enum(STATUSES)).min(1).nullish(),
		/** Only what may be enrolled in: planned or confirmed, not refused, not yet begun. */
		ouvertes: z.boolean().default(false),
		/** Only what was not yet reminded for its present date. */
		sansRappel: z.boolean().default(false),
		limite: entier(1, 1_000).default(200),
	}),
);

export type SearchRequest = z.input<ReturnType<typeof schema>>;

/** A session as lists show it (contract, section 10); its people are counted from the rows. */
export interface FoundSession {
	idSession: number;
	formation: string;
	formationNom: string;
	categorie: string;
	dateDebut: string;
	dateFin: string;
	sallePrincipale: string | null;
	idFormateur: number | null;
	/** Where its séances have several trainers, all of them: « Marie Bernard, Laurent Dupont ». */
	formateur: string | null;
	capaciteMax: number;
	/** The smaller of the session's and its room's capacity. */
	places: number;
	nbInscrits: number;
	placesRestantes: number;
	enAttente: number;
	statutSession: string;
	statutValidation: string;
}

/**
 * Sessions by training, room, trainer, dates, free places, in the order of their start; one
 * statement. @throws Refusal CHAMP_INVALIDE
 */
export async function findSessions(
	centre: Centre,
	request: SearchRequest = {},
): Promise<FoundSession[]> {
	return await centre.base.withConnection(async (cx) => {
		const rows = await searchSessions(cx, centre, request, false);
		return rows.map((row) => toFoundSession(row, centre.fuseau));
	});
}

/**
 * The same for whoever typed the filters: where nothing is found, a training, room or trainer that does
 * not exist is told, and what it may have been. @throws Refusal CHAMP_INVALIDE, INTROUVABLE
 */
export async function findKnownSessions(
	centre: Centre,
	request: SearchRequest = {},
): Promise<FoundSession[]> {
	const found = await findSessions(centre, request);
	if (found.length > 0) return found;
	const asText = (value: unknown) => (value == null ? undefined : String(value).trim());
	const filter = {
		formation: asText(request.formation),
		salle: asText(request.salle),
		formateurId: asText(request.formateurId),
	};
	await centre.base.withConnection((cx) => requireKnown(cx, filter));
	return found;
}

/** A session with what the alerts compare of one that has begun. */
export interface JudgedSession {
	session: FoundSession;
	absences: Absences | null;
}

/** The same with what the alerts compare, on a connection of the caller's; one statement too. */
export async function findSessionsWithAbsencesIn(
	cx: Executor,
	centre: Centre,
	request: SearchRequest = {},
): Promise<JudgedSession[]> {
	const rows = await searchSessions(cx, centre, request, true);
	return rows.map((row) => ({
		session: toFoundSession(row, centre.fuseau),
		absences: row.absences as unknown as Absences | null,
	}));
}

async function searchSessions(
	cx: Executor,
	centre: Centre,
	request: SearchRequest,
	absences: boolean,
): Promise<IFindSessionsResult[]> {
	const { dateDebut, dateFin, ...asked } = validate(schema(centre.fuseau), request);
	if (dateDebut && dateFin && dateFin <= dateDebut)
		throw refuse('CHAMP_INVALIDE', 'dateFin', 'la fin ne suit pas le début');
	return await query.run(
		{
			absences,
			idSession: asked.idSession ?? undefined,
			formation: asked.formation ?? undefined,
			salle: asked.salle ?? undefined,
			idFormateur: asked.formateurId ?? undefined,
			debut: dateDebut ?? undefined,
			fin: dateFin ?? undefined,
			placesMin: asked.placesMin ?? undefined,
			statuts: asked.statuts ?? undefined,
			ouvertes: asked.ouvertes,
			sansRappel: asked.sansRappel,
			maintenant: new Date(),
			limite: asked.limite,
		},
		cx,
	);
}

/** A session as lists and its sheet show it; its people as they were counted. */
export const toFoundSession = (
	s: Omit<IFindSessionsResult, 'formateur' | 'absences'> & { formateur?: string | null },
	fuseau: string,
): FoundSession => ({
	idSession: s.idSession,
	formation: s.formation,
	formationNom: s.formationNom,
	categorie: s.categorie,
	dateDebut: toIso(s.dateDebut, fuseau),
	dateFin: toIso(s.dateFin, fuseau),
	sallePrincipale: s.sallePrincipale,
	idFormateur: s.idFormateur,
	formateur: s.formateur ?? null,
	capaciteMax: s.capaciteMax,
	places: s.places,
	nbInscrits: s.nbInscrits,
	placesRestantes: Math.max(0, s.places - s.nbInscrits),
	enAttente: s.enAttente,
	statutSession: s.statutSession,
	statutValidation: s.statutValidation,
});

/**
 * Sessions of a training that are open to enrolment, with places left and queue length (contract,
 * section 5). An unknown training has none.
 */
export async function findOpenSessions(
	centre: Centre,
	formation?: string,
): Promise<{ sessions: FoundSession[] }> {
	return {
		sessions: await findSessions(centre, { formation: formation || undefined, ouvertes: true }),
	};
}

/**
 * Sessions that start from now until `jours` days on, the last day included; `sansRappel`: only
 * those whose reminder is due. Cancelled ones are not among them.
 */
export async function findStarting(
	centre: Centre,
	jours = 7,
	sansRappel = false,
): Promise<FoundSession[]> {
	const now = new Date();
	const limit = DateTime.fromJSDate(now, { zone: centre.fuseau })
		.plus({ days: jours })
		.endOf('day')
		.toJSDate();
	const foundOnes = await findSessions(centre, {
		dateFin: limit.toISOString(),
		ouvertes: true,
		sansRappel,
		limite: 1_000,
	});
	return foundOnes.filter(({ dateDebut }) => new Date(dateDebut) > now);
}
