import { DateTime } from 'luxon';

import { findBroken as query, type IFindBrokenResult } from '../../database/generated/sessions';
import type { Executor } from '../../database/sql';
import { publicHolidays } from '../calendar/publicHolidays';
import type { Centre } from '../centre/centre';
import { slotInWords } from '../time/french';
import { toIso } from '../time/instant';

/** Why a séance no longer holds. */
export type BreakCause =
	'FORMATEUR_ABSENT' | 'FORMATEUR_INACTIF' | 'SALLE_INACTIVE' | 'FERMETURE' | 'JOUR_FERIE';

/** A séance to come that can't be held as it is planned; two causes are two of these. */
export interface BrokenSeance {
	idSession: number;
	idReservation: number;
	/** ISO 8601 with the zone's offset. */
	dateDebut: string;
	dateFin: string;
	/** Code of the room. */
	salle: string;
	idFormateur: number | null;
	cause: BreakCause;
	/** Code of the room that is out of use: the séance's own, or a part of it. */
	sallePerdue?: string;
	/** Who or what it is: the trainer, the room, the closure's reason, the holiday. */
	detail: string;
	/** « mardi 2 mars 2027 de 09:00 à 12:00 : formateur absent (Marie Petit) » */
	message: string;
}

const words: Record<BreakCause, string> = {
	FORMATEUR_ABSENT: 'formateur absent',
	FORMATEUR_INACTIF: 'formateur inactif',
	SALLE_INACTIVE: 'salle hors service',
	FERMETURE: 'fermeture',
	JOUR_FERIE: 'jour férié',
};
/** Years from now on whose public holidays are looked at: no planning goes further. */
const YEARS = 3;

/**
 * The séances to come that no longer hold (contract, section 11), in the order of time; one
 * statement, whatever their number.
 */
export async function findBroken(
	centre: Centre,
	request: { idSessions?: number[]; maintenant?: Date } = {},
): Promise<BrokenSeance[]> {
	return await centre.base.withConnection(async (cx) => await findBrokenIn(cx, centre, request));
}

/** The same on a connection of the caller's. */
export async function findBrokenIn(
	cx: Executor,
	centre: Centre,
	{ idSessions, maintenant = new Date() }: { idSessions?: number[]; maintenant?: Date } = {},
): Promise<BrokenSeance[]> {
	const { year } = DateTime.fromJSDate(maintenant, { zone: centre.fuseau });
	const { feries } = centre.rules.planning.parametres;
	const holidays = [...publicHolidays(feries, year, year + YEARS)];
	const rows = await query.run(
		{
			idSessions,
			maintenant,
			fuseau: centre.fuseau,
			feries: holidays.map(([day]) => day),
			noms: holidays.map(([, name]) => name),
		},
		cx,
	);
	return rows.map((row) => toBroken(row, centre.fuseau));
}

function toBroken(row: IFindBrokenResult, fuseau: string): BrokenSeance {
	const cause = row.cause as BreakCause;
	const when = slotInWords(row.dateDebut, row.dateFin, fuseau);
	return {
		idSession: row.idSession,
		idReservation: row.idReservation,
		dateDebut: toIso(row.dateDebut, fuseau),
		dateFin: toIso(row.dateFin, fuseau),
		salle: row.salle,
		idFormateur: row.idFormateur,
		cause,
		...(row.sallePerdue ? { sallePerdue: row.sallePerdue } : {}),
		detail: row.detail,
		message: `${when} : ${words[cause]} (${row.detail})`,
	};
}
