-- A small sample centre: the nine rooms of the seed document, its trainings, trainers, people and sessions to come.
-- Run in one transaction. Running it again changes nothing: each part is written only where its table is empty
-- (rooms and trainings: where the code is missing). Dates follow the day of the first run, in Paris
-- wall-clock time.

insert into salles (nom, code, capacite_max, formations_compatibles, equipements, disponible_weekend,
		disponible_soir)
values
	('Atelier A', 'ATEL_A', 12, '{CAP_BJ,INIT_BJ,PERF_BIJOU}', '{Établi,laminoir,four}', true, true),
	('Atelier B', 'ATEL_B', 10, '{PERF_SERTI,INIT_SERTI}', '{Postes serti,loupe binoculaire}', true, true),
	('Atelier C', 'ATEL_C', 8, '{CAP_BJ,PERF_BIJOU,PERF_POLISSAGE}', '{Polissage,tour}', true, false),
	('Salle informatique', 'INFO', 15, '{CAO_DAO,DESIGN_3D}', '{15 postes Rhino/Matrix,imprimante 3D}', true, true),
	('Salle théorie', 'THEO', 20, '{GEMMO,HISTOIRE_ART}', '{Vidéoprojecteur,tables conférence}', true, true),
	('Atelier polissage', 'ATEL_POL', 6, '{PERF_POLISSAGE,CAP_BJ}', '{Tour à polir,cabine aspiration}',
		false, false),
	('Atelier taille', 'ATEL_TAIL', 8, '{LAPIDAIRE,TAILLE_PIERRE}', '{Tour de taille,disques diamant}',
		true, false),
	('Salle réunion', 'REUNION', 12, '{}', '{Visioconférence,table conférence}', false, true),
	('Tous les ateliers', 'TOUS_ATEL', 50, '{TOUS}', '{}', true, true)
on conflict do nothing;

insert into formations (code, nom, categorie, duree_heures) values
	('CAP_BJ', 'CAP Bijouterie-Joaillerie', 'CAP', 800),
	('INIT_BJ', 'Initiation bijouterie', 'COURTE', 40),
	('PERF_BIJOU', 'Perfectionnement bijouterie', 'COURTE', 60),
	('INIT_SERTI', 'Initiation sertissage', 'COURTE', 40),
	('PERF_SERTI', 'Perfectionnement sertissage', 'COURTE', 60),
	('PERF_POLISSAGE', 'Perfectionnement polissage', 'COURTE', 24),
	('CAO_DAO', 'CAO-DAO Rhino et Matrix', 'COURTE', 56),
	('DESIGN_3D', 'Design et impression 3D', 'COURTE', 40),
	('GEMMO', 'Gemmologie', 'COURTE', 48),
	('HISTOIRE_ART', 'Histoire de l''art et du bijou', 'COURTE', 16),
	('LAPIDAIRE', 'Lapidaire', 'COURTE', 40),
	('TAILLE_PIERRE', 'Taille de pierres fines', 'COURTE', 32)
on conflict do nothing;

insert into formateurs (nom, prenom, email, statut, specialites)
select v.nom, v.prenom, v.email, v.statut, v.specialites::text[]
from (values
	('Dupont', 'Laurent', 'laurent.dupont@abj.example', 'ACTIF', '{CAP_BJ,INIT_SERTI,PERF_SERTI}'),
	('Bernard', 'Marie', 'marie.bernard@abj.example', 'ACTIF', '{INIT_SERTI,PERF_SERTI}'),
	('Moreau', 'Camille', 'camille.moreau@abj.example', 'ACTIF', '{INIT_BJ,PERF_BIJOU,CAP_BJ}'),
	('Lefèvre', 'Antoine', 'antoine.lefevre@abj.example', 'ACTIF', '{PERF_POLISSAGE,PERF_BIJOU,CAP_BJ}'),
	('Nguyen', 'Thi Mai', 'thimai.nguyen@abj.example', 'ACTIF', '{CAO_DAO,DESIGN_3D}'),
	('Garnier', 'Hélène', 'helene.garnier@abj.example', 'ACTIF', '{GEMMO,HISTOIRE_ART}'),
	('Rossi', 'Paolo', 'paolo.rossi@abj.example', 'ACTIF', '{LAPIDAIRE,TAILLE_PIERRE}'),
	('Petit', 'Sophie', 'sophie.petit@abj.example', 'INACTIF', '{INIT_BJ,INIT_SERTI}')
) as v (nom, prenom, email, statut, specialites)
where not exists (select from formateurs);

