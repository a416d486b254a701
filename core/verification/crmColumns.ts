/**
 * The CRM's tables and the columns of them that we read or write (contract, section 3), before our
 * migrations.
 */
export const crmColumns: Record<string, string[]> = {
	salles: [
		'id_salle',
		'nom',
		'code',
		'capacite_max',
		'equipements',
		'formations_compatibles',
		'disponible_weekend',
		'disponible_soir',
		'statut',
	],
	formations: ['id_formation', 'code', 'nom', 'categorie', 'duree_heures', 'actif'],
	formateurs: ['id_formateur', 'nom', 'prenom', 'email', 'statut', 'specialites'],
	eleves: ['id_eleve', 'nom', 'prenom', 'email', 'parcours_valide', 'paiement_ok', 'id_candidat'],
	candidats: ['id_candidat', 'nom', 'prenom', 'email', 'statut'],
	sessions: [
		'id_session',
		'id_formation',
		'id_formateur',
		'id_salle',
		'salle_principale',
		'date_debut',
		'date_fin',
		'capacite_max',
		'nb_inscrits',
		'statut_session',
		'statut_validation',
		'notes',
	],
	reservation_salle: [
		'id_reservation',
		'id_salle',
		'id_session',
		'date_debut',
		'date_fin',
		'statut',
		'motif',
	],
	inscription_session: [
		'id_inscription',
		'id_eleve',
		'id_session',
		'date_inscription',
		'statut_inscription',
		'date_confirmation',
		'motif_annulation',
	],
	disponibilite_formateur: ['id_disponibilite', 'id_formateur', 'date_debut', 'date_fin', 'type'],
};
