import type { Executor } from '../../database/sql';
import {
	dateArrivals,
	loadSessions,
	lockFreeSessions,
	lockSessions,
	type ILoadSessionsResult,
} from '../../database/generated/inscriptions';
import type { Centre } from '../centre/centre';
import { refuse, type Refusal } from '../errors/refusal';
import type { Decision, Facts } from '../rules/engine';
import { DataChanged } from '../batch/items';
import type { ToldDecision } from './types';

interface Row {
	n: number;
	/** How many of them waited before the batch. */
	avant: number;
	/** The latest day of arrival of those who wait with this priority. */
	dernier: string;
}

/** The facts of capacity.json that are about the person and the request (docs/rules.md). */
interface AskedFacts {
	verbe: string;
	type?: string | null;
	origine?: string | null;
	priorite?: number | null;
	statutCandidat?: string | null;
	rang?: number | null;
	forcee?: boolean;
	/** How many wait before this person, or as INSCRIRE counts them. */
	enAttente: number;
}

/** A locked session and its tally, kept up to date in memory while a batch is decided. */
export class SessionState {
	readonly idSession: number;
	inscrits: number;
	private readonly file: Map<number, Row>;

	constructor(readonly ligne: ILoadSessionsResult) {
		this.idSession = ligne.idSession;
		this.inscrits = ligne.inscrits;
		const rowsOf = ligne.parPriorite as unknown as Array<{
			priorite: number;
			n: number;
			dernier: string | null;
		}>;
		this.file = new Map(
			rowsOf.map(({ priorite, n, dernier }) => [
				priorite,
				{ n, avant: n, dernier: dernier && dernier > this.jour ? dernier : this.jour },
			]),
		);
	}

	/**
	 * Today in the centre's zone by the database's clock, after the lock: whoever comes later never
	 * has an earlier day.
	 */
	get jour(): string {
		return this.ligne.jour as unknown as string;
	}

	get placesLibres(): number {
		return this.ligne.places - this.inscrits;
	}

	/** How many wait with this priority or a better one. */
	devant(priorite: number): number {
		let sum = 0;
		for (const [p, { n }] of this.file) if (p <= priorite) sum += n;
		return sum;
	}

	/**
	 * The day to write for a newcomer of this priority: behind everybody of that priority, also where
	 * the CRM dated one in the future.
	 */
	arrivee(priorite: number): string {
		return this.file.get(priorite)?.dernier ?? this.jour;
	}

	wait(priorite: number): void {
		const rowOf = this.file.get(priorite);
		if (rowOf) rowOf.n += 1;
		else this.file.set(priorite, { n: 1, avant: 0, dernier: this.jour });
	}

	/**
	 * The ranks that newcomers of these priorities will have, in their order, once the whole batch is
	 * decided: written with their rows, they leave healing nothing to write. Where the CRM's SQL left
	 * a queue out of order they are wrong until it is healed, in the same transaction.
	 */
	expectedRanks(priorites: number[]): number[] {
		const following = new Map(
			[...this.file].map(([priorite, { n, avant }]) => [
				priorite,
				this.devant(priorite) - n + avant,
			]),
		);
		return priorites.map((priorite) => {
			const rang = (following.get(priorite) ?? 0) + 1;
			following.set(priorite, rang);
			return rang;
		});
	}

	/** Somebody of this priority leaves the queue. */
	leave(priorite: number): void {
		const rowOf = this.file.get(priorite);
		if (rowOf && rowOf.n > 0) rowOf.n -= 1;
	}

	/** The facts of capacity.json about this session now, and those about the person and the request. */
	faits({
		verbe,
		type = null,
		origine = null,
		priorite = null,
		statutCandidat = null,
		rang = null,
		forcee = false,
		enAttente,
	}: AskedFacts): Facts {
		const { statutSession, statutValidation, commencee, terminee, places } = this.ligne;
		return {
			verbe,
			type,
			origine,
			priorite,
			statutCandidat,
			rang,
			forcee,
			placesLibres: this.placesLibres,
			enAttente,
			nbInscrits: this.inscrits,
			capacite: places,
			statutSession,
			statutValidation,
			commencee,
			terminee,
		};
	}
}

