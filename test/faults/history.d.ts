/** A row of inscription_session, as the audit keeps it. */
export interface Row {
	id_inscription: number;
	id_session: number;
	id_eleve: number | null;
	id_candidat: number | null;
	statut_inscription: string;
	priorite: number;
	position_attente: number | null;
	date_inscription: string | null;
}

export interface Session {
	id_session: number;
	id_salle: number | null;
	capacite_max: number;
	nb_inscrits: number;
	statut_session: string;
	statut_validation: string;
}

export interface Decision {
	id_decision: number;
	verbe: string;
	id_session: number;
	id_inscription: number | null;
	regle: string;
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the facts of any rule
	faits: Record<string, any>;
	forcee: boolean;
}

/** One line of faults.histoire (audit.sql). */
export interface Entry {
	seq: string;
	xid: string;
	quoi: 'session' | 'inscription' | 'decision' | 'applique';
	id_session: number | null;
	/** Written by the CRM's own SQL, which owes us no decision. */
	du_crm: boolean;
	avant: object | null;
	apres: object | null;
}

/** What does not change while a history is made. */
export interface World {
	/** Seats of each room. */
	rooms: Map<number, number>;
	/** Candidats who have left the centre. */
	gone: Set<number>;
	/** An élève and the candidat he was are one. */
	personOf: (row: Row) => string;
}

/** A session between two commits. */
export interface State {
	rows: Map<number, Row>;
	session: Session;
	readonly world: World;
	readonly places: number;
	readonly placed: number;
	readonly free: number;
	readonly queue: Row[];
	readonly eligible: Row[];
	readonly open: boolean;
	copy(): State;
}

export function checkHistory(entries: Entry[], world: World): { faults: string[]; steps: number };

export function readHistory(
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of any query
	sql: (text: string, values?: unknown[]) => Promise<any[]>,
	sessions?: number[],
): Promise<{ entries: Entry[]; world: World }>;
