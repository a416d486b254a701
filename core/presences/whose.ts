import type { PresencePerson, SessionPresences } from './readPresences';

/** Whom a mark is about, and at which séance. */
export interface Meant {
	idReservation: number;
	idInscription?: number;
	idEleve?: number;
	idCandidat?: number;
}

/**
 * The inscription that a mark means. Somebody who left and came back has several in one session: then
 * the one on the sheet of that séance, and of several an active one.
 */
export function whose(
	{ seances, personnes }: SessionPresences,
	{ idReservation, idInscription, idEleve, idCandidat }: Meant,
): PresencePerson | undefined {
	if (idInscription !== undefined)
		return personnes.find((one) => one.idInscription === idInscription);
	const own = personnes.filter((one) =>
		idEleve === undefined
			? idCandidat !== undefined && one.idCandidat === idCandidat
			: one.idEleve === idEleve,
	);
	const sheet = seances.find((one) => one.idReservation === idReservation)?.presences ?? [];
	const listed = own.filter((one) =>
		sheet.some((line) => line.idInscription === one.idInscription),
	);
	const likely = listed.length > 0 ? listed : own;
	return likely.find((one) => one.statutInscription !== 'ANNULE') ?? likely[0];
}
