import { z } from 'zod';

import type { Centre } from '../centre/centre';
import { accept, Refusal, reject, type Fault, type Outcome } from '../errors/refusal';
import { validate } from '../errors/validate';
import { renamePaths } from '../errors/withPaths';
import { planSessionsTogether, type PlanTogetherRequest } from '../planning/planSessionsTogether';
import type { PlannedSession, PlanSessionRequest } from '../planning/planSession';
import { checkCategorie, readForm, formPaths, type ReadForm } from './form';
import { writeEndpoint, type Written } from './endpoint';
import { readBody } from './request';

const body = z.object({
	demandes: z
		.array(z.record(z.unknown()), {
			errorMap: () => ({ message: 'obligatoire : une liste de demandes est attendue' }),
		})
		.min(1, 'au moins une demande est attendue')
		.max(200, 'au plus 200 demandes à la fois'),
	creer: z
		.enum(['TOUTES', 'CELLES_QUI_TIENNENT'])
		.nullish()
		.transform((creer) => creer ?? 'TOUTES'),
	previsualiser: z
		.boolean()
		.nullish()
		.transform((oui) => oui ?? false),
	limiteSecondes: z.number().positive().max(600).nullish(),
});

interface Demande {
	forms: Array<Outcome<ReadForm>>;
	creer: NonNullable<PlanTogetherRequest['creer']>;
	previsualiser: boolean;
	limiteSecondes?: number;
}

/** POST /crm/sessions/ensemble: forms' payloads, planned together (contract, section 6, many at once). */
export const createTogetherByHttp = writeEndpoint<Demande>({
	lire: (centre, incoming) => {
		const asked = validate(body, readBody(incoming));
		const forms = asked.demandes.map((demande): Outcome<ReadForm> => {
			try {
				return accept(readForm(demande, centre.fuseau));
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
				return reject(error);
			}
		});
		const faults = faultsOf(forms);
		// None would be created: said before anything is planned.
		const isVain = asked.creer === 'TOUTES' && !asked.previsualiser;
		if (faults.length > 0 && (isVain || forms.every(({ ok }) => !ok))) throw new Refusal(faults);
		const { creer, previsualiser, limiteSecondes } = asked;
		return { forms, creer, previsualiser, limiteSecondes: limiteSecondes ?? undefined };
	},
	apart: async (centre, request, key) => await planAndAnswer(centre, request, key),
});

async function planAndAnswer(
	centre: Centre,
	{ forms, creer, previsualiser, limiteSecondes }: Demande,
	cleIdempotence: string | undefined,
): Promise<Written> {
	const readOnes = forms.flatMap((form, rang) => (form.ok ? [{ rang, form: form.value }] : []));
	const planned = await planSessionsTogether(
		centre,
		{ demandes: readOnes.map(toRequest), creer, previsualiser, cleIdempotence },
		{
			limiteSecondes,
			checkTraining: (rang, { categorie }) => checkCategorie(readOnes[rang].form, categorie),
		},
	);
	const sessions: Array<Outcome<PlannedSession>> = forms.map((form) =>
		form.ok ? accept(undefined as never) : form,
	);
	for (const [k, { rang, form }] of readOnes.entries())
		sessions[rang] = inForm(form, planned.sessions[k]);
	const ensemble = { ...planned.ensemble, demandes: forms.length };
	const corps = { sessions: sessions.map(toAnswer), ensemble };
	if (!previsualiser && ensemble.creees === 0) throw new Refusal(faultsOf(sessions), corps);
	return { statut: previsualiser ? 200 : 201, corps, written: !previsualiser };
}

const toRequest = ({ form }: { form: ReadForm }): PlanSessionRequest => {
	const { plan, demandePar, notesComplementaires } = form;
	return { ...plan, demandePar, notesComplementaires };
};

/** A refusal said with the fields of the form that was sent. */
const inForm = (form: ReadForm, outcome: Outcome<PlannedSession>): Outcome<PlannedSession> =>
	outcome.ok ? outcome : { ...outcome, faults: renamePaths(outcome.faults, formPaths(form)) };

function faultsOf(outcomes: Array<Outcome<unknown>>): Fault[] {
	return outcomes.flatMap((one, rang) => {
		if (one.ok) return [];
		const inList = (path: string) => (path ? `demandes[${rang}].${path}` : `demandes[${rang}]`);
		return one.faults.map((fault) => ({ ...fault, path: inList(fault.path) }));
	});
}

function toAnswer(outcome: Outcome<PlannedSession>): object {
	if (outcome.ok) return { ...outcome.value };
	return { status: 'rejected', errors: outcome.faults, ...outcome.details };
}
