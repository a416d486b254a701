export { openBase, closeBases, testBase, type AccesBase, type Base } from './centre/base';
export { openCentre, type Centre } from './centre/centre';
export { breakdownOf, causeOf } from './errors/breakdown';
export { Refusal, unwrap, type Fault, type Outcome } from './errors/refusal';
export { migrate, missingMigrations, type MigrationResult } from '../database/migrate';
export { applyRole } from '../database/applyRole';
export { roleSql } from '../database/rights';
export { check, type Finding } from './verification/check';
export { groupAlike } from './verification/groupAlike';
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
	findKnownSessions,
	findSessions,
	findStarting,
	type SearchRequest,
	type FoundSession,
} from './sessions/findSessions';
export { readSheet, type Sheet } from './sessions/readSheet';
export { findBroken, type BrokenSeance, type BreakCause } from './sessions/findBroken';
export { findAlerts, type Alert } from './sessions/findAlerts';
export { bookRooms, type BookingRequest, type MadeBooking } from './salles/bookRooms';
export { moveBookings, type MoveBookingRequest, type MovedBooking } from './salles/moveBookings';
export {
	releaseBookings,
	type ReleaseRequest,
	type ReleasedBooking,
} from './salles/releaseBookings';
export { findFreeRooms, type FreeRooms } from './salles/findFreeRooms';
export { findFreeSlots, type FreeSlots } from './salles/findFreeSlots';
export { listFormateurs, listFormations, listSalles } from './lists/catalogue';
export {
	planSession,
	type PlannedSession,
	type PlanSessionOptions,
	type PlanSessionRequest,
} from './planning/planSession';
export {
	planSessionsTogether,
	type PlannedSessions,
	type PlanTogetherOptions,
	type PlanTogetherRequest,
} from './planning/planSessionsTogether';
export { reportDay } from './occupation/reportDay';
export { reportMonth } from './occupation/reportMonth';
export { reportTrainer } from './occupation/reportTrainer';
export { reportYear } from './occupation/reportYear';
export type { DayReport, FormateurReport, MonthReport, YearReport } from './occupation/types';
export { makeReport, type ReportRequest } from './pages/server/makeReport';
export { searchList, type ListChoice, type ListName } from './lists/searchList';
export { actions, type Action } from './outbox/actions';
export { parseEventBody, receive, type Receipt } from './evenements/receive';
export { closeUntold } from './evenements/closeUntold';
export { prepareCases } from './evenements/prepareCases';
export { deliverReturns, type Delivery, type DeliveryRequest } from './evenements/deliverReturns';
export { replay, type DeadLetter } from './evenements/replay';
export type { Tally } from './courriers/mailOffice';
export { sendCourriers } from './courriers/sendCourriers';
export { notifyAdmin } from './courriers/notifyAdmin';
export { writeAlerts } from './rappels/writeAlerts';
export { writeRappels } from './rappels/writeRappels';
export { tellDeparted } from './salles/tellDeparted';
export { answerEndpoint } from './http/answer';
export { endpoints, type EndpointName } from './http/endpoints';
export { tools, type ToolName } from './agent/tools';
export { readPresences, type SessionPresences } from './presences/readPresences';
export { markPresences, type MarkedPresences, type MarkRequest } from './presences/markPresences';
export { reportHours, type HoursReport } from './presences/reportHours';
export { sheetOfAttendance, type AttendanceSheet } from './papers/sheet';
export { sheetPdf } from './papers/sheetPdf';
export { certificate, type Certificate } from './papers/certificate';
export { certificatePdf } from './papers/certificatePdf';
export { markEach, type MarkedOne, type OneMark } from './presences/markEach';
export { health, type Health } from './verification/health';
export { forgetOld, type Forgotten } from './conservation/forgetOld';
export { exportPersonne, type PersonalData } from './personnes/exportPersonne';
export { erasePersonne, type Erasure, type ErasureRequest } from './personnes/erasePersonne';
export type { PersonneRequest } from './personnes/subject';
