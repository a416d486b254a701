import { DateTime } from 'luxon';

import { loadPlanning, readReparation } from '../../database/queries/planning.queries';
import type { Executeur } from '../../database/sql';
import type { Centre } from '../centre';
import { refuse } from '../errors/refus';
import { roomNamed } from '../salles/situation';
import type { Salle } from '../salles/types';
import { toIso } from '../temps/instant';
import { addDays, weekdayOf, wallClock } from './calendrier';
import { judgeRoom } from './charger';
import { dayAt } from './ecrire';
import type { ReparationLue } from './perte';
import type { SeanceEnPlace } from './places';
import { readPlanningRules, type ReglesPlanning } from './regles';
import type { DemandeReparation } from './repair';
import type {
	ContextePlan,
	DemandePlan,
	Fermeture,
	FormateurPlan,
	Jour,
	MatiereDemandee,
	Occupation,
} from './types';

/** A booking that a loss hits and that no repair can move: of no session, or begun. */
export interface ReservationTouchee {
	idReservation: number;
	idSession: number | null;
	salle: string;
	motif: string | null;
	dateDebut: string;
	dateFin: string;
}

export interface ChargeReparation {
	demande: DemandeReparation;
	contexte: ContextePlan;
	regles: ReglesPlanning;
	/** Codes of the trainings, by session. */
	formations: Map<number, string>;
	autres: ReservationTouchee[];
}

interface SessionLue {
	idSession: number;
	formation: string;
	capaciteMax: number | null;
	notes: string | null;
	formateurs: number[];
	seances: SeanceEnPlace[];
}

