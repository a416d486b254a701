-- The nine rooms of the centre, its trainings and three trainers: what every database test starts from.
insert into salles (nom, code, capacite_max, equipements, formations_compatibles, disponible_weekend,
		disponible_soir)
values
	('Atelier A', 'ATEL_A', 12, '{Établi,Laminoir,Four}', '{CAP_BJ,INIT_BJ,PERF_BIJOU}', true, true),
	('Atelier B', 'ATEL_B', 10, '{Postes serti,Loupe binoculaire}', '{PERF_SERTI,INIT_SERTI,CAP_BJ}', true, true),
	('Atelier C', 'ATEL_C', 8, '{Polissage,Tour}', '{CAP_BJ,PERF_BIJOU,PERF_POLISSAGE}', true, false),
	('Salle informatique', 'INFO', 15, '{15 postes Rhino/Matrix,Imprimante 3D}', '{CAO_DAO,DESIGN_3D}', true, true),
	('Salle théorie', 'THEO', 20, '{Vidéoprojecteur,Tables conférence}', '{GEMMO,HISTOIRE_ART,CAP_BJ}',
		false, true),
	('Atelier polissage', 'ATEL_POL', 6, '{Tour à polir,Cabine aspiration}', '{PERF_POLISSAGE,CAP_BJ}',
		false, false),
	('Atelier taille', 'ATEL_TAIL', 8, '{Tour de taille,Disques diamant}', '{LAPIDAIRE,TAILLE_PIERRE}',
		true, false),
	('Salle réunion', 'REUNION', 12, '{Visioconférence,Table conférence}', '{}', true, true),
	('Tous les ateliers', 'TOUS_ATEL', 50, '{}', '{TOUS}', true, true);
insert into formations (code, nom, categorie, duree_heures, actif) values
	('INIT_SERTI', 'Initiation sertissage', 'COURTE', 40, true),
	('PERF_SERTI', 'Sertissage perfectionnement', 'COURTE', 40, true),
	('INIT_BJ', 'Initiation bijouterie', 'COURTE', 35, true),
	('PERF_POLISSAGE', 'Polissage', 'COURTE', 21, true),
	('CAP_BJ', 'CAP Art et techniques de la bijouterie-joaillerie', 'CAP', 800, true),
	('HISTOIRE_ART', 'Histoire de l''art', 'COURTE', 14, false);
insert into formateurs (nom, prenom, email, specialites) values
	('Dupont', 'Laurent', 'laurent.dupont@abj.example', '{INIT_SERTI,PERF_SERTI,CAP_BJ}'),
	('Bernard', 'Marie', 'marie.bernard@abj.example', '{INIT_SERTI,INIT_BJ,CAP_BJ}'),
	('Petit', 'Sophie', 'sophie.petit@abj.example', '{PERF_POLISSAGE,INIT_BJ,CAP_BJ}');
