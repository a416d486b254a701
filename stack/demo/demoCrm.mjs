/** @import { Client } from 'pg' */

/** @typedef {{ id_eleve?: number, id_candidat?: number, prenom: string, nom: string, email: string }} Person */
/** @typedef {'INSCRIT' | 'EN_ATTENTE' | 'ANNULE'} Statut */
/** @typedef {ReturnType<typeof demoCrm>} DemoCrm */

/**
 * What the CRM does with its own SQL in the demonstration: our workflows only hear of it by an event, as in real life.
 * @param {Client} client
 */
export function demoCrm(client) {
	/**
	 * @param {string} text
	 * @param {unknown[]} [values]
	 */
	const rows = async (text, values) => (await client.query(text, values)).rows;
	/**
	 * @param {string} text
	 * @param {unknown[]} [values]
	 */
	const one = async (text, values) => (await rows(text, values))[0];
	/** @param {number} idSession */
	const recount = (idSession) =>
		rows(
			`update sessions s set nb_inscrits = (select count(*)
			from inscription_session i
			where i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME'))
			where s.id_session = $1`,
			[idSession],
		);

	return {
		/**
		 * Two paid élèves, then a third, and two candidats who are nobody's élève yet; made when the
		 * centre has run out of them.
		 */
		async people() {
			const eleves = await rows(
				`select id_eleve, prenom, nom, email
				from eleves
				where email is not null and parcours_valide and paiement_ok and id_candidat is null
				order by id_eleve limit 3`,
			);
			const free = () =>
				rows(
					`select c.id_candidat, c.prenom, c.nom, c.email
					from candidats c
					where c.email is not null and not exists (select from eleves e where e.id_candidat = c.id_candidat)
					order by c.id_candidat limit 2`,
				);
			let candidats = await free();
			while (candidats.length < 2) {
				await rows(
					`insert into candidats (nom, prenom, email)
					select 'Exemple ' || n, 'Camille', 'camille.exemple' || n || '@mail.example'
					from (select count(*) + 1 as n from candidats) as counted`,
				);
				candidats = await free();
			}
			return { eleves, candidats };
		},

		/**
		 * A day of sertissage on the first weekday from three weeks on when Atelier B, the trainer and
		 * all the ateliers together are free.
		 * @param {number} capacite
		 */
		async createSession(capacite) {
			const session = await one(
				`with choix as (
					select f.id_formation, p.id_formateur, s.id_salle, s.nom as salle, p.prenom || ' ' || p.nom as formateur
					from formations f, formateurs p, salles s
					where f.code = 'INIT_SERTI' and p.email = 'marie.bernard@abj.example' and s.code = 'ATEL_B'
				), jour as (
					select (d::date + time '08:00') at time zone 'Europe/Paris' at time zone 'UTC' as debut,
						(d::date + time '18:00') at time zone 'Europe/Paris' at time zone 'UTC' as fin
					from choix,
						lateral (select (now() at time zone 'Europe/Paris')::date) as now (today),
						generate_series(today + 21, today + 700, interval '1 day') as d
					where extract(isodow from d) < 6
						-- On a public holiday its séances would be an alert from the start (the movable ones are not looked at).
						and to_char(d, 'MM-DD') <> all ('{01-01,05-01,05-08,07-14,08-15,11-01,11-11,12-25}')
						and not exists (
							select from reservation_salle r
							join salles s on s.id_salle = r.id_salle
							left join sessions a on a.id_session = r.id_session
							where r.statut = 'ACTIVE'
								and (r.id_salle = choix.id_salle or s.code = 'TOUS_ATEL'
									or a.id_formateur = choix.id_formateur)
								and r.date_debut < (d::date + time '18:00') at time zone 'Europe/Paris' at time zone 'UTC'
								and r.date_fin > (d::date + time '08:00') at time zone 'Europe/Paris' at time zone 'UTC')
					order by d limit 1
				)
				insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin, capacite_max, notes)
				select id_formation, id_formateur, id_salle, salle, debut, fin, $1,
					'{"salles": ["ATEL_B"], "demandePar": "npm start"}'
				from choix, jour
				returning id_session, id_salle, salle_principale, date_debut, date_fin,
					(select formateur from choix) as formateur,
					to_char(date_debut at time zone 'UTC' at time zone 'Europe/Paris', 'DD/MM/YYYY') as jour`,
				[capacite],
			);
			await rows(
				`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
				select id_salle, id_session, debut, fin
				from sessions, lateral (values
					(date_debut, date_debut + interval '4 hours'),
					(date_fin - interval '4 hours', date_fin)) as demi (debut, fin)
				where id_session = $1`,
				[session.id_session],
			);
			return session;
		},

		/**
		 * @param {number} idSession
		 * @param {Pick<Person, 'id_eleve' | 'id_candidat'>} person
		 * @param {Statut} statut
		 */
		async enrol(idSession, { id_eleve, id_candidat }, statut) {
			await rows(
				`insert into inscription_session (id_eleve, id_candidat, id_session, date_inscription, statut_inscription, priorite)
				values ($1, $2, $3, current_date, $4, $5)`,
				[id_eleve ?? null, id_candidat ?? null, idSession, statut, id_eleve ? 1 : 2],
			);
			await recount(idSession);
		},

		/**
		 * @param {number} idSession
		 * @param {Pick<Person, 'id_eleve' | 'id_candidat'>} person
		 * @param {Statut} statut
		 */
		async change(idSession, { id_eleve, id_candidat }, statut) {
			await rows(
				`update inscription_session set statut_inscription = $4
				where id_session = $1 and (id_eleve = $2 or id_candidat = $3) and statut_inscription <> 'ANNULE'`,
				[idSession, id_eleve ?? null, id_candidat ?? null, statut],
			);
			await recount(idSession);
		},

		/**
		 * @param {number} idSession
		 * @param {number} capacite
		 */
		raiseCapacity: (idSession, capacite) =>
			rows('update sessions set capacite_max = $2 where id_session = $1', [idSession, capacite]),

		/**
		 * A candidat has become an élève.
		 * @param {Person} person
		 */
		convert: ({ id_candidat }) =>
			one(
				`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok, id_candidat)
				select nom, prenom, email, true, true, id_candidat
				from candidats
				where id_candidat = $1
				returning id_eleve`,
				[id_candidat],
			),

		/**
		 * Who is in and who waits, in words.
		 * @param {number} idSession
		 */
		async situation(idSession) {
			const session = await one(
				'select s.capacite_max, s.nb_inscrits, s.statut_session from sessions s where id_session = $1',
				[idSession],
			);
			const people = await rows(
				`select i.statut_inscription, i.position_attente,
					coalesce(e.prenom || ' ' || e.nom, c.prenom || ' ' || c.nom) as qui, i.id_eleve is null as candidat
				from inscription_session i left join eleves e using (id_eleve) left join candidats c on c.id_candidat = i.id_candidat
				where i.id_session = $1 and i.statut_inscription <> 'ANNULE'
				order by i.position_attente nulls last, i.priorite, i.id_inscription`,
				[idSession],
			);
			const inside = people
				.filter(({ statut_inscription }) => statut_inscription !== 'EN_ATTENTE')
				.map(({ qui }) => qui);
			const waiting = people
				.filter(({ statut_inscription }) => statut_inscription === 'EN_ATTENTE')
				.map(({ qui, candidat }, i) => `${i + 1}. ${qui}${candidat ? ' (candidat)' : ''}`);
			const places = `${session.nb_inscrits}/${session.capacite_max} enrolled`;
			const who = inside.length ? `: ${inside.join(', ')}` : '';
			const queue = waiting.length ? `; waiting: ${waiting.join(', ')}` : '';
			return `${session.statut_session}, ${places}${who}${queue}`;
		},

		/**
		 * The decisions taken after a moment, newest last.
		 * @param {Date} since
		 */
		decisions: (since) =>
			rows(
				`select id_session, message, regle
				from sessions_planning.decision
				where prise_le >= $1
				order by id_decision`,
				[since],
			).catch(() => []),
		now: async () => (await one('select clock_timestamp() as t')).t,
	};
}