/** Sessions by key, or by an inscription's, and whether to wait for those that somebody holds. */
interface Keys {
	idSessions?: number[];
	idInscriptions?: number[];
	wait?: boolean;
}

/** Somebody else holds these sessions, and the caller did not want to wait for them. */
export class SessionsHeld extends Error {
	constructor(readonly idSessions: number[]) {
		super(`Sessions held by others: ${idSessions.join(', ')}`);
	}
}

/**
 * Locks sessions by ascending id, then reads them as they are under the lock, and what `aussi` asks
 * for: one round trip, since each statement sees what is committed when it begins. Unknown sessions
 * are left out.
 * @throws SessionsHeld where it is not to wait
 */
export async function lockAndLoad<T = void>(
	cx: Executor,
	centre: Centre,
	{ idSessions = [], idInscriptions = [], wait = true }: Keys,
	aussi?: (cx: Executor) => Promise<T>,
): Promise<[Map<number, SessionState>, T]> {
	const lock = wait ? lockSessions : lockFreeSessions;
	const [locked, rows, autre] = await cx.together(
		async (batch) =>
			await Promise.all([
				lock.run({ idSessions, idInscriptions }, batch),
				loadSessions.run({ idSessions, idInscriptions, fuseau: centre.fuseau }, batch),
				aussi?.(batch) as Promise<T>,
			]),
	);
	const locks = new Set(locked.map(({ idSession }) => idSession));
	const ids = rows.map(({ idSession }) => idSession);
	const others = ids.filter((id) => !locks.has(id));
	if (others.length > 0 && !wait) throw new SessionsHeld(others);
	// An inscription went to another session while we waited for the lock of its own.
	if (others.length > 0) throw new DataChanged();
	return [await toStates(cx, centre, rows), autre];
}

/** Reads locked sessions as they are under the lock, and what `aussi` asks for. */
export async function load<T = void>(
	cx: Executor,
	centre: Centre,
	idSessions: number[],
	aussi?: (cx: Executor) => Promise<T>,
): Promise<[Map<number, SessionState>, T]> {
	const [rows, autre] = await cx.together(
		async (batch) =>
			await Promise.all([
				idSessions.length > 0
					? loadSessions.run({ idSessions, idInscriptions: [], fuseau: centre.fuseau }, batch)
					: [],
				aussi?.(batch) as Promise<T>,
			]),
	);
	return [await toStates(cx, centre, rows), autre];
}

async function toStates(
	cx: Executor,
	centre: Centre,
	rows: ILoadSessionsResult[],
): Promise<Map<number, SessionState>> {
	const undated = rows.filter((row) => row.sansDate > 0);
	if (undated.length > 0) {
		const idSessions = undated.map(({ idSession }) => idSession);
		await dateArrivals.run({ idSessions, fuseau: centre.fuseau }, cx);
	}
	return new Map(rows.map((row) => [row.idSession, new SessionState(row)]));
}

export const unknownSession = (idSession: number) =>
	refuse('SESSION_INCONNUE', 'idSession', `La session ${idSession} n'existe pas.`);

const toujours = [
	'type',
	'priorite',
	'placesLibres',
	'enAttente',
	'nbInscrits',
	'capacite',
	'statutSession',
];

/**
 * A decision of capacity.json as it is answered and recorded: the facts its rule compared, and
 * always those that the rules before it compared in vain.
 */
export function tellDecision({ regle, message, faits }: Decision, all: Facts): ToldDecision {
	const told: Facts = {};
	for (const nom of toujours) if (all[nom] !== null) told[nom] = all[nom];
	return { regle, message, faits: Object.assign(told, faits) };
}

/** The refusal that a rule of capacity.json pronounced; one of a centre's own may have no code. */
export function refusalOf(
	{ params, message, regle, faits }: Decision,
	path = 'idSession',
): Refusal {
	const { code } = { code: 'REFUSE_PAR_LES_REGLES', ...(params as { code?: string }) };
	return refuse(code, path, message, { regle, faits });
}
