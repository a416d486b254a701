import { z } from 'zod';

import { validate } from '../errors/validate';
import { listFormateurs, listFormations, listSalles } from '../lists/catalogue';
import { reportYear } from '../occupation/reportYear';
import { reportTrainer } from '../occupation/reportTrainer';
import { reportMonth } from '../occupation/reportMonth';
import { readSheet } from '../sessions/readSheet';
import { findOpenSessions } from '../sessions/findSessions';
import { identifiant } from '../time/fields';
import { withPaths } from '../errors/withPaths';
import { readEndpoint } from './endpoint';

const numero = z.object({ id: identifiant });

/** GET /crm/sessions?formation= (contract, section 5). */
export const sessions = readEndpoint(
	['formation'],
	async (centre, { formation }) => await findOpenSessions(centre, formation),
);

/** GET /crm/sessions/:id. */
export const fiche = readEndpoint(['id'], async (centre, fields) => {
	const { id } = validate(numero, fields);
	return await withPaths({ idSession: 'id' }, () => readSheet(centre, { idSession: id }));
});

/** GET /crm/salles. */
export const salles = readEndpoint([], async (centre) => await listSalles(centre));

/** GET /crm/formations?actif=. */
export const formations = readEndpoint(
	['actif'],
	async (centre, { actif }) =>
		await listFormations(centre, { actif: (actif || undefined) as 'true' | undefined }),
);

/** GET /crm/formateurs?statut=. */
export const formateurs = readEndpoint(
	['statut'],
	async (centre, { statut }) =>
		await listFormateurs(centre, { statut: (statut || undefined) as 'ACTIF' | undefined }),
);

/** GET /crm/planning/salles/:salle?mois=&annee=. */
export const planningSalle = readEndpoint(
	['salle', 'mois', 'annee'],
	async (centre, { salle, mois, annee }) => await reportMonth(centre, { salle, mois, annee }),
);

/** GET /crm/planning/formateurs/:id?mois=&annee=. */
export const planningFormateur = readEndpoint(
	['id', 'mois', 'annee'],
	async (centre, { id, mois, annee }) =>
		await withPaths({ idFormateur: 'id' }, () =>
			reportTrainer(centre, { idFormateur: id, mois, annee }),
		),
);

/** GET /crm/planning/occupation?annee=. */
export const occupation = readEndpoint(
	['annee'],
	async (centre, { annee }) => await reportYear(centre, { annee }),
);
