import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { Refusal, refuse } from '../errors/refusal';
import { loadContext } from '../evenements/context';
import { lockBookings, moveTogether } from '../salles/moveTogether';
import { endRace } from '../batch/race';
import { within, type Access } from '../batch/access';
import { loadRepair, type LoadedRepair, type TouchedReservation } from './loadRepair';
import { record, requireRecordable } from './recordLosses';
import { readLosses, type RepairSessionRequest, type ReadRepair } from './readLosses';
import { repair, type RepairMove, type RepairObjective } from './repair/repair';
import type { PlanFormateur } from './solve/types';

export type { RepairSessionRequest } from './readLosses';

/** How often a repair whose place was taken meanwhile is thought out anew. */
const RETRIES = 4;

export interface RepairedPlanning {
	/** Who moves from where to where. `touched: false` gives way to another. */
	movedList: Array<RepairMove & { formation: string }>;
	/** Who is told, or would be: trainers before and after, and everybody with a place. */
	prevenus: Array<{
		idSession: number;
		formation: string;
		formateurs: Array<{ idFormateur: number; nom: string }>;
		inscrits: Array<{
			idEleve: number | null;
			idCandidat: number | null;
			nom: string;
			sansAdresse?: true;
		}>;
	}>;
	/** Bookings in the lost hours that belong to no session, or have begun: they stay. */
	reservationsTouchees: TouchedReservation[];
	objectif: RepairObjective;
	prouveOptimal: boolean;
	/** Losses written down: absence, closure, booking of the room. */
	pertesEnregistrees: number;
	avertissements?: string[];
	previsualisation?: true;
}

/** The séances moved between the plan and the locks: think again. */
class Exceeded extends Error {}

/**
 * Repairs the planning after a loss (contract, section 6): the séances to come that lose their
 * trainer, room or day get new places with the fewest moves for everybody else, over all sessions
 * that are hit. A preview, which is the default, writes nothing. Thought out with nothing locked,
 * written by the same locked move as any other; a place taken meanwhile gives a new repair, at most
 * four times.
 * @throws Refusal REPARATION_IMPOSSIBLE with `details.sansPlace` when a séance has no place;
 *   REPARATION_NON_TROUVEE when the time was too short to know;
 *   SALLE_OCCUPEE when a booking keeps the loss of a room from being recorded
 */
export async function repairSession(
	centre: Centre,
	request: RepairSessionRequest,
	options: { limiteSecondes?: number } = {},
): Promise<RepairedPlanning> {
	const { base, isolation } = centre;
	return await repairAll(
		{
			read: (job) => base.withConnection(job),
			write: (job) => endRace(() => transaction(base, job, { isolation })),
		},
		centre,
		request,
		options,
	);
}

/** The same inside a caller's transaction, run by `transaction()`. */
export async function repairSessionIn(
	cx: Executor,
	centre: Centre,
	request: RepairSessionRequest,
): Promise<RepairedPlanning> {
	return await repairAll(within(cx), centre, request, {});
}

async function repairAll(
	access: Access,
	centre: Centre,
	request: RepairSessionRequest,
	options: { limiteSecondes?: number },
): Promise<RepairedPlanning> {
	const asked = readLosses(request, centre.fuseau);
	for (let retry = 0; ; retry++) {
		const charge = await access.read((cx) => loadRepair(cx, centre, asked, centre.now()));
		const reparation = await repair(charge.demande, charge.contexte, options, charge.regles);
		if (!reparation.faisable) {
			if (!reparation.impossibiliteProuvee)
				throw refuse(
					'REPARATION_NON_TROUVEE',
					'pertes',
					"aucune réparation trouvée dans le temps imparti, sans preuve qu'il n'en existe pas : " +
						'réessayer, réparer une période plus courte après l’autre, ou laisser plus de temps ' +
						'(limiteSecondes de planning.json)',
				);
			const faults = reparation.sansPlace.map(({ raison }) => ({
				path: 'pertes',
				message: raison,
				code: 'REPARATION_IMPOSSIBLE',
			}));
			throw new Refusal(faults, { sansPlace: reparation.sansPlace });
		}
		const { movedList, objectif, prouveOptimal } = reparation;
		if (asked.enregistrer && !asked.previsualiser) requireRecordable(asked, charge);
		try {
			const write = (cx: Executor) => writeIn(cx, centre, asked, charge, movedList);
			const { avertissements, pertesEnregistrees, prevenus } = asked.previsualiser
				? await access.read(write)
				: await access.write(write);
			return {
				movedList: movedList.map((deplacement) => ({
					...deplacement,
					formation: charge.formations.get(deplacement.idSession) ?? '',
				})),
				prevenus,
				reservationsTouchees: charge.autres,
				objectif,
				prouveOptimal,
				pertesEnregistrees,
				...(avertissements.length > 0 && { avertissements }),
				...(asked.previsualiser && { previsualisation: true as const }),
			};
		} catch (error) {
			const again =
				error instanceof Exceeded ||
				(error instanceof Refusal && error.details.conflits !== undefined);
			if (!again) throw error;
			if (retry >= RETRIES)
				throw error instanceof Refusal
					? error
					: refuse(
							'CONFLIT',
							'pertes',
							'le planning change sans cesse : réessayer dans un instant',
						);
		}
	}
}

