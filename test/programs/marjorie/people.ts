import { randomBytes } from 'node:crypto';

import type { stack } from '../../e2e/harness';

type Stack = ReturnType<typeof stack>;

/** A session of a test's own, far from everybody else's, and people with names of their own. */
export function ownPeople(s: Stack) {
	const mark = randomBytes(3)
		.toString('hex')
		.replace(/\d/g, (d) => 'ghijklmnop'[Number(d)]);
	return {
		mark,
		session: async (capacite = 2, debut = '2032-03-01 08:00'): Promise<number> => {
			const [{ id_session }] = await s.sql(
				`insert into sessions (id_formation, id_salle, salle_principale, date_debut, date_fin,
					capacite_max, statut_validation)
				select f.id_formation, sa.id_salle, sa.nom, $2::timestamp, $2::timestamp + interval '4 days',
						$1, 'VALIDEE'
				from formations f, salles sa
				where f.code = 'GEMMO' and sa.code = 'THEO'
				returning id_session`,
				[capacite, debut],
			);
			return id_session as number;
		},
		/** An élève « Prénom Marque »; passes first in a queue unless told otherwise. */
		eleve: async (
			prenom: string,
			{
				nom = `Test${mark}`,
				email = `${prenom.toLowerCase().replace(/[^a-z]/g, '')}.${mark}@mail.example` as
					string | null,
				paye = true,
			} = {},
		): Promise<number> => {
			const [{ id_eleve }] = await s.sql(
				'insert into eleves (nom, prenom, email, parcours_valide, paiement_ok) values ($1, $2, $3, $4, $4) returning id_eleve',
				[nom, prenom, email, paye],
			);
			return id_eleve as number;
		},
		inscriptions: (idSession: number) =>
			s.sql<{ id_eleve: number; statut: string; rang: number | null }>(
				`select id_eleve, statut_inscription as statut, position_attente as rang
				from inscription_session
				where id_session = $1
				order by id_inscription`,
				[idSession],
			),
		evenements: async (idSession: number) =>
			(
				await s.sql(
					'select action from sessions_planning.evenement where id_session = $1 order by id_evenement',
					[idSession],
				)
			).map(({ action }) => action as string),
		actors: async (idSession: number) => [
			...new Set(
				(
					await s.sql('select acteur from sessions_planning.decision where id_session = $1', [
						idSession,
					])
				).map(({ acteur }) => acteur as string),
			),
		],
	};
}
