import { readEvenements } from '../../database/generated/evenements';
import type { Centre } from '../centre/centre';
import { applyEvenements } from './applyEvenements';
import { claimDue, claimHanded } from './claim';
import { loadContext, type Seance, type SessionInWords } from './context';
import { movesInWords, trainersLost, type MoveInWords } from './movesInWords';
import { toEvenement, type Evenement } from './evenement';
import type { Receiving } from './receive';
import type { Action } from '../outbox/actions';

/** What a branch of the workflow gets for one event: everything its mails say, and no address of anybody. */
export interface Case extends Receiving {
	action: Action;
	correlationId: string;
	reponse: string | null;
	session: SessionInWords | null;
	seances: Seance[];
	/** Every séance of the session, for calendars. */
	agenda: Seance[];
	motif: string | null;
	/** The séances that moved, when that is what the event tells. */
	deplacement?: MoveInWords[];
	/** What the event did; goes into the return call's `data`. */
	effets: Record<string, unknown>;
}

export interface Work {
	/** Seconds until an event counts as left behind by a worker that died. */
	bail: number;
	/** Most events of one run. */
	limite: number;
}

/**
 * The events to work on now, applied, with what their branch needs: those handed over, else those
 * that are due. Their number of statements does not grow with theirs, except for the four actions
 * that change the database.
 */
export async function prepareCases(
	centre: Centre,
	prises: Receiving[] | 'dus',
	{ bail, limite }: Work,
): Promise<Case[]> {
	const kept =
		prises === 'dus'
			? await claimDue(centre, limite, bail)
			: await claimHanded(centre, prises, bail);
	if (kept.length === 0) return [];
	await applyEvenements(centre, kept);
	return await loadDossiers(centre, kept);
}

async function loadDossiers(centre: Centre, kept: Receiving[]): Promise<Case[]> {
	return await centre.base.withConnection(async (cx) => {
		const evenements = (await readEvenements.run({ ids: kept.map((p) => p.idEvenement) }, cx))
			.map(toEvenement)
			.filter(({ applique }) => applique);
		const context = await loadContext(
			cx,
			evenements.flatMap(({ idSession }) => idSession ?? []),
			centre.fuseau,
			{ former: trainersLost(evenements) },
		);
		const jetons = new Map(kept.map((p) => [p.idEvenement, p.jeton]));
		return evenements.map((evenement) => ({
			idEvenement: evenement.idEvenement,
			jeton: jetons.get(evenement.idEvenement) as string,
			action: evenement.action,
			correlationId: evenement.correlationId,
			reponse: evenement.reponse,
			session: context.sessions.get(evenement.idSession ?? 0) ?? null,
			seances: seancesOf(evenement, context.seances),
			agenda: agendaOf(evenement, context.agenda),
			motif: evenement.donnees.motif ?? null,
			deplacement: movesInWords(evenement, context, centre.fuseau),
			effets: evenement.effets.data,
		}));
	});
}

/** Those that are there; what a cancellation freed and the CRM has deleted since, as it was. */
const agendaOf = (evenement: Evenement, agenda: Map<number, Seance[]>): Seance[] => {
	const there = agenda.get(evenement.idSession ?? 0) ?? [];
	const known = new Set(there.map(({ idReservation }) => idReservation));
	const deleted = (evenement.effets.seances ?? []).filter(
		({ idReservation }) => !known.has(idReservation),
	);
	return [...there, ...deleted.map((seance) => ({ ...seance, active: false }))];
};

const seancesOf = (evenement: Evenement, seances: Map<number, Seance[]>) =>
	evenement.effets.seances ?? seances.get(evenement.idSession ?? 0) ?? [];
