import type { IDataObject } from 'n8n-workflow';

import { renamePaths } from '../../core/errors/withPaths';
import {
	planSessionsTogether,
	type PlanTogetherRequest,
	type TogetherSummary,
} from '../../core/planning/planSessionsTogether';
import type { PlannedSession } from '../../core/planning/planSession';
import type { TogetherProgress } from '../../core/planning/solve/together';
import { accept, refuse, reject, type Outcome } from '../../core/errors/refusal';
import { tryField } from '../../core/errors/validate';
import { ouiOuNon } from '../../core/time/fields';
import type { Operation } from '../shared/operation';
import type { Lecture } from '../shared/read';
import { readPlanned, toPlannedItem, type Demande } from './plan';

interface TogetherDemande extends Demande {
	creer: PlanTogetherRequest['creer'];
}

type TogetherSession = PlannedSession & { ensemble: TogetherSummary };

/**
 * Whether all is a preview depends on each item: where one does not say it in words that can be read,
 * all are refused. Undefined where all do.
 */
function refuseUnread(requests: TogetherDemande[]): Array<Outcome<TogetherSession>> | undefined {
	const flags = requests.map(({ demande: { previsualiser } }) =>
		tryField(ouiOuNon, previsualiser, 'previsualiser'),
	);
	if (flags.every(({ ok }) => ok)) return undefined;
	return flags.map((one) => (one.ok ? reject(refuse('ENSEMBLE_INCOMPLET', '', UNREAD)) : one));
}

const UNREAD = 'rien n’a été planifié : une autre demande du lot ne peut pas être lue';

const phases: Record<TogetherProgress['phase'], string> = {
	SEULES: 'each with the centre to itself',
	ORDRES: 'one after another, in several orders',
	ECHANGES: 'exchanges',
	EXPLICATIONS: 'why the rest does not fit',
};

/**
 * Plan the items of a run together: a school year at once. It is a preview for all where one item
 * asks for a preview; what else concerns the whole run, the first item tells.
 */
export const ensemble: Operation = {
	read: (lecture: Lecture): TogetherDemande => ({
		...readPlanned(lecture.lenient),
		creer: lecture.text('creer') as TogetherDemande['creer'],
	}),
	call: async (centre, requests: TogetherDemande[], tell) => {
		const refused = refuseUnread(requests);
		if (refused) return refused;
		const [{ creer, limiteSecondes, demande }] = requests;
		const planned = await planSessionsTogether(
			centre,
			{
				demandes: requests.map((one) => one.demande),
				creer,
				previsualiser: requests.some((one) => one.demande.previsualiser === true),
				cleIdempotence: demande.cleIdempotence,
			},
			{ limiteSecondes, progress: inSteps(tell) },
		);
		return planned.sessions.map((one) =>
			one.ok
				? accept({ ...one.value, ensemble: planned.ensemble })
				: { ...one, faults: renamePaths(one.faults, { dureeHeures: 'heures' }) },
		);
	},
	toItem: ({ ensemble: summary, ...planned }: TogetherSession) => {
		const { json } = toPlannedItem(planned);
		return { json: { ...json, ensemble: summary as unknown as IDataObject } };
	},
};

/** Tells the canvas how far it is, once a phase and then at each tenth of it. */
function inSteps(tell: (message: string) => void): (progress: TogetherProgress) => void {
	let told = '';
	return ({ phase, fait, total, placees }) => {
		const step = `${phase} ${Math.floor((10 * fait) / Math.max(1, total))}`;
		if (step === told) return;
		told = step;
		tell(`Planning together: ${phases[phase]}, ${fait} of ${total}; ${placees} placed so far`);
	};
}
