import { loadPlanning } from '../../database/generated/planning';
import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { Refusal, refuse, type Fault } from '../errors/refusal';
import { whyRefused } from '../salles/eligibility';
import type { Salle } from '../salles/types';
import { roomNamed } from '../salles/situation';
import { readPlanRequest } from './solve/request';
import type { PlanningRules } from '../rules/planningRules';
import type {
	PlanContext,
	PlanRequest,
	PlanFermeture,
	PlanFormateur,
	PlanOccupation,
	PlanSalle,
} from './solve/types';
import { addDays, mondayOf, wallClock } from '../time/days';

export interface PlanFormation {
	idFormation: number;
	code: string;
	nom: string;
	categorie: 'COURTE' | 'CAP';
	actif: boolean;
}

export interface LoadedPlan {
	demande: PlanRequest;
	contexte: PlanContext;
	regles: PlanningRules;
	formation: PlanFormation;
}

/**
 * Reads all that a plan needs in one statement, and the request with its names resolved: rooms by
 * code, name or number. What is taken is read for the window, or for the longest window that a
 * relaxation may propose. Rooms are judged by booking.json, the planner's own rules by
 * planning.json.
 * @throws Refusal when a field is unsound, or names a training, a room or a trainer that does not exist
 */
export async function loadPlan(
	cx: Executor,
	centre: Centre,
	input: unknown,
	extent: 'FENETRE' | 'LA_PLUS_LONGUE',
): Promise<LoadedPlan> {
	const regles = centre.rules.planning.parametres;
	const asked = readPlanRequest(input, regles);
	const clock = wallClock(centre.fuseau);
	const last =
		extent === 'FENETRE' ? asked.dateFin : addDays(asked.dateDebut, regles.dureeMaxJours);
	const idFormateurs = [
		...new Set([
			...(asked.formateurId == null ? [] : [asked.formateurId]),
			...(asked.matieres ?? []).flatMap(({ formateurs }) => formateurs ?? []),
		]),
	];
	const [lu] = await loadPlanning.run(
		{
			formation: asked.formation,
			idFormateurs,
			// A trainer's week counts from its Monday to its Sunday, also where the window cuts it.
			debut: new Date(clock(mondayOf(asked.dateDebut), '00:00')),
			fin: new Date(clock(addDays(mondayOf(last), 6), '24:00')),
		},
		cx,
	);
	const formation = lu.formation as unknown as PlanFormation | null;
	if (!formation)
		throw refuse(
			'FORMATION_INCONNUE',
			'formation',
			`la formation « ${asked.formation} » n'existe pas`,
		);
	if (!formation.actif)
		throw refuse(
			'FORMATION_INACTIVE',
			'formation',
			`la formation ${formation.code} n'est plus proposée`,
		);
	const knownOnes = lu.salles as unknown as Salle[];
	const formateurs = lu.formateurs as unknown as PlanFormateur[];
	const demande = resolve({ ...asked, formation: formation.code }, knownOnes, formateurs);
	const salles = await Promise.all(knownOnes.map((salle) => judgeRoom(centre, salle, demande)));
	return {
		demande,
		regles,
		formation,
		contexte: {
			salles,
			formateurs,
			occupations: lu.occupations as unknown as PlanOccupation[],
			fermetures: lu.fermetures as unknown as PlanFermeture[],
			fuseau: centre.fuseau,
		},
	};
}

/** A room as the booking rules see it for this request: on a plain day, at the weekend, in the evening. */
export async function judgeRoom(
	centre: Centre,
	salle: Salle,
	{ formation, capaciteMax }: PlanRequest,
): Promise<PlanSalle> {
	const need = { formation, places: capaciteMax ?? null, equipements: [] };
	const why = (facts: { weekend?: boolean; soir?: boolean }) =>
		whyRefused(centre, salle, need, {
			weekend: false,
			soir: false,
			dansOuverture: true,
			jourFerie: '',
			fermeture: '',
			...facts,
		});
	const [plain, weekend, soir] = await Promise.all([
		why({}),
		why({ weekend: true }),
		why({ soir: true }),
	]);
	return {
		idSalle: salle.idSalle,
		code: salle.code,
		nom: salle.nom,
		capaciteMax: salle.capaciteMax,
		formationsCompatibles: salle.formationsCompatibles,
		parties: salle.parties,
		statut: salle.statut === 'ACTIVE' ? 'ACTIVE' : 'INACTIVE',
		refus: plain.length ? plain.map(({ message }) => message).join(' ') : null,
		disponibleWeekend: weekend.length === 0,
		disponibleSoir: soir.length === 0,
	};
}

function resolve(request: PlanRequest, salles: Salle[], formateurs: PlanFormateur[]): PlanRequest {
	const faults: Fault[] = [];
	const room = (nom: string, path: string) => {
		const salle = roomNamed(salles, nom);
		if (!salle)
			faults.push({ path, message: `la salle « ${nom} » n'existe pas`, code: 'SALLE_INCONNUE' });
		return salle?.code ?? nom;
	};
	const trainer = (id: number, path: string) => {
		if (!formateurs.some(({ idFormateur }) => idFormateur === id))
			faults.push({ path, message: `le formateur ${id} n'existe pas`, code: 'FORMATEUR_INCONNU' });
	};
	if (request.formateurId != null) trainer(request.formateurId, 'formateurId');
	const resolved = {
		...request,
		salle: request.salle ? room(request.salle, 'salle') : null,
		matieres: request.matieres?.map((matiere, m) => {
			matiere.formateurs?.forEach((id, i) => trainer(id, `matieres[${m}].formateurs[${i}]`));
			return {
				...matiere,
				salles: matiere.salles?.map((nom, i) => room(nom, `matieres[${m}].salles[${i}]`)),
			};
		}),
	};
	if (faults.length) throw new Refusal(faults);
	return resolved;
}
