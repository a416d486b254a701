import { loadPlanning } from '../../database/generated/planning';
import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import {
	accept,
	Refusal,
	refuse,
	reject,
	unwrap,
	type Fault,
	type Outcome,
} from '../errors/refusal';
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

type Extent = 'FENETRE' | 'LA_PLUS_LONGUE';

/**
 * Reads all that a plan needs in one statement, and the request with its names resolved: rooms by
 * code, name or number. What is taken is read for the window, or for the longest window that a
 * relaxation may propose; what is over by the centre's clock is closed. Rooms are judged by
 * booking.json, the planner's own rules by planning.json.
 * @throws Refusal when a field is unsound, or names a training, a room or a trainer that does not exist
 */
export async function loadPlan(
	cx: Executor,
	centre: Centre,
	input: unknown,
	extent: Extent,
): Promise<LoadedPlan> {
	return unwrap((await loadPlans(cx, centre, [input], extent))[0]);
}

/** The same for several requests, in one statement; one that is unsound is refused alone. */
export async function loadPlans(
	cx: Executor,
	centre: Centre,
	inputs: unknown[],
	extent: Extent,
): Promise<Array<Outcome<LoadedPlan>>> {
	const regles = centre.rules.planning.parametres;
	const read = (input: unknown) => attempt(() => readPlanRequest(input, regles));
	const asked = inputs.map(read);
	const sound = asked.flatMap((one) => (one.ok ? [one.value] : []));
	if (sound.length === 0) return asked as Array<Outcome<LoadedPlan>>;
	const clock = wallClock(centre.fuseau);
	const lasts = sound.map(({ dateDebut, dateFin }) =>
		extent === 'FENETRE' ? dateFin : addDays(dateDebut, regles.dureeMaxJours),
	);
	const first = sound.map(({ dateDebut }) => dateDebut).sort()[0];
	const last = lasts.sort().at(-1)!;
	const [lu] = await loadPlanning.run(
		{
			formations: sound.map(({ formation }) => formation),
			idFormateurs: [...new Set(sound.flatMap(namedTrainers))],
			// A trainer's week counts from its Monday to its Sunday, also where the window cuts it.
			debut: new Date(clock(mondayOf(first), '00:00')),
			fin: new Date(clock(addDays(mondayOf(last), 6), '24:00')),
		},
		cx,
	);
	const formations = lu.formations as unknown as Record<string, PlanFormation | undefined>;
	const knownOnes = lu.salles as unknown as Salle[];
	const formateurs = lu.formateurs as unknown as PlanFormateur[];
	const judged = new Map<string, Promise<PlanSalle[]>>();
	const judgeRooms = (demande: PlanRequest) => {
		const key = `${demande.formation}/${demande.capaciteMax ?? ''}`;
		const known = judged.get(key);
		if (known) return known;
		const salles = Promise.all(knownOnes.map((salle) => judgeRoom(centre, salle, demande)));
		judged.set(key, salles);
		return salles;
	};
	const rest = {
		formateurs,
		occupations: lu.occupations as unknown as PlanOccupation[],
		fermetures: lu.fermetures as unknown as PlanFermeture[],
		fuseau: centre.fuseau,
		des: centre.now().toISOString(),
	};
	const loaded: Array<Outcome<LoadedPlan>> = [];
	for (const one of asked) {
		if (!one.ok) {
			loaded.push(one);
			continue;
		}
		const found = attempt(() => {
			const formation = checkFormation(formations[one.value.formation], one.value.formation);
			const request = { ...one.value, formation: formation.code };
			return { formation, demande: resolve(request, knownOnes, formateurs) };
		});
		if (!found.ok) {
			loaded.push(found);
			continue;
		}
		const { formation, demande } = found.value;
		const contexte = { ...rest, salles: await judgeRooms(demande) };
		loaded.push(accept({ demande, regles, formation, contexte }));
	}
	return loaded;
}

function attempt<T>(read: () => T): Outcome<T> {
	try {
		return accept(read());
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return reject(error);
	}
}

const namedTrainers = ({ formateurId, matieres }: PlanRequest): number[] => [
	...(formateurId == null ? [] : [formateurId]),
	...(matieres ?? []).flatMap(({ formateurs }) => formateurs ?? []),
];

function checkFormation(formation: PlanFormation | undefined, asked: string): PlanFormation {
	if (!formation)
		throw refuse('FORMATION_INCONNUE', 'formation', `la formation « ${asked} » n'existe pas`);
	if (!formation.actif)
		throw refuse(
			'FORMATION_INACTIVE',
			'formation',
			`la formation ${formation.code} n'est plus proposée`,
		);
	return formation;
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
