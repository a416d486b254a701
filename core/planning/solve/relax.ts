import type { PlanResult } from './oneSubject';
import { nameOf, namedRooms, namedTrainers, whyRoomUnfit, whyTrainerUnfit } from './eligibility';
import type { PlanningRules } from '../../rules/planningRules';
import type { Relaxation, PlanContext, PlanRequest } from './types';
import { isoAt, dayAt, weekdayOf, addDays, type Weekday, JOURS } from '../../time/days';

/** Pairs of relaxations are tried only where none alone is enough, and not all of them. */
const PAIRES_ESSAYEES = 24;

type Essai = (demande: PlanRequest) => Promise<PlanResult | undefined>;

interface Track {
	description: string;
	changement: Partial<PlanRequest>;
}

/**
 * The smallest single changes of a request that make it fit, each planned before it is offered: a
 * longer window, a weekday, a créneau, more hours a day or a week, another room or trainer, fewer
 * seats; two together where none is enough alone.
 */
export async function relax(
	demande: PlanRequest,
	contexte: PlanContext,
	regles: PlanningRules,
	limite: number,
	plan: (
		demande: PlanRequest,
		contexte: PlanContext,
		regles: PlanningRules,
		limite: number,
	) => Promise<PlanResult | undefined>,
): Promise<Relaxation[]> {
	const essai: Essai = async (autre) =>
		performance.now() < limite ? await plan(autre, contexte, regles, limite) : undefined;
	const foundList: Relaxation[] = [];
	const offer = async ({ description, changement }: Track) => {
		const succeeded = await essai({ ...demande, ...changement });
		if (succeeded)
			foundList.push({ description, changement, fin: isoAt(succeeded.fin, contexte.fuseau) });
		return Boolean(succeeded);
	};

	const longue = await longerWindow(demande, regles, contexte.fuseau, essai);
	if (longue) foundList.push(longue);
	const plainOnes = [
		...weekdays(demande),
		...creneaux(demande, regles),
		...resources(demande, contexte),
	];
	for (const track of plainOnes) await offer(track);
	for (const scale of [hoursADay(demande, regles), hoursAWeek(demande), seats(demande, contexte)]) {
		const track = await least(scale, async ({ changement }) =>
			Boolean(await essai({ ...demande, ...changement })),
		);
		if (track) await offer(track);
	}
	if (foundList.length) return foundList;

	const doubles = plainOnes.flatMap((a, i) => {
		const later = plainOnes.slice(i + 1);
		return later.flatMap((b) => join(a, b));
	});
	for (const track of doubles.slice(0, PAIRES_ESSAYEES)) await offer(track);
	return foundList;
}

/** The first step of a ladder that is enough; each step gives all that the one before it gave. */
async function least<T>(scale: T[], enough: (pas: T) => Promise<boolean>): Promise<T | undefined> {
	if (!scale.length || !(await enough(scale[scale.length - 1]))) return undefined;
	let bottom = 0;
	let top = scale.length - 1;
	while (bottom < top) {
		const middle = (bottom + top) >> 1;
		if (await enough(scale[middle])) top = middle;
		else bottom = middle + 1;
	}
	return scale[top];
}

/**
 * The earliest last day that is enough: the plan in the longest window allowed ends there, and none
 * ends sooner.
 */
async function longerWindow(
	demande: PlanRequest,
	regles: PlanningRules,
	fuseau: string,
	essai: Essai,
): Promise<Relaxation | undefined> {
	const dateFin = addDays(demande.dateDebut, regles.dureeMaxJours - 1);
	if (dateFin <= demande.dateFin) return undefined;
	const trouve = await essai({ ...demande, dateFin });
	if (!trouve) return undefined;
	const dernier = dayAt(trouve.fin - 1, fuseau);
	return {
		description: `prolonger la fenêtre jusqu'au ${dernier}`,
		changement: { dateFin: dernier },
		fin: isoAt(trouve.fin, fuseau),
	};
}

function weekdays(demande: PlanRequest): Track[] {
	const possible = new Set<Weekday>();
	for (
		let i = 0, date = demande.dateDebut;
		i < 7 && date <= demande.dateFin;
		i++, date = addDays(date, 1)
	)
		possible.add(weekdayOf(date));
	return JOURS.filter((jour) => possible.has(jour) && !demande.joursActifs.includes(jour)).map(
		(jour) => ({
			description: `ouvrir aussi le ${jour.toLowerCase()}`,
			changement: {
				joursActifs: JOURS.filter((j) => j === jour || demande.joursActifs.includes(j)),
			},
		}),
	);
}

function creneaux(demande: PlanRequest, regles: PlanningRules): Track[] {
	const wantedOnes = demande.creneaux ?? regles.creneauxParDefaut;
	return regles.creneaux
		.filter(({ nom }) => !wantedOnes.includes(nom))
		.map(({ nom, debut, fin }) => ({
			description: `ajouter le créneau ${nom} (${debut}–${fin})`,
			changement: {
				creneaux: regles.creneaux
					.map((c) => c.nom)
					.filter((n) => n === nom || wantedOnes.includes(n)),
			},
		}));
}

