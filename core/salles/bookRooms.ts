import { z } from 'zod';

import {
	insertReservations,
	loadSessions,
	lockSessionsDesSalles,
} from '../../database/generated/salles';
import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import {
	accept,
	distinctFaults,
	Refusal,
	refuse,
	reject,
	unwrap,
	type Fault,
	type Outcome,
} from '../errors/refusal';
import { validate } from '../errors/validate';
import { fingerprint } from '../idempotence/fingerprint';
import { once } from '../idempotence/once';
import { endRace, watchRace } from '../batch/race';
import { entier, identifiant, instant, named, orderFault } from '../time/fields';
import { toIso } from '../time/instant';
import { memo } from '../time/memo';
import { placeNeed, take } from './place';
import { occurrencesOf, seriesSchema } from './series';
import { copyOf, readSituation, type Situation } from './situation';
import { tellAdded } from './tellMoved';
import type { Need, Conflict, RequestedSlot, PlacedSlot } from './types';

const schema = memo((fuseau: string) =>
	z.object({
		salle: named.nullish(),
		dateDebut: instant(fuseau),
		dateFin: instant(fuseau),
		idSession: identifiant.nullish(),
		formateurId: identifiant.nullish(),
		matiere: z.string().trim().min(1).max(500).nullish(),
		motif: z.string().trim().max(500).nullish(),
		formation: named.nullish(),
		places: entier(1, 100_000).nullish(),
		equipements: z.array(z.string().trim().min(1)).default([]),
		serie: seriesSchema.optional(),
		/** What a clash of one date does to a series. */
		siConflit: z.enum(['REFUSER', 'SAUTER']).default('REFUSER'),
		previsualiser: z.boolean().default(false),
		cleIdempotence: z.string().max(200).nullish(),
	}),
);

/**
 * A slot to book, for a session or for anything else; a room left out is chosen; a series books
 * every occurrence.
 */
export type BookingRequest = z.input<ReturnType<typeof schema>>;
type Read = z.output<ReturnType<typeof schema>> & { ranges: Array<{ debut: Date; fin: Date }> };

export interface MadeBooking {
	reservations: Array<{
		idReservation?: number;
		idSession: number | null;
		salle: string;
		dateDebut: string;
		dateFin: string;
		formateurId: number | null;
		matiere: string | null;
		motif: string | null;
	}>;
	/** Dates of a series that were left out, and why. */
	sautees: Array<{ dateDebut: string; dateFin: string; raisons: string[] }>;
	avertissements: string[];
	previsualisation?: true;
}

/**
 * Books slots: a whole run of requests in one transaction and a bounded number of statements, each
 * with its own outcome. A request sees what those before it took; a preview takes for the previews
 * behind it alone. Series refuse all at the first clash, or skip what clashes (contract, section 1).
 * Trainers and enrolled of a session are told of the séances that it gets. A request with a key of its own is a
 * transaction of its own, answered once.
 */
export async function bookRooms(
	centre: Centre,
	requests: BookingRequest[],
): Promise<Array<Outcome<MadeBooking>>> {
	const options = { isolation: centre.isolation };
	const withoutKey = requests.filter((request) => !hasKey(request));
	const together =
		withoutKey.length > 0
			? await endRace(() =>
					transaction(centre.base, (cx) => bookRoomsIn(cx, centre, withoutKey), options),
				)
			: [];
	const issues: Array<Outcome<MadeBooking>> = [];
	for (const demande of requests) {
		if (!hasKey(demande)) issues.push(together.shift() as Outcome<MadeBooking>);
		else issues.push(await bookOnce(centre, demande));
	}
	return issues;
}

const hasKey = ({ cleIdempotence, previsualiser }: BookingRequest) =>
	Boolean(cleIdempotence) && !previsualiser;

