-- What the migrations make on the CRM's tables. Written by npm run generate; never edited.

-- Tables

table public.candidats (
  id_candidat integer not null default nextval('candidats_id_candidat_seq'::regclass),
  nom text not null,
  prenom text not null,
  email text,
  statut text not null default 'EN_COURS'::text
)
table public.disponibilite_formateur (
  id_disponibilite integer not null default nextval('disponibilite_formateur_id_disponibilite_seq'::regclass),
  id_formateur integer not null,
  date_debut timestamp(3) without time zone not null,
  date_fin timestamp(3) without time zone not null,
  type text not null default 'DISPONIBLE'::text
)
table public.eleves (
  id_eleve integer not null default nextval('eleves_id_eleve_seq'::regclass),
  nom text not null,
  prenom text not null,
  email text,
  parcours_valide boolean not null default false,
  paiement_ok boolean not null default false,
  id_candidat integer
)
table public.formateurs (
  id_formateur integer not null default nextval('formateurs_id_formateur_seq'::regclass),
  nom text not null,
  prenom text not null,
  email text,
  statut text not null default 'ACTIF'::text,
  specialites text[] not null default '{}'::text[]
)
table public.formations (
  id_formation integer not null default nextval('formations_id_formation_seq'::regclass),
  code text not null,
  nom text not null,
  categorie text not null default 'COURTE'::text,
  duree_heures integer not null,
  actif boolean not null default true
)
table public.inscription_session (
  id_inscription integer not null default nextval('inscription_session_id_inscription_seq'::regclass),
  id_eleve integer,
  id_session integer not null,
  date_inscription date,
  statut_inscription text,
  date_confirmation date,
  motif_annulation text,
  id_candidat integer,
  priorite integer not null default 2,
  position_attente integer,
  notifie_par text
)
table public.reservation_salle (
  id_reservation integer not null default nextval('reservation_salle_id_reservation_seq'::regclass),
  id_salle integer not null,
  id_session integer,
  date_debut timestamp(3) without time zone not null,
  date_fin timestamp(3) without time zone not null,
  statut text not null default 'ACTIVE'::text,
  motif text
)
table public.salles (
  id_salle integer not null default nextval('salles_id_salle_seq'::regclass),
  nom text not null,
  code text not null,
  capacite_max integer not null,
  equipements text[] not null default '{}'::text[],
  formations_compatibles text[] not null default '{}'::text[],
  disponible_weekend boolean not null default false,
  disponible_soir boolean not null default false,
  statut text not null default 'ACTIVE'::text
)
table public.sessions (
  id_session integer not null default nextval('sessions_id_session_seq'::regclass),
  id_formation integer not null,
  id_formateur integer,
  id_salle integer,
  salle_principale text,
  date_debut timestamp(3) without time zone not null,
  date_fin timestamp(3) without time zone not null,
  capacite_max integer not null,
  nb_inscrits integer not null default 0,
  statut_session text not null default 'PLANIFIEE'::text,
  statut_validation text not null default 'EN_ATTENTE'::text,
  notes jsonb
)
table sessions_planning.abonnement (
  cle text not null,
  xid_depuis xid8 not null,
  vu_le timestamp with time zone not null default now()
)
table sessions_planning.agenda_depart (
  seul boolean not null default true,
  sequence integer not null,
  le timestamp with time zone not null default now()
)
table sessions_planning.agenda_seance (
  id_reservation integer not null,
  id_session integer not null,
  debut timestamp without time zone not null,
  fin timestamp without time zone not null,
  sequence integer not null,
  modifie_le timestamp with time zone not null,
  supprimee boolean not null default false,
  arrivee boolean not null default false,
  perdue boolean not null default false,
  dernier_debut timestamp without time zone,
  dernier_fin timestamp without time zone,
  id_salle integer,
  id_formateur integer
)
table sessions_planning.alerte (
  id_session integer not null,
  code text not null,
  jour date not null,
  message text not null,
  cree_le timestamp with time zone not null default now()
)
table sessions_planning.annonce (
  id_annonce bigint not null generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  id_evenement bigint,
  id_session integer,
  code text,
  message text,
  cree_le timestamp with time zone not null default now()
)
table sessions_planning.composition_salle (
  id_salle integer not null,
  id_partie integer not null
)
table sessions_planning.courrier (
  id_courrier bigint not null generated always as identity,
  id_evenement bigint,
  cle text not null,
  role text not null,
  id_message uuid not null default gen_random_uuid(),
  id_eleve integer,
  id_candidat integer,
  id_formateur integer,
  prenom text not null default ''::text,
  nom text not null default ''::text,
  email text,
  contexte jsonb not null default '{}'::jsonb,
  etat text not null default 'A_ENVOYER'::text,
  essais integer not null default 0,
  prochain_essai timestamp with time zone not null default now(),
  bail_jusqua timestamp with time zone,
  erreur text,
  cree_le timestamp with time zone not null default now(),
  envoye_le timestamp with time zone
)
table sessions_planning.decision (
  id_decision bigint not null generated always as identity,
  prise_le timestamp with time zone not null default now(),
  acteur text not null,
  verbe text not null,
  id_session integer,
  id_inscription integer,
  regle text not null,
  message text not null,
  faits jsonb not null,
  forcee boolean not null default false
)
table sessions_planning.effacement (
  id_effacement bigint not null generated always as identity,
  genre text not null,
  id_personne integer not null,
  le timestamp with time zone not null default now(),
  par text not null,
  lignes jsonb not null
)
table sessions_planning.evenement (
  id_evenement bigint not null generated always as identity,
  action text not null,
  correlation_id text not null,
  id_session integer,
  origine text not null,
  donnees jsonb not null default '{}'::jsonb,
  secret bytea,
  etat text not null default 'RECU'::text,
  effets jsonb,
  reponse text,
  erreur text,
  tentatives integer not null default 0,
  bail_jusqua timestamp with time zone,
  prochain_essai timestamp with time zone not null default now(),
  recu_le timestamp with time zone not null default now(),
  applique_le timestamp with time zone,
  traite_le timestamp with time zone,
  jeton uuid,
  date_session timestamp(3) without time zone,
  corps_retour text,
  retour_essais integer not null default 0,
  retour_livre_le timestamp with time zone
)
table sessions_planning.fermeture (
  id_fermeture integer not null generated always as identity,
  date_debut date not null,
  date_fin date not null,
  motif text not null,
  source text not null default 'admin'::text,
  uid text
)
table sessions_planning.idempotence (
  portee text not null,
  cle text not null,
  empreinte text not null,
  statut integer,
  reponse jsonb,
  cree_le timestamp with time zone not null default now()
)
table sessions_planning.lien_revoque (
  genre text not null,
  id_personne integer not null,
  avant timestamp with time zone not null default now()
)
table sessions_planning.occupation_formateur (
  id_reservation integer not null,
  id_formateur integer not null,
  periode tsrange not null
)
table sessions_planning.occupation_salle (
  id_reservation integer not null,
  id_salle integer not null,
  periode tsrange not null
)
table sessions_planning.passage (
  quoi text not null,
  le timestamp with time zone not null
)
table sessions_planning.presence (
  id_reservation integer not null,
  id_inscription integer not null,
  statut text not null,
  minutes integer,
  marque_par text not null,
  marque_le timestamp with time zone not null default now()
)
table sessions_planning.presence_trace (
  id_trace bigint not null generated always as identity,
  id_reservation integer not null,
  id_inscription integer not null,
  statut_avant text,
  minutes_avant integer,
  statut text not null,
  minutes integer,
  par text not null,
  le timestamp with time zone not null default clock_timestamp()
)
table sessions_planning.remise (
  cle text not null,
  id_annonce bigint not null,
  bail_jusqua timestamp with time zone not null,
  faite_le timestamp with time zone
)
table sessions_planning.sante (
  une boolean not null default true,
  vu text not null default 'BON'::text,
  vu_depuis timestamp with time zone not null default now(),
  dit text not null default 'BON'::text,
  dit_avant text not null default 'BON'::text,
  dit_le timestamp with time zone not null default now(),
  fois integer not null default 0
)
table sessions_planning.seance (
  id_reservation integer not null,
  id_formateur integer,
  matiere text
)

