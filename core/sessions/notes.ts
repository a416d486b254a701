import { DateTime } from 'luxon';

import type { PlacedSlot } from '../salles/types';
import type { ReadSessionRequest } from './request';
import { type SeancesSummary } from '../salles/summary';
import { JOURS } from '../time/days';
import { rememberedZone } from '../time/instant';

/**
 * What the CRM's screens look for in sessions.notes (contract, section 3); what the request leaves
 * out is read off the séances.
 */
export function notesOf(
	request: ReadSessionRequest,
	resume: SeancesSummary,
	seances: PlacedSlot[],
	fuseau: string,
): Record<string, unknown> {
	const weekdays = new Set(
		seances.map(
			({ debut }) => DateTime.fromJSDate(debut, { zone: rememberedZone(fuseau) }).weekday,
		),
	);
	const matieres = [...new Set(seances.flatMap(({ matiere }) => (matiere ? [matiere] : [])))];
	return {
		salles: resume.codes,
		matieres: request.matieres ?? matieres,
		joursActifs: request.joursActifs ?? JOURS.filter((_, i) => weekdays.has(i + 1)),
		...(request.rythme && Object.keys(request.rythme).length > 0 && { rythme: request.rythme }),
		dureeHeures: request.dureeHeures ?? resume.heures,
		demandePar: request.demandePar ?? null,
		notesComplementaires: request.notesComplementaires ?? null,
	};
}

/**
 * The CRM's notes, whether its column is jsonb, text, or jsonb that holds JSON as text; text that is
 * no JSON is given as it is.
 */
export function parseNotes(text: string | null | undefined): unknown {
	if (!text) return null;
	try {
		const parsed: unknown = JSON.parse(text);
		return typeof parsed === 'string' ? parseNotes(parsed) : parsed;
	} catch {
		return text;
	}
}
