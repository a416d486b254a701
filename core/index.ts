export { openBase, closeBases, testBase, type AccesBase, type Base } from './centre/base';
export { openCentre, type Centre } from './centre/centre';
export { Refusal, unwrap, type Fault, type Outcome } from './errors/refusal';
export { migrate, migrationsManquantes, type ResultatMigration } from '../database/migrate';
export { check, type Finding } from './verification/check';
export { enrol, type EnrolRequest, type EnrolResult } from './inscriptions/enrol';
export { withdraw, type WithdrawRequest, type WithdrawResult } from './inscriptions/withdraw';
export { promote, type PromoteRequest, type PromoteResult } from './inscriptions/promote';
export { fillPlaces, type FillResult } from './inscriptions/fillPlaces';
export {
	changeCapacity,
	type CapacityRequest,
	type CapacityResult,
} from './inscriptions/changeCapacity';
export { convert, type ConvertRequest, type ConvertResult } from './inscriptions/convert';
export { rerank, type RerankResult } from './inscriptions/rerank';
export { explain, type RecordedDecision } from './inscriptions/explain';
export { cancelSession, type CancelResult } from './sessions/cancelSession';
export { confirmSession, type ConfirmSessionResult } from './sessions/confirmSession';
export type { ToldDecision, Inscription } from './inscriptions/types';
export { createSession } from './sessions/createSession';
export type { SessionRequest } from './sessions/request';
export type { CreatedSession } from './sessions/answer';
export {
	closureInWords,
	importFermetures,
	type ImportedFermetures,
	type ImportOptions,
} from './calendar/importFermetures';
export {
	repairSession,
	type RepairSessionRequest,
	type RepairedPlanning,
} from './planning/repairSession';
export { moveSession, type MoveSessionRequest, type MovedSession } from './sessions/moveSession';
export {
	findOpenSessions,
	findSessions,
	findStarting,
	type SearchRequest,
	type FoundSession,
} from './sessions/findSessions';
export { readSheet, type Sheet } from './sessions/readSheet';
export { findAlerts, type Alert } from './sessions/findAlerts';
export { bookRooms, type BookingRequest, type MadeBooking } from './salles/bookRooms';
export { moveBookings, type MoveBookingRequest, type MovedBooking } from './salles/moveBookings';
export {
	releaseBookings,
	type ReleaseRequest,
	type ReleasedBooking,
} from './salles/releaseBookings';
export { findFreeRooms, findFreeSlots, type FreeSlots, type FreeRooms } from './salles/findFree';
export { listFormateurs, listFormations, listSalles } from './lists/catalogue';
