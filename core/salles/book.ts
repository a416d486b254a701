import { z } from 'zod';

import {
	insertReservations,
	loadSessions,
	lockSessionsDesSalles,
} from '../../database/queries/salles.queries';
import type { Executeur } from '../../database/sql';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre';
import { accept, Refus, refuse, reject, unwrap, type Faute, type Issue } from '../errors/refus';
import { validate } from '../errors/validate';
import { fingerprint } from '../idempotence/empreinte';
import { once } from '../idempotence/once';
import { endRace, watchRace } from '../sessions/course';
import { nomme, orderFault } from '../sessions/demande';
import { identifiant, instant } from '../temps/champs';
import { toIso } from '../temps/instant';
import { place, take } from './placer';
import { occurrencesOf, schemaSerie } from './serie';
import { readSituation, type Situation } from './situation';
import type { Besoin, Conflit, CreneauDemande, Place } from './types';

const schema = (fuseau: string) =>
	z.object({
		salle: nomme.nullish(),
		dateDebut: instant(fuseau),
		dateFin: instant(fuseau),
		idSession: identifiant.nullish(),
		formateurId: identifiant.nullish(),
		matiere: z.string().trim().min(1).max(500).nullish(),
		motif: z.string().trim().max(500).nullish(),
		formation: nomme.nullish(),
		places: z.coerce.number().int().min(1).nullish(),
		equipements: z.array(z.string().trim().min(1)).default([]),
		serie: schemaSerie.optional(),
		/** What a clash of one date does to a series. */
		siConflit: z.enum(['REFUSER', 'SAUTER']).default('REFUSER'),
		previsualiser: z.boolean().default(false),
		cleIdempotence: z.string().max(200).nullish(),
	});

/** A slot to book, for a session or for anything else; a room left out is chosen; a series books every occurrence. */
export type DemandeReservation = z.input<ReturnType<typeof schema>>;
type Lue = z.output<ReturnType<typeof schema>> & { plages: Array<{ debut: Date; fin: Date }> };

export interface ReservationFaite {
	reservations: Array<{
		idReservation?: number;
		idSession: number | null;
		salle: string;
		dateDebut: string;
		dateFin: string;
		formateurId: number | null;
		matiere: string | null;
		motif: string | null;
	}>;
	/** Dates of a series that were left out, and why. */
	sautees: Array<{ dateDebut: string; dateFin: string; raisons: string[] }>;
	avertissements: string[];
	previsualisation?: true;
}

/**
 * Books slots: a whole run of requests in one transaction and a bounded number of statements, each with its own outcome.
 * A request sees what those before it took. Series refuse all at the first clash, or skip what clashes (contract, section 1).
 * A request with a key of its own is a transaction of its own, answered once.
 */
export async function bookRooms(
	centre: Centre,
	demandes: DemandeReservation[],
): Promise<Array<Issue<ReservationFaite>>> {
	const options = { isolation: centre.isolation };
	const sansCle = demandes.filter((demande) => !hasKey(demande));
	const ensemble =
		sansCle.length > 0
			? await endRace(() =>
					transaction(centre.base, (cx) => bookRoomsIn(cx, centre, sansCle), options),
				)
			: [];
	const issues: Array<Issue<ReservationFaite>> = [];
	for (const demande of demandes) {
		if (!hasKey(demande)) issues.push(ensemble.shift() as Issue<ReservationFaite>);
		else issues.push(await bookOnce(centre, demande));
	}
	return issues;
}

const hasKey = ({ cleIdempotence, previsualiser }: DemandeReservation) =>
	Boolean(cleIdempotence) && !previsualiser;

async function bookOnce(
	centre: Centre,
	demande: DemandeReservation,
): Promise<Issue<ReservationFaite>> {
	const cle = { portee: 'bookRoom', cle: demande.cleIdempotence, empreinte: fingerprint(demande) };
	try {
		const { corps } = await endRace(() =>
			once(centre, cle, async (cx) => ({
				statut: 200,
				corps: unwrap((await bookRoomsIn(cx, centre, [demande]))[0]),
			})),
		);
		return accept(corps);
	} catch (error) {
		if (error instanceof Refus) return reject(error);
		throw error;
	}
}

/** The same inside a caller's transaction; keys are the caller's business there. */
export async function bookRoomsIn(
	cx: Executeur,
	centre: Centre,
	demandes: DemandeReservation[],
): Promise<Array<Issue<ReservationFaite>>> {
	const issues: Array<Issue<ReservationFaite>> = Array.from({ length: demandes.length });
	const lues: Array<{ i: number; lue: Lue }> = [];
	demandes.forEach((demande, i) => {
		try {
			lues.push({ i, lue: read(centre, demande) });
		} catch (error) {
			if (!(error instanceof Refus)) throw error;
			issues[i] = reject(error);
		}
	});
	const faites = await bookAll(
		cx,
		centre,
		lues.map(({ lue }) => lue),
	);
	lues.forEach(({ i }, n) => {
		issues[i] = faites[n];
	});
	return issues;
}

function read(centre: Centre, demande: DemandeReservation): Lue {
	const lue = validate(schema(centre.fuseau), demande);
	const fautes: Faute[] = orderFault('', lue.dateDebut, lue.dateFin, centre.fuseau).map(
		(faute) => ({ ...faute, path: 'dateFin' }),
	);
	if (fautes.length > 0) throw new Refus(fautes);
	const plage = { debut: lue.dateDebut, fin: lue.dateFin };
	return { ...lue, plages: lue.serie ? occurrencesOf(centre, plage, lue.serie) : [plage] };
}

type SessionLue = Awaited<ReturnType<typeof loadSessions.run>>[number];

