import { z } from 'zod';

import { validate } from '../errors/validate';
import { withPaths } from '../errors/withPaths';
import { erasePersonneIn, type ErasureRequest } from '../personnes/erasePersonne';
import { exportPersonne } from '../personnes/exportPersonne';
import { readEndpoint, writeEndpoint } from './endpoint';
import { readBody } from './request';

/** A person as the other requests name one. */
const names = { idEleve: 'eleveId', idCandidat: 'candidatId', idFormateur: 'formateurId' };

const toRequest = ({ eleveId, candidatId, formateurId }: Record<string, unknown>) => ({
	idEleve: eleveId,
	idCandidat: candidatId,
	idFormateur: formateurId,
});

/** GET /crm/personnes?eleveId= (contract, section 15). */
export const donneesPersonne = readEndpoint(Object.values(names), async (centre, fields) => {
	const who = toRequest(fields);
	return await withPaths(names, () => exportPersonne(centre, who));
});

const body = z.object({
	eleveId: z.unknown(),
	candidatId: z.unknown(),
	formateurId: z.unknown(),
	previsualiser: z
		.boolean()
		.nullish()
		.transform((only) => only ?? false),
});

/** POST /crm/personnes/effacer. */
export const effacerPersonne = writeEndpoint<ErasureRequest>({
	lire: (_, incoming) => {
		const { previsualiser, ...who } = validate(body, readBody(incoming));
		return { ...toRequest(who), previsualiser };
	},
	writeAnswer: async (cx, centre, request) => {
		const corps = await withPaths(names, () => erasePersonneIn(cx, centre, request));
		// Nobody is mailed because of it: no event follows.
		return { statut: 200, corps, written: false };
	},
	withoutKey: ({ previsualiser }) => previsualiser === true,
	isolation: 'read committed',
});
