import { readPresences } from '../../presences/readPresences';
import { attendancePage } from '../attendancePage';
import { required, type ReadPageRequest } from './readRequest';

interface Asked {
	/** Under a trainer's own link: other trainers' séances of the same session are theirs to mark. */
	idFormateur?: number;
	/** Why the form came back; it is filled in as it was sent then. */
	fautes?: string[];
}

/** The form for the marks of one séance. @throws Refusal SESSION_INCONNUE, CHAMP_MANQUANT */
export async function attendance(
	{ centre, champs, contexte, now }: ReadPageRequest,
	{ idFormateur, fautes }: Asked = {},
): Promise<string> {
	const idSession = required(champs, 'id', 'le numéro de la session');
	const all = await readPresences(centre, { idSession }, now);
	const seances = all.seances.filter(
		(one) => idFormateur === undefined || one.idFormateur === idFormateur,
	);
	return attendancePage(contexte, { ...all, seances }, now, {
		idReservation: Number(champs.seance) || undefined,
		sent: champs,
		fautes,
	});
}