async function writeIn(
	cx: Executor,
	centre: Centre,
	asked: ReadRepair,
	charge: LoadedRepair,
	movedList: RepairMove[],
) {
	const idSessions = [...new Set(movedList.map(({ idSession }) => idSession))];
	let avertissements: string[] = [];
	if (movedList.length > 0) {
		const reservations = await lockBookings(cx, { idSessions }, !asked.previsualiser);
		for (const { idReservation, avant } of movedList) {
			const r = reservations.find((one) => one.idReservation === idReservation);
			const same =
				r?.statut === 'ACTIVE' &&
				+r.dateDebut === Date.parse(avant.dateDebut) &&
				+r.dateFin === Date.parse(avant.dateFin) &&
				r.salle === avant.salle &&
				(r.idFormateur ?? null) === avant.formateurId;
			if (!same || r.statutSession === 'ANNULEE' || r.statutSession === 'TERMINEE')
				throw new Exceeded(`séance ${idReservation}`);
		}
		const changes = movedList.map(({ idReservation, apres }) => ({
			idReservation,
			path: `reservation ${idReservation}`,
			debut: new Date(apres.dateDebut),
			fin: new Date(apres.dateFin),
			salle: apres.salle,
			formateurId: apres.formateurId,
		}));
		({ avertissements } = await moveTogether(
			cx,
			centre,
			reservations,
			changes,
			asked.previsualiser,
		));
	}
	const pertesEnregistrees =
		asked.enregistrer && !asked.previsualiser ? await record(cx, asked, charge) : 0;
	return {
		avertissements,
		pertesEnregistrees,
		prevenus: await peopleOf(cx, centre, charge, movedList),
	};
}

async function peopleOf(
	cx: Executor,
	centre: Centre,
	{ contexte: { formateurs }, formations }: LoadedRepair,
	movedList: RepairMove[],
): Promise<RepairedPlanning['prevenus']> {
	const idSessions = [...new Set(movedList.map(({ idSession }) => idSession))];
	const context = await loadContext(cx, idSessions, centre.fuseau, { enrolledOf: idSessions });
	const named = ({ prenom, nom }: Pick<PlanFormateur, 'prenom' | 'nom'>) =>
		[prenom, nom].filter(Boolean).join(' ');
	return idSessions.map((idSession) => {
		const ownOnes = movedList.filter((deplacement) => deplacement.idSession === idSession);
		const knownList = new Map(
			(context.formateurs.get(idSession) ?? []).map((f) => [f.idFormateur, named(f)]),
		);
		for (const id of ownOnes.flatMap(({ avant, apres }) => [
			avant.formateurId,
			apres.formateurId,
		])) {
			const formateur = formateurs.find(({ idFormateur }) => idFormateur === id);
			if (formateur && !knownList.has(formateur.idFormateur))
				knownList.set(formateur.idFormateur, named(formateur));
		}
		return {
			idSession,
			formation: formations.get(idSession) ?? '',
			formateurs: [...knownList]
				.map(([idFormateur, nom]) => ({ idFormateur, nom }))
				.sort((a, b) => a.idFormateur - b.idFormateur),
			inscrits: (context.inscrits.get(idSession) ?? []).map(
				({ idEleve, idCandidat, prenom, nom, email }) => ({
					idEleve,
					idCandidat,
					nom: `${prenom} ${nom}`.trim(),
					...(email?.trim() ? {} : { sansAdresse: true as const }),
				}),
			),
		};
	});
}