/** Another room or trainer where one was named, for the request or for a subject. */
function resources(demande: PlanRequest, contexte: PlanContext): Track[] {
	const tracks: Track[] = [];
	const salles = contexte.salles.filter((salle) => !whyRoomUnfit(salle, demande));
	const formateurs = contexte.formateurs.filter(
		(formateur) => !whyTrainerUnfit(formateur, demande),
	);
	if (demande.salle)
		for (const { code } of salles)
			if (code !== demande.salle)
				tracks.push({
					description: `prendre la salle ${code} au lieu de ${demande.salle}`,
					changement: { salle: code },
				});
	if (demande.salle)
		tracks.push({ description: 'laisser le choix de la salle', changement: { salle: null } });
	if (demande.formateurId != null) {
		for (const formateur of formateurs)
			if (formateur.idFormateur !== demande.formateurId)
				tracks.push({
					description: `prendre ${nameOf(formateur)} comme formateur`,
					changement: { formateurId: formateur.idFormateur },
				});
		tracks.push({
			description: 'laisser le choix du formateur',
			changement: { formateurId: null },
		});
	}
	demande.matieres?.forEach((matiere, m) => {
		const replace = (autre: Partial<typeof matiere>) => ({
			matieres: demande.matieres!.map((une, i) => (i === m ? { ...une, ...autre } : une)),
		});
		if (
			matiere.salles?.length &&
			namedRooms(demande, matiere.salles, salles, true).length < salles.length
		) {
			const physical = salles.filter(({ parties }) => parties.length === 1);
			const toutes = physical.map(({ code }) => code);
			tracks.push({
				description: `${matiere.nom} : admettre toutes les salles compatibles`,
				changement: replace({ salles: [...new Set([...matiere.salles, ...toutes])] }),
			});
		}
		if (
			matiere.formateurs?.length &&
			namedTrainers(demande, matiere.formateurs, formateurs).length < formateurs.length
		)
			tracks.push({
				description: `${matiere.nom} : admettre tous les formateurs qui ont la spécialité`,
				changement: replace({ formateurs: formateurs.map(({ idFormateur }) => idFormateur) }),
			});
	});
	return tracks;
}

function hoursADay(demande: PlanRequest, regles: PlanningRules): Track[] {
	const actuel = demande.heuresParJour ?? regles.heuresParJour;
	const wantedOnes = demande.creneaux ?? regles.creneauxParDefaut;
	const max = regles.creneaux
		.filter(({ nom }) => wantedOnes.includes(nom))
		.reduce(
			(all, { debut, fin }) =>
				all +
				Math.floor(
					Number(fin.slice(0, 2)) +
						Number(fin.slice(3)) / 60 -
						Number(debut.slice(0, 2)) -
						Number(debut.slice(3)) / 60,
				),
			0,
		);
	return Array.from({ length: Math.max(0, Math.min(24, max) - actuel) }, (_, i) => ({
		description: `passer à ${actuel + i + 1} h par jour`,
		changement: { heuresParJour: actuel + i + 1 },
	}));
}

function hoursAWeek({ heuresParSemaine, dureeHeures }: PlanRequest): Track[] {
	if (heuresParSemaine == null) return [];
	const max = Math.min(168, dureeHeures);
	return Array.from({ length: Math.max(0, max - heuresParSemaine) }, (_, i) => ({
		description: `passer à ${heuresParSemaine + i + 1} h par semaine`,
		changement: { heuresParSemaine: heuresParSemaine + i + 1 },
	}));
}

/** Fewer seats, the most first: only sizes of rooms of the training make a difference. */
function seats(demande: PlanRequest, contexte: PlanContext): Track[] {
	const { capaciteMax } = demande;
	if (capaciteMax == null) return [];
	const sizes = contexte.salles
		.filter(
			(salle) =>
				!whyRoomUnfit(salle, { ...demande, capaciteMax: null }) && salle.capaciteMax < capaciteMax,
		)
		.map((salle) => salle.capaciteMax);
	return [...new Set(sizes)]
		.sort((a, b) => b - a)
		.map((places) => ({
			description: `réduire à ${places} places`,
			changement: { capaciteMax: places },
		}));
}

/** Two changes at once, where they do not speak of the same field; two of weekdays are joined. */
function join(a: Track, b: Track): Track[] {
	const description = `${a.description} et ${b.description}`;
	if (a.changement.joursActifs && b.changement.joursActifs)
		return [
			{
				description,
				changement: {
					joursActifs: JOURS.filter(
						(jour) =>
							a.changement.joursActifs!.includes(jour) || b.changement.joursActifs!.includes(jour),
					),
				},
			},
		];
	if (Object.keys(a.changement).some((champ) => champ in b.changement)) return [];
	return [{ description, changement: { ...a.changement, ...b.changement } }];
}