insert into candidats (nom, prenom, email, statut)
select v.*
from (values
	('Leroy', 'Manon', 'manon.leroy@mail.example', 'EN_COURS'),
	('Fontaine', 'Hugo', 'hugo.fontaine@mail.example', 'EN_COURS'),
	('Da Silva', 'Inès', 'ines.dasilva@mail.example', 'EN_COURS'),
	('Mercier', 'Théo', 'theo.mercier@mail.example', 'EN_COURS'),
	('Kone', 'Aïcha', 'aicha.kone@mail.example', 'EN_COURS'),
	('Blanchard', 'Lucie', 'lucie.blanchard@mail.example', 'EN_COURS'),
	('Haddad', 'Karim', 'karim.haddad@mail.example', 'CONVERTI'),
	('Roussel', 'Jeanne', 'jeanne.roussel@mail.example', 'CONVERTI')
) as v (nom, prenom, email, statut)
where not exists (select from candidats);

insert into eleves (nom, prenom, email, parcours_valide, paiement_ok, id_candidat)
select v.nom, v.prenom, v.email, v.parcours_valide, v.paiement_ok,
	(select c.id_candidat from candidats c where c.email = v.email)
from (values
	('Martin', 'Léa', 'lea.martin@mail.example', true, true),
	('Durand', 'Paul', 'paul.durand@mail.example', true, true),
	('Robert', 'Chloé', 'chloe.robert@mail.example', true, true),
	('Richard', 'Nathan', 'nathan.richard@mail.example', true, true),
	('Simon', 'Zoé', 'zoe.simon@mail.example', true, true),
	('Laurent', 'Émile', 'emile.laurent@mail.example', true, true),
	('Michel', 'Sarah', 'sarah.michel@mail.example', true, true),
	('Garcia', 'Lucas', 'lucas.garcia@mail.example', true, true),
	('David', 'Emma', 'emma.david@mail.example', true, true),
	('Bertrand', 'Noé', 'noe.bertrand@mail.example', true, true),
	('O''Brien', 'Siobhán', 'siobhan.obrien@mail.example', true, true),
	('Morel', 'Jules', 'jules.morel@mail.example', true, true),
	('Girard', 'Alice', 'alice.girard@mail.example', true, true),
	('André', 'Louis', 'louis.andre@mail.example', true, true),
	('Lambert', 'Rose', 'rose.lambert@mail.example', true, true),
	('Bonnet', 'Adam', 'adam.bonnet@mail.example', true, false),
	('François', 'Anna', 'anna.francois@mail.example', true, true),
	('Martinez', 'Gabriel', 'gabriel.martinez@mail.example', false, false),
	('Legrand', 'Mila', 'mila.legrand@mail.example', true, true),
	('Faure', 'Raphaël', 'raphael.faure@mail.example', true, true),
	('Rousseau', 'Eva', 'eva.rousseau@mail.example', true, true),
	('d''Aubigné', 'Théodora', null, true, true),
	('Haddad', 'Karim', 'karim.haddad@mail.example', true, true),
	('Roussel', 'Jeanne', 'jeanne.roussel@mail.example', true, true)
) as v (nom, prenom, email, parcours_valide, paiement_ok)
where not exists (select from eleves);

