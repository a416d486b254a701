import { transaction } from '../../database/transaction';
import type { Executor } from '../../database/sql';
import { insertSessions, limitLockWait, reserveSessions } from '../../database/generated/sessions';
import { readFermetures } from '../../database/generated/salles';
import type { Centre } from '../centre/centre';
import { accept, Refusal, reject, unwrap, type Outcome } from '../errors/refusal';
import { writeEvenements, type NewEvenement } from '../outbox/writeEvenements';
import { fingerprint } from '../idempotence/fingerprint';
import { onceIn } from '../idempotence/once';
import { placeNeed, take } from '../salles/place';
import { readSituation } from '../salles/situation';
import type { Need, Formation, PlacedSlot } from '../salles/types';
import { Cadence } from '../batch/cadence';
import { endRace, watchRace } from '../batch/race';
import { readSessionRequest, type ReadSessionRequest, type SessionRequest } from './request';
import { notesOf } from './notes';
import { toSessionAnswer, type CreatedSession } from './answer';
import { type SeancesSummary, sumUp } from '../salles/summary';

/**
 * Creates a session with its bookings and séances, and the event SESSION_CREATED, in one
 * transaction (contract, sections 1 and 10). Rooms and trainers left open are chosen;
 * `previsualiser` answers the same without keys and writes nothing.
 * @throws Refusal with every fault at once; `details.conflits` lists each slot that is taken, in the contract's shape
 */
export async function createSession(
	centre: Centre,
	request: SessionRequest,
): Promise<CreatedSession> {
	return await endRace(() =>
		transaction(centre.base, (cx) => createSessionIn(cx, centre, request), {
			isolation: centre.isolation,
			// A key's answer is kept after everything else.
			withCommit: !request.cleIdempotence,
		}),
	);
}

/**
 * The same inside a caller's transaction, which must be run by `transaction()`: a race lost against
 * foreign SQL runs it again.
 */
export async function createSessionIn(
	cx: Executor,
	centre: Centre,
	request: SessionRequest,
): Promise<CreatedSession> {
	const asked = await readRequest(cx, centre, request);
	const key = {
		portee: 'createSession',
		cle: asked.previsualiser ? null : asked.cleIdempotence,
		empreinte: fingerprint(request),
	};
	const { corps } = await onceIn(cx, key, async () => ({
		statut: 201,
		corps: unwrap((await placeAndWrite(cx, centre, [asked]))[0]),
	}));
	return corps;
}

/**
 * Several sessions inside a caller's transaction, in as many statements as one: each sees what those
 * before it take. Either all can be created and are, or nothing is written and the outcomes tell
 * which can't. Idempotency keys of single requests are not looked at; whether it is a preview, the
 * first request tells for all.
 * @param options patience: milliseconds to wait for a lock that somebody else holds, in this transaction; else
 *   the connection's
 */
export async function createSessionsIn(
	cx: Executor,
	centre: Centre,
	requests: SessionRequest[],
	{ patience }: { patience?: number } = {},
): Promise<Array<Outcome<CreatedSession>>> {
	const asked: ReadSessionRequest[] = [];
	const cadence = new Cadence();
	for (const request of requests) {
		asked.push(await readRequest(cx, centre, request));
		await cadence.breathe();
	}
	return asked.length > 0 ? await placeAndWrite(cx, centre, asked, patience) : [];
}

const readRequest = (cx: Executor, centre: Centre, request: SessionRequest) =>
	readSessionRequest(centre, request, (jourDebut, jourFin) =>
		readFermetures.run({ jourDebut, jourFin }, cx),
	);

const needOf = (request: ReadSessionRequest): Need => ({
	formation: request.formation,
	formationActive: true,
	places: request.capaciteMax ?? null,
	equipements: [],
	formateur: request.sansFormateur ? 'NOMMES' : 'CHOISIR',
	creneaux: request.creneaux,
});

/** A request that was placed, as it will be written. */
interface ToWrite {
	request: ReadSessionRequest;
	formation: Formation;
	resume: SeancesSummary;
	capaciteMax: number;
	seances: PlacedSlot[];
	answer: CreatedSession;
}

