import { recordPertes } from '../../database/generated/planning';
import type { Executor } from '../../database/sql';
import { watchRace } from '../batch/race';
import type { Centre } from '../centre/centre';
import { Refusal, refuse } from '../errors/refusal';
import { slotInWords } from '../time/french';
import { loadRepair, type LoadedRepair, type TouchedReservation } from './loadRepair';
import { readLosses, type ReadRepair, type RepairSessionRequest } from './readLosses';
import { isHit, type PlacedSeance } from './repair/repair';

/**
 * Writes losses down and moves nothing: the séances that they hit stay as alerts, until somebody
 * repairs them. A room that is still booked can't be closed so: its booking holds it.
 */
export async function recordLosses(
	cx: Executor,
	centre: Centre,
	request: RepairSessionRequest,
): Promise<{
	movedList: never[];
	prevenus: never[];
	/** The séances to come that they hit, in the order of time. */
	touchedList: Array<{ idSession: number; formation: string; avant: PlacedSeance }>;
	pertesEnregistrees: number;
}> {
	const asked = readLosses(request, centre.fuseau);
	const charge = await loadRepair(cx, centre, asked, centre.now());
	requireRecordable(asked, charge);
	const { demande, contexte } = charge;
	const closed = asked.pertes.findIndex(
		({ type }, i) =>
			type === 'SALLE' &&
			demande.seances.some((seance) => isHit(seance, demande.pertes[i], contexte)),
	);
	if (closed >= 0)
		throw refuse(
			'SALLE_OCCUPEE',
			`pertes[${closed}]`,
			'des séances tiennent encore cette salle ces jours-là : les déplacer, ou laisser la réparation le faire',
		);
	const isLost = (seance: PlacedSeance) =>
		demande.pertes.some((perte) => isHit(seance, perte, contexte));
	const touchedList = demande.seances
		.filter(isLost)
		.sort((a, b) => Date.parse(a.dateDebut) - Date.parse(b.dateDebut))
		.map((avant) => {
			const { idSession } = avant;
			return { idSession, formation: charge.formations.get(idSession) ?? '', avant };
		});
	const pertesEnregistrees = await record(cx, asked, charge);
	return { movedList: [], prevenus: [], touchedList, pertesEnregistrees };
}

/** A room that somebody else keeps booked can't be closed by a booking, nor by two for the same hours. */
export function requireRecordable(
	{ pertes }: ReadRepair,
	{ autres, demande, contexte }: LoadedRepair,
): void {
	const closing: number[] = [];
	pertes.forEach(({ type, debut, fin }, i) => {
		const salle = demande.pertes[i].salle as string;
		if (type !== 'SALLE' || isRecorded(salle, debut, fin, autres)) return;
		const closed = { ...demande.pertes[i], salle };
		const first = closing.find((j) => isHit(closed, demande.pertes[j], contexte));
		if (first !== undefined)
			throw refuse(
				'SALLE_OCCUPEE',
				`pertes[${i}]`,
				`pertes[${first}] ferme déjà cette salle dans ces heures : une seule perte pour les deux, ` +
					'ou réparer sans enregistrer la perte',
			);
		closing.push(i);
		const blocking = autres.filter((r) => isHit(r, demande.pertes[i], contexte));
		if (blocking.length === 0) return;
		const faults = blocking.map((r) => ({
			path: `pertes[${i}]`,
			code: 'SALLE_OCCUPEE',
			message:
				`la réservation ${r.idReservation}${r.motif ? ` (${r.motif})` : ''} tient encore ` +
				`« ${r.nomSalle} », ${slotInWords(new Date(r.dateDebut), new Date(r.dateFin), contexte.fuseau)} : ` +
				'la libérer, ou réparer sans enregistrer la perte',
		}));
		throw new Refusal(faults, {
			conflits: blocking.map(({ dateDebut, dateFin, salle: code, ...r }) => ({
				dateDebut,
				dateFin,
				salle: code,
				avec: {
					idReservation: r.idReservation,
					...(r.idSession !== null && { idSession: r.idSession }),
					...(r.motif !== null && { motif: r.motif }),
				},
			})),
		});
	});
}

const isRecorded = (salle: string, debut: Date, fin: Date, others: TouchedReservation[]) =>
	others.some(
		(r) =>
			r.idSession === null &&
			r.salle === salle &&
			Date.parse(r.dateDebut) <= +debut &&
			Date.parse(r.dateFin) >= +fin,
	);

/** Writes each loss where planning looks for it; how many were not there yet. */
export async function record(
	cx: Executor,
	{ pertes }: ReadRepair,
	{ autres, demande }: LoadedRepair,
): Promise<number> {
	const formateurs = pertes.filter(({ type }) => type === 'FORMATEUR');
	const jours = pertes.filter(({ type }) => type === 'JOUR');
	const salles = pertes
		.map((perte, i) => ({ ...perte, code: demande.pertes[i].salle as string }))
		.filter(
			({ type, code, debut, fin }) => type === 'SALLE' && !isRecorded(code, debut, fin, autres),
		);
	const [{ ecrites }] = await watchRace(() =>
		recordPertes.run(
			{
				formateurs: formateurs.map(({ idFormateur }) => idFormateur as number),
				formateurDebuts: formateurs.map(({ debut }) => debut),
				formateurFins: formateurs.map(({ fin }) => fin),
				jourDebuts: jours.map(({ jours: { debut } }) => debut),
				jourFins: jours.map(({ jours: { fin } }) => fin),
				jourMotifs: jours.map(({ motif }) => motif),
				salles: salles.map(({ code }) => code),
				salleDebuts: salles.map(({ debut }) => debut),
				salleFins: salles.map(({ fin }) => fin),
				salleMotifs: salles.map(({ motif }) => motif),
			},
			cx,
		),
	);
	return ecrites;
}
