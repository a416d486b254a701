import { DateTime } from 'luxon';

import {
	dropFermetures,
	findSeancesFermees,
	upsertFermetures,
} from '../../database/generated/planning';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { dayOf } from '../time/instant';
import { readAgenda, type ReadAgenda, type ReadFermeture } from './readAgenda';
import { addDays, wallClock } from '../time/days';

export interface ImportOptions {
	/**
	 * Whose calendar it is, such as « centre » or « vacances scolaires »: what is missing is sought
	 * among the same.
	 */
	source?: string;
	/** Takes away what the calendar names no more; otherwise that is only reported. */
	retirer?: boolean;
}

export interface ImportedFermetures {
	ajoutees: ReadFermeture[];
	modifiees: ReadFermeture[];
	inchangees: number;
	/** Of the same source, not over, and no more in the calendar: taken away with `retirer`. */
	absentes: ReadFermeture[];
	retirees: boolean;
	ignorees: ReadAgenda['ignorees'];
	/** Séances to come on closed days. They stay: repairing the planning moves them. */
	seancesTouchees: Array<{ idSession: number; seances: number }>;
}

/**
 * Imports the closures of an .ics (contract, section 6), in one transaction and three statements
 * whatever their number. Imported again, each follows its event by uid; what was read before of an
 * event that can't be read to its end stays.
 * @throws Refusal AGENDA_ILLISIBLE
 */
export async function importFermetures(
	centre: Centre,
	ics: string,
	{ source = 'agenda', retirer = false }: ImportOptions = {},
): Promise<ImportedFermetures> {
	const rules = centre.rules.planning.parametres;
	const maintenant = new Date();
	const { fermetures, ignorees, incompletes } = readAgenda(ics, rules, centre.fuseau, maintenant);
	const uids = fermetures.map(({ uid }) => uid);
	const clock = wallClock(centre.fuseau);
	return await transaction(
		centre.base,
		async (cx) => {
			const written = await upsertFermetures.run(
				{
					source,
					uids,
					debuts: fermetures.map(({ dateDebut }) => dateDebut),
					fins: fermetures.map(({ dateFin }) => dateFin),
					motifs: fermetures.map(({ motif }) => motif),
				},
				cx,
			);
			const absentes = await dropFermetures.run(
				{ source, uids, incompletes, retirer, jour: dayOf(maintenant, centre.fuseau) },
				cx,
			);
			const seancesTouchees = await findSeancesFermees.run(
				{
					maintenant,
					debuts: fermetures.map(({ dateDebut }) => new Date(clock(dateDebut, '00:00'))),
					fins: fermetures.map(({ dateFin }) => new Date(clock(addDays(dateFin, 1), '00:00'))),
				},
				cx,
			);
			const those = (added: boolean) =>
				fermetures.filter(({ uid }) =>
					written.some((writtenOne) => writtenOne.uid === uid && writtenOne.nouvelle === added),
				);
			return {
				ajoutees: those(true),
				modifiees: those(false),
				inchangees: fermetures.length - written.length,
				absentes: absentes.map(({ uid, dateDebut, dateFin, motif }) => ({
					uid,
					dateDebut,
					dateFin,
					motif,
				})),
				retirees: retirer && absentes.length > 0,
				ignorees,
				seancesTouchees,
			};
		},
		{ isolation: centre.isolation },
	);
}

/** A closure in words: « 24/12/2026 – 01/01/2027 : fermeture de Noël ». */
export function closureInWords({ dateDebut, dateFin, motif }: ReadFermeture): string {
	const day = (date: string) => DateTime.fromISO(date).toFormat('dd/MM/yyyy');
	return `${day(dateDebut)}${dateFin === dateDebut ? '' : ` – ${day(dateFin)}`} : ${motif}`;
}
