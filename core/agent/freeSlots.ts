import { DateTime } from 'luxon';
import { z } from 'zod';

import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { readPlanningRules } from '../rules/planningRules';
import { resolve } from '../names/resolve';
import { rankRooms } from '../salles/choose';
import { isOfSlot, slotFacts, whyRefused } from '../salles/eligibility';
import { Taken } from '../salles/taken';
import { readSituation } from '../salles/situation';
import type { RequestedSlot, Salle } from '../salles/types';
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

/** Which rooms are free for a need, in each créneau of the days asked; says for each room how many it has and when it is taken. */
export function freeSlotsTool({ centre }: ToolContext, input: unknown): Promise<ToolAnswer> {
	return answer(async () => {
		const lue = validate(champs, input);
		const { fuseau } = centre;
		const { salle: voulue, formation } = await centre.base.withConnexion((cx) =>
			resolve(cx, fuseau, { salle: lue.salle, formation: lue.formation }),
		);
		const regles = readPlanningRules(centre.rules.planning.parametres).creneaux;
		const parties = lue.creneaux
			? regles.filter(({ nom }) => lue.creneaux!.includes(nom))
			: regles.filter(({ nom }) => nom !== 'MIDI');
		const slots = daysOf(lue.dateDebut, lue.dateFin, lue.jours).flatMap((jour) =>
			parties.map(({ nom, debut, fin }) => ({
				...slot(atWallClock(jour, debut, fuseau), atWallClock(jour, fin, fuseau), voulue?.code),
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
		const equipements = lue.equipement ? [lue.equipement] : [];
		const besoin = { formation: formation?.code ?? null, places: lue.places ?? null, equipements };
		const situation = await centre.base.withConnexion((cx) =>
			readSituation(cx, centre, [{ ...besoin, formateur: 'NOMMES', creneaux: slots }], false),
		);
		const faits = slotFacts(centre, situation.fermetures);
		const prises = new Taken(situation.occupations, {});
		const salles = rankRooms(situation.salles, lue.places ?? null).filter(
			({ idSalle }) => !voulue || idSalle === voulue.idSalle,
		);
		const vues = await Promise.all(salles.map((salle) => seen(salle)));
		const utiles = vues
			.filter(({ libres }) => libres.length > 0)
			.sort((a, b) => b.libres.length - a.libres.length);
		const periode = `${slots.length} créneau(x) du ${dayInFrench(lue.dateDebut, fuseau)} au ${dayInFrench(lue.dateFin, fuseau)}${lue.jours ? ` (${lue.jours.join(', ')})` : ''}, ${parties.map(({ nom, debut, fin }) => `${nom} ${debut}–${fin}`).join(', ')}`;
		if (utiles.length === 0)
			return ok(
				`Aucune salle libre : ${periode}. ${firstOf(
					vues.map(({ salle, raisons }) => `${salle.nom} : ${raisons[0] ?? 'prise'}`),
					9,
				)}`,
				{ nombre: 0, salles: [] },
				"Le dire avec les raisons ; proposer d'autres jours, créneaux ou un besoin moindre.",
			);
		const mots = utiles.map(
			({ salle, libres, pris }) =>
				`${salle.nom} (${salle.code}, ${salle.capaciteMax} places) : ${libres.length === slots.length ? 'libre partout' : `libre ${libres.length} fois, pas le ${firstOf(pris, 6)}`}`,
		);
		return ok(
			`${utiles.length} salle(s) pour ${periode}${lue.places ? `, ${lue.places} personnes` : ''} : ${firstOf(mots, 9)}.`,
			{
				nombre: utiles.length,
				creneaux: slots
					.slice(0, 60)
					.map(({ debut, fin }) => `${toIso(debut, fuseau)}/${toIso(fin, fuseau)}`),
				salles: utiles.slice(0, 9).map(({ salle, libres, pris }) => ({
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
				const refus = await whyRefused(centre, salle, besoin, faits(s.debut, s.fin));
				const [prise] = refus.length > 0 ? [] : prises.ofRoom(salle, s);
				if (refus.length === 0 && !prise) libres.push(s);
				else pris.push(`${s.mots}${prise?.idSession ? ` (session ${prise.idSession})` : ''}`);
				raisons.push(...refus.map((r) => (isOfSlot(r) ? `${s.mots} : ${r.message}` : r.message)));
			}
			return { salle, libres, pris, raisons };
		}
	});
}

const slot = (debut: Date, fin: Date, salle?: string): RequestedSlot => ({
	path: '',
	debut,
	fin,
	salle: salle ?? null,
	cheminSalle: 'salle',
	formateurId: null,
	cheminFormateur: '',
	matiere: null,
});

/** The days of a window that fall on these weekdays. */
export function daysOf(debut: string, fin: string, voulus?: Weekday[]): string[] {
	const premier = DateTime.fromISO(debut);
	const nombre = DateTime.fromISO(fin).diff(premier, 'days').days + 1;
	if (nombre < 1) throw refuse('CHAMP_INVALIDE', 'dateFin', 'le dernier jour précède le premier');
	if (nombre > JOURS_MAX)
		throw refuse('CHAMP_INVALIDE', 'dateFin', `au plus ${JOURS_MAX} jours à la fois`);
	return Array.from({ length: nombre }, (_, n) => premier.plus({ days: n }))
		.filter((d) => !voulus || voulus.includes(JOURS[d.weekday - 1]))
		.map((d) => d.toISODate() ?? '');
}
