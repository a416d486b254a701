import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { planSessionIn } from '../planning/planSession';
import { createSessionIn } from '../sessions/createSession';
import type { SessionRequest } from '../sessions/request';
import { checkCategorie, isForm, readForm, formPaths, type ReadForm } from './form';
import { withPaths } from '../errors/withPaths';
import { writeEndpoint } from './endpoint';
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
	withoutKey: (request) =>
		'formulaire' in request
			? request.formulaire.previsualiser
			: request.creneaux.previsualiser === true,
});
