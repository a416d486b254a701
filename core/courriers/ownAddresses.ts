import type { IClaimCourriersOfResult } from '../../database/generated/courriers';
import { feedAddress } from '../calendars/feedAddress';
import { ownAddress, type LinkOwner } from '../liens/ownLink';

type Addressee = Pick<
	IClaimCourriersOfResult,
	'idEleve' | 'idCandidat' | 'idFormateur' | 'revoqueLe'
>;

interface Planning {
	urlPlanning: string;
	cleSecrets?: string;
}

/** The calendar feed of the person that a mail goes to; the admin has none. */
export function ownFeed(
	{ urlPlanning, cleSecrets }: Planning,
	addressee: Addressee,
): string | undefined {
	const owner = ownerAmong(addressee);
	return owner && feedAddress(urlPlanning, cleSecrets, owner.genre, owner.id, addressee.revoqueLe);
}

/** The page of the person that a mail goes to; the admin has none. */
export function ownPage(
	{ urlPlanning, cleSecrets }: Planning,
	addressee: Addressee,
): string | undefined {
	const owner = ownerAmong(addressee);
	return owner && ownAddress(urlPlanning, cleSecrets, owner);
}

function ownerAmong({ idEleve, idCandidat, idFormateur }: Addressee): LinkOwner | undefined {
	if (idEleve) return { genre: 'eleve', id: idEleve };
	if (idCandidat) return { genre: 'candidat', id: idCandidat };
	if (idFormateur) return { genre: 'formateur', id: idFormateur };
	return undefined;
}
