import { z } from 'zod';

import { validate } from '../errors/validate';
import { withPaths } from '../errors/withPaths';
import { markPresencesIn, type MarkRequest } from '../presences/markPresences';
import { readPresences } from '../presences/readPresences';
import { identifiant } from '../time/fields';
import { readEndpoint, writeEndpoint } from './endpoint';
import { readBody, readQuery } from './request';

const numero = z.object({ id: identifiant });

/** GET /crm/sessions/:id/presences (contract, section 12). */
export const presences = readEndpoint(['id'], async (centre, fields) => {
	const { id } = validate(numero, fields);
	return await withPaths({ idSession: 'id' }, () => readPresences(centre, { idSession: id }));
});

/** A person is named as in the other requests, or by the key that the answer gives. */
const aliases: Record<string, string> = {
	eleveId: 'idEleve',
	candidatId: 'idCandidat',
	inscriptionId: 'idInscription',
};

const body = z.object({
	id: identifiant,
	presences: z.array(z.record(z.unknown()), {
		errorMap: () => ({ message: 'une liste de présences est attendue' }),
	}),
});

/** POST /crm/sessions/:id/presences: all of them are marked, or none. */
export const marquerPresences = writeEndpoint<z.output<typeof body>>({
	lire: (_, incoming) => validate(body, { ...readBody(incoming), id: readQuery(incoming).id }),
	writeAnswer: async (cx, centre, { id, presences: asked }) => {
		const marks = asked.map((one) =>
			Object.fromEntries(
				Object.entries(one).map(([name, value]) => [
					Object.hasOwn(aliases, name) ? aliases[name] : name,
					value,
				]),
			),
		) as unknown as MarkRequest['presences'];
		const corps = await withPaths({ idSession: 'id' }, () =>
			markPresencesIn(cx, centre, { idSession: id, presences: marks }),
		);
		// Nothing is mailed because of a mark: no event follows.
		return { statut: 200, corps, written: false };
	},
});
