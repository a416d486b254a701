import type { FeedKind } from '../calendars/feedToken';

/**
 * Addresses of the planning pages, relative to the page they stand on, so that they hold behind any
 * proxy.
 */
export interface Links {
	/** Today: where the pages open. */
	aujourdhui: string;
	/** Where the search box asks. */
	recherche: string;
	personne: (genre: 'eleve' | 'candidat', id: string | number) => string;
	annee: (annee: number) => string;
	mois: (salle: string, annee: number, mois: number) => string;
	jour: (date: string, salle?: string) => string;
	session: (id: number, onglet?: 'planning' | 'historique') => string;
	formateur: (id: number, annee: number, mois: number) => string;
	formation: (code?: string) => string;
	semaine: (date: string, vue?: 'salles' | 'formateurs') => string;
	/** Absences, closures and closed rooms that are not over, each with its way back. */
	absences: string;
	/** The form of a deed, filled in as far as is known. */
	preparer: (verbe: string, champs?: Record<string, string | number | undefined>) => string;
	sante: string;
	/** A person's own page. */
	moi: string;
	/** Who was there, of one séance or the last. */
	presences: (id: number, seance?: number) => string;
	/** A sheet or certificate, as page or PDF. */
	papier: (champs: Record<string, string | number | undefined>) => string;
	/** A list as CSV. */
	exporter: (champs: Record<string, string | number>) => string;
	/** Asks before it is done. */
	confirmer: string;
	/** The question of a deed that needs no form. */
	demander: (verbe: string, champs: Record<string, string | number>) => string;
	/** Does it (POST). */
	agir: string;
	agenda: (genre: FeedKind, id: string | number, jeton: string) => string;
}

/** Most values are numbers, codes, days and hours, which stand as they are: a page has hundreds of links. */
const plain = /^[\w.:-]*$/;
const encoded = (text: string) =>
	plain.test(text) ? text : new URLSearchParams({ '': text }).toString().slice(1);

function query(fields: Record<string, string | number | undefined>): string {
	let text = '';
	for (const nom in fields) {
		const valeur = fields[nom];
		if (valeur === undefined) continue;
		text += `${text && '&'}${encoded(nom)}=${encoded(String(valeur))}`;
	}
	return text;
}

/**
 * Links for a page at `path`: '' is today or a year (…/planning), anything else lies one below it
 * (…/planning/mois). With `base` ('https://n8n.example/webhook/planning') they are whole addresses,
 * for a page that is sent elsewhere.
 */
export function createLinks(path: string, base = ''): Links {
	const root = base || (path === '' ? 'planning' : '../planning');
	const below = path === '' ? 'planning/' : '';
	const sous = base ? `${base}/` : below;
	return {
		aujourdhui: root,
		recherche: `${sous}recherche`,
		personne: (genre, id) => `${sous}personne?${query({ [genre]: id })}`,
		annee: (annee) => `${root}?${query({ annee })}`,
		mois: (salle, annee, mois) => `${sous}mois?${query({ salle, mois, annee })}`,
		jour: (date, salle) => `${sous}jour?${query({ date, salle })}`,
		session: (id, onglet) => `${sous}session?${query({ id, onglet })}`,
		formateur: (id, annee, mois) => `${sous}formateur?${query({ id, mois, annee })}`,
		formation: (code) =>
			code === undefined ? `${sous}formation` : `${sous}formation?${query({ code })}`,
		semaine: (date, vue) => `${sous}semaine?${query({ date, vue })}`,
		absences: `${sous}absences`,
		preparer: (verbe, champs = {}) => `${sous}preparer?${query({ verbe, ...champs })}`,
		sante: `${sous}sante`,
		moi: `${sous}moi`,
		presences: (id, seance) => `${sous}presences?${query({ id, seance })}`,
		papier: (champs) => `${sous}papier?${query(champs)}`,
		exporter: (champs) => `${sous}exporter?${query(champs)}`,
		confirmer: `${sous}confirmer`,
		demander: (verbe, champs) => `${sous}confirmer?${query({ verbe, ...champs })}`,
		agir: `${sous}agir`,
		agenda: (genre, id, jeton) => `${sous}agenda?${query({ [genre]: id, jeton })}`,
	};
}
