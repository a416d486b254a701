import { z } from 'zod';

import type { Centre } from '../../centre/centre';
import { Refusal, type Fault } from '../../errors/refusal';
import { validate } from '../../errors/validate';
import { listFormateurs, listFormations, listSalles } from '../../lists/catalogue';
import { pickWeeks } from '../../planning/solve/request';
import { jour } from '../../time/fields';
import { answerEndpoint } from '../answer';
import { readForm } from '../form';
import { toRefusal } from '../response';
import { asText, received, valueOf } from './fields';
import { newState, readState, type ProposedCreneau, type FormState } from './state';
import { readMatieres } from './readMatieres';
import {
	askDetails,
	askWindow,
	askFormation,
	last,
	LEFT_OPEN,
	type FormPage,
	type FormType,
} from './pages';
import { GIVE_UP, askOtherwise, askProposal, CREATE, describe, CHANGE } from './proposal';

type Envoi = Record<string, unknown>;

interface Tour {
	centre: Centre;
	type: FormType;
	etat: FormState;
	envoi: Envoi;
}

/**
 * The next page of a session form (short course, CAP), from what the last one sent: each page is
 * checked on the server, the plan is shown before it is written, and what is written is the plan
 * that was shown. Never throws: what goes wrong is a page too.
 */
export async function nextPage(
	centre: Centre,
	type: FormType,
	envoi: Envoi,
): Promise<FormPage & { panne?: string }> {
	// The page's own item comes back when nobody answered it in time.
	if ('sorte' in envoi)
		return last(
			'fin',
			'Formulaire expiré',
			'Rien n’a été enregistré : ouvrir le formulaire à nouveau.',
		);
	try {
		const etat = readState(envoi.etat);
		const tour = { centre, type, etat, envoi: envoi.etat ? received(envoi) : envoi };
		switch (etat.stage) {
			case 'fenetre':
				return await afterWindow(tour);
			case 'formation':
				return await afterFormation(tour);
			case 'details':
				return await afterDetails(tour);
			case 'proposition':
				return await afterProposition(tour);
		}
	} catch (error) {
		return error instanceof Refusal ? askWindow(newState(), error.faults) : toLastPage(error);
	}
}

/** A breakdown as the last page: in words, its inside for the log. */
export function toLastPage(error: unknown): FormPage & { panne?: string } {
	const { corps, panne } = toRefusal(error);
	return {
		...last(
			'fin',
			'Le service ne répond pas',
			`${(corps.errors as Fault[])[0].message}. Réessayer dans un instant.`,
		),
		panne,
	};
}

const fenetre = z.object({
	demandePar: z.string().trim().min(1, 'un nom est attendu').max(200),
	dateDebut: jour,
	dateFin: jour,
	joursActifs: z.array(z.string().max(20)).min(1, 'au moins un jour est attendu').max(7),
	creneaux: z.array(z.string().max(20)).min(1, 'au moins un créneau est attendu').max(10),
	notesComplementaires: z
		.string()
		.max(10_000)
		.nullish()
		.transform((notes) => notes ?? undefined),
});

async function afterWindow({ centre, type, etat, envoi }: Tour): Promise<FormPage> {
	// n8n leaves out a list without a tick.
	const own = {
		...Object.fromEntries(Object.keys(fenetre.shape).map((nom) => [nom, envoi[nom] ?? undefined])),
		joursActifs: envoi.joursActifs ?? [],
		creneaux: envoi.creneaux ?? [],
	};
	const nouvel: FormState = {
		...etat,
		propose: undefined,
		reponses: { ...etat.reponses, ...shownAgain(own) },
	};
	try {
		const readOnes = validate(fenetre, own);
		if (
			readOnes.dateFin < readOnes.dateDebut ||
			(type === 'CAP' && readOnes.dateFin === readOnes.dateDebut)
		)
			return askWindow(nouvel, [
				{ path: 'dateFin', message: 'elle doit suivre la date de début', code: 'CHAMP_INVALIDE' },
			]);
		nouvel.reponses = { ...etat.reponses, ...readOnes };
	} catch (error) {
		if (error instanceof Refusal) return askWindow(nouvel, error.faults);
		throw error;
	}
	const formations = await formationsOf(centre, type);
	if (formations.length === 0)
		return last(
			'fin',
			'Aucune formation',
			`Le catalogue n’a aucune formation active de type ${type}.`,
		);
	return askFormation(nouvel, formations);
}

