import { DateTime } from 'luxon';
import { z } from 'zod';

import { loadPlanning, readReparation } from '../../database/generated/planning';
import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { parseNotes } from '../sessions/notes';
import { roomNamed } from '../salles/situation';
import type { Salle } from '../salles/types';
import { toIso } from '../time/instant';
import { judgeRoom } from './loadPlan';
import type { ReadRepair } from './readLosses';
import { pickWeeks, weekFields, type WeekFields } from './solve/request';
import type { PlanningRules } from '../rules/planningRules';
import type { PlacedSeance, RepairRequest } from './repair/repair';
import type {
	PlanContext,
	PlanRequest,
	PlanFermeture,
	PlanFormateur,
	RequestedMatiere,
	PlanOccupation,
} from './solve/types';
import { dayAt, weekdayOf, addDays, mondayOf, wallClock, type Weekday, JOURS } from '../time/days';

/** A booking that a loss hits and that no repair can move: of no session, or begun. */
export interface TouchedReservation {
	idReservation: number;
	idSession: number | null;
	salle: string;
	nomSalle: string;
	motif: string | null;
	dateDebut: string;
	dateFin: string;
}

export interface LoadedRepair {
	demande: RepairRequest;
	contexte: PlanContext;
	regles: PlanningRules;
	/** Codes of the trainings, by session. */
	formations: Map<number, string>;
	autres: TouchedReservation[];
}

interface ReadSession {
	idSession: number;
	formation: string;
	/** What counts: a capacity beyond the room's asks for no larger room. */
	places: number | null;
	notes: string | null;
	formateurs: number[];
	seances: PlacedSeance[];
}

/**
 * Reads in two statements what a loss hits and all that a repair is made from. @throws Refusal when
 * a trainer or room does not exist
 */
export async function loadRepair(
	cx: Executor,
	centre: Centre,
	{ pertes, sessions: idSessions, delaiJours }: ReadRepair,
	des: Date,
): Promise<LoadedRepair> {
	const regles = centre.rules.planning.parametres;
	const { fuseau } = centre;
	const [lu] = await readReparation.run(
		{
			formateurs: pertes.map(({ idFormateur }) => idFormateur ?? null),
			salles: pertes.map(({ salle }) => salle ?? null),
			debuts: pertes.map(({ debut }) => debut),
			fins: pertes.map(({ fin }) => fin),
			des,
			idSessions,
		},
		cx,
	);
	pertes.forEach(({ idFormateur }, i) => {
		if (idFormateur !== undefined && !(lu.formateursConnus as number[]).includes(idFormateur))
			throw refuse(
				'FORMATEUR_INCONNU',
				`pertes[${i}].id`,
				`le formateur ${idFormateur} n'existe pas`,
			);
	});
	const readOnes = lu.sessions as unknown as ReadSession[];
	const jours = readOnes.flatMap(({ seances }) =>
		seances.map(({ dateFin }) => dayAt(Date.parse(dateFin), fuseau)),
	);
	const first = dayAt(des.getTime(), fuseau);
	const last = addDays([first, ...jours].sort().at(-1) as string, delaiJours);
	const clock = wallClock(fuseau);
	const [planning] = await loadPlanning.run(
		{
			// Each session names the trainers who may teach it.
			formations: [],
			idFormateurs: [
				...new Set([
					...readOnes.flatMap(({ formateurs, seances }) => [
						...formateurs,
						...seances.flatMap(({ formateurId }) => formateurId ?? []),
					]),
				]),
			],
			// A trainer's week counts from its Monday to its Sunday, also where the window cuts it.
			debut: new Date(clock(mondayOf(first), '00:00')),
			fin: new Date(clock(addDays(mondayOf(last), 6), '24:00')),
		},
		cx,
	);
	const salles = planning.salles as unknown as Salle[];
	const ofSessions = readOnes
		.flatMap((session) => session.seances)
		.map((seance) => ({
			...seance,
			dateDebut: toIso(new Date(seance.dateDebut), fuseau),
			dateFin: toIso(new Date(seance.dateFin), fuseau),
		}));
	const hasBegun = ({ dateDebut }: PlacedSeance) => Date.parse(dateDebut) < des.getTime();
	const seances = ofSessions.filter((seance) => !hasBegun(seance));
	const begun = ofSessions.filter(
		(seance) => hasBegun(seance) && seance.dateDebut.slice(0, 10) >= mondayOf(first),
	);
	const known = new Set([...seances, ...begun].map(({ idReservation }) => idReservation));
	const sessions = await Promise.all(
		readOnes.map(async (session) => {
			const demande = requestOf(session, salles, first, delaiJours, regles, fuseau);
			return {
				idSession: session.idSession,
				demande,
				salles: await Promise.all(salles.map((salle) => judgeRoom(centre, salle, demande))),
			};
		}),
	);
	return {
		regles,
		formations: new Map(readOnes.map(({ idSession, formation }) => [idSession, formation])),
		autres: (lu.autres as unknown as TouchedReservation[]).map((r) => ({
			...r,
			dateDebut: toIso(new Date(r.dateDebut), fuseau),
			dateFin: toIso(new Date(r.dateFin), fuseau),
		})),
		demande: {
			sessions,
			seances,
			begun,
			pertes: pertes.map(
				(
					{ type, idFormateur, salle, debut, fin, jours: { debut: jour, fin: jusque }, motif },
					i,
				) => {
					if (type === 'JOUR') return { dateDebut: jour, dateFin: jusque, motif };
					const periode = { dateDebut: debut.toISOString(), dateFin: fin.toISOString(), motif };
					if (type === 'FORMATEUR') return { ...periode, idFormateur };
					const known = roomNamed(salles, salle as string);
					if (!known)
						throw refuse(
							'SALLE_INCONNUE',
							`pertes[${i}].code`,
							`la salle « ${salle} » n'existe pas`,
						);
					return { ...periode, salle: known.code };
				},
			),
		},
		contexte: {
			salles: salles.map((salle) => ({
				...salle,
				statut: salle.statut === 'ACTIVE' ? ('ACTIVE' as const) : ('INACTIVE' as const),
			})),
			formateurs: planning.formateurs as unknown as PlanFormateur[],
			occupations: (
				planning.occupations as unknown as Array<PlanOccupation & { idReservation: number }>
			).filter(({ idReservation }) => !known.has(idReservation)),
			fermetures: planning.fermetures as unknown as PlanFermeture[],
			fuseau,
			des: des.toISOString(),
		},
	};
}

