import { DateTime } from 'luxon';
import { z } from 'zod';

import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { resolve } from '../names/resolve';
import { rankRooms } from '../salles/choose';
import { isOfSlot, slotFacts, whyRefused } from '../salles/eligibility';
import { Taken } from '../salles/taken';
import { readSituation } from '../salles/situation';
import { slotOf } from '../salles/slotOf';
import type { Salle } from '../salles/types';
import { atWallClock, toIso } from '../time/instant';
import { creneauxField, daysField, integer, openText, requiredDay } from './fields';
import { JOURS, type Weekday } from '../time/days';
import { dayInFrench, firstOf } from './words';
import { answer, ok, type ToolContext, type ToolAnswer } from './answer';

export const champs = z.object({
	dateDebut: requiredDay,
	dateFin: requiredDay,
	jours: daysField,
	creneaux: creneauxField,
	places: integer,
	salle: openText,
	formation: openText,
	equipement: openText,
});

const JOURS_MAX = 186;

/**
 * Which rooms are free for a need, in each créneau of the days asked; says for each room how many
 * it has and when it is taken.
 */
export function freeSlotsTool({ centre }: ToolContext, input: unknown): Promise<ToolAnswer> {
	return answer(async () => {
		const asked = validate(champs, input);
		const { fuseau } = centre;
		const { salle: wanted, formation } = await centre.base.withConnection((cx) =>
			resolve(cx, fuseau, { salle: asked.salle, formation: asked.formation }),
		);
		const rules = centre.rules.planning.parametres.creneaux;
		const parties = asked.creneaux
			? rules.filter(({ nom }) => asked.creneaux!.includes(nom))
			: rules.filter(({ nom }) => nom !== 'MIDI');
		const slots = daysOf(asked.dateDebut, asked.dateFin, asked.jours).flatMap((jour) =>
			parties.map(({ nom, debut, fin }) => ({
				...slotOf(atWallClock(jour, debut, fuseau), atWallClock(jour, fin, fuseau), {
					salle: wanted?.code,
				}),
				jour,
				mots: `${dayInFrench(jour, fuseau)} ${nom}`,
			})),
		);
		if (slots.length === 0)
			return ok(
				'Aucun jour de la période ne correspond.',
				{ nombre: 0, salles: [] },
				'Vérifier les dates et les jours avec la personne.',
			);
		const equipements = asked.equipement ? [asked.equipement] : [];
		const need = { formation: formation?.code ?? null, places: asked.places ?? null, equipements };
		const situation = await centre.base.withConnection((cx) =>
			readSituation(cx, centre, [{ ...need, formateur: 'NOMMES', creneaux: slots }], false),
		);
		const facts = slotFacts(centre, situation.fermetures);
		const prises = new Taken(situation.occupations, {});
		const salles = rankRooms(situation.salles, asked.places ?? null).filter(
			({ idSalle }) => !wanted || idSalle === wanted.idSalle,
		);
		const views = await Promise.all(salles.map((salle) => seen(salle)));
		const useful = views
			.filter(({ libres }) => libres.length > 0)
			.sort((a, b) => b.libres.length - a.libres.length);
		const periode =
			`${slots.length} créneau(x) du ${dayInFrench(asked.dateDebut, fuseau)} au ` +
			`${dayInFrench(asked.dateFin, fuseau)}${asked.jours ? ` (${asked.jours.join(', ')})` : ''}, ` +
			`${parties.map(({ nom, debut, fin }) => `${nom} ${debut}–${fin}`).join(', ')}`;
		if (useful.length === 0)
			return ok(
				`Aucune salle libre : ${periode}. ${firstOf(
					views.map(({ salle, raisons }) => `${salle.nom} : ${raisons[0] ?? 'prise'}`),
					9,
				)}`,
				{ nombre: 0, salles: [] },
				"Le dire avec les raisons ; proposer d'autres jours, créneaux ou un besoin moindre.",
			);
		const words = useful.map(
			({ salle, libres, pris }) =>
				`${salle.nom} (${salle.code}, ${salle.capaciteMax} places) : ` +
				`${libres.length === slots.length ? 'libre partout' : `libre ${libres.length} fois, pas le ${firstOf(pris, 6)}`}`,
		);
		return ok(
			`${useful.length} salle(s) pour ${periode}${asked.places ? `, ${asked.places} personnes` : ''} : ${firstOf(words, 9)}.`,
			{
				nombre: useful.length,
				creneaux: slots
					.slice(0, 60)
					.map(({ debut, fin }) => `${toIso(debut, fuseau)}/${toIso(fin, fuseau)}`),
				salles: useful.slice(0, 9).map(({ salle, libres, pris }) => ({
					salle: salle.code,
					places: salle.capaciteMax,
					libres: libres.length,
					saufLe: firstOf(pris, 12),
				})),
			},
		);

		async function seen(salle: Salle) {
			const libres: typeof slots = [];
			const pris: string[] = [];
			const raisons: string[] = [];
			for (const s of slots) {
				const refusal = await whyRefused(centre, salle, need, facts(s.debut, s.fin));
				const [prise] = refusal.length > 0 ? [] : prises.ofRoom(salle, s);
				if (refusal.length === 0 && !prise) libres.push(s);
				else pris.push(`${s.mots}${prise?.idSession ? ` (session ${prise.idSession})` : ''}`);
				raisons.push(...refusal.map((r) => (isOfSlot(r) ? `${s.mots} : ${r.message}` : r.message)));
			}
			return { salle, libres, pris, raisons };
		}
	});
}

/** The days of a window that fall on these weekdays. */
function daysOf(debut: string, fin: string, wantedOnes?: Weekday[]): string[] {
	const first = DateTime.fromISO(debut);
	const number = DateTime.fromISO(fin).diff(first, 'days').days + 1;
	if (number < 1) throw refuse('CHAMP_INVALIDE', 'dateFin', 'le dernier jour précède le premier');
	if (number > JOURS_MAX)
		throw refuse('CHAMP_INVALIDE', 'dateFin', `au plus ${JOURS_MAX} jours à la fois`);
	return Array.from({ length: number }, (_, n) => first.plus({ days: n }))
		.filter((d) => !wantedOnes || wantedOnes.includes(JOURS[d.weekday - 1]))
		.map((d) => d.toISODate() ?? '');
}