const LISTS = ['joursActifs', 'creneaux'];

/** What was sent as the page can show it again, right or wrong. */
const shownAgain = (own: Record<string, unknown>): object =>
	Object.fromEntries(
		Object.entries(own).map(([nom, value]) => [
			nom,
			Array.isArray(value) && LISTS.includes(nom) ? value.map(asText) : asText(value),
		]),
	);

async function formationsOf(centre: Centre, type: FormType) {
	const { formations } = await listFormations(centre, { actif: true });
	return formations.filter(({ categorie }) => (categorie === 'CAP') === (type === 'CAP'));
}

/** The rooms and trainers that a training may take. */
async function resourcesOf(centre: Centre, type: FormType, code: string | undefined) {
	const [formations, { salles }, { formateurs }] = [
		await formationsOf(centre, type),
		await listSalles(centre),
		await listFormateurs(centre, { statut: 'ACTIF' }),
	];
	const formation = formations.find((f) => f.code === code);
	return (
		formation && {
			formation,
			salles: salles.filter(
				({ statut, formationsCompatibles }) =>
					statut === 'ACTIVE' &&
					(formationsCompatibles ?? []).some((c) => c === code || c === 'TOUS'),
			),
			formateurs: formateurs.filter(({ specialites }) =>
				(specialites ?? []).includes(formation.code),
			),
		}
	);
}

async function afterFormation({ centre, type, etat, envoi }: Tour): Promise<FormPage> {
	const code = valueOf(asText(envoi.formation));
	const ressources = await resourcesOf(centre, type, code);
	if (!ressources)
		return askFormation(etat, await formationsOf(centre, type), [
			{ path: 'formation', message: 'en choisir une de la liste', code: 'CHAMP_INVALIDE' },
		]);
	// Another training has another length, other rooms and trainers.
	const memes =
		code === etat.reponses.formation
			? {}
			: { dureeHeures: undefined, salle: undefined, formateurId: undefined };
	return askDetails(
		{ ...etat, reponses: { ...etat.reponses, formation: code, ...memes } },
		type,
		ressources,
	);
}

const chosen = (label: unknown) =>
	!asText(label) || label === LEFT_OPEN ? undefined : valueOf(asText(label));
const number = (value: unknown): number | string | undefined =>
	(typeof value === 'number' || typeof value === 'string') && value ? value : undefined;

async function afterDetails({ centre, type, etat, envoi }: Tour): Promise<FormPage> {
	const reponses = {
		...etat.reponses,
		dureeHeures: number(envoi.dureeHeures),
		capaciteMax: number(envoi.capaciteMax),
		heuresParSemaine: number(envoi.heuresParSemaine),
		salle: chosen(envoi.salle),
		formateurId: chosen(envoi.formateur),
		matieres: typeof envoi.matieres === 'string' ? envoi.matieres : undefined,
	};
	return await propose(centre, type, { ...etat, reponses });
}

/** The form's payload, as the CRM would send it. */
function payload(type: FormType, { reponses: r }: FormState) {
	return {
		sourceForm: type === 'CAP' ? 'FormationCAPForm' : 'FormationCourteForm',
		type,
		demandePar: r.demandePar,
		dateCreation: new Date().toISOString(),
		informationsGenerales: {
			formation: r.formation,
			dateDebut: r.dateDebut,
			[type === 'CAP' ? 'dateFinGlobale' : 'dateFin']: r.dateFin,
			dureeHeures: r.dureeHeures,
			capaciteMax: r.capaciteMax,
		},
		joursActifs: r.joursActifs,
		creneaux: r.creneaux,
		heuresParSemaine: r.heuresParSemaine,
		matieres: readMatieres(r.matieres),
		ressources: { salle: r.salle, formateurId: r.formateurId },
		notesComplementaires: r.notesComplementaires,
	};
}

