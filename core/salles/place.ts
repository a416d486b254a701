import type { Centre } from '../centre/centre';
import { distinctFaults, type Fault } from '../errors/refusal';
import { chooseRoom, rankRooms, rankTrainers } from './choose';
import { undeclaredHours } from './declaredHours';
import { codeOf, isOfSlot, slotFacts, warn, whyRefused, type SlotFacts } from './eligibility';
import { asConflict, Taken, roomBusy, trainerBusy } from './taken';
import { trainerName } from './trainerName';
import { occupy, roomNamed, type Situation } from './situation';
import type {
	Need,
	Conflict,
	RequestedSlot,
	Formateur,
	Formation,
	Placement,
	Salle,
} from './types';
import { slotInWords } from '../time/french';
import { atWallClock, dayOf } from '../time/instant';

/** One judging of one request: collects every fault before it answers. */
class Judgement {
	readonly faults: Fault[] = [];
	readonly conflits: Conflict[] = [];
	readonly avertissements: string[] = [];

	warn(words: string): void {
		if (!this.avertissements.includes(words)) this.avertissements.push(words);
	}
}

/**
 * Judges one request against what is known and places it: named rooms and trainers are checked,
 * open ones chosen. Tells all faults and conflicts at once. Pure: what it accepts is not taken
 * until `take` is called.
 */
export async function placeNeed(
	centre: Centre,
	situation: Situation,
	need: Need,
): Promise<Placement> {
	const judgement = new Judgement();
	const prises = new Taken(situation.occupations, need);
	const formation = readFormation(situation, need, judgement);
	const unknownOne = need.formation !== null && !formation;
	const creneaux = [...need.creneaux].sort(
		(a, b) => a.debut.getTime() - b.debut.getTime() || a.fin.getTime() - b.fin.getTime(),
	);
	const facts = slotFacts(centre, situation.fermetures);
	const faits = new Map(creneaux.map((creneau) => [creneau, facts(creneau.debut, creneau.fin)]));
	for (const [creneau, fait] of faits)
		for (const words of warn(fait, () => slotInWords(creneau.debut, creneau.fin, centre.fuseau)))
			judgement.warn(words);
	// Nothing can be chosen for an unknown training; what is named is still checked, so that all
	// faults are told.
	const judge = {
		...need,
		formation: formation?.code ?? null,
		creneaux: unknownOne ? creneaux.filter(({ salle }) => salle !== null) : creneaux,
	};
	const salles = await placeRooms(centre, situation, judge, faits, prises, judgement);
	const formateurs = placeTrainers(
		centre,
		situation,
		{
			...judge,
			creneaux: unknownOne ? creneaux.filter(({ formateurId }) => formateurId !== null) : creneaux,
		},
		formation,
		prises,
		judgement,
	);
	if (judgement.faults.length > 0)
		return { ok: false, faults: distinctFaults(judgement.faults), conflits: judgement.conflits };
	return {
		ok: true,
		formation,
		avertissements: judgement.avertissements,
		seances: creneaux.map((creneau) => ({
			creneau,
			debut: creneau.debut,
			fin: creneau.fin,
			matiere: creneau.matiere,
			salle: salles.get(creneau) as Salle,
			formateur: formateurs.get(creneau) ?? null,
		})),
	};
}

/** Marks an accepted request as taken, for the requests of the same run that are judged after it. */
export function take(
	situation: Situation,
	placement: Extract<Placement, { ok: true }>,
	motif: string,
): void {
	for (const { debut, fin, salle, formateur } of placement.seances) {
		const taken = {
			debut,
			fin,
			idReservation: null,
			idSession: null,
			salle: salle.nom,
			formation: null,
			motif,
		};
		for (const part of salle.parties)
			occupy(situation.occupations, { genre: 'SALLE', id: part, ...taken });
		if (formateur)
			occupy(situation.occupations, { genre: 'FORMATEUR', id: formateur.idFormateur, ...taken });
	}
}

function readFormation(
	{ formations }: Situation,
	need: Need,
	judgement: Judgement,
): Formation | null {
	if (need.formation === null) return null;
	const formation =
		formations.find(({ code }) => code === need.formation) ??
		formations.find(({ idFormation }) => String(idFormation) === need.formation);
	if (!formation)
		judgement.faults.push({
			path: 'formation',
			message: `la formation « ${need.formation} » n'existe pas`,
			code: 'FORMATION_INCONNUE',
		});
	else if (need.formationActive && !formation.actif)
		judgement.faults.push({
			path: 'formation',
			message: `la formation ${formation.code} n'est plus proposée`,
			code: 'FORMATION_INACTIVE',
		});
	return formation ?? null;
}

