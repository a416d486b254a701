import type { Traces } from './findTraces';
import { scrub, whose } from './scrub';
import type { Subject } from './subject';

type Fields = Record<string, unknown>;

/** Those that changed, as they are to be; the others hold nothing of the person. */
function changed<T extends object>(rows: T[], change: (row: T) => Partial<T>): T[] {
	return rows.flatMap((row) => {
		const after = { ...row, ...change(row) };
		return JSON.stringify(after) === JSON.stringify(row) ? [] : [after];
	});
}

/** What was found without what it says of the person: the rows that are to be written, by table. */
export function scrubTraces(found: Traces, subject: Subject) {
	const { mentions, pseudonym } = subject;
	const strike = <T extends string | null>(text: T, own = false): T =>
		(text === null ? null : mentions.strike(text, { own })) as T;
	/** A key that was struck stays unlike every other. */
	const key = (text: string, id: number | string): string => {
		const struck = mentions.strike(text);
		return struck === text ? text : `${struck}~${id}`;
	};
	return {
		courriers: changed(found.courriers, (row) => {
			// A row with somebody's key is that person's, also where two have one name.
			const own = row.sien || (row.sansCle && mentions.isName(row.prenom, row.nom));
			return {
				cle: key(row.cle, row.idCourrier),
				...(own
					? { prenom: '', nom: pseudonym, email: null }
					: { prenom: strike(row.prenom), nom: strike(row.nom), email: strike(row.email) }),
				contexte: scrub(row.contexte, subject, { own: row.sien }),
				erreur: strike(row.erreur, own),
			};
		}),
		evenements: changed(found.evenements, (row) => ({
			correlationId: key(row.correlationId, row.idEvenement),
			donnees: scrub(row.donnees, subject),
			effets: scrub(row.effets, subject),
			erreur: strike(row.erreur, isAbout(row.donnees, subject)),
			corpsRetour: scrubBody(row.corpsRetour, subject),
		})),
		decisions: changed(found.decisions, (row) => ({
			acteur: strike(row.acteur),
			regle: strike(row.regle),
			message: strike(row.message, row.sien),
			faits: scrub(row.faits, subject),
		})),
		reponses: changed(
			found.reponses.map((row, i) => ({ ...row, avant: row.cle, rang: i })),
			(row) => ({
				cle: key(row.cle, row.rang),
				reponse: scrubAnswer(row, subject),
			}),
		),
		alertes: changed(
			found.alertes.map((row) => ({ ...row, avant: row.code })),
			(row) => ({ code: strike(row.code), message: strike(row.message) }),
		),
		annonces: changed(found.annonces, (row) => ({ message: strike(row.message) })),
		fermetures: changed(found.fermetures, (row) => ({
			motif: strike(row.motif),
			source: strike(row.source),
		})),
		matieres: changed(found.matieres, (row) => ({ matiere: strike(row.matiere) })),
		presences: changed(found.presences, (row) => ({ marquePar: strike(row.marquePar) })),
		corrections: changed(found.corrections, (row) => ({ par: strike(row.par) })),
		effacements: changed(found.effacements, (row) => ({ par: strike(row.par) })),
	};
}

export type ScrubbedTraces = ReturnType<typeof scrubTraces>;

/** Whether an event's data name the person by key. */
export const isAbout = (donnees: unknown, subject: Subject): boolean =>
	whose((donnees ?? {}) as Fields, subject) === 'theirs';

/** The body of a return call is JSON as text: its layout stays where nothing in it changes. */
function scrubBody(body: string | null, subject: Subject): string | null {
	if (body === null) return null;
	try {
		const read: unknown = JSON.parse(body);
		const struck = JSON.stringify(scrub(read, subject));
		return struck === JSON.stringify(read) ? body : struck;
	} catch {
		return subject.mentions.strike(body);
	}
}

/**
 * What was confirmed is kept so that its token is good once: of its words nothing is needed, where any
 * is about the person.
 */
function scrubAnswer<T>({ portee, reponse }: { portee: string; reponse: T }, subject: Subject): T {
	const struck = scrub(reponse, subject);
	const isTouched = JSON.stringify(struck) !== JSON.stringify(reponse);
	if (portee !== 'confirmation' || !isTouched) return struck;
	return scrub(reponse, subject, { own: true, nothingElse: true });
}
