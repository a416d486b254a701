import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { planSessionIn } from '../planning/planSession';
import { createSessionIn, createSessionsIn } from '../sessions/createSession';
import type { SessionRequest } from '../sessions/request';
import { checkCategorie, isForm, readForm, formPaths, type ReadForm } from './form';
import { withPaths } from '../errors/withPaths';
import { accept, type Outcome } from '../errors/refusal';
import { NotTogether, writeEndpoint, type Written } from './endpoint';
import { readBody } from './request';

type Demande = { formulaire: ReadForm } | { creneaux: SessionRequest };

async function createFromSlots(cx: Executor, centre: Centre, request: SessionRequest) {
	const corps = await createSessionIn(cx, centre, request);
	return { corps, written: request.previsualiser !== true };
}

async function createFromForm(cx: Executor, centre: Centre, formulaire: ReadForm) {
	const { plan, previsualiser, demandePar, notesComplementaires } = formulaire;
	const corps = await withPaths(formPaths(formulaire), () =>
		planSessionIn(
			cx,
			centre,
			{ ...plan, previsualiser, demandePar, notesComplementaires },
			{ checkTraining: ({ categorie }) => checkCategorie(formulaire, categorie) },
		),
	);
	return { corps, written: !formulaire.previsualiser };
}

/** Milliseconds for which several wait for a room that somebody else holds, before each waits for its own. */
const PATIENCE = 50;

/** SQLSTATE lock_not_available: somebody held a lock for longer than lock_timeout. */
const isHeldLong = (error: unknown) => (error as { code?: string }).code === '55P03';

/**
 * Sessions that can all be created, in as many statements as one; any other request, and all where a
 * room is held by somebody else, are left to be carried out one by one, each in words of its own.
 */
async function createTogether(
	cx: Executor,
	centre: Centre,
	requests: SessionRequest[],
): Promise<Array<Outcome<Written>>> {
	const toWritten = async (options: { patience?: number }) => {
		const outcomes = await createSessionsIn(cx, centre, requests, options);
		return outcomes.map((one) =>
			one.ok ? accept({ statut: 201, corps: one.value, written: true }) : one,
		);
	};
	if (requests.length === 1) return await toWritten({});
	try {
		const outcomes = await toWritten({ patience: PATIENCE });
		if (outcomes.some(({ ok }) => !ok)) throw new NotTogether();
		return outcomes;
	} catch (error) {
		throw isHeldLong(error) ? new NotTogether(error) : error;
	}
}

/** A trainer who is left open is chosen by the hours of a month, and those of one month are read for all. */
const isSharable = ({ formateurId, sansFormateur, previsualiser }: SessionRequest) =>
	!previsualiser && (formateurId != null || sansFormateur === true);

/** POST /crm/sessions: fixed slots, or the form's payload, planned (contract, sections 5 and 10). */
export const createByHttp = writeEndpoint<Demande>({
	lire: (centre, incoming) => {
		const body = readBody(incoming);
		if (isForm(body)) return { formulaire: readForm(body, centre.fuseau) };
		// The key of a caller over HTTP is its header.
		return { creneaux: { ...body, cleIdempotence: undefined } as SessionRequest };
	},
	writeAnswer: async (cx, centre, request) => {
		const { corps, written } =
			'formulaire' in request
				? await createFromForm(cx, centre, request.formulaire)
				: await createFromSlots(cx, centre, request.creneaux);
		return { statut: written ? 201 : 200, corps, written };
	},
	together: {
		isSharable: (request) => 'creneaux' in request && isSharable(request.creneaux),
		carryOut: async (cx, centre, requests) =>
			await createTogether(
				cx,
				centre,
				requests.flatMap((request) => ('creneaux' in request ? [request.creneaux] : [])),
			),
	},
	withoutKey: (request) =>
		'formulaire' in request
			? request.formulaire.previsualiser
			: request.creneaux.previsualiser === true,
});