async function placeRooms(
	centre: Centre,
	situation: Situation,
	need: Need,
	facts: Map<RequestedSlot, SlotFacts>,
	prises: Taken,
	judgement: Judgement,
): Promise<Map<RequestedSlot, Salle>> {
	const placedOnes = new Map<RequestedSlot, Salle>();
	const { fuseau } = centre;
	for (const creneau of need.creneaux) {
		if (creneau.salle === null) continue;
		const salle = roomNamed(situation.salles, creneau.salle);
		if (!salle) {
			judgement.faults.push({
				path: creneau.roomPath,
				message: `la salle « ${creneau.salle} » n'existe pas`,
				code: 'SALLE_INCONNUE',
			});
			continue;
		}
		for (const refusal of await whyRefused(centre, salle, need, facts.get(creneau) as SlotFacts)) {
			const message = isOfSlot(refusal)
				? `${slotInWords(creneau.debut, creneau.fin, fuseau)} : ${refusal.message}`
				: refusal.message;
			judgement.faults.push({
				path: isOfSlot(refusal) ? creneau.path : creneau.roomPath,
				message,
				code: codeOf(refusal),
			});
		}
		for (const taken of prises.ofRoom(salle, creneau)) {
			judgement.faults.push(roomBusy(salle, creneau, taken, fuseau));
			judgement.conflits.push(asConflict(creneau, taken, { salle }, fuseau));
		}
		prises.takeRoom(salle, creneau);
		placedOnes.set(creneau, salle);
	}
	const openOnes = need.creneaux.filter(({ salle }) => salle === null);
	if (openOnes.length === 0) return placedOnes;
	const refus = await refusals(centre, situation.salles, need, openOnes, facts);
	const chosen = chooseRoom(
		openOnes,
		rankRooms(situation.salles, need.places),
		(salle, creneau) =>
			refus(salle, creneau).length === 0 && prises.ofRoom(salle, creneau).length === 0,
		(salle, creneau) => prises.takeRoom(salle, creneau),
	);
	openOnes.forEach((creneau, i) => {
		const salle = chosen[i];
		if (salle) placedOnes.set(creneau, salle);
		else
			explainNoRoom(centre, situation.salles, creneau, (s) => refus(s, creneau), prises, judgement);
	});
	return placedOnes;
}

/** Each room's refusals for each kind of slot, evaluated once per kind. */
async function refusals(
	centre: Centre,
	salles: Salle[],
	need: Need,
	creneaux: RequestedSlot[],
	facts: Map<RequestedSlot, SlotFacts>,
) {
	const kind = (creneau: RequestedSlot) => JSON.stringify(facts.get(creneau));
	const kinds = new Map(
		creneaux.map((creneau) => [kind(creneau), facts.get(creneau) as SlotFacts]),
	);
	const readOnes = new Map<string, Awaited<ReturnType<typeof whyRefused>>>();
	for (const [nom, fait] of kinds)
		for (const salle of salles)
			readOnes.set(`${salle.idSalle}|${nom}`, await whyRefused(centre, salle, need, fait));
	return (salle: Salle, creneau: RequestedSlot) =>
		readOnes.get(`${salle.idSalle}|${kind(creneau)}`) ?? [];
}

function explainNoRoom(
	centre: Centre,
	salles: Salle[],
	creneau: RequestedSlot,
	refusal: (salle: Salle) => Array<{ message: string }>,
	prises: Taken,
	judgement: Judgement,
): void {
	const reasons = salles.map((salle) => {
		const [regle] = refusal(salle);
		if (regle) return regle.message;
		const [prise] = prises.ofRoom(salle, creneau);
		if (!prise) return '';
		judgement.conflits.push(asConflict(creneau, prise, { salle }, centre.fuseau));
		return `La salle « ${salle.nom} » est prise.`;
	});
	judgement.faults.push({
		path: creneau.path,
		message:
			`${slotInWords(creneau.debut, creneau.fin, centre.fuseau)}, aucune salle ne convient. ` +
			`${reasons.filter(Boolean).join(' ')}`,
		code: 'SALLE_INTROUVABLE',
	});
}