-- Constraints

candidats: candidats_pkey PRIMARY KEY (id_candidat)
disponibilite_formateur: disponibilite_formateur_id_formateur_fkey FOREIGN KEY (id_formateur) REFERENCES formateurs(id_formateur) ON UPDATE CASCADE ON DELETE CASCADE
disponibilite_formateur: disponibilite_formateur_pkey PRIMARY KEY (id_disponibilite)
eleves: eleves_id_candidat_fkey FOREIGN KEY (id_candidat) REFERENCES candidats(id_candidat) ON UPDATE CASCADE ON DELETE SET NULL
eleves: eleves_pkey PRIMARY KEY (id_eleve)
formateurs: formateurs_pkey PRIMARY KEY (id_formateur)
formations: formations_code_key UNIQUE (code)
formations: formations_pkey PRIMARY KEY (id_formation)
inscription_session: inscription_session_id_candidat_fkey FOREIGN KEY (id_candidat) REFERENCES candidats(id_candidat)
inscription_session: inscription_session_id_eleve_fkey FOREIGN KEY (id_eleve) REFERENCES eleves(id_eleve) ON UPDATE CASCADE ON DELETE RESTRICT
inscription_session: inscription_session_id_session_fkey FOREIGN KEY (id_session) REFERENCES sessions(id_session) ON UPDATE CASCADE ON DELETE RESTRICT
inscription_session: inscription_session_notifie_par_check CHECK ((notifie_par = ANY (ARRAY['admin'::text, 'auto'::text])))
inscription_session: inscription_session_personne_check CHECK (((id_eleve IS NOT NULL) OR (id_candidat IS NOT NULL)))
inscription_session: inscription_session_pkey PRIMARY KEY (id_inscription)
reservation_salle: reservation_salle_id_salle_fkey FOREIGN KEY (id_salle) REFERENCES salles(id_salle) ON UPDATE CASCADE ON DELETE RESTRICT
reservation_salle: reservation_salle_id_session_fkey FOREIGN KEY (id_session) REFERENCES sessions(id_session) ON UPDATE CASCADE ON DELETE SET NULL
reservation_salle: reservation_salle_pkey PRIMARY KEY (id_reservation)
salles: salles_code_key UNIQUE (code)
salles: salles_nom_key UNIQUE (nom)
salles: salles_pkey PRIMARY KEY (id_salle)
sessions: sessions_id_formateur_fkey FOREIGN KEY (id_formateur) REFERENCES formateurs(id_formateur) ON UPDATE CASCADE ON DELETE SET NULL
sessions: sessions_id_formation_fkey FOREIGN KEY (id_formation) REFERENCES formations(id_formation) ON UPDATE CASCADE ON DELETE RESTRICT
sessions: sessions_id_salle_fkey FOREIGN KEY (id_salle) REFERENCES salles(id_salle) ON UPDATE CASCADE ON DELETE SET NULL
sessions: sessions_pkey PRIMARY KEY (id_session)
sessions_planning.abonnement: abonnement_pkey PRIMARY KEY (cle)
sessions_planning.agenda_depart: agenda_depart_pkey PRIMARY KEY (seul)
sessions_planning.agenda_depart: agenda_depart_seul_check CHECK (seul)
sessions_planning.agenda_seance: agenda_seance_pkey PRIMARY KEY (id_reservation, id_session)
sessions_planning.alerte: alerte_id_session_fkey FOREIGN KEY (id_session) REFERENCES sessions(id_session) ON DELETE CASCADE
sessions_planning.alerte: alerte_pkey PRIMARY KEY (id_session, code, jour)
sessions_planning.annonce: annonce_evenement_ou_alerte CHECK (((id_evenement IS NULL) <> (code IS NULL)))
sessions_planning.annonce: annonce_id_evenement_fkey FOREIGN KEY (id_evenement) REFERENCES sessions_planning.evenement(id_evenement) ON DELETE CASCADE
sessions_planning.annonce: annonce_pkey PRIMARY KEY (id_annonce)
sessions_planning.composition_salle: composition_salle_id_partie_fkey FOREIGN KEY (id_partie) REFERENCES salles(id_salle) ON DELETE CASCADE
sessions_planning.composition_salle: composition_salle_id_salle_fkey FOREIGN KEY (id_salle) REFERENCES salles(id_salle) ON DELETE CASCADE
sessions_planning.composition_salle: composition_salle_pas_soi CHECK ((id_salle <> id_partie))
sessions_planning.composition_salle: composition_salle_pkey PRIMARY KEY (id_salle, id_partie)
sessions_planning.courrier: courrier_cle_key UNIQUE (cle)
sessions_planning.courrier: courrier_etat_check CHECK ((etat = ANY (ARRAY['A_ENVOYER'::text, 'ENVOYE'::text, 'SANS_ADRESSE'::text, 'SANS_MODELE'::text, 'SANS_OBJET'::text, 'ECHEC'::text])))
sessions_planning.courrier: courrier_id_evenement_fkey FOREIGN KEY (id_evenement) REFERENCES sessions_planning.evenement(id_evenement) ON DELETE CASCADE
sessions_planning.courrier: courrier_pkey PRIMARY KEY (id_courrier)
sessions_planning.courrier: courrier_role_check CHECK ((role = ANY (ARRAY['FORMATEUR'::text, 'ELEVE'::text, 'PROMU'::text, 'COMPTE'::text, 'ADMIN'::text, 'ALERTE'::text, 'ANOMALIE'::text, 'SANTE'::text])))
sessions_planning.decision: decision_pkey PRIMARY KEY (id_decision)
sessions_planning.effacement: effacement_genre_check CHECK ((genre = ANY (ARRAY['eleve'::text, 'candidat'::text, 'formateur'::text])))
sessions_planning.effacement: effacement_pkey PRIMARY KEY (id_effacement)
sessions_planning.evenement: evenement_action_check CHECK ((action = ANY (ARRAY['SESSION_CREATED'::text, 'ELEVE_INSCRIT'::text, 'PLACE_LIBEREE'::text, 'PROMOTION_ATTENTE'::text, 'SESSION_CONFIRMEE'::text, 'SESSION_ANNULEE'::text, 'RAPPEL_SESSION'::text, 'ELEVE_CONVERTI'::text, 'ELEVE_DESISTE'::text, 'MISE_EN_ATTENTE'::text, 'SESSION_DEPLACEE'::text])))
sessions_planning.evenement: evenement_action_correlation_key UNIQUE (action, correlation_id)
sessions_planning.evenement: evenement_etat_check CHECK ((etat = ANY (ARRAY['RECU'::text, 'TRAITE'::text, 'ECHEC'::text])))
sessions_planning.evenement: evenement_origine_check CHECK ((origine = ANY (ARRAY['CRM'::text, 'INTERNE'::text, 'RAPPEL'::text])))
sessions_planning.evenement: evenement_pkey PRIMARY KEY (id_evenement)
sessions_planning.fermeture: fermeture_ordre CHECK ((date_debut <= date_fin))
sessions_planning.fermeture: fermeture_pkey PRIMARY KEY (id_fermeture)
sessions_planning.fermeture: fermeture_uid_key UNIQUE (uid)
sessions_planning.idempotence: idempotence_pkey PRIMARY KEY (portee, cle)
sessions_planning.lien_revoque: lien_revoque_genre_check CHECK ((genre = ANY (ARRAY['eleve'::text, 'candidat'::text, 'formateur'::text])))
sessions_planning.lien_revoque: lien_revoque_pkey PRIMARY KEY (genre, id_personne)
sessions_planning.occupation_formateur: occupation_formateur_id_reservation_fkey FOREIGN KEY (id_reservation) REFERENCES reservation_salle(id_reservation) ON DELETE CASCADE
sessions_planning.occupation_formateur: occupation_formateur_pkey PRIMARY KEY (id_reservation)
sessions_planning.occupation_formateur: occupation_formateur_sans_chevauchement EXCLUDE USING gist (id_formateur WITH =, periode WITH &&)
sessions_planning.occupation_salle: occupation_salle_id_reservation_fkey FOREIGN KEY (id_reservation) REFERENCES reservation_salle(id_reservation) ON DELETE CASCADE
sessions_planning.occupation_salle: occupation_salle_pkey PRIMARY KEY (id_reservation, id_salle)
sessions_planning.occupation_salle: occupation_salle_sans_chevauchement EXCLUDE USING gist (id_salle WITH =, periode WITH &&)
sessions_planning.passage: passage_pkey PRIMARY KEY (quoi)
sessions_planning.presence: presence_id_inscription_fkey FOREIGN KEY (id_inscription) REFERENCES inscription_session(id_inscription) ON DELETE CASCADE
sessions_planning.presence: presence_minutes_check CHECK ((((statut = 'RETARD'::text) = (minutes IS NOT NULL)) AND ((minutes IS NULL) OR (minutes > 0))))
sessions_planning.presence: presence_pkey PRIMARY KEY (id_reservation, id_inscription)
sessions_planning.presence: presence_statut_check CHECK ((statut = ANY (ARRAY['PRESENT'::text, 'ABSENT'::text, 'RETARD'::text, 'EXCUSE'::text])))
sessions_planning.presence_trace: presence_trace_id_inscription_fkey FOREIGN KEY (id_inscription) REFERENCES inscription_session(id_inscription) ON DELETE CASCADE
sessions_planning.presence_trace: presence_trace_pkey PRIMARY KEY (id_trace)
sessions_planning.remise: remise_cle_fkey FOREIGN KEY (cle) REFERENCES sessions_planning.abonnement(cle) ON DELETE CASCADE
sessions_planning.remise: remise_id_annonce_fkey FOREIGN KEY (id_annonce) REFERENCES sessions_planning.annonce(id_annonce) ON DELETE CASCADE
sessions_planning.remise: remise_pkey PRIMARY KEY (cle, id_annonce)
sessions_planning.sante: sante_pkey PRIMARY KEY (une)
sessions_planning.sante: sante_une CHECK (une)
sessions_planning.seance: seance_id_formateur_fkey FOREIGN KEY (id_formateur) REFERENCES formateurs(id_formateur)
sessions_planning.seance: seance_id_reservation_fkey FOREIGN KEY (id_reservation) REFERENCES reservation_salle(id_reservation) ON DELETE CASCADE
sessions_planning.seance: seance_pkey PRIMARY KEY (id_reservation)