-- One row a session: its first week (1 = the next Monday's), its weekdays (1 = Monday), its slots of a day,
-- how many slots in all.
create temporary table centre_sessions on commit drop as
select nextval('sessions_id_session_seq')::integer as id_session, v.*
from (values
	('design_3d', 'DESIGN_3D', 'INFO', 'thimai.nguyen@abj.example', 1, '{1,2,3,4,5}',
		'{08:00-12:00,13:00-17:00}', 10, 12, 'CONFIRMEE', 'VALIDEE'),
	('init_serti', 'INIT_SERTI', 'ATEL_B', 'marie.bernard@abj.example', 2, '{1,2,3,4,5}', '{14:00-18:00}', 10,
		10, 'PLANIFIEE', 'VALIDEE'),
	('histoire_art', 'HISTOIRE_ART', 'THEO', 'helene.garnier@abj.example', 2, '{2,4}', '{17:00-21:00}', 4, 20,
		'PLANIFIEE', 'VALIDEE'),
	('cap', 'CAP_BJ', 'ATEL_A', 'laurent.dupont@abj.example', 3, '{1,2,3,4,5}', '{08:00-12:00}', 200, 10,
		'PLANIFIEE', 'VALIDEE'),
	('init_bj', 'INIT_BJ', 'ATEL_A', 'camille.moreau@abj.example', 3, '{1,2,3,4,5}', '{14:00-18:00}', 10, 12,
		'PLANIFIEE', 'VALIDEE'),
	('gemmo', 'GEMMO', 'THEO', 'helene.garnier@abj.example', 3, '{6}', '{08:00-12:00,14:00-18:00}', 12, 20,
		'PLANIFIEE', 'VALIDEE'),
	('polissage', 'PERF_POLISSAGE', 'ATEL_POL', 'antoine.lefevre@abj.example', 4, '{1,2,3}',
		'{08:00-12:00,14:00-18:00}', 6, 6, 'PLANIFIEE', 'EN_ATTENTE'),
	('cao', 'CAO_DAO', 'INFO', 'thimai.nguyen@abj.example', 4, '{1,2,3,4,5}', '{09:00-12:00,13:00-17:00}', 16,
		15, 'PLANIFIEE', 'VALIDEE'),
	('perf_serti', 'PERF_SERTI', 'ATEL_B', 'marie.bernard@abj.example', 5, '{1,2,3,4,5}', '{14:00-18:00}', 15,
		6, 'PLANIFIEE', 'VALIDEE'),
	('lapidaire', 'LAPIDAIRE', 'ATEL_TAIL', 'paolo.rossi@abj.example', 6, '{1,2,3,4,5}',
		'{08:00-12:00,14:00-18:00}', 10, 8, 'PLANIFIEE', 'VALIDEE'),
	('init_serti_2', 'INIT_SERTI', 'ATEL_B', 'marie.bernard@abj.example', 10, '{1,2,3,4,5}',
		'{08:00-12:00,14:00-18:00}', 10, 10, 'PLANIFIEE', 'VALIDEE'),
	('init_bj_passee', 'INIT_BJ', 'ATEL_A', 'camille.moreau@abj.example', -8, '{1,2,3,4,5}', '{14:00-18:00}',
		10, 12, 'TERMINEE', 'VALIDEE')
) as v (cle, formation, salle, formateur, semaine, jours, creneaux, seances, capacite, statut, validation)
where not exists (select from sessions);

create temporary table centre_seances on commit drop as
select id_session, debut, fin
from (
	select c.id_session, c.seances,
		(jour + split_part(creneau, '-', 1)::time) at time zone 'Europe/Paris' at time zone 'UTC' as debut,
		(jour + split_part(creneau, '-', 2)::time) at time zone 'Europe/Paris' at time zone 'UTC' as fin,
		row_number() over (partition by c.id_session order by jour, creneau) as rang
	from centre_sessions c
	cross join lateral (
		select date_trunc('week', now() at time zone 'Europe/Paris')::date + c.semaine * 7 + n as jour
		from generate_series(0, 7 * 60) as n
	) calendrier
	cross join lateral unnest(c.creneaux::text[]) as creneau
	where extract(isodow from jour)::int = any (c.jours::int[])
		and to_char(jour, 'MM-DD') not in ('01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25')
) candidates
where rang <= seances;

insert into sessions (id_session, id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin,
	capacite_max, statut_session, statut_validation, notes)
select c.id_session, f.id_formation, p.id_formateur, s.id_salle, s.nom, d.debut, d.fin,
	c.capacite, c.statut, c.validation,
	jsonb_build_object(
		'salles', jsonb_build_array(s.code),
		'matieres',
			case
				when f.categorie = 'CAP' then '[
					{"nom": "Bijouterie", "heures": 500},
					{"nom": "Sertissage", "heures": 180},
					{"nom": "Polissage", "heures": 120}
				]'::jsonb
				else '[]'::jsonb
			end,
		'joursActifs',
			(select jsonb_agg((array['LUNDI','MARDI','MERCREDI','JEUDI','VENDREDI','SAMEDI','DIMANCHE'])[j]
					order by j)
				from unnest(c.jours::int[]) as j),
		'dureeHeures', f.duree_heures,
		'demandePar', 'Centre exemple',
		'notesComplementaires', '')
