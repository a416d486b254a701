import type { Centre } from '../centre/centre';
import type { Fault } from '../errors/refusal';
import { readPlanningRules } from '../rules/planningRules';
import { slotInWords } from '../time/instant';
import { chooseRoom, rankRooms, rankTrainers } from './choose';
import { codeOf, isOfSlot, slotFacts, warn, whyRefused, type SlotFacts } from './eligibility';
import { asConflict, nameOf, Taken, roomBusy, trainerBusy } from './taken';
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

/** One judging of one request: collects every fault before it answers. */
class Jugement {
	readonly faults: Fault[] = [];
	readonly conflits: Conflict[] = [];
	readonly avertissements: string[] = [];
	private readonly dits = new Set<string>();

	/** A fault, once for each place of the request and rule. */
	fault(fault: Fault): void {
		const key = `${fault.path}|${fault.code}|${fault.message}`;
		if (this.dits.has(key)) return;
		this.dits.add(key);
		this.faults.push(fault);
	}

	warn(mots: string): void {
		if (!this.avertissements.includes(mots)) this.avertissements.push(mots);
	}
}

/**
 * Judges one request against what is known and places it: named rooms and trainers are checked, open ones chosen.
 * Tells all faults and conflicts at once. Pure: what it accepts is not taken until `take` is called.
 */