async function propose(
	centre: Centre,
	type: FormType,
	state: FormState,
	before: Fault[] = [],
): Promise<FormPage> {
	const ressources = await resourcesOf(centre, type, state.reponses.formation);
	if (!ressources)
		return askFormation(state, await formationsOf(centre, type), [
			{ path: 'formation', message: 'en choisir une de la liste', code: 'CHAMP_INVALIDE' },
		]);
	let body: ReturnType<typeof payload>;
	try {
		body = payload(type, state);
	} catch (error) {
		if (error instanceof Refusal) return askDetails(state, type, ressources, error.faults);
		throw error;
	}
	const { statut, corps } = await answerEndpoint(centre, 'creer', {
		body: { ...body, previsualiser: true },
	});
	if (statut === 400 || statut === 404)
		return askDetails(state, type, ressources, corps.errors as Fault[]);
	if (statut !== 200) return askOtherwise(state, corps.errors as Fault[], corps.plan as never);
	const propose = (corps.seances as ProposedCreneau[]).map(
		({ dateDebut, dateFin, salle, formateurId, matiere }) => ({
			dateDebut,
			dateFin,
			salle,
			formateurId,
			matiere,
		}),
	);
	const vue = {
		fuseau: centre.fuseau,
		salles: new Map((await listSalles(centre)).salles.map(({ code, nom }) => [code, nom])),
		formateurs: new Map(
			ressources.formateurs.map(({ idFormateur, prenom, nom }) => [
				idFormateur,
				`${prenom} ${nom}`,
			]),
		),
	};
	const proven = (corps.plan as { prouveOptimal?: boolean } | undefined)?.prouveOptimal;
	return askProposal(
		{ ...state, propose },
		describe(propose, proven, vue),
		(corps.avertissements as string[] | undefined) ?? [],
		before,
	);
}

async function afterProposition({ centre, type, etat, envoi }: Tour): Promise<FormPage> {
	if (envoi.suite === GIVE_UP) return last('fin', 'Demande abandonnée', 'Rien n’a été enregistré.');
	if (envoi.suite === CHANGE) return askWindow(etat);
	if (envoi.suite !== CREATE || !etat.propose?.length) return await propose(centre, type, etat);
	const { reponses: r, propose: creneaux } = etat;
	const { statut, corps } = await answerEndpoint(centre, 'creer', {
		headers: { 'idempotency-key': etat.cle },
		body: {
			formation: r.formation,
			capaciteMax: r.capaciteMax === undefined ? undefined : Number(r.capaciteMax),
			creneaux,
			demandePar: r.demandePar,
			notesComplementaires: r.notesComplementaires,
			rythme: pickWeeks(readForm(payload(type, etat), centre.fuseau).plan),
			matieres: readMatieres(r.matieres),
			sansFormateur: creneaux.every(({ formateurId }) => formateurId === null) || undefined,
		},
	});
	if (statut === 409)
		return await propose(centre, type, etat, [
			{
				path: '',
				message: 'Ce planning n’est plus libre : en voici un autre.',
				code: 'SALLE_OCCUPEE',
			},
		]);
	if (statut !== 201)
		return last(
			'fin',
			'La session n’a pas été créée',
			(corps.errors as Fault[]).map(({ message }) => message).join(' ; '),
		);
	const { idSession, formation, dateDebut, sallePrincipale } = corps.session as Record<
		string,
		string
	>;
	const debut = new Intl.DateTimeFormat('fr-FR', {
		dateStyle: 'full',
		timeZone: centre.fuseau,
	}).format(new Date(dateDebut));
	return last(
		'cree',
		`Session n° ${idSession} créée`,
		`${formation}, à partir du ${debut}, ${sallePrincipale}. Le formateur est prévenu par courriel.`,
	);
}
