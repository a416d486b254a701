import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { planSessionIn } from '../planning/planSession';
import { createSessionIn } from '../sessions/createSession';
import type { SessionRequest } from '../sessions/request';
import { checkCategorie, isForm, readForm, withFormPaths, type ReadForm } from './form';
import { writeEndpoint } from './endpoint';
import { readBody } from './request';

type Demande = { formulaire: ReadForm } | { creneaux: SessionRequest };

async function createFromSlots(cx: Executor, centre: Centre, demande: SessionRequest) {
	const corps = await createSessionIn(cx, centre, demande);
	return { corps, written: demande.previsualiser !== true };
}

async function createFromForm(cx: Executor, centre: Centre, formulaire: ReadForm) {
	const { plan, previsualiser, demandePar, notesComplementaires } = formulaire;
	const corps = await withFormPaths(formulaire, () =>
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
		const corps = readBody(incoming);
		if (isForm(corps)) return { formulaire: readForm(corps, centre.fuseau) };
		// The key of a caller over HTTP is its header.
		return { creneaux: { ...corps, cleIdempotence: undefined } as SessionRequest };
	},
	writeAnswer: async (cx, centre, demande) => {
		const { corps, written } =
			'formulaire' in demande
				? await createFromForm(cx, centre, demande.formulaire)
				: await createFromSlots(cx, centre, demande.creneaux);
		return { statut: written ? 201 : 200, corps, written };
	},
	withoutKey: (demande) =>
		'formulaire' in demande
			? demande.formulaire.previsualiser
			: demande.creneaux.previsualiser === true,
});