/** Reads in two statements what a loss hits and all that a repair is made from. @throws Refus when a trainer or room does not exist */
export async function loadReparation(
	cx: Executeur,
	centre: Centre,
	{ pertes, sessions: idSessions, delaiJours }: ReparationLue,
	des: Date,
): Promise<ChargeReparation> {
	const regles = readPlanningRules(
		centre.regles.planning.parametres,
		centre.regles.planning.chemin,
	);
	const { fuseau } = centre;
	const [lu] = await readReparation.run(
		{
			formateurs: pertes.map(({ idFormateur }) => idFormateur ?? null) as number[],
			salles: pertes.map(({ salle }) => salle ?? null) as string[],
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
	const lues = lu.sessions as unknown as SessionLue[];
	const jours = lues.flatMap(({ seances }) =>
		seances.map(({ dateFin }) => dayAt(Date.parse(dateFin), fuseau)),
	);
	const premier = dayAt(des.getTime(), fuseau);
	const dernier = addDays([premier, ...jours].sort().at(-1) as string, delaiJours);
	const clock = wallClock(fuseau);
	const [planning] = await loadPlanning.run(
		{
			formation: lues[0]?.formation ?? lu.uneFormation ?? '',
			idFormateurs: [
				...new Set([
					...lues.flatMap(({ formateurs, seances }) => [
						...formateurs,
						...seances.flatMap(({ formateurId }) => formateurId ?? []),
					]),
				]),
			],
			debut: new Date(clock(premier, '00:00')),
			fin: new Date(clock(dernier, '24:00')),
		},
		cx,
	);
	const salles = planning.salles as unknown as Salle[];
	const seances = lues
		.flatMap((session) =>
			session.seances.filter(({ dateDebut }) => Date.parse(dateDebut) >= des.getTime()),
		)
		.map((seance) => ({
			...seance,
			dateDebut: toIso(new Date(seance.dateDebut), fuseau),
			dateFin: toIso(new Date(seance.dateFin), fuseau),
		}));
	const mobiles = new Set(seances.map(({ idReservation }) => idReservation));
	const sessions = await Promise.all(
		lues.map(async (session) => {
			const demande = demandeOf(session, salles, premier, delaiJours, regles, fuseau);
			return {
				idSession: session.idSession,
				demande,
				salles: await Promise.all(salles.map((salle) => judgeRoom(centre, salle, demande))),
			};
		}),
	);
	return {
		regles,
		formations: new Map(lues.map(({ idSession, formation }) => [idSession, formation])),
		autres: (lu.autres as unknown as ReservationTouchee[]).map((r) => ({
			...r,
			dateDebut: toIso(new Date(r.dateDebut), fuseau),
			dateFin: toIso(new Date(r.dateFin), fuseau),
		})),
		demande: {
			sessions,
			seances,
			des: des.toISOString(),
			pertes: pertes.map(
				(
					{ type, idFormateur, salle, debut, fin, jours: { debut: jour, fin: jusque }, motif },
					i,
				) => {
					if (type === 'JOUR') return { dateDebut: jour, dateFin: jusque, motif };
					const periode = { dateDebut: debut.toISOString(), dateFin: fin.toISOString(), motif };
					if (type === 'FORMATEUR') return { ...periode, idFormateur };
					const connue = roomNamed(salles, salle as string);
					if (!connue)
						throw refuse(
							'SALLE_INCONNUE',
							`pertes[${i}].code`,
							`la salle « ${salle} » n'existe pas`,
						);
					return { ...periode, salle: connue.code };
				},
			),
		},
		contexte: {
			salles: salles.map((salle) => ({
				...salle,
				statut: salle.statut === 'ACTIVE' ? ('ACTIVE' as const) : ('INACTIVE' as const),
			})),
			formateurs: planning.formateurs as unknown as FormateurPlan[],
			occupations: (
				planning.occupations as unknown as Array<Occupation & { idReservation: number }>
			).filter(({ idReservation }) => !mobiles.has(idReservation)),
			fermetures: planning.fermetures as unknown as Fermeture[],
			fuseau,
		},
	};
}

/** The request that a session stands for today: its own weekdays, créneaux and longest day, from its first day or today until some days past its end. */
function demandeOf(
	{ formation, capaciteMax, notes, seances }: SessionLue,
	salles: Salle[],
	premier: string,
	delaiJours: number,
	regles: ReglesPlanning,
	fuseau: string,
): DemandePlan {
	const lues = readNotes(notes);
	const jours = seances.map(({ dateDebut }) => dayAt(Date.parse(dateDebut), fuseau));
	const heures = new Map<string, number>();
	seances.forEach(({ dateDebut, dateFin }, i) =>
		heures.set(
			jours[i],
			(heures.get(jours[i]) ?? 0) + (Date.parse(dateFin) - Date.parse(dateDebut)) / 3_600_000,
		),
	);
	const clock = (date: string) => DateTime.fromISO(date, { zone: fuseau }).toFormat('HH:mm');
	const creneaux = regles.creneaux
		.filter(({ debut, fin }) =>
			seances.some(({ dateDebut, dateFin }) => clock(dateDebut) < fin && clock(dateFin) > debut),
		)
		.map(({ nom }) => nom);
	const joursActifs = new Set<Jour>([...(lues.joursActifs as Jour[]), ...jours.map(weekdayOf)]);
	const matieres = lues.matieres.map(({ salles: noms, ...matiere }) => ({
		...matiere,
		salles: noms?.flatMap((nom) => roomNamed(salles, nom)?.code ?? []),
	}));
	return {
		formation,
		heures: Math.max(1, Math.ceil([...heures.values()].reduce((a, b) => a + b, 0))),
		// Never before its own first day: nobody expects a session to begin earlier.
		dateDebut: [premier, [...jours].sort()[0]].sort()[1],
		dateFin: addDays([premier, ...jours].sort().at(-1) as string, delaiJours),
		joursActifs: [...joursActifs],
		creneaux: creneaux.length > 0 ? creneaux : undefined,
		heuresParJour: Math.ceil(Math.max(1, ...heures.values())),
		heuresParSemaine: null,
		capacite: capaciteMax,
		// Only where every séance names one of them: otherwise any room and trainer of the training will do.
		matieres:
			matieres.length > 0 &&
			seances.every(({ matiere }) => matieres.some(({ nom }) => nom === matiere))
				? matieres
				: undefined,
	};
}

/** Weekdays and subjects of the notes, whether they are ours or the CRM's own words. */
function readNotes(notes: string | null): { joursActifs: string[]; matieres: MatiereDemandee[] } {
	let lues: Record<string, unknown> | null = null;
	try {
		lues = JSON.parse(notes ?? 'null') as Record<string, unknown> | null;
		// The CRM's column may be jsonb that holds JSON as text.
		if (typeof lues === 'string') lues = JSON.parse(lues) as Record<string, unknown>;
	} catch {
		lues = null;
	}
	const liste = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : []);
	const jours = ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI', 'SAMEDI', 'DIMANCHE'];
	return {
		joursActifs: liste(lues?.joursActifs).filter((jour): jour is string =>
			jours.includes(jour as string),
		),
		matieres: liste(lues?.matieres).filter(
			(m): m is MatiereDemandee => typeof (m as MatiereDemandee | null)?.nom === 'string',
		),
	};
}
