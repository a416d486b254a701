import type { Role } from '../outbox/oweCourriers';
import type { Template } from './template';
import type { Smtp } from './transport';

export interface MailOffice {
	smtp: Smtp;
	/** « Centre ABJ <contact@abj.example> » or an address alone. */
	expediteur: string;
	adminEmail: string;
	/** Address of the CRM's screens, for links in notices. */
	urlCrm: string;
	/** Address of the planning pages, where calendars find each person's feed. */
	urlPlanning: string;
	cleSecrets?: string;
	/** Tries before a mail is given up; the pause grows from 5 seconds to an hour. */
	essaisMax: number;
	/** Connections to the mail server at once. */
	connexions: number;
	/** Seconds a mail or an event stays taken by this worker. */
	bail: number;
	/** Told of each mail that was tried, for a log: no address, no name. */
	tell?: (fate: MailFate) => void;
}

export interface Sending {
	role: Role;
	modele: Template;
	/** Adds the session's séances as a calendar. */
	agenda?: 'REQUEST' | 'CANCEL';
}

/** What became of one mail. */
export interface MailFate {
	fate: keyof Tally;
	idCourrier: number;
	role: string;
	idEvenement?: number;
	action?: string;
	correlationId?: string;
	/** Milliseconds until the mail server had it, or did not. */
	ms: number;
}

export interface Tally {
	envoyes: number;
	sansAdresse: number;
	/** No longer so when their turn came: sent to nobody. */
	sansObjet: number;
	reportes: number;
	abandonnes: number;
}