async function placeAndWrite(
	cx: Executor,
	centre: Centre,
	requests: ReadSessionRequest[],
	patience?: number,
): Promise<Array<Outcome<CreatedSession>>> {
	const needs = requests.map(needOf);
	const [{ previsualiser }] = requests;
	const [, situation, keys] = await cx.together(
		async (batch) =>
			await Promise.all([
				patience && limitLockWait.run({ patience: String(patience) }, batch),
				readSituation(batch, centre, needs, !previsualiser),
				previsualiser ? [] : reserveSessions.run({ combien: requests.length }, batch),
			]),
	);
	const placed: Array<Outcome<ToWrite>> = [];
	const now = centre.now();
	const cadence = new Cadence();
	for (const [i, request] of requests.entries()) {
		await cadence.breathe();
		const placement = await placeNeed(centre, situation, needs[i]);
		if (!placement.ok) {
			const details = placement.conflits.length > 0 ? { conflits: placement.conflits } : {};
			placed.push(reject(new Refusal(placement.faults, details)));
			continue;
		}
		take(situation, placement, 'une demande précédente de la même liste');
		const formation = placement.formation as Formation;
		const resume = sumUp(placement.seances);
		const capaciteMax = request.capaciteMax ?? resume.capacite;
		const answer = toSessionAnswer(
			formation,
			resume,
			capaciteMax,
			placement.seances,
			[...doubtPast(placement.seances, now), ...placement.avertissements],
			centre.fuseau,
		);
		placed.push(
			accept({ request, formation, resume, capaciteMax, seances: placement.seances, answer }),
		);
	}
	if (previsualiser)
		return placed.map((one) =>
			one.ok ? accept({ ...one.value.answer, previsualisation: true as const }) : one,
		);
	const toWrite = placed.flatMap((one) => (one.ok ? [one.value] : []));
	if (toWrite.length < placed.length)
		return placed.map((one) => (one.ok ? accept(one.value.answer) : one));
	const idSessions = keys.map(({ idSession }) => idSession);
	const [ids] = await watchRace(() =>
		cx.finish(
			async (batch) =>
				await Promise.all([
					write(batch, centre, idSessions, toWrite),
					writeEvenements(batch, idSessions.map(toEvenement)),
				]),
		),
	);
	return toWrite.map(({ answer }, i) => {
		const own = ids.splice(0, answer.seances.length);
		return accept({
			...answer,
			session: { idSession: idSessions[i], ...answer.session },
			seances: answer.seances.map((seance, place) => ({
				idReservation: own[place].idReservation,
				...seance,
			})),
		});
	});
}

/** A session may be written down afterwards: said, not refused. */
function doubtPast(seances: PlacedSlot[], now: Date): string[] {
	const past = seances.filter(({ debut }) => debut < now).length;
	const seancesInWords = past > 1 ? `${past} séances` : `${past} séance`;
	return past > 0 ? [`${seancesInWords} dans le passé : l'année est-elle la bonne ?`] : [];
}

const toEvenement = (idSession: number): NewEvenement => ({
	action: 'SESSION_CREATED',
	idSession,
	donnees: {},
	correlationId: `session-${idSession}-creee`,
});

async function write(cx: Executor, centre: Centre, idSessions: number[], sessions: ToWrite[]) {
	const slots = sessions.flatMap(({ resume, seances }, i) =>
		seances.map((seance) => ({ ...seance, rang: i + 1, resume })),
	);
	return await insertSessions.run(
		{
			idSessions,
			idFormations: sessions.map(({ formation }) => formation.idFormation),
			idFormateurs: sessions.map(({ resume }) => resume.idFormateur),
			idSalles: sessions.map(({ resume }) => resume.salle.idSalle),
			sallesPrincipales: sessions.map(({ resume }) => resume.salle.nom),
			sessionDebuts: sessions.map(({ resume }) => resume.dateDebut),
			sessionFins: sessions.map(({ resume }) => resume.dateFin),
			capacites: sessions.map(({ capaciteMax }) => capaciteMax),
			notes: sessions.map(({ request, resume, seances }) =>
				JSON.stringify(notesOf(request, resume, seances, centre.fuseau)),
			),
			sessionRangs: slots.map(({ rang }) => rang),
			salles: slots.map(({ salle }) => salle.idSalle),
			debuts: slots.map(({ debut }) => debut),
			fins: slots.map(({ fin }) => fin),
			// Told by the session's own row where one trainer holds all of it.
			formateurs: slots.map(({ formateur, resume }) =>
				resume.idFormateur === null ? (formateur?.idFormateur ?? null) : null,
			),
			matieres: slots.map(({ matiere }) => matiere),
		},
		cx,
	);
}