export async function placeNeed(
	centre: Centre,
	situation: Situation,
	besoin: Need,
): Promise<Placement> {
	const jugement = new Jugement();
	const prises = new Taken(situation.occupations, besoin);
	const formation = readFormation(situation, besoin, jugement);
	const inconnue = besoin.formation !== null && !formation;
	const creneaux = [...besoin.creneaux].sort(
		(a, b) => a.debut.getTime() - b.debut.getTime() || a.fin.getTime() - b.fin.getTime(),
	);
	const facts = slotFacts(centre, situation.fermetures);
	const faits = new Map(creneaux.map((creneau) => [creneau, facts(creneau.debut, creneau.fin)]));
	for (const [creneau, fait] of faits)
		warn(fait, slotInWords(creneau.debut, creneau.fin, centre.fuseau)).forEach((mots) =>
			jugement.warn(mots),
		);
	// Nothing can be chosen for an unknown training; what is named is still checked, so that all faults are told.
	const juge = {
		...besoin,
		formation: formation?.code ?? null,
		creneaux: inconnue ? creneaux.filter(({ salle }) => salle !== null) : creneaux,
	};
	const salles = await placeRooms(centre, situation, juge, faits, prises, jugement);
	const formateurs = placeTrainers(
		centre,
		situation,
		{
			...juge,
			creneaux: inconnue ? creneaux.filter(({ formateurId }) => formateurId !== null) : creneaux,
		},
		formation,
		prises,
		jugement,
	);
	if (jugement.faults.length > 0)
		return { ok: false, faults: jugement.faults, conflits: jugement.conflits };
	return {
		ok: true,
		formation,
		avertissements: jugement.avertissements,
		seances: creneaux.map((creneau) => ({
			path: creneau.path,
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
		const prise = {
			debut,
			fin,
			idReservation: null,
			idSession: null,
			salle: salle.code,
			formation: null,
			motif,
		};
		for (const partie of salle.parties)
			occupy(situation.occupations, { genre: 'SALLE', id: partie, ...prise });
		if (formateur)
			occupy(situation.occupations, { genre: 'FORMATEUR', id: formateur.idFormateur, ...prise });
	}
}

function readFormation(
	{ formations }: Situation,
	besoin: Need,
	jugement: Jugement,
): Formation | null {
	if (besoin.formation === null) return null;
	const formation =
		formations.find(({ code }) => code === besoin.formation) ??
		formations.find(({ idFormation }) => String(idFormation) === besoin.formation);
	if (!formation)
		jugement.fault({
			path: 'formation',
			message: `la formation « ${besoin.formation} » n'existe pas`,
			code: 'FORMATION_INCONNUE',
		});
	else if (besoin.formationActive && !formation.actif)
		jugement.fault({
			path: 'formation',
			message: `la formation ${formation.code} n'est plus proposée`,
			code: 'FORMATION_INACTIVE',
		});
	return formation ?? null;
}

async function placeRooms(
	centre: Centre,
	situation: Situation,
	besoin: Need,
	faits: Map<RequestedSlot, SlotFacts>,
	prises: Taken,
	jugement: Jugement,
): Promise<Map<RequestedSlot, Salle>> {
	const placees = new Map<RequestedSlot, Salle>();
	const { fuseau } = centre;
	for (const creneau of besoin.creneaux) {
		if (creneau.salle === null) continue;
		const salle = roomNamed(situation.salles, creneau.salle);
		if (!salle) {
			jugement.fault({
				path: creneau.cheminSalle,
				message: `la salle « ${creneau.salle} » n'existe pas`,
				code: 'SALLE_INCONNUE',
			});
			continue;
		}
		for (const refus of await whyRefused(centre, salle, besoin, faits.get(creneau) as SlotFacts)) {
			const message = isOfSlot(refus)
				? `${slotInWords(creneau.debut, creneau.fin, fuseau)} : ${refus.message}`
				: refus.message;
			jugement.fault({
				path: isOfSlot(refus) ? creneau.path : creneau.cheminSalle,
				message,
				code: codeOf(refus),
			});
		}
		for (const prise of prises.ofRoom(salle, creneau)) {
			jugement.fault(roomBusy(salle, creneau, prise, fuseau));
			jugement.conflits.push(asConflict(creneau, prise, { salle }, fuseau));
		}
		prises.takeRoom(salle, creneau);
		placees.set(creneau, salle);
	}
	const ouverts = besoin.creneaux.filter(({ salle }) => salle === null);
	if (ouverts.length === 0) return placees;
	const refus = await refusals(centre, situation.salles, besoin, ouverts, faits);
	const choisies = chooseRoom(
		ouverts,
		rankRooms(situation.salles, besoin.places),
		(salle, creneau) =>
			refus(salle, creneau).length === 0 && prises.ofRoom(salle, creneau).length === 0,
		(salle, creneau) => prises.takeRoom(salle, creneau),
	);
	ouverts.forEach((creneau, i) => {
		const salle = choisies[i];
		if (salle) placees.set(creneau, salle);
		else
			explainNoRoom(centre, situation.salles, creneau, (s) => refus(s, creneau), prises, jugement);
	});
	return placees;
}

/** Each room's refusals for each kind of slot, evaluated once per kind. */
async function refusals(
	centre: Centre,
	salles: Salle[],
	besoin: Need,
	creneaux: RequestedSlot[],
	faits: Map<RequestedSlot, SlotFacts>,
) {
	const kind = (creneau: RequestedSlot) => JSON.stringify(faits.get(creneau));
	const kinds = new Map(
		creneaux.map((creneau) => [kind(creneau), faits.get(creneau) as SlotFacts]),
	);
	const lus = new Map<string, Awaited<ReturnType<typeof whyRefused>>>();
	for (const [nom, fait] of kinds)
		for (const salle of salles)
			lus.set(`${salle.idSalle}|${nom}`, await whyRefused(centre, salle, besoin, fait));
	return (salle: Salle, creneau: RequestedSlot) =>
		lus.get(`${salle.idSalle}|${kind(creneau)}`) ?? [];
}

function explainNoRoom(
	centre: Centre,
	salles: Salle[],
	creneau: RequestedSlot,
	refus: (salle: Salle) => Array<{ message: string }>,
	prises: Taken,
	jugement: Jugement,
): void {
	const raisons = salles.map((salle) => {
		const [regle] = refus(salle);
		if (regle) return regle.message;
		const [prise] = prises.ofRoom(salle, creneau);
		if (!prise) return '';
		jugement.conflits.push(asConflict(creneau, prise, { salle }, centre.fuseau));
		return `La salle ${salle.code} est prise.`;
	});
	jugement.fault({
		path: creneau.path,
		message: `${slotInWords(creneau.debut, creneau.fin, centre.fuseau)}, aucune salle ne convient. ${raisons.filter(Boolean).join(' ')}`,
		code: 'SALLE_INTROUVABLE',
	});
}

function placeTrainers(
	centre: Centre,
	situation: Situation,
	besoin: Need,
	formation: Formation | null,
	prises: Taken,
	jugement: Jugement,
): Map<RequestedSlot, Formateur> {
	const places = new Map<RequestedSlot, Formateur>();
	const { fuseau } = centre;
	for (const creneau of besoin.creneaux) {
		if (creneau.formateurId === null) continue;
		const formateur = situation.formateurs.find(
			({ idFormateur }) => idFormateur === creneau.formateurId,
		);
		if (!formateur) {
			jugement.fault({
				path: creneau.cheminFormateur,
				message: `le formateur ${creneau.formateurId} n'existe pas`,
				code: 'FORMATEUR_INCONNU',
			});
			continue;
		}
		if (formateur.statut !== 'ACTIF')
			jugement.fault({
				path: creneau.cheminFormateur,
				message: `${nameOf(formateur)} n'est pas actif (${formateur.statut})`,
				code: 'FORMATEUR_INACTIF',
			});
		if (formation && !formateur.specialites.includes(formation.code))
			jugement.fault({
				path: creneau.cheminFormateur,
				message: `${nameOf(formateur)} n'a pas la spécialité ${formation.code}`,
				code: 'FORMATEUR_NON_QUALIFIE',
			});
		for (const prise of prises.ofTrainer(formateur, creneau)) {
			jugement.fault(trainerBusy(formateur, creneau, prise, fuseau));
			jugement.conflits.push(asConflict(creneau, prise, { formateur }, fuseau));
		}
		prises.takeTrainer(formateur, creneau);
		places.set(creneau, formateur);
	}
	const ouverts =
		besoin.formateur === 'CHOISIR'
			? besoin.creneaux.filter(({ formateurId }) => formateurId === null)
			: [];
	const qualifies = rankTrainers(
		situation.formateurs.filter(
			({ statut, specialites }) =>
				statut === 'ACTIF' && (!formation || specialites.includes(formation.code)),
		),
	);
	const choisis = chooseRoom(
		ouverts,
		qualifies,
		(formateur, creneau) => prises.ofTrainer(formateur, creneau).length === 0,
		(formateur, creneau) => prises.takeTrainer(formateur, creneau),
	);
	const requis = readPlanningRules(centre.rules.planning.parametres).formateurObligatoire;
	ouverts.forEach((creneau, i) => {
		const formateur = choisis[i];
		if (formateur) places.set(creneau, formateur);
		else if (requis) explainNoTrainer(centre, qualifies, formation, creneau, prises, jugement);
		else
			jugement.warn(`${slotInWords(creneau.debut, creneau.fin, fuseau)} : aucun formateur libre`);
	});
	return places;
}

function explainNoTrainer(
	{ fuseau }: Centre,
	qualifies: Formateur[],
	formation: Formation | null,
	creneau: RequestedSlot,
	prises: Taken,
	jugement: Jugement,
): void {
	if (qualifies.length === 0) {
		jugement.fault({
			path: 'formateurId',
			message: `aucun formateur actif n'a la spécialité ${formation?.code ?? ''}`,
			code: 'FORMATEUR_INTROUVABLE',
		});
		return;
	}
	for (const formateur of qualifies) {
		const [prise] = prises.ofTrainer(formateur, creneau);
		if (prise) jugement.conflits.push(asConflict(creneau, prise, { formateur }, fuseau));
	}
	jugement.fault({
		path: creneau.path,
		message: `${slotInWords(creneau.debut, creneau.fin, fuseau)}, aucun formateur n'est libre parmi ${qualifies.map(nameOf).join(', ')}.`,
		code: 'FORMATEUR_INTROUVABLE',
	});
}