async function bookOnce(centre: Centre, request: BookingRequest): Promise<Outcome<MadeBooking>> {
	const key = { portee: 'bookRoom', cle: request.cleIdempotence, empreinte: fingerprint(request) };
	try {
		const { corps } = await endRace(() =>
			once(centre, key, async (cx) => ({
				statut: 200,
				corps: unwrap((await bookRoomsIn(cx, centre, [request]))[0]),
			})),
		);
		return accept(corps);
	} catch (error) {
		if (error instanceof Refusal) return reject(error);
		throw error;
	}
}

/** The same inside a caller's transaction; keys are the caller's business there. */
export async function bookRoomsIn(
	cx: Executor,
	centre: Centre,
	requests: BookingRequest[],
): Promise<Array<Outcome<MadeBooking>>> {
	const issues: Array<Outcome<MadeBooking>> = Array.from({ length: requests.length });
	const readOnes: Array<{ i: number; asked: Read }> = [];
	requests.forEach((request, i) => {
		try {
			readOnes.push({ i, asked: read(centre, request) });
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			issues[i] = reject(error);
		}
	});
	const made = await bookAll(
		cx,
		centre,
		readOnes.map(({ asked }) => asked),
	);
	readOnes.forEach(({ i }, n) => {
		issues[i] = made[n];
	});
	return issues;
}

function read(centre: Centre, request: BookingRequest): Read {
	const asked = validate(schema(centre.fuseau), request);
	const faults: Fault[] = orderFault('', asked.dateDebut, asked.dateFin, centre.fuseau).map(
		(fault) => ({ ...fault, path: 'dateFin' }),
	);
	if (faults.length > 0) throw new Refusal(faults);
	const range = { debut: asked.dateDebut, fin: asked.dateFin };
	return { ...asked, ranges: asked.serie ? occurrencesOf(centre, range, asked.serie) : [range] };
}

type ReadSession = Awaited<ReturnType<typeof loadSessions.run>>[number];

async function bookAll(
	cx: Executor,
	centre: Centre,
	readOnes: Read[],
): Promise<Array<Outcome<MadeBooking>>> {
	if (readOnes.length === 0) return [];
	const idSessions = [
		...new Set(readOnes.flatMap(({ idSession }) => (idSession ? [idSession] : []))),
	];
	const written = readOnes.some(({ previsualiser }) => !previsualiser);
	if (idSessions.length > 0 && written)
		await lockSessionsDesSalles.run({ idSessions, idReservations: [] }, cx);
	const sessions = new Map(
		(idSessions.length > 0 ? await loadSessions.run({ idSessions }, cx) : []).map((session) => [
			session.idSession,
			session,
		]),
	);
	const needs = readOnes.map((asked) => needsOf(asked, sessions.get(asked.idSession ?? 0)));
	const situation = await readSituation(cx, centre, needs.flat(), written);
	// Apart, so that a preview takes nothing from what is booked behind it.
	const previewed = copyOf(situation);
	const issues: Array<Outcome<MadeBooking>> = [];
	const toWrite: Array<{
		asked: Read;
		seance: PlacedSlot;
		session?: ReadSession;
		ligne: MadeBooking['reservations'][number];
	}> = [];
	for (const [i, asked] of readOnes.entries()) {
		const session = sessions.get(asked.idSession ?? 0);
		try {
			const situations = asked.previsualiser ? [previewed] : [situation, previewed];
			const { faite, seances } = await judge(centre, situations, asked, needs[i], session);
			issues.push(accept(faite));
			if (!asked.previsualiser)
				seances.forEach((seance, n) =>
					toWrite.push({ asked, seance, session, ligne: faite.reservations[n] }),
				);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			issues.push(reject(error));
		}
	}
	if (toWrite.length === 0) return issues;
	const ids = await watchRace(() =>
		insertReservations.run(
			{
				salles: toWrite.map(({ seance }) => seance.salle.idSalle),
				idSessions: toWrite.map(({ asked }) => asked.idSession ?? null),
				debuts: toWrite.map(({ seance }) => seance.debut),
				fins: toWrite.map(({ seance }) => seance.fin),
				motifs: toWrite.map(({ asked }) => asked.motif ?? null),
				formateurs: toWrite.map(({ seance, session }) => ownTrainer(seance, session)),
				matieres: toWrite.map(({ seance }) => seance.matiere),
			},
			cx,
		),
	);
	toWrite.forEach(({ ligne }, n) => {
		ligne.idReservation = ids[n].idReservation;
	});
	await tellAdded(
		cx,
		centre,
		toWrite.map(({ asked, seance }, n) => ({
			...seance,
			idReservation: ids[n].idReservation,
			idSession: asked.idSession ?? null,
		})),
	);
	return issues;
}

