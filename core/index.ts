export { openBase, closeBases, testBase, type AccesBase, type Base } from './base';
export { openCentre, type Centre } from './centre';
export { Refus, unwrap, type Faute, type Issue } from './errors/refus';
export { migrate, migrationsManquantes, type ResultatMigration } from '../database/migrate';
export { check, type Constat } from './verification/check';
export { enrol, type DemandeInscription, type ResultatInscription } from './inscriptions/enrol';
export {
	withdraw,
	type DemandeDesistement,
	type ResultatDesistement,
} from './inscriptions/withdraw';
export { promote, type DemandePromotion, type ResultatPromotion } from './inscriptions/promote';
export { fillPlaces, type ResultatRemplissage } from './inscriptions/fill';
export {
	changeCapacity,
	type DemandeCapacite,
	type ResultatCapacite,
} from './inscriptions/capacity';
export { convert, type DemandeConversion, type ResultatConversion } from './inscriptions/convert';
export { rerank, type ResultatReclassement } from './inscriptions/rerank';
export { explain, type DecisionRelue } from './inscriptions/explain';
export { cancelSession, type ResultatAnnulation } from './sessions/cancel';
export { confirmSession, type ResultatConfirmation } from './sessions/confirm';
export type { DecisionDite, Inscription } from './inscriptions/types';
export { createSession } from './sessions/create';
export type { DemandeSession } from './sessions/demande';
export type { SessionCreee } from './sessions/reponse';
export {
	closureInWords,
	importFermetures,
	type FermeturesImportees,
	type OptionsImport,
} from './planning/importFermetures';
export {
	repairSession,
	type DemandeReparationSession,
	type PlanningRepare,
} from './planning/repairSession';
export { moveSession, type DemandeChangement, type SessionDeplacee } from './sessions/moveSession';
export {
	findOpenSessions,
	findSessions,
	findStarting,
	type DemandeRecherche,
	type SessionTrouvee,
} from './sessions/find';
export { readSheet, type Fiche } from './sessions/fiche';
export { findAlerts, type Alerte } from './sessions/alertes';
export { bookRooms, type DemandeReservation, type ReservationFaite } from './salles/book';
export {
	moveBookings,
	type DemandeDeplacement,
	type ReservationDeplacee,
} from './salles/moveBookings';
export { releaseBookings, type DemandeLiberation, type ReservationLiberee } from './salles/release';
export {
	findFreeRooms,
	findFreeSlots,
	type CreneauxLibres,
	type SallesLibres,
} from './salles/libres';
export { listFormateurs, listFormations, listSalles } from './listes/listes';
