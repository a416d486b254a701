import { nextPage } from '../../../core/http/forms/nextPage';
import { readState, writeState, type FormState } from '../../../core/http/forms/state';
import { stopSolver } from '../../../core/planning/solve/solver';
import { attack, type Reply, type Shot } from './attack';
import { readPage } from './readPage';
import type { World } from './world';

afterAll(stopSolver);

const fenetre = {
	demandePar: 'Anne',
	dateDebut: '2031-03-03',
	dateFin: '2031-03-07',
	joursActifs: ['Lundi', 'Mardi'],
	creneaux: ['Matin', 'Après-midi'],
	notesComplementaires: 'rien',
};
const details = {
	dureeHeures: 8,
	salle: 'Atelier B (10 places) — ATEL_B',
	formateur: '',
	capaciteMax: 8,
};
const proposal = [
	{
		dateDebut: '2031-03-03T08:00:00+01:00',
		dateFin: '2031-03-03T12:00:00+01:00',
		salle: 'ATEL_B',
		formateurId: 2,
		matiere: null,
	},
];

/** Each page of both forms, with the state that the page before it hid; the state is attacked too. */
async function seeds(): Promise<Shot[]> {
	const state = (stage: FormState['stage'], more: object = {}) => ({
		stage,
		cle: 'formulaire-1',
		reponses: { ...fenetre, formation: 'INIT_SERTI', ...more },
	});
	return ['COURTE', 'CAP'].flatMap((to) => {
		const formation = to === 'CAP' ? 'CAP_BJ' : 'INIT_SERTI';
		const matieres = 'Sertissage ; 4 ; ATEL_A ; 1\nBijouterie ; 4';
		return [
			{ to, sends: { envoi: fenetre } },
			{ to, sends: { envoi: { formation: `Formation — ${formation}` }, etat: state('formation') } },
			{
				to,
				sends: {
					envoi: { ...details, ...(to === 'CAP' && { matieres, heuresParSemaine: 20, salle: '' }) },
					etat: state('details', { formation }),
				},
			},
			{
				to,
				sends: {
					envoi: { suite: 'Créer cette session' },
					etat: {
						...state('proposition', {
							formation,
							dureeHeures: 4,
							...(to === 'CAP' && { matieres }),
						}),
						propose: proposal,
					},
				},
			},
			{
				to,
				sends: {
					envoi: { suite: 'Modifier la demande' },
					etat: state('proposition', { formation, dureeHeures: 4 }),
				},
			},
		];
	});
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

async function send({ centre }: World, { to, sends }: Shot): Promise<Reply> {
	const { envoi, etat } = isObject(sends) ? sends : { envoi: sends, etat: undefined };
	const page = await nextPage(centre, to as 'COURTE', {
		...(isObject(envoi) ? envoi : {}),
		...(etat === undefined ? {} : { etat: writeState(etat as FormState) }),
	});
	if (page.panne) throw new Error(`broke down: ${page.panne}`);
	const fields = JSON.parse(page.champs) as Array<Record<string, unknown>>;
	for (const { fieldType, html, fieldName, fieldValue } of fields) {
		if (fieldType === 'html')
			readPage(
				`<!doctype html><html lang="fr"><head><title>x</title></head><body>${String(html)}</body></html>`,
			);
		// What the next page gets must be readable again.
		if (fieldName === 'etat') readState(fieldValue);
	}
	return { ok: true, wrote: page.sorte === 'cree', said: JSON.stringify(page) };
}

attack({ name: 'forms', seeds, send, from: 1, runs: 40 });
