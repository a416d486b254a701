import type { Centre } from '../centre/centre';
import { accept, Refusal, reject, type Outcome } from '../errors/refusal';
import { markPresences, oneMark, type MarkRequest } from './markPresences';
import type { Presence, SessionPresences } from './readPresences';
import { whose } from './whose';

/** One mark of a batch. */
export interface OneMark {
	idSession: number;
	presence: MarkRequest['presences'][number];
}

/** What became of one mark. */
export interface MarkedOne extends Presence {
	idSession: number;
	idReservation: number;
	nom: string;
	prenom: string;
}

/**
 * Marks of many items: those of one session in one transaction. Faulty ones are left out and told of;
 * the others are marked all the same.
 */
export async function markEach(
	centre: Centre,
	requests: OneMark[],
): Promise<Array<Outcome<MarkedOne>>> {
	const issues: Array<Outcome<MarkedOne>> = [];
	const sessions = new Map<number, number[]>();
	requests.forEach(({ idSession }, i) =>
		sessions.set(idSession, [...(sessions.get(idSession) ?? []), i]),
	);
	for (const [idSession, places] of sessions) {
		let left = places;
		while (left.length > 0) {
			try {
				const presences = left.map((place) => requests[place].presence);
				const done = await markPresences(centre, { idSession, presences });
				for (const place of left)
					issues[place] = accept(answerOf(done, idSession, requests[place].presence));
				left = [];
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
				left = leftBy(error, left, issues);
			}
		}
	}
	return issues;
}

/** Gives each faulty mark its fault; of one that is about all of them, all. */
function leftBy(error: Refusal, places: number[], issues: Array<Outcome<MarkedOne>>): number[] {
	const faulty = new Map<number, Refusal>();
	for (const fault of error.faults) {
		const [, at, rest = ''] = /^presences\[(\d+)\]\.?(.*)$/.exec(fault.path) ?? [];
		const hit = at === undefined ? places : [places[Number(at)]];
		for (const place of hit)
			faulty.set(place, new Refusal([{ ...fault, path: at === undefined ? fault.path : rest }]));
	}
	for (const [place, refusal] of faulty) issues[place] = reject(refusal);
	return places.filter((place) => !faulty.has(place));
}

function answerOf(
	done: SessionPresences,
	idSession: number,
	asked: OneMark['presence'],
): MarkedOne {
	const meant = oneMark.parse(asked);
	const { idReservation } = meant;
	const person = whose(done, meant);
	const seance = done.seances.find((one) => one.idReservation === idReservation);
	const mark = seance?.presences.find((one) => one.idInscription === person?.idInscription);
	const { nom = '', prenom = '' } = person ?? {};
	return { idSession, idReservation, nom, prenom, ...(mark as Presence) };
}
