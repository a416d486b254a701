import type { Centre } from '../centre/centre';
import { toIso } from '../time/instant';
import { findTraces, type Traces } from './findTraces';
import { withoutOthers } from './scrub';
import { isAbout, scrubTraces } from './scrubTraces';
import { readSubject, unknownSubject, type PersonKeys, type PersonneRequest } from './subject';

type Fields = Record<string, unknown>;

/** A row that names the person and is about others too: shown by hand, since it is theirs as well. */
export interface Mention {
	table: string;
	cle: string;
	le: string | null;
}

/** Everything held of a person, in the CRM's words; instants in ISO 8601 with the centre's offset. */
export interface PersonalData {
	personne: PersonKeys;
	exporteLe: string;
	effaceLe: string | null;
	/** The CRM's own rows, as it has them. */
	eleves: Fields[];
	candidats: Fields[];
	formateurs: Fields[];
	inscriptions: Fields[];
	/** A trainer's. */
	seances: Fields[];
	disponibilites: Fields[];
	presences: Fields[];
	corrections: Fields[];
	decisions: Fields[];
	evenements: Fields[];
	courriers: Fields[];
	reponses: Fields[];
	liensRevoques: Fields[];
	mentions: Mention[];
}

/**
 * Everything that our tables and the CRM's hold of one person (contract, section 15; GDPR, articles 15
 * and 20), without what rows about several say of the others. Two round trips, whatever there is.
 * @throws Refusal CHAMP_INVALIDE, ELEVE_INCONNU, CANDIDAT_INCONNU, FORMATEUR_INCONNU
 */
export async function exportPersonne(
	centre: Centre,
	request: PersonneRequest,
): Promise<PersonalData> {
	const { subject, found } = await centre.base.withConnection(async (cx) => {
		const read = await readSubject(cx, request);
		return { subject: read, found: await findTraces(cx, read) };
	});
	const touched = scrubTraces(found, subject);
	const nothing = Object.values(touched).every((rows) => rows.length === 0);
	if (!subject.inCrm && !found.crm.effaceLe && nothing) throw unknownSubject(subject);

	const { eleves, candidats, formateurs } = subject;
	const { effaceLe } = found.crm;
	const show = (rows: object[]) =>
		rows.map((row) => inCentre(withoutOthers(row, subject), centre.fuseau) as Fields);
	const shown = (part: unknown) => show((part as Fields[]).map(inFields));
	const about = new Set(
		found.evenements
			.filter(
				({ donnees, effets }) => isAbout(donnees, subject) || isAbout(dataOf(effets), subject),
			)
			.map(({ idEvenement }) => idEvenement),
	);
	const isTheirs = ({ sien }: { sien: boolean }) => sien;
	return {
		personne: { eleves, candidats, formateurs },
		exporteLe: iso(new Date(), centre.fuseau),
		effaceLe: effaceLe && iso(effaceLe, centre.fuseau),
		eleves: shown(found.crm.eleves),
		candidats: shown(found.crm.candidats),
		formateurs: shown(found.crm.formateurs),
		inscriptions: shown(found.crm.inscriptions),
		seances: shown(found.crm.seances),
		disponibilites: shown(found.crm.disponibilites),
		presences: show(found.presences.filter(isTheirs).map(withoutMark)),
		corrections: show(found.corrections.filter(isTheirs).map(withoutMark)),
		decisions: show(found.decisions.filter(isTheirs).map(withoutMark)),
		evenements: show(
			found.evenements
				.filter(({ idEvenement }) => about.has(idEvenement))
				.map(({ corpsRetour, ...row }) => ({ ...row, retour: parsed(corpsRetour) })),
		),
		courriers: show(
			found.courriers.filter(isTheirs).map(({ sansCle: _, ...row }) => withoutMark(row)),
		),
		reponses: show(touchedOnes(found.reponses, touched.reponses)),
		liensRevoques: shown(found.crm.liensRevoques),
		mentions: mentionsOf(touched, about, centre.fuseau),
	};
}

const dataOf = (effets: unknown) => (effets as { data?: unknown } | null)?.data;

const withoutMark = <T extends { sien: boolean }>({ sien: _, ...row }: T) => row;

function touchedOnes(
	rows: Traces['reponses'],
	changed: Array<{ portee: string; avant: string }>,
): Traces['reponses'] {
	const keys = new Set(changed.map(({ portee, avant }) => `${portee} ${avant}`));
	return rows.filter(({ portee, cle }) => keys.has(`${portee} ${cle}`));
}

const parsed = (body: string | null): unknown => {
	if (body === null) return null;
	try {
		return JSON.parse(body);
	} catch {
		return body;
	}
};

/** date_debut → dateDebut. */
const inFields = (row: Fields): Fields =>
	Object.fromEntries(
		Object.entries(row).map(([column, value]) => [
			column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
			value,
		]),
	);

/** To the second, as all instants of answers. */
const iso = (instant: Date, fuseau: string) =>
	toIso(new Date(new Date(instant).setMilliseconds(0)), fuseau);

/** Instants with the centre's offset; those of the CRM's rows came in UTC. */
function inCentre(value: unknown, fuseau: string): unknown {
	if (value instanceof Date) return iso(value, fuseau);
	if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value))
		return iso(new Date(value), fuseau);
	if (Array.isArray(value)) return value.map((one) => inCentre(one, fuseau));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => [name, inCentre(part, fuseau)]),
	);
}

function mentionsOf(
	touched: ReturnType<typeof scrubTraces>,
	about: Set<number>,
	fuseau: string,
): Mention[] {
	const at = (le: Date | null) => le && iso(le, fuseau);
	const one = (table: string, cle: unknown, le: Date | null = null): Mention => ({
		table,
		cle: String(cle),
		le: at(le),
	});
	return [
		...touched.courriers
			.filter(({ sien }) => !sien)
			.map((row) => one('courrier', row.idCourrier, row.creeLe)),
		...touched.evenements
			.filter(({ idEvenement }) => !about.has(idEvenement))
			.map((row) => one('evenement', row.idEvenement, row.recuLe)),
		...touched.decisions
			.filter(({ sien }) => !sien)
			.map((row) => one('decision', row.idDecision, row.priseLe)),
		...touched.alertes.map((row) =>
			one('alerte', `${row.idSession} ${row.avant} ${row.jour}`, row.creeLe),
		),
		...touched.annonces.map((row) => one('annonce', row.idAnnonce, row.creeLe)),
		...touched.fermetures.map((row) => one('fermeture', row.idFermeture)),
		...touched.matieres.map((row) => one('seance', row.idReservation)),
		...touched.presences
			.filter(({ sien }) => !sien)
			.map((row) => one('presence', `${row.idReservation} ${row.idInscription}`, row.marqueLe)),
		...touched.effacements.map((row) => one('effacement', row.idEffacement)),
	];
}
