import type { Executeur } from '../../database/sql';
import type { Centre } from '../centre';
import { planSessionIn } from '../planning/planSession';
import { createSessionIn } from '../sessions/create';
import type { DemandeSession } from '../sessions/demande';
import {
	checkCategorie,
	isFormulaire,
	readFormulaire,
	withFormPaths,
	type FormulaireLu,
} from './formulaire';
import { ecriture } from './points';
import { readBody } from './requete';

type Demande = { formulaire: FormulaireLu } | { creneaux: DemandeSession };

async function createFromSlots(cx: Executeur, centre: Centre, demande: DemandeSession) {
	const corps = await createSessionIn(cx, centre, demande);
	return { corps, ecrit: demande.previsualiser !== true };
}

async function createFromForm(cx: Executeur, centre: Centre, formulaire: FormulaireLu) {
	const { plan, previsualiser, demandePar, notesComplementaires } = formulaire;
	const corps = await withFormPaths(formulaire, () =>
		planSessionIn(
			cx,
			centre,
			{ ...plan, previsualiser, demandePar, notesComplementaires },
			{ verifierFormation: ({ categorie }) => checkCategorie(formulaire, categorie) },
		),
	);
	return { corps, ecrit: !formulaire.previsualiser };
}

/** POST /crm/sessions: fixed slots, or the form's payload, planned (contract, sections 5 and 10). */
export const creer = ecriture<Demande>({
	lire: (centre, requete) => {
		const corps = readBody(requete);
		if (isFormulaire(corps)) return { formulaire: readFormulaire(corps, centre.fuseau) };
		// The key of a caller over HTTP is its header.
		return { creneaux: { ...corps, cleIdempotence: undefined } as DemandeSession };
	},
	ecrire: async (cx, centre, demande) => {
		const { corps, ecrit } =
			'formulaire' in demande
				? await createFromForm(cx, centre, demande.formulaire)
				: await createFromSlots(cx, centre, demande.creneaux);
		return { statut: ecrit ? 201 : 200, corps, ecrit };
	},
	sansCle: (demande) =>
		'formulaire' in demande
			? demande.formulaire.previsualiser
			: demande.creneaux.previsualiser === true,
});
