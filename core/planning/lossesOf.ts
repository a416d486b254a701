import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { addDays } from '../time/days';
import { findBrokenIn, type BrokenSeance } from '../sessions/findBroken';
import type { RepairSessionRequest } from './readLosses';

/** Most losses of one repair (`readLosses`): of more, the rest stays an alert, and is repaired next. */
const LOSSES_MAX = 50;

/** The days that a séance takes, its last instant left out: one that ends at midnight is of the day before. */
const days = (dateDebut: string, dateFin: string) => ({
	dateDebut: dateDebut.slice(0, 10),
	dateFin:
		dateFin.slice(11, 16) === '00:00' ? addDays(dateFin.slice(0, 10), -1) : dateFin.slice(0, 10),
});

type Loss = RepairSessionRequest['pertes'][number];

/** What a séance has lost, for as long as it lasts: another day of the trainer or the room is not touched. */
function toLoss({
	cause,
	dateDebut,
	dateFin,
	salle,
	sallePerdue,
	idFormateur,
	detail,
}: BrokenSeance): Loss {
	const hours = { dateDebut, dateFin, motif: detail };
	if (cause === 'FORMATEUR_ABSENT' || cause === 'FORMATEUR_INACTIF')
		return { type: 'FORMATEUR', id: idFormateur as number, ...hours };
	if (cause === 'SALLE_INACTIVE') return { type: 'SALLE', code: sallePerdue ?? salle, ...hours };
	return { type: 'JOUR', ...days(dateDebut, dateFin), motif: detail };
}

/**
 * What the séances of a session that no longer hold have lost (`findBroken`): known already, so a
 * repair of it writes no loss down again. @throws Refusal RIEN_A_REPARER where all séances hold
 */
export async function lossesOf(cx: Executor, centre: Centre, idSession: number): Promise<Loss[]> {
	const broken = await findBrokenIn(cx, centre, { idSessions: [idSession] });
	if (broken.length === 0)
		throw refuse(
			'RIEN_A_REPARER',
			'idSession',
			`toutes les séances de la session ${idSession} peuvent se tenir`,
		);
	const losses = new Map(broken.map((one) => [JSON.stringify(toLoss(one)), toLoss(one)]));
	return [...losses.values()].slice(0, LOSSES_MAX);
}