/** The session's trainer is told by its own row; another one belongs to the booking. */
const ownTrainer = ({ formateur }: PlacedSlot, session?: ReadSession) =>
	formateur && formateur.idFormateur !== session?.idFormateur ? formateur.idFormateur : null;

/** One need for all dates of a request, or one for each where clashing dates are skipped. */
function needsOf(asked: Read, session?: ReadSession): Need[] {
	const formateurId = asked.formateurId ?? session?.idFormateur ?? null;
	const creneaux = asked.ranges.map(({ debut, fin }, i): RequestedSlot => ({
		path: asked.serie ? `serie[${i}]` : 'dateDebut',
		debut,
		fin,
		salle: asked.salle ?? null,
		roomPath: 'salle',
		formateurId,
		trainerPath: 'formateurId',
		matiere: asked.matiere ?? null,
	}));
	const need: Need = {
		formation: asked.formation ?? session?.formation ?? null,
		places: asked.places ?? session?.capaciteMax ?? null,
		equipements: asked.equipements,
		formateur: 'NOMMES',
		creneaux,
	};
	return asked.siConflit === 'SAUTER'
		? creneaux.map((creneau) => ({ ...need, creneaux: [creneau] }))
		: [need];
}

/** Judges a request by the first of these situations, and takes what it is given in each of them. */
async function judge(
	centre: Centre,
	situations: Situation[],
	asked: Read,
	needs: Need[],
	session?: ReadSession,
): Promise<{ faite: MadeBooking; seances: PlacedSlot[] }> {
	if (asked.idSession && !session)
		throw refuse('SESSION_INCONNUE', 'idSession', `la session ${asked.idSession} n'existe pas`);
	if (session && ['ANNULEE', 'TERMINEE'].includes(session.statutSession))
		throw refuse(
			'SESSION_FERMEE',
			'idSession',
			`la session ${session.idSession} est ${session.statutSession.toLowerCase()}`,
		);
	const { fuseau } = centre;
	const seances: PlacedSlot[] = [];
	const faults: Fault[] = [];
	const conflits: Conflict[] = [];
	const faite: MadeBooking = { reservations: [], sautees: [], avertissements: [] };
	for (const need of needs) {
		const placement = await placeNeed(centre, situations[0], need);
		if (placement.ok) {
			// Taken at once: later occurrences and later requests of the run see it.
			for (const situation of situations)
				take(situation, placement, 'une demande précédente de la même liste');
			seances.push(...placement.seances);
			faite.avertissements.push(...placement.avertissements);
			continue;
		}
		faults.push(...placement.faults);
		conflits.push(...placement.conflits);
		const [{ debut, fin }] = need.creneaux;
		faite.sautees.push({
			dateDebut: toIso(debut, fuseau),
			dateFin: toIso(fin, fuseau),
			raisons: placement.faults.map(({ message }) => message),
		});
	}
	if (seances.length === 0)
		throw new Refusal(distinctFaults(faults), conflits.length > 0 ? { conflits } : {});
	faite.reservations = seances.map(({ debut, fin, salle, formateur, matiere }) => ({
		idSession: asked.idSession ?? null,
		salle: salle.code,
		dateDebut: toIso(debut, fuseau),
		dateFin: toIso(fin, fuseau),
		formateurId: formateur?.idFormateur ?? null,
		matiere,
		motif: asked.motif ?? null,
	}));
	if (asked.previsualiser) faite.previsualisation = true;
	return { faite, seances };
}