/**
 * The request that a session stands for today: its own weekdays, créneaux and longest day, from its
 * first day or today until some days past its end.
 */
function requestOf(
	{ formation, places, notes, seances }: ReadSession,
	salles: Salle[],
	first: string,
	delaiJours: number,
	rules: PlanningRules,
	fuseau: string,
): PlanRequest {
	const readOnes = readNotes(notes);
	const jours = seances.map(({ dateDebut }) => dayAt(Date.parse(dateDebut), fuseau));
	const heures = new Map<string, number>();
	seances.forEach(({ dateDebut, dateFin }, i) =>
		heures.set(
			jours[i],
			(heures.get(jours[i]) ?? 0) + (Date.parse(dateFin) - Date.parse(dateDebut)) / 3_600_000,
		),
	);
	const clock = (date: string) => DateTime.fromISO(date, { zone: fuseau }).toFormat('HH:mm');
	const creneaux = rules.creneaux
		.filter(({ debut, fin }) =>
			seances.some(({ dateDebut, dateFin }) => clock(dateDebut) < fin && clock(dateFin) > debut),
		)
		.map(({ nom }) => nom);
	const joursActifs = new Set<Weekday>([
		...(readOnes.joursActifs as Weekday[]),
		...jours.map(weekdayOf),
	]);
	const matieres = readOnes.matieres.map(({ salles: names, ...matiere }) => ({
		...matiere,
		salles: names?.flatMap((nom) => roomNamed(salles, nom)?.code ?? []),
	}));
	const named = new Set<string | null>(matieres.map(({ nom }) => nom));
	return {
		formation,
		dureeHeures: Math.max(1, Math.ceil([...heures.values()].reduce((a, b) => a + b, 0))),
		// Never before its own first day: nobody expects a session to begin earlier.
		dateDebut: [first, [...jours].sort()[0]].sort()[1],
		dateFin: addDays([first, ...jours].sort().at(-1) as string, delaiJours),
		joursActifs: [...joursActifs],
		...readOnes.rythme,
		creneaux: creneaux.length > 0 ? creneaux : undefined,
		heuresParJour: toSteps(Math.max(1, ...heures.values()), rules),
		capaciteMax: places,
		// Only where every séance names one of them: otherwise any room and trainer of the training will do.
		matieres:
			matieres.length > 0 && seances.every(({ matiere }) => named.has(matiere))
				? matieres
				: undefined,
	};
}

/** Hours rounded up to the grid, and no further: a day of three hours and a half stays one. */
const toSteps = (heures: number, { pas }: PlanningRules): number =>
	(Math.ceil(Math.round(heures * 60) / pas) * pas) / 60;

/** Weekdays and subjects of the notes, whether they are ours or the CRM's own words. */
function readNotes(notes: string | null): {
	joursActifs: string[];
	matieres: RequestedMatiere[];
	rythme: WeekFields;
} {
	const parsed = parseNotes(notes);
	const readOnes = parsed instanceof Object ? (parsed as Record<string, unknown>) : {};
	const list = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : []);
	const rythme = z.object(weekFields).safeParse(readOnes.rythme ?? {});
	return {
		rythme: rythme.success ? pickWeeks(rythme.data) : {},
		joursActifs: list(readOnes.joursActifs).filter((jour): jour is string =>
			(JOURS as readonly unknown[]).includes(jour),
		),
		matieres: list(readOnes.matieres).filter(
			(m): m is RequestedMatiere => typeof (m as RequestedMatiere | null)?.nom === 'string',
		),
	};
}
