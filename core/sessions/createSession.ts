import { transaction } from '../../database/transaction';
import type { Executor } from '../../database/sql';
import { insertSession } from '../../database/generated/sessions';
import { readFermetures } from '../../database/generated/salles';
import type { Centre } from '../centre/centre';
import { Refusal } from '../errors/refusal';
import { writeEvenements } from '../outbox/writeEvenements';
import { fingerprint } from '../idempotence/fingerprint';
import { onceIn } from '../idempotence/once';
import { placeNeed } from '../salles/place';
import { readSituation } from '../salles/situation';
import type { Need, Formation, PlacedSlot } from '../salles/types';
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
	const asked = await readSessionRequest(centre, request, (jourDebut, jourFin) =>
		readFermetures.run({ jourDebut, jourFin }, cx),
	);
	const key = {
		portee: 'createSession',
		cle: asked.previsualiser ? null : asked.cleIdempotence,
		empreinte: fingerprint(request),
	};
	const { corps } = await onceIn(cx, key, async () => ({
		statut: 201,
		corps: await placeAndWrite(cx, centre, asked),
	}));
	return corps;
}

async function placeAndWrite(
	cx: Executor,
	centre: Centre,
	request: ReadSessionRequest,
): Promise<CreatedSession> {
	const need: Need = {
		formation: request.formation,
		formationActive: true,
		places: request.capaciteMax ?? null,
		equipements: [],
		formateur: request.sansFormateur ? 'NOMMES' : 'CHOISIR',
		creneaux: request.creneaux,
	};
	const placement = await placeNeed(
		centre,
		await readSituation(cx, centre, [need], !request.previsualiser),
		need,
	);
	if (!placement.ok)
		throw new Refusal(
			placement.faults,
			placement.conflits.length > 0 ? { conflits: placement.conflits } : {},
		);
	const formation = placement.formation as Formation;
	const resume = sumUp(placement.seances);
	const capaciteMax = request.capaciteMax ?? resume.capacite;
	const answer = toSessionAnswer(
		formation,
		resume,
		capaciteMax,
		placement.seances,
		placement.avertissements,
		centre.fuseau,
	);
	if (request.previsualiser) return { ...answer, previsualisation: true };
	const ids = await watchRace(() =>
		write(cx, centre, request, formation, resume, capaciteMax, placement.seances),
	);
	const [{ idSession }] = ids;
	await writeEvenements(cx, [
		{
			action: 'SESSION_CREATED',
			idSession,
			donnees: {},
			correlationId: `session-${idSession}-creee`,
		},
	]);
	return {
		...answer,
		session: { idSession, ...answer.session },
		seances: answer.seances.map((seance, i) => ({
			idReservation: ids[i].idReservation,
			...seance,
		})),
	};
}

async function write(
	cx: Executor,
	centre: Centre,
	request: ReadSessionRequest,
	formation: Formation,
	resume: SeancesSummary,
	capaciteMax: number,
	seances: PlacedSlot[],
) {
	return await insertSession.run(
		{
			idFormation: formation.idFormation,
			idFormateur: resume.idFormateur,
			idSalle: resume.salle.idSalle,
			sallePrincipale: resume.salle.nom,
			dateDebut: resume.dateDebut,
			dateFin: resume.dateFin,
			capaciteMax,
			notes: JSON.stringify(notesOf(request, resume, seances, centre.fuseau)),
			salles: seances.map(({ salle }) => salle.idSalle),
			debuts: seances.map(({ debut }) => debut),
			fins: seances.map(({ fin }) => fin),
			// Told by the session's own row where one trainer holds all of it.
			formateurs: seances.map(({ formateur }) =>
				resume.idFormateur === null ? (formateur?.idFormateur ?? null) : null,
			),
			matieres: seances.map(({ matiere }) => matiere),
		},
		cx,
	);
}