from centre_sessions c
join formations f on f.code = c.formation
join formateurs p on p.email = c.formateur
join salles s on s.code = c.salle
join (select id_session, min(debut) as debut, max(fin) as fin
	from centre_seances
	group by id_session) d using (id_session)
order by c.id_session;

insert into reservation_salle (id_salle, id_session, date_debut, date_fin, motif)
select s.id_salle, d.id_session, d.debut, d.fin, null
from centre_seances d
join centre_sessions c using (id_session)
join salles s on s.code = c.salle
order by d.id_session, d.debut;

insert into reservation_salle (id_salle, date_debut, date_fin, motif)
select s.id_salle,
	(lundi + v.jour + v.debut::time) at time zone 'Europe/Paris' at time zone 'UTC',
	(lundi + v.jour + v.fin::time) at time zone 'Europe/Paris' at time zone 'UTC',
	v.motif
from (values
	('REUNION', 7, '10:00', '12:00', 'Réunion pédagogique'),
	('TOUS_ATEL', 7 * 12 + 5, '10:00', '17:00', 'Portes ouvertes')
) as v (salle, jour, debut, fin, motif)
join salles s on s.code = v.salle
cross join (select date_trunc('week', now() at time zone 'Europe/Paris')::date as lundi) semaine
where exists (select from centre_sessions);

insert into disponibilite_formateur (id_formateur, date_debut, date_fin, type)
select p.id_formateur,
	(lundi + 7 * v.semaine)::timestamp at time zone 'Europe/Paris' at time zone 'UTC',
	(lundi + 7 * v.semaine + 7)::timestamp at time zone 'Europe/Paris' at time zone 'UTC',
	'INDISPONIBLE'
from (values ('marie.bernard@abj.example', 13), ('paolo.rossi@abj.example', 9),
	('camille.moreau@abj.example', 16)) as v (email, semaine)
join formateurs p using (email)
cross join (select date_trunc('week', now() at time zone 'Europe/Paris')::date as lundi) semaine
where exists (select from centre_sessions);

-- Who is in which session, by the élève's number in the list above; the order of the list is the order of arrival.
insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription, date_confirmation)
select e.id_eleve, c.id_session, current_date - 20 + (i.ordre / 4)::int, v.statut,
	case when v.statut = 'CONFIRME' then current_date - 5 end
from (values
	('design_3d', 'CONFIRME', '{3,6,9,12,15}'),
	('init_serti', 'INSCRIT', '{1,2,5,8,11,22}'),
	('histoire_art', 'INSCRIT', '{7,14,21}'),
	('cap', 'INSCRIT', '{1,2,3,4,5,6,7,8,9,10}'),
	('cap', 'EN_ATTENTE', '{19,16,20}'),
	('init_bj', 'INSCRIT', '{13,14,17,23,24}'),
	('gemmo', 'INSCRIT', '{4,10,12,20}'),
	('polissage', 'INSCRIT', '{11}'),
	('cao', 'INSCRIT', '{3,6,9,13,15,17,19,21}'),
	('perf_serti', 'INSCRIT', '{11,12,13,14,15,17}'),
	('perf_serti', 'EN_ATTENTE', '{20,18}'),
	('lapidaire', 'INSCRIT', '{21,23}'),
	('init_bj_passee', 'CONFIRME', '{1,2,3,4,5,6,7}')
) as v (cle, statut, eleves)
join centre_sessions c using (cle)
cross join lateral unnest(v.eleves::int[]) with ordinality as i (numero, ordre)
join (select id_eleve, row_number() over (order by id_eleve) as numero from eleves) e using (numero)
order by c.id_session, v.statut desc, i.ordre;

update sessions s
set nb_inscrits = (
	select count(*) from inscription_session i
	where i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME'))
where s.id_session in (select id_session from centre_sessions);