-- Indexes

CREATE INDEX agenda_seance_depart_idx ON sessions_planning.agenda_seance USING btree (dernier_debut) WHERE (supprimee AND perdue)
CREATE INDEX agenda_seance_id_session_idx ON sessions_planning.agenda_seance USING btree (id_session)
CREATE INDEX alerte_cree_le_idx ON sessions_planning.alerte USING btree (cree_le)
CREATE INDEX annonce_id_evenement_idx ON sessions_planning.annonce USING btree (id_evenement) WHERE (id_evenement IS NOT NULL)
CREATE INDEX annonce_xid_idx ON sessions_planning.annonce USING btree (xid)
CREATE INDEX courrier_a_envoyer_idx ON sessions_planning.courrier USING btree (role, prochain_essai) WHERE (etat = 'A_ENVOYER'::text)
CREATE INDEX courrier_id_evenement_idx ON sessions_planning.courrier USING btree (id_evenement)
CREATE INDEX courrier_inscription_idx ON sessions_planning.courrier USING btree (split_part(cle, ':'::text, 2)) WHERE (cle ~ '^(convocation|desistement|attente):'::text)
CREATE INDEX courrier_non_envoye_idx ON sessions_planning.courrier USING btree (cree_le) WHERE (etat = ANY (ARRAY['ECHEC'::text, 'SANS_ADRESSE'::text, 'SANS_MODELE'::text]))
CREATE INDEX decision_id_inscription_idx ON sessions_planning.decision USING btree (id_inscription) WHERE (id_inscription IS NOT NULL)
CREATE INDEX decision_id_session_idx ON sessions_planning.decision USING btree (id_session, id_decision)
CREATE INDEX effacement_personne_idx ON sessions_planning.effacement USING btree (genre, id_personne)
CREATE INDEX eleves_id_candidat_idx ON public.eleves USING btree (id_candidat) WHERE (id_candidat IS NOT NULL)
CREATE INDEX evenement_a_faire_idx ON sessions_planning.evenement USING btree (prochain_essai) WHERE (etat = 'RECU'::text)
CREATE INDEX evenement_abandonne_idx ON sessions_planning.evenement USING btree (id_evenement) WHERE ((etat = 'ECHEC'::text) AND (retour_livre_le IS NULL))
CREATE INDEX evenement_id_session_idx ON sessions_planning.evenement USING btree (id_session)
CREATE INDEX evenement_rappel_idx ON sessions_planning.evenement USING btree (id_session, date_session) WHERE (action = 'RAPPEL_SESSION'::text)
CREATE INDEX fermeture_dates_idx ON sessions_planning.fermeture USING btree (date_debut, date_fin)
CREATE INDEX idempotence_confirmation_idx ON sessions_planning.idempotence USING btree (cree_le) WHERE (portee = 'confirmation'::text)
CREATE INDEX idempotence_reponse_idx ON sessions_planning.idempotence USING btree (cree_le) WHERE (portee <> 'confirmation'::text)
CREATE INDEX inscription_session_file_idx ON public.inscription_session USING btree (id_session, priorite, date_inscription, id_inscription) WHERE (statut_inscription = 'EN_ATTENTE'::text)
CREATE INDEX inscription_session_id_candidat_idx ON public.inscription_session USING btree (id_candidat) WHERE (id_candidat IS NOT NULL)
CREATE INDEX inscription_session_id_eleve_idx ON public.inscription_session USING btree (id_eleve) WHERE (id_eleve IS NOT NULL)
CREATE INDEX inscription_session_places_idx ON public.inscription_session USING btree (id_session) WHERE (statut_inscription = ANY (ARRAY['INSCRIT'::text, 'CONFIRME'::text]))
CREATE INDEX occupation_formateur_sans_chevauchement ON sessions_planning.occupation_formateur USING gist (id_formateur, periode)
CREATE INDEX occupation_salle_sans_chevauchement ON sessions_planning.occupation_salle USING gist (id_salle, periode)
CREATE INDEX presence_id_inscription_idx ON sessions_planning.presence USING btree (id_inscription)
CREATE INDEX presence_trace_inscription_idx ON sessions_planning.presence_trace USING btree (id_inscription, id_reservation)
CREATE INDEX remise_id_annonce_idx ON sessions_planning.remise USING btree (id_annonce)
CREATE INDEX reservation_salle_id_salle_periode_idx ON public.reservation_salle USING btree (id_salle, date_debut) INCLUDE (date_fin, statut)
CREATE INDEX reservation_salle_id_session_idx ON public.reservation_salle USING btree (id_session)
CREATE INDEX seance_id_formateur_idx ON sessions_planning.seance USING btree (id_formateur) WHERE (id_formateur IS NOT NULL)
CREATE INDEX sessions_id_formation_idx ON public.sessions USING btree (id_formation, date_debut)
CREATE UNIQUE INDEX abonnement_pkey ON sessions_planning.abonnement USING btree (cle)
CREATE UNIQUE INDEX agenda_depart_pkey ON sessions_planning.agenda_depart USING btree (seul)
CREATE UNIQUE INDEX agenda_seance_pkey ON sessions_planning.agenda_seance USING btree (id_reservation, id_session)
CREATE UNIQUE INDEX alerte_pkey ON sessions_planning.alerte USING btree (id_session, code, jour)
CREATE UNIQUE INDEX annonce_pkey ON sessions_planning.annonce USING btree (id_annonce)
CREATE UNIQUE INDEX candidats_pkey ON public.candidats USING btree (id_candidat)
CREATE UNIQUE INDEX composition_salle_pkey ON sessions_planning.composition_salle USING btree (id_salle, id_partie)
CREATE UNIQUE INDEX courrier_cle_key ON sessions_planning.courrier USING btree (cle)
CREATE UNIQUE INDEX courrier_pkey ON sessions_planning.courrier USING btree (id_courrier)
CREATE UNIQUE INDEX decision_pkey ON sessions_planning.decision USING btree (id_decision)
CREATE UNIQUE INDEX disponibilite_formateur_pkey ON public.disponibilite_formateur USING btree (id_disponibilite)
CREATE UNIQUE INDEX effacement_pkey ON sessions_planning.effacement USING btree (id_effacement)
CREATE UNIQUE INDEX eleves_pkey ON public.eleves USING btree (id_eleve)
CREATE UNIQUE INDEX evenement_action_correlation_key ON sessions_planning.evenement USING btree (action, correlation_id)
CREATE UNIQUE INDEX evenement_pkey ON sessions_planning.evenement USING btree (id_evenement)
CREATE UNIQUE INDEX fermeture_pkey ON sessions_planning.fermeture USING btree (id_fermeture)
CREATE UNIQUE INDEX fermeture_uid_key ON sessions_planning.fermeture USING btree (uid)
CREATE UNIQUE INDEX formateurs_pkey ON public.formateurs USING btree (id_formateur)
CREATE UNIQUE INDEX formations_code_key ON public.formations USING btree (code)
CREATE UNIQUE INDEX formations_pkey ON public.formations USING btree (id_formation)
CREATE UNIQUE INDEX idempotence_pkey ON sessions_planning.idempotence USING btree (portee, cle)
CREATE UNIQUE INDEX inscription_session_candidat_active_key ON public.inscription_session USING btree (id_session, id_candidat) WHERE ((id_candidat IS NOT NULL) AND (statut_inscription = ANY (ARRAY['INSCRIT'::text, 'CONFIRME'::text, 'EN_ATTENTE'::text])))
CREATE UNIQUE INDEX inscription_session_eleve_active_key ON public.inscription_session USING btree (id_session, id_eleve) WHERE ((id_eleve IS NOT NULL) AND (statut_inscription = ANY (ARRAY['INSCRIT'::text, 'CONFIRME'::text, 'EN_ATTENTE'::text])))
CREATE UNIQUE INDEX inscription_session_pkey ON public.inscription_session USING btree (id_inscription)
CREATE UNIQUE INDEX lien_revoque_pkey ON sessions_planning.lien_revoque USING btree (genre, id_personne)
CREATE UNIQUE INDEX occupation_formateur_pkey ON sessions_planning.occupation_formateur USING btree (id_reservation)
CREATE UNIQUE INDEX occupation_salle_pkey ON sessions_planning.occupation_salle USING btree (id_reservation, id_salle)
CREATE UNIQUE INDEX passage_pkey ON sessions_planning.passage USING btree (quoi)
CREATE UNIQUE INDEX presence_pkey ON sessions_planning.presence USING btree (id_reservation, id_inscription)
CREATE UNIQUE INDEX presence_trace_pkey ON sessions_planning.presence_trace USING btree (id_trace)
CREATE UNIQUE INDEX remise_pkey ON sessions_planning.remise USING btree (cle, id_annonce)
CREATE UNIQUE INDEX reservation_salle_pkey ON public.reservation_salle USING btree (id_reservation)
CREATE UNIQUE INDEX salles_code_key ON public.salles USING btree (code)
CREATE UNIQUE INDEX salles_nom_key ON public.salles USING btree (nom)
CREATE UNIQUE INDEX salles_pkey ON public.salles USING btree (id_salle)
CREATE UNIQUE INDEX sante_pkey ON sessions_planning.sante USING btree (une)
CREATE UNIQUE INDEX seance_pkey ON sessions_planning.seance USING btree (id_reservation)
CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (id_session)

