import type { Certificate } from '../../core/papers/certificate';
import type { AttendanceSheet } from '../../core/papers/sheet';
import type { SessionPresences } from '../../core/presences/readPresences';
import type { HoursReport } from '../../core/presences/reportHours';
import type { MarkedOne } from '../../core/presences/markEach';
import type { Delivery } from '../../core/evenements/deliverReturns';
import type { DeadLetter } from '../../core/evenements/replay';
import type { CapacityResult } from '../../core/inscriptions/changeCapacity';
import type { EnrolResult } from '../../core/inscriptions/enrol';
import type { FillResult } from '../../core/inscriptions/fillPlaces';
import type { PromoteResult } from '../../core/inscriptions/promote';
import type { RerankResult } from '../../core/inscriptions/rerank';
import type { Inscription } from '../../core/inscriptions/types';
import type { WithdrawResult } from '../../core/inscriptions/withdraw';
import type {
	DayReport,
	FormateurReport,
	MonthReport,
	YearReport,
} from '../../core/occupation/types';
import type { PlannedSession } from '../../core/planning/planSession';
import type { TogetherSummary } from '../../core/planning/planSessionsTogether';
import type { RepairedPlanning } from '../../core/planning/repairSession';
import type { MadeBooking } from '../../core/salles/bookRooms';
import type { FreeRooms } from '../../core/salles/findFreeRooms';
import type { FreeSlots } from '../../core/salles/findFreeSlots';
import type { MovedBooking } from '../../core/salles/moveBookings';
import type { ReleasedBooking } from '../../core/salles/releaseBookings';
import type { CreatedSession } from '../../core/sessions/answer';
import type { Alert } from '../../core/sessions/findAlerts';
import type { FoundSession } from '../../core/sessions/findSessions';
import type { MovedSession } from '../../core/sessions/moveSession';
import type { Sheet } from '../../core/sessions/readSheet';

interface Status {
	/** How it ended, in a word or two. */
	status: string;
}

interface Told extends Status {
	/** What follows from it, in French, for a person or an agent to go on with. */
	nextAction: string;
}

interface Counted extends Status {
	nombre: number;
}

/**
 * What an item of each node's operation holds; `output`: of a node without operations. From this
 * `npm run generate` writes the `__schema__` files, by which n8n shows the fields of a node before
 * its first run; the end-to-end tests hold what really comes to them.
 */
export interface Outputs {
	Attendance: {
		lire: Status & SessionPresences;
		marquer: Status & MarkedOne;
		feuille: Status & AttendanceSheet;
		heures: Counted & HoursReport;
		certificat: Status & Certificate;
	};
	BookRoom: {
		reserver: Told & MadeBooking;
		deplacer: Status & MovedBooking;
		liberer: Status & ReleasedBooking;
		creneauxLibres: Status & FreeSlots;
		sallesLibres: Status & FreeRooms;
	};
	CreateSession: {
		bloc: Told & CreatedSession;
		creneaux: Told & CreatedSession;
		planifier: Told & PlannedSession;
		ensemble: Told & PlannedSession & { ensemble: TogetherSummary };
		deplacer: Status & MovedSession;
		reparer: Told & RepairedPlanning;
	};
	CrmCallback: {
		deliver: Delivery;
		replay: DeadLetter;
	};
	Enrol: {
		output: Told & Inscription & Omit<EnrolResult, 'inscription'>;
	};
	FindSessions: {
		alertes: Counted & { alertes: Alert[] };
		chercher: Counted & { sessions: FoundSession[] };
		fiche: Status & Sheet;
		rappels: Counted & { sessions: FoundSession[] };
	};
	OccupancyReport: {
		annee: YearReport;
		mois: MonthReport;
		jour: DayReport;
		formateur: FormateurReport;
		session: Sheet;
		formation: { sessions: FoundSession[] };
	};
	WithdrawPromote: {
		desister: Told & WithdrawResult;
		promouvoir: Told & Omit<PromoteResult, 'dejaPromue'>;
		remplir: Told & FillResult;
		capacite: Told & CapacityResult;
		reclasser: Told & RerankResult;
	};
}
