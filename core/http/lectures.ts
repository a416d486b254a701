import { z } from 'zod';

import { validate } from '../errors/validate';
import { listFormateurs, listFormations, listSalles } from '../listes/listes';
import { reportYear } from '../occupation/annee';
import { reportTrainer } from '../occupation/formateur';
import { reportMonth } from '../occupation/mois';
import { readSheet } from '../sessions/fiche';
import { findOpenSessions } from '../sessions/find';
import { identifiant } from '../temps/champs';
import { lecture, withPaths } from './points';

const numero = z.object({ id: identifiant });

/** GET /crm/sessions?formation= (contract, section 5). */
export const sessions = lecture(
	async (centre, { formation }) => await findOpenSessions(centre, formation),
);

/** GET /crm/sessions/:id. */
export const fiche = lecture(async (centre, champs) => {
	const { id } = validate(numero, champs);
	return await withPaths({ idSession: 'id' }, () => readSheet(centre, { idSession: id }));
});

/** GET /crm/salles. */
export const salles = lecture(async (centre) => await listSalles(centre));

/** GET /crm/formations?actif=. */
export const formations = lecture(
	async (centre, { actif }) =>
		await listFormations(centre, { actif: (actif || undefined) as 'true' | undefined }),
);

/** GET /crm/formateurs?statut=. */
export const formateurs = lecture(
	async (centre, { statut }) =>
		await listFormateurs(centre, { statut: (statut || undefined) as 'ACTIF' | undefined }),
);

/** GET /crm/planning/salles/:salle?mois=&annee=. */
export const planningSalle = lecture(
	async (centre, { salle, mois, annee }) => await reportMonth(centre, { salle, mois, annee }),
);

/** GET /crm/planning/formateurs/:id?mois=&annee=. */
export const planningFormateur = lecture(
	async (centre, { id, mois, annee }) =>
		await withPaths({ idFormateur: 'id' }, () =>
			reportTrainer(centre, { idFormateur: id, mois, annee }),
		),
);

/** GET /crm/planning/occupation?annee=. */
export const occupation = lecture(async (centre, { annee }) => await reportYear(centre, { annee }));