-- Triggers

CREATE TRIGGER agenda_formateur AFTER UPDATE ON sessions_planning.seance REFERENCING OLD TABLE AS anciennes NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.noter_agenda_formateur()
CREATE TRIGGER annoncer_alertes AFTER INSERT ON sessions_planning.alerte REFERENCING NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.annoncer_alertes()
CREATE TRIGGER annoncer_evenements AFTER UPDATE ON sessions_planning.evenement REFERENCING OLD TABLE AS anciens NEW TABLE AS nouveaux FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.annoncer_evenements()
CREATE TRIGGER apres_changement AFTER INSERT OR DELETE OR UPDATE ON sessions_planning.composition_salle FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.apres_composition()
CREATE TRIGGER apres_insertion AFTER INSERT ON sessions_planning.seance REFERENCING NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.apres_seance()
CREATE TRIGGER apres_modification AFTER UPDATE ON sessions_planning.seance REFERENCING NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.apres_seance()
CREATE TRIGGER apres_suppression AFTER DELETE ON sessions_planning.seance REFERENCING OLD TABLE AS anciennes FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.apres_seance()
CREATE TRIGGER sessions_planning_agenda_formateur AFTER UPDATE ON public.sessions REFERENCING OLD TABLE AS anciennes NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.noter_agenda_formateur()
CREATE TRIGGER sessions_planning_agenda_insertion AFTER INSERT ON public.reservation_salle REFERENCING NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.noter_agenda()
CREATE TRIGGER sessions_planning_agenda_modification AFTER UPDATE ON public.reservation_salle REFERENCING OLD TABLE AS anciennes NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.noter_agenda()
CREATE TRIGGER sessions_planning_agenda_suppression BEFORE DELETE ON public.reservation_salle FOR EACH ROW EXECUTE FUNCTION sessions_planning.noter_agenda_suppression()
CREATE TRIGGER sessions_planning_apres_insertion AFTER INSERT ON public.reservation_salle REFERENCING NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.apres_reservation()
CREATE TRIGGER sessions_planning_apres_insertion AFTER INSERT ON public.salles REFERENCING NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.composer_tous_ateliers()
CREATE TRIGGER sessions_planning_apres_modification AFTER UPDATE ON public.reservation_salle REFERENCING OLD TABLE AS anciennes NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.apres_reservation()
CREATE TRIGGER sessions_planning_apres_modification AFTER UPDATE ON public.sessions REFERENCING OLD TABLE AS anciennes NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.apres_session()
CREATE TRIGGER sessions_planning_sans_rang AFTER INSERT OR UPDATE ON public.inscription_session FOR EACH ROW WHEN (((new.position_attente IS NOT NULL) AND (new.statut_inscription IS DISTINCT FROM 'EN_ATTENTE'::text))) EXECUTE FUNCTION sessions_planning.sans_rang()
CREATE TRIGGER tracer_insertion AFTER INSERT ON sessions_planning.presence REFERENCING NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.tracer_presence()
CREATE TRIGGER tracer_modification AFTER UPDATE ON sessions_planning.presence REFERENCING OLD TABLE AS anciennes NEW TABLE AS nouvelles FOR EACH STATEMENT EXECUTE FUNCTION sessions_planning.tracer_presence()

