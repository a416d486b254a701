import { randomBytes } from 'node:crypto';

import type { stack } from '../harness';

type Stack = Pick<ReturnType<typeof stack>, 'sql'>;

export interface World {
	idSession: number;
	/** Marks everything of this session: training code, addresses. */
	mark: string;
	formateur: string;
	/** Those with a place, then those who wait, each with the address. */
	eleves: Array<{ id: number; email: string; idInscription: number }>;
	candidat: number;
	/** Whom the candidat becomes. */
	converted: { id: number; email: string };
}

/**
 * A session of its own training, written as the CRM writes it: trainer, room, one séance, élèves
 * with a place and some who wait, a candidat last in the queue. Its day is far away, so that no
 * alert nor reminder speaks of it unless `jours` says so.
 */
export async function makeWorld(
	{ sql }: Stack,
	{ places = 3, inscrits = 2, attente = 2, jours = 400 + Math.floor(Math.random() * 3_000) } = {},
): Promise<World> {
	const mark = randomBytes(5).toString('hex');
	const one = async <T>(text: string, values: unknown[]) => (await sql<T>(text, values))[0];
	const { id: formation } = await one<{ id: number }>(
		`insert into formations (code, nom, duree_heures) values ($1, $2, 8) returning id_formation as id`,
		[`F_${mark}`, `Gravure ${mark}`],
	);
	const formateur = `formateur.${mark}@abj.example`;
	const { id: idFormateur } = await one<{ id: number }>(
		`insert into formateurs (nom, prenom, email, specialites) values ('Roy', 'Anaïs', $1, array[$2]) returning id_formateur as id`,
		[formateur, `F_${mark}`],
	);
	const { id: salle } = await one<{ id: number }>(
		`insert into salles (nom, code, capacite_max, formations_compatibles) values ($1, $2, 30, array[$3]) returning id_salle as id`,
		[`Salle ${mark}`, `S_${mark}`, `F_${mark}`],
	);
	const { id: idSession } = await one<{ id: number }>(
		`insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin,
			capacite_max, nb_inscrits, statut_validation)
		values ($1, $2, $3, $4, (current_date + $5::int)::timestamp + interval '7 hours',
				(current_date + $5::int)::timestamp + interval '11 hours', $6, $7, 'VALIDEE')
		returning id_session as id`,
		[formation, idFormateur, salle, `Salle ${mark}`, jours, places, inscrits],
	);
	await sql(
		`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
		select id_salle, id_session, date_debut, date_fin
		from sessions
		where id_session = $1`,
		[idSession],
	);
	const eleves = await sql<{ id: number; email: string; idInscription: number }>(
		`with e as (insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
			select 'Nom' || n, 'Prénom' || n, 'eleve' || n || '.' || $1 || '@mail.example', true, true
			from generate_series(1, $2::int) n
			returning id_eleve, email),
		i as (insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription,
			priorite, position_attente)
		select id_eleve, $3, current_date, case when n <= $4 then 'INSCRIT' else 'EN_ATTENTE' end, 1,
			case when n > $4 then n - $4 end
		from (select *, row_number() over (order by id_eleve) as n from e) e
		returning id_inscription, id_eleve)
		 select e.id_eleve as id, e.email, i.id_inscription as "idInscription" from e join i using (id_eleve) order by 1`,
		[mark, inscrits + attente, idSession, inscrits],
	);
	const { id: candidat } = await one<{ id: number }>(
		`insert into candidats (nom, prenom, email) values ('Prospect', 'Paul', $1) returning id_candidat as id`,
		[`candidat.${mark}@mail.example`],
	);
	await sql(
		`insert into inscription_session (id_candidat, id_session, date_inscription, statut_inscription,
			position_attente)
		values ($1, $2, current_date, 'EN_ATTENTE', $3)`,
		[candidat, idSession, attente + 1],
	);
	const email = `converti.${mark}@mail.example`;
	const { id } = await one<{ id: number }>(
		`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok, id_candidat)
		values ('Prospect', 'Paul', $1, true, true, $2)
		returning id_eleve as id`,
		[email, candidat],
	);
	return { idSession, mark, formateur, eleves, candidat, converted: { id, email } };
}

/** What the CRM sends for each action about this session. */
export const dataOf = (
	action: string,
	{ eleves, candidat, converted }: World,
	motDePasse = 'Motdepasse-1',
): Record<string, unknown> =>
	({
		ELEVE_INSCRIT: { eleveId: eleves[0].id },
		PROMOTION_ATTENTE: { eleveId: eleves[0].id },
		SESSION_ANNULEE: { motif: 'Formateur souffrant' },
		// Somebody whose row the CRM has taken out.
		ELEVE_DESISTE: { eleveId: converted.id },
		MISE_EN_ATTENTE: { eleveId: eleves[2]?.id },
		ELEVE_CONVERTI: {
			candidatId: candidat,
			eleveId: converted.id,
			login: 'paul.prospect',
			motDePasse,
			urlConnexion: 'https://eleves.example/connexion',
		},
	})[action] ?? {};

/** To whom each action writes, besides the admin. */
export function recipientsOf(
	action: string,
	{ formateur, mark, eleves, converted }: World,
): string[] {
	const [premier, second, enAttente] = eleves.map(({ email }) => email);
	const tous = [premier, second, formateur];
	return {
		SESSION_CREATED: [formateur],
		ELEVE_INSCRIT: [premier],
		PLACE_LIBEREE: [enAttente],
		PROMOTION_ATTENTE: [premier],
		SESSION_CONFIRMEE: tous,
		SESSION_ANNULEE: [
			...eleves.map(({ email }) => email),
			`candidat.${mark}@mail.example`,
			formateur,
		],
		RAPPEL_SESSION: tous,
		ELEVE_CONVERTI: [converted.email],
		ELEVE_DESISTE: [converted.email],
		MISE_EN_ATTENTE: [enAttente],
		SESSION_DEPLACEE: tous,
	}[action] as string[];
}

export const actions = [
	'SESSION_CREATED',
	'ELEVE_INSCRIT',
	'PLACE_LIBEREE',
	'PROMOTION_ATTENTE',
	'SESSION_CONFIRMEE',
	'SESSION_ANNULEE',
	'RAPPEL_SESSION',
	'ELEVE_CONVERTI',
	'ELEVE_DESISTE',
	'MISE_EN_ATTENTE',
	'SESSION_DEPLACEE',
];
export const toAdmin = [
	'SESSION_CREATED',
	'ELEVE_INSCRIT',
	'PLACE_LIBEREE',
	'PROMOTION_ATTENTE',
	'ELEVE_DESISTE',
];
export const responses: Record<string, string> = {
	SESSION_CREATED: 'creation_notified',
	ELEVE_INSCRIT: 'inscription_notified',
	PLACE_LIBEREE: 'promotion_done',
	PROMOTION_ATTENTE: 'promotion_done',
	SESSION_CONFIRMEE: 'confirmation_notified',
	SESSION_ANNULEE: 'cancellation_notified',
	RAPPEL_SESSION: 'reminder_sent',
	ELEVE_CONVERTI: 'account_notified',
	ELEVE_DESISTE: 'desistement_notified',
	MISE_EN_ATTENTE: 'attente_notified',
	SESSION_DEPLACEE: 'deplacement_notified',
};