function placeTrainers(
	centre: Centre,
	situation: Situation,
	need: Need,
	formation: Formation | null,
	prises: Taken,
	judgement: Judgement,
): Map<RequestedSlot, Formateur> {
	const places = new Map<RequestedSlot, Formateur>();
	const { fuseau } = centre;
	for (const creneau of need.creneaux) {
		if (creneau.formateurId === null) continue;
		const formateur = situation.formateurs.find(
			({ idFormateur }) => idFormateur === creneau.formateurId,
		);
		if (!formateur) {
			judgement.faults.push({
				path: creneau.trainerPath,
				message: `le formateur ${creneau.formateurId} n'existe pas`,
				code: 'FORMATEUR_INCONNU',
			});
			continue;
		}
		if (formateur.statut !== 'ACTIF')
			judgement.faults.push({
				path: creneau.trainerPath,
				message: `${trainerName(formateur)} n'est pas actif (${formateur.statut})`,
				code: 'FORMATEUR_INACTIF',
			});
		if (formation && !formateur.specialites.includes(formation.code))
			judgement.faults.push({
				path: creneau.trainerPath,
				message: `${trainerName(formateur)} n'a pas la spécialité ${formation.code}`,
				code: 'FORMATEUR_NON_QUALIFIE',
			});
		for (const taken of prises.ofTrainer(formateur, creneau)) {
			judgement.faults.push(trainerBusy(formateur, creneau, taken, fuseau));
			judgement.conflits.push(asConflict(creneau, taken, { formateur }, fuseau));
		}
		prises.takeTrainer(formateur, creneau);
		places.set(creneau, formateur);
	}
	const openOnes =
		need.formateur === 'CHOISIR'
			? need.creneaux.filter(({ formateurId }) => formateurId === null)
			: [];
	const qualified = rankTrainers(
		situation.formateurs.filter(
			({ statut, specialites }) =>
				statut === 'ACTIF' && (!formation || specialites.includes(formation.code)),
		),
	);
	const isDeclared = declaredFrom(need.creneaux, qualified, fuseau);
	const chosen = chooseRoom(
		openOnes,
		qualified,
		(formateur, creneau) =>
			isDeclared(formateur, creneau) && prises.ofTrainer(formateur, creneau).length === 0,
		(formateur, creneau) => prises.takeTrainer(formateur, creneau),
	);
	const required = centre.rules.planning.parametres.formateurObligatoire;
	openOnes.forEach((creneau, i) => {
		const formateur = chosen[i];
		if (formateur) places.set(creneau, formateur);
		else if (required) explainNoTrainer(centre, qualified, formation, creneau, prises, judgement);
		else
			judgement.warn(`${slotInWords(creneau.debut, creneau.fin, fuseau)} : aucun formateur libre`);
	});
	return places;
}

/**
 * Whether a slot lies in the hours that a trainer declared, as the planner reads them: from the day
 * of the request's first slot on.
 */
function declaredFrom(creneaux: RequestedSlot[], formateurs: Formateur[], fuseau: string) {
	const [first] = creneaux;
	const from = first ? atWallClock(dayOf(first.debut, fuseau), '00:00', fuseau).getTime() : 0;
	const gaps = new Map(
		formateurs.map((one) => [one.idFormateur, undeclaredHours(one.disponibilites, from)]),
	);
	return ({ idFormateur }: Formateur, { debut, fin }: RequestedSlot) =>
		(gaps.get(idFormateur) ?? []).every(([de, a]) => a <= debut.getTime() || de >= fin.getTime());
}

function explainNoTrainer(
	{ fuseau }: Centre,
	qualified: Formateur[],
	formation: Formation | null,
	creneau: RequestedSlot,
	prises: Taken,
	judgement: Judgement,
): void {
	if (qualified.length === 0) {
		judgement.faults.push({
			path: 'formateurId',
			message: `aucun formateur actif n'a la spécialité ${formation?.code ?? ''}`,
			code: 'FORMATEUR_INTROUVABLE',
		});
		return;
	}
	for (const formateur of qualified) {
		const [prise] = prises.ofTrainer(formateur, creneau);
		if (prise) judgement.conflits.push(asConflict(creneau, prise, { formateur }, fuseau));
	}
	judgement.faults.push({
		path: creneau.path,
		message:
			`${slotInWords(creneau.debut, creneau.fin, fuseau)}, aucun formateur n'est libre parmi ` +
			`${qualified.map(trainerName).join(', ')}.`,
		code: 'FORMATEUR_INTROUVABLE',
	});
}