-- Views

sessions_planning.agenda_session
 SELECT s.id_session,
    ((d.sequence + COALESCE(r.nombre, 0)) + COALESCE(g.sequence, 0)) AS sequence,
    COALESCE(g.modifie_le, d.le) AS modifie_le
   FROM (((sessions s
     CROSS JOIN sessions_planning.agenda_depart d)
     LEFT JOIN LATERAL ( SELECT (count(*))::integer AS nombre
           FROM reservation_salle r_1
          WHERE (r_1.id_session = s.id_session)) r ON (true))
     LEFT JOIN LATERAL ( SELECT ((sum(g_1.sequence) + count(*) FILTER (WHERE g_1.supprimee)))::integer AS sequence,
            max(g_1.modifie_le) AS modifie_le
           FROM sessions_planning.agenda_seance g_1
          WHERE (g_1.id_session = s.id_session)) g ON (true));
sessions_planning.etat_salle
 SELECT s.id_salle,
        CASE
            WHEN bool_or((x.statut = 'INACTIVE'::text)) THEN 'INACTIVE'::text
            ELSE s.statut
        END AS statut,
    array_agg(p.id_physique ORDER BY p.id_physique) AS parties
   FROM ((salles s
     JOIN sessions_planning.salle_physique p ON ((p.id_salle = s.id_salle)))
     JOIN salles x ON ((x.id_salle = p.id_physique)))
  GROUP BY s.id_salle, s.statut;
sessions_planning.places_session
 SELECT s.id_session,
    COALESCE(LEAST(s.capacite_max, r.capacite_max), 0) AS places,
    r.capacite_max AS capacite_salle
   FROM (sessions s
     LEFT JOIN LATERAL ( SELECT salle.capacite_max
           FROM salles salle
          WHERE ((salle.id_salle = s.id_salle) OR ((s.id_salle IS NULL) AND ((s.salle_principale = salle.nom) OR (s.salle_principale = salle.code))))
         LIMIT 1) r ON (true));