async function bookAll(
	cx: Executeur,
	centre: Centre,
	lues: Lue[],
): Promise<Array<Issue<ReservationFaite>>> {
	if (lues.length === 0) return [];
	const idSessions = [...new Set(lues.flatMap(({ idSession }) => (idSession ? [idSession] : [])))];
	const ecrit = lues.some(({ previsualiser }) => !previsualiser);
	if (idSessions.length > 0 && ecrit)
		await lockSessionsDesSalles.run({ idSessions, idReservations: [] }, cx);
	const sessions = new Map(
		(idSessions.length > 0 ? await loadSessions.run({ idSessions }, cx) : []).map((session) => [
			session.idSession,
			session,
		]),
	);
	const besoins = lues.map((lue) => needsOf(lue, sessions.get(lue.idSession ?? 0)));
	const situation = await readSituation(cx, centre, besoins.flat(), ecrit);
	const issues: Array<Issue<ReservationFaite>> = [];
	const aEcrire: Array<{
		lue: Lue;
		seance: Place;
		session?: SessionLue;
		ligne: ReservationFaite['reservations'][number];
	}> = [];
	for (const [i, lue] of lues.entries()) {
		const session = sessions.get(lue.idSession ?? 0);
		try {
			const { faite, seances } = await judge(centre, situation, lue, besoins[i], session);
			issues.push(accept(faite));
			if (!lue.previsualiser)
				seances.forEach((seance, n) =>
					aEcrire.push({ lue, seance, session, ligne: faite.reservations[n] }),
				);
		} catch (error) {
			if (!(error instanceof Refus)) throw error;
			issues.push(reject(error));
		}
	}
	if (aEcrire.length === 0) return issues;
	const ids = await watchRace(() =>
		insertReservations.run(
			{
				salles: aEcrire.map(({ seance }) => seance.salle.idSalle),
				idSessions: aEcrire.map(({ lue }) => lue.idSession ?? null) as number[],
				debuts: aEcrire.map(({ seance }) => seance.debut),
				fins: aEcrire.map(({ seance }) => seance.fin),
				motifs: aEcrire.map(({ lue }) => lue.motif ?? null) as string[],
				formateurs: aEcrire.map(({ seance, session }) => ownTrainer(seance, session)) as number[],
				matieres: aEcrire.map(({ seance }) => seance.matiere) as string[],
			},
			cx,
		),
	);
	aEcrire.forEach(({ ligne }, n) => {
		ligne.idReservation = ids[n].idReservation;
	});
	return issues;
}

/** The session's trainer is told by its own row; another one belongs to the booking. */
const ownTrainer = ({ formateur }: Place, session?: SessionLue) =>
	formateur && formateur.idFormateur !== session?.idFormateur ? formateur.idFormateur : null;

/** One need for all dates of a request, or one for each where clashing dates are skipped. */
function needsOf(lue: Lue, session?: SessionLue): Besoin[] {
	const formateurId = lue.formateurId ?? session?.idFormateur ?? null;
	const creneaux = lue.plages.map(({ debut, fin }, i): CreneauDemande => ({
		path: lue.serie ? `serie[${i}]` : 'dateDebut',
		debut,
		fin,
		salle: lue.salle ?? null,
		cheminSalle: 'salle',
		formateurId,
		cheminFormateur: 'formateurId',
		matiere: lue.matiere ?? null,
	}));
	const besoin: Besoin = {
		formation: lue.formation ?? session?.formation ?? null,
		places: lue.places ?? session?.capaciteMax ?? null,
		equipements: lue.equipements,
		formateur: 'NOMMES',
		creneaux,
	};
	return lue.siConflit === 'SAUTER'
		? creneaux.map((creneau) => ({ ...besoin, creneaux: [creneau] }))
		: [besoin];
}

async function judge(
	centre: Centre,
	situation: Situation,
	lue: Lue,
	besoins: Besoin[],
	session?: SessionLue,
): Promise<{ faite: ReservationFaite; seances: Place[] }> {
	if (lue.idSession && !session)
		throw refuse('SESSION_INCONNUE', 'idSession', `la session ${lue.idSession} n'existe pas`);
	if (session && ['ANNULEE', 'TERMINEE'].includes(session.statutSession))
		throw refuse(
			'SESSION_FERMEE',
			'idSession',
			`la session ${session.idSession} est ${session.statutSession.toLowerCase()}`,
		);
	const { fuseau } = centre;
	const seances: Place[] = [];
	const fautes: Faute[] = [];
	const conflits: Conflit[] = [];
	const faite: ReservationFaite = { reservations: [], sautees: [], avertissements: [] };
	for (const besoin of besoins) {
		const placement = await place(centre, situation, besoin);
		if (placement.ok) {
			// Taken at once: later occurrences and later requests of the run see it.
			take(situation, placement, 'une demande précédente de la même liste');
			seances.push(...placement.seances);
			faite.avertissements.push(...placement.avertissements);
			continue;
		}
		fautes.push(...placement.fautes);
		conflits.push(...placement.conflits);
		const [{ debut, fin }] = besoin.creneaux;
		faite.sautees.push({
			dateDebut: toIso(debut, fuseau),
			dateFin: toIso(fin, fuseau),
			raisons: placement.fautes.map(({ message }) => message),
		});
	}
	if (seances.length === 0) throw new Refus(fautes, conflits.length > 0 ? { conflits } : {});
	faite.reservations = seances.map(({ debut, fin, salle, formateur, matiere }) => ({
		idSession: lue.idSession ?? null,
		salle: salle.code,
		dateDebut: toIso(debut, fuseau),
		dateFin: toIso(fin, fuseau),
		formateurId: formateur?.idFormateur ?? null,
		matiere,
		motif: lue.motif ?? null,
	}));
	if (lue.previsualiser) faite.previsualisation = true;
	return { faite, seances };
}