sessions_planning.salle_physique
 WITH RECURSIVE parties AS (
         SELECT salles.id_salle,
            salles.id_salle AS id_physique,
            ARRAY[salles.id_salle] AS chemin
           FROM salles
        UNION ALL
         SELECT p_1.id_salle,
            c.id_partie,
            (p_1.chemin || c.id_partie)
           FROM (parties p_1
             JOIN sessions_planning.composition_salle c ON ((c.id_salle = p_1.id_physique)))
          WHERE (c.id_partie <> ALL (p_1.chemin))
        )
 SELECT DISTINCT id_salle,
    id_physique
   FROM parties p
  WHERE (NOT (EXISTS ( SELECT 1
           FROM sessions_planning.composition_salle c
          WHERE (c.id_salle = p.id_physique))));
sessions_planning.seance_agenda
 SELECT r.id_reservation,
    r.id_session,
    r.id_salle,
    r.date_debut,
    r.date_fin,
    r.statut,
    r.motif,
    COALESCE(g.debut, r.date_debut) AS debut_origine,
    COALESCE(g.fin, r.date_fin) AS fin_origine,
    COALESCE(g.arrivee, false) AS arrivee,
    COALESCE(g.sequence, 0) AS sequence,
    COALESCE(g.modifie_le, d.le) AS modifie_le,
    COALESCE(q.id_formateur, s.id_formateur) AS id_formateur,
    q.matiere
   FROM ((((reservation_salle r
     CROSS JOIN sessions_planning.agenda_depart d)
     LEFT JOIN sessions s ON ((s.id_session = r.id_session)))
     LEFT JOIN sessions_planning.seance q ON ((q.id_reservation = r.id_reservation)))
     LEFT JOIN sessions_planning.agenda_seance g ON (((g.id_reservation = r.id_reservation) AND (g.id_session = COALESCE(r.id_session, 0)))))
UNION ALL
 SELECT g.id_reservation,
    g.id_session,
    g.id_salle,
    COALESCE(g.dernier_debut, g.debut) AS date_debut,
    COALESCE(g.dernier_fin, g.fin) AS date_fin,
    'SUPPRIMEE'::text AS statut,
    NULL::text AS motif,
    g.debut AS debut_origine,
    g.fin AS fin_origine,
    g.arrivee,
    g.sequence,
    g.modifie_le,
    g.id_formateur,
    NULL::text AS matiere
   FROM sessions_planning.agenda_seance g
  WHERE (g.supprimee AND (g.id_session <> 0));

-- Functions

CREATE OR REPLACE FUNCTION sessions_planning.absences(la_session integer)
 RETURNS TABLE(de_suite integer, part_manquee integer, qui text, personnes jsonb)
 LANGUAGE plpgsql
 STABLE
AS $function$
#variable_conflict use_column
begin
	return query
		with seances as (
			select r.id_reservation, r.date_debut, extract(epoch from r.date_fin - r.date_debut) / 3600 as heures
			from public.reservation_salle r
			where r.id_session = la_session and r.statut = 'ACTIVE'
		),
		marques as (
			select i.id_inscription, trim(coalesce(e.prenom, c.prenom, '') || ' ' || coalesce(e.nom, c.nom, '')) as nom,
				s.date_debut, s.heures, p.statut,
				max(s.date_debut) filter (where p.statut <> 'ABSENT') over (partition by i.id_inscription) as vu_le,
				case p.statut when 'RETARD' then p.minutes / 60.0 when 'PRESENT' then 0 else s.heures end as manquees
			from public.inscription_session i
			join sessions_planning.presence p on p.id_inscription = i.id_inscription
			join seances s on s.id_reservation = p.id_reservation
			left join public.eleves e on e.id_eleve = i.id_eleve
			left join public.candidats c on c.id_candidat = i.id_candidat
			where i.id_session = la_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')
		),
		absents as (
			select nom,
				(count(*) filter (where statut = 'ABSENT' and (vu_le is null or date_debut > vu_le)))::int as de_suite,
				(100 * sum(manquees) / nullif((select sum(heures) from seances), 0))::int as part
			from marques
			group by id_inscription, nom
		)
		select coalesce(max(de_suite), 0), coalesce(max(part), 0),
			string_agg(nom, ', ' order by part desc, nom) filter (where de_suite > 0 or part > 0),
			jsonb_agg(jsonb_build_object('nom', nom, 'deSuite', de_suite, 'part', part) order by part desc, nom)
				filter (where de_suite > 0 or part > 0)
		from absents;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.annoncer_alertes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
AS $function$
begin
	if exists (select from abonnement where xid_depuis > pg_current_xact_id()) then
		perform reprendre_annonces();
	end if;
	insert into annonce (id_session, code, message)
	select n.id_session, split_part(n.code, ':', 1), n.message
	from nouvelles n
	where exists (select from abonnement)
	order by n.id_session, n.code;
	return null;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.annoncer_evenements()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
AS $function$
begin
	if exists (select from abonnement where xid_depuis > pg_current_xact_id()) then
		perform reprendre_annonces();
	end if;
	insert into annonce (id_evenement, id_session)
	select n.id_evenement, n.id_session
	from nouveaux n
	join anciens a on a.id_evenement = n.id_evenement
	where a.applique_le is null and n.applique_le is not null
		and exists (select from abonnement)
	order by n.id_evenement;
	return null;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.apres_composition()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
AS $function$
declare
  touchees int[];
begin
  -- A whole may be a part of a larger one: every room that is made of several is read again.
  select array_agg(distinct r.id_reservation) into touchees
  from public.reservation_salle r
  left join occupation_salle o on o.id_reservation = r.id_reservation
  where r.statut = 'ACTIVE'
    and (o.id_salle is distinct from r.id_salle or r.id_salle in (select c.id_salle from composition_salle c));
  if touchees is not null then
    perform occuper_salles(touchees);
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.apres_reservation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
AS $function$
declare
  touchees int[];
begin
  if tg_op = 'INSERT' then
    select array_agg(id_reservation) into touchees from nouvelles where statut = 'ACTIVE';
  else
    select array_agg(n.id_reservation) into touchees
    from nouvelles n
    join anciennes a on a.id_reservation = n.id_reservation
    where (a.id_salle, a.id_session, a.date_debut, a.date_fin, a.statut) is distinct from (n.id_salle, n.id_session, n.date_debut, n.date_fin, n.statut);
  end if;
  if touchees is not null then
    perform occuper_salles(touchees);
    perform occuper_formateurs(touchees);
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.apres_seance()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then
    perform occuper_formateurs(array(select id_reservation from anciennes));
  else
    perform occuper_formateurs(array(select id_reservation from nouvelles));
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.apres_session()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
AS $function$
declare
  touchees int[];
begin
  select array_agg(r.id_reservation) into touchees
  from nouvelles n
  join anciennes a on a.id_session = n.id_session
  join public.reservation_salle r on r.id_session = n.id_session and r.statut = 'ACTIVE'
  where a.id_formateur is distinct from n.id_formateur;
  if touchees is not null then
    perform occuper_formateurs(touchees);
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.autres_graphies(plie text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
	select case when plie ~ '[[:alnum:]][^[:alnum:]]+[[:alnum:]]'
			then ' ' || regexp_replace(plie, '[^[:alnum:]]+', '', 'g') else '' end
		|| case when plie ~ '\msaint\M' then ' st' else '' end
		|| case when plie ~ '\msainte\M' then ' ste' else '' end
		|| case when plie ~ '\mst\M' then ' saint' else '' end
		|| case when plie ~ '\mste\M' then ' sainte' else '' end
$function$

CREATE OR REPLACE FUNCTION sessions_planning.composer_tous_ateliers()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
AS $function$
begin
  insert into composition_salle (id_salle, id_partie)
  select tous.id_salle, partie.id_salle
  from public.salles tous
  join public.salles partie on partie.code like 'ATEL\_%'
  where tous.code = 'TOUS_ATEL'
    and (tous.id_salle in (select id_salle from nouvelles) or partie.id_salle in (select id_salle from nouvelles))
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.formateurs(la_session integer)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
	return (
		select string_agg(n.nom, ', ' order by n.combien desc, n.nom)
		from (
			select concat_ws(' ', nullif(f.prenom, ''), f.nom) as nom, count(*) as combien
			from public.reservation_salle r
			join public.sessions s on s.id_session = r.id_session
			join sessions_planning.seance se on se.id_reservation = r.id_reservation
			join public.formateurs f on f.id_formateur = se.id_formateur
			where r.id_session = la_session and (r.statut = 'ACTIVE' or s.statut_session = 'ANNULEE')
			group by f.id_formateur
		) n
	);
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.graphies(prenom text, nom text, email text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
	select sessions_planning.plier(coalesce(prenom, '') || ' ' || coalesce(nom, '') || ' ' || coalesce(email, ''))
		|| sessions_planning.autres_graphies(sessions_planning.plier(coalesce(prenom, '')))
		|| sessions_planning.autres_graphies(sessions_planning.plier(coalesce(nom, '')))
$function$

CREATE OR REPLACE FUNCTION sessions_planning.mentionne(texte text, noms text[], mots text, adresses text[])
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
	plie text := sessions_planning.plier(texte);
begin
	if strpos(plie, '\') > 0 then
		plie := plie || ' ' || regexp_replace(plie, '\\([nrtbf]|u00[01][0-9a-f])', ' ', 'g');
	end if;
	return coalesce(plie like any (adresses) or plie like any (noms) and plie ~ mots, false);
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.noter_agenda()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'INSERT' then
    -- A booking that is put back under its old number stands again.
    insert into agenda_seance as g (id_reservation, id_session, debut, fin, sequence, modifie_le)
    select n.id_reservation, coalesce(n.id_session, 0), n.date_debut, n.date_fin, 0, clock_timestamp()
    from nouvelles n
    on conflict (id_reservation, id_session) do update
    set sequence = g.sequence + 1, modifie_le = excluded.modifie_le, supprimee = false;
    return null;
  end if;

  insert into agenda_seance as g (id_reservation, id_session, debut, fin, sequence, modifie_le)
  select a.id_reservation, coalesce(a.id_session, 0), a.date_debut, a.date_fin, 1, clock_timestamp()
  from anciennes a
  join nouvelles n on n.id_reservation = a.id_reservation
  where a.id_session is not distinct from n.id_session
    and (a.id_salle, a.date_debut, a.date_fin, a.statut) is distinct from (n.id_salle, n.date_debut, n.date_fin, n.statut)
  on conflict (id_reservation, id_session) do update set sequence = g.sequence + 1, modifie_le = excluded.modifie_le;

  insert into agenda_seance as g (id_reservation, id_session, debut, fin, sequence, modifie_le, supprimee, perdue,
    dernier_debut, dernier_fin, id_salle, id_formateur)
  select a.id_reservation, coalesce(a.id_session, 0), a.date_debut, a.date_fin, 1, clock_timestamp(), true,
    a.statut = 'ACTIVE', a.date_debut, a.date_fin, a.id_salle, coalesce(q.id_formateur, s.id_formateur)
  from anciennes a
  join nouvelles n on n.id_reservation = a.id_reservation
  left join seance q on q.id_reservation = a.id_reservation
  left join public.sessions s on s.id_session = a.id_session
  where a.id_session is distinct from n.id_session
  on conflict (id_reservation, id_session) do update
  set sequence = g.sequence + 1, modifie_le = excluded.modifie_le, supprimee = true, perdue = excluded.perdue,
    dernier_debut = excluded.dernier_debut, dernier_fin = excluded.dernier_fin,
    id_salle = excluded.id_salle, id_formateur = excluded.id_formateur;

  insert into agenda_seance as g (id_reservation, id_session, debut, fin, sequence, modifie_le, arrivee)
  select n.id_reservation, coalesce(n.id_session, 0), n.date_debut, n.date_fin, 1, clock_timestamp(), true
  from nouvelles n
  join anciennes a on a.id_reservation = n.id_reservation
  where a.id_session is distinct from n.id_session
  on conflict (id_reservation, id_session) do update
  set sequence = g.sequence + 1, modifie_le = excluded.modifie_le, supprimee = false;
  return null;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.noter_agenda_formateur()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
AS $function$
declare
  touchees int[];
begin
  if tg_table_name = 'sessions' then
    select array_agg(r.id_reservation) into touchees
    from nouvelles n
    join anciennes a on a.id_session = n.id_session
    join public.reservation_salle r on r.id_session = n.id_session
    where a.id_formateur is distinct from n.id_formateur
      and not exists (select 1 from seance s where s.id_reservation = r.id_reservation and s.id_formateur is not null);
  else
    select array_agg(n.id_reservation) into touchees
    from nouvelles n
    join anciennes a on a.id_reservation = n.id_reservation
    where (a.id_formateur, a.matiere) is distinct from (n.id_formateur, n.matiere);
  end if;
  insert into agenda_seance as g (id_reservation, id_session, debut, fin, sequence, modifie_le)
  select r.id_reservation, r.id_session, r.date_debut, r.date_fin, 1, clock_timestamp()
  from public.reservation_salle r
  where r.id_reservation = any (touchees) and r.id_session is not null
  on conflict (id_reservation, id_session) do update set sequence = g.sequence + 1, modifie_le = excluded.modifie_le;
  return null;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.noter_agenda_suppression()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
AS $function$
begin
  insert into agenda_seance as g (id_reservation, id_session, debut, fin, sequence, modifie_le, supprimee, perdue,
    dernier_debut, dernier_fin, id_salle, id_formateur)
  values (old.id_reservation, coalesce(old.id_session, 0), old.date_debut, old.date_fin, 1, clock_timestamp(), true,
    old.statut = 'ACTIVE', old.date_debut, old.date_fin, old.id_salle, coalesce(
      (select q.id_formateur from seance q where q.id_reservation = old.id_reservation),
      (select s.id_formateur from public.sessions s where s.id_session = old.id_session)))
  on conflict (id_reservation, id_session) do update
  set sequence = g.sequence + 1, modifie_le = excluded.modifie_le, supprimee = true, perdue = excluded.perdue,
    dernier_debut = excluded.dernier_debut, dernier_fin = excluded.dernier_fin,
    id_salle = excluded.id_salle, id_formateur = excluded.id_formateur;
  return old;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.occuper_formateurs(reservations integer[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  perform from public.formateurs f
  where f.id_formateur in (
    select coalesce(s.id_formateur, se.id_formateur)
    from public.reservation_salle r
    left join seance s on s.id_reservation = r.id_reservation
    left join public.sessions se on se.id_session = r.id_session
    where r.id_reservation = any (reservations) and r.statut = 'ACTIVE')
  order by f.id_formateur
  for no key update;
  delete from occupation_formateur where id_reservation = any (reservations);
  insert into occupation_formateur (id_reservation, id_formateur, periode)
  select r.id_reservation, coalesce(s.id_formateur, se.id_formateur), tsrange(r.date_debut, r.date_fin)
  from public.reservation_salle r
  left join seance s on s.id_reservation = r.id_reservation
  left join public.sessions se on se.id_session = r.id_session
  where r.id_reservation = any (reservations) and r.statut = 'ACTIVE' and r.date_debut < r.date_fin
    and coalesce(s.id_formateur, se.id_formateur) is not null;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.occuper_salles(reservations integer[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  -- Two inserts that clash would wait for each other inside the constraint: a deadlock. In line by room, the second is told of the first.
  perform from public.salles s
  where s.id_salle in (
    select p.id_physique from public.reservation_salle r join salle_physique p on p.id_salle = r.id_salle
    where r.id_reservation = any (reservations) and r.statut = 'ACTIVE')
  order by s.id_salle
  for no key update;
  delete from occupation_salle where id_reservation = any (reservations);
  insert into occupation_salle (id_reservation, id_salle, periode)
  select r.id_reservation, p.id_physique, tsrange(r.date_debut, r.date_fin)
  from public.reservation_salle r
  join salle_physique p on p.id_salle = r.id_salle
  where r.id_reservation = any (reservations) and r.statut = 'ACTIVE' and r.date_debut < r.date_fin;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.plier(texte text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when octet_length(texte) = length(texte) then lower(texte)
    else replace(replace(
      lower(translate(regexp_replace(normalize(texte, NFKD), U&'[\0300-\036F]', '', 'g'), 'ŒÆ', 'œæ')),
      'œ', 'oe'), 'æ', 'ae')
  end
$function$

CREATE OR REPLACE FUNCTION sessions_planning.recherche(prenom text, nom text, email text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
	select sessions_planning.plier(coalesce(prenom, '') || ' ' || coalesce(nom, '') || ' ' || coalesce(email, ''))
$function$

CREATE OR REPLACE FUNCTION sessions_planning.reprendre_annonces()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
AS $function$
declare
	-- On one server no place and no announcement that is seen is ahead of what runs now.
	ailleurs constant text := 'select exists (select from abonnement where xid_depuis > pg_current_xact_id())
		or exists (
			select from annonce
			where xid >= pg_snapshot_xmax(pg_current_snapshot()) and xid <> pg_current_xact_id())';
	repris boolean;
begin
	execute ailleurs into repris;
	if not repris then
		return;
	end if;
	-- One does it; who waited here finds it done.
	perform from abonnement order by cle for update;
	execute ailleurs into repris;
	if not repris then
		return;
	end if;
	insert into remise (cle, id_annonce, bail_jusqua, faite_le)
	select ab.cle, a.id_annonce, now(), now()
	from abonnement ab
	join annonce a on a.xid < ab.xid_depuis
	on conflict (cle, id_annonce) do update set faite_le = coalesce(remise.faite_le, excluded.faite_le);
	-- The first number that a transaction can have: before all that this server will ever give.
	update annonce set xid = '3';
	update abonnement set xid_depuis = '3';
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.sans_rang()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
AS $function$
begin
  update public.inscription_session set position_attente = null
  where id_inscription = new.id_inscription and statut_inscription is distinct from 'EN_ATTENTE';
  return null;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.tracer_presence()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'sessions_planning', 'public', 'pg_temp'
AS $function$
begin
	if tg_op = 'INSERT' then
		insert into presence_trace (id_reservation, id_inscription, statut, minutes, par)
		select n.id_reservation, n.id_inscription, n.statut, n.minutes, n.marque_par
		from nouvelles n
		order by n.id_reservation, n.id_inscription;
	else
		insert into presence_trace (id_reservation, id_inscription, statut_avant, minutes_avant, statut, minutes, par)
		select n.id_reservation, n.id_inscription, a.statut, a.minutes, n.statut, n.minutes, n.marque_par
		from nouvelles n
		join anciennes a on a.id_reservation = n.id_reservation and a.id_inscription = n.id_inscription
		where (a.statut, a.minutes, a.marque_le) is distinct from (n.statut, n.minutes, n.marque_le)
		order by n.id_reservation, n.id_inscription;
	end if;
	return null;
end $function$

CREATE OR REPLACE FUNCTION sessions_planning.verrouiller_candidats(candidats integer[])
 RETURNS SETOF integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select c.id_candidat from public.candidats c where c.id_candidat = any (candidats) order by c.id_candidat for update;
$function$

CREATE OR REPLACE FUNCTION sessions_planning.verrouiller_eleves(eleves integer[])
 RETURNS SETOF integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select e.id_eleve from public.eleves e where e.id_eleve = any (eleves) order by e.id_eleve for update;
$function$

CREATE OR REPLACE FUNCTION sessions_planning.verrouiller_formateurs(formateurs integer[])
 RETURNS SETOF integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select f.id_formateur from public.formateurs f where f.id_formateur = any (formateurs) order by f.id_formateur
  for no key update;
$function$

CREATE OR REPLACE FUNCTION sessions_planning.verrouiller_salles(salles integer[])
 RETURNS SETOF integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select s.id_salle from public.salles s where s.id_salle = any (salles) order by s.id_salle for no key update;
$function$

