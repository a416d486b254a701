import { z } from 'zod';

import { findEngagements, lockLiens, lockPersonne } from '../../database/generated/personnes';
import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { DataChanged } from '../batch/items';
import { Refusal, type Fault } from '../errors/refusal';
import { validate } from '../errors/validate';
import { dayInWords, frenchOf } from '../time/french';
import { toIso } from '../time/instant';
import { findTraces, type Traces } from './findTraces';
import { scrubTraces, type ScrubbedTraces } from './scrubTraces';
import {
	readSubject,
	unknownSubject,
	type PersonKeys,
	type PersonneRequest,
	type Subject,
} from './subject';
import { keyColumns, writeTraces } from './writeTraces';

export type ErasureRequest = PersonneRequest & {
	/** True writes nothing: the answer says what would go. */
	previsualiser?: boolean | null;
};

/** How many rows of each table had something of the person. */
export type ErasedRows = Record<keyof ScrubbedTraces, number>;

/** What is left where we do not write. */
export interface LeftInCrm {
	table: string;
	cle: string;
	quoi: string;
}

export interface Erasure {
	/** All keys of the person; they stay, and with them counters, ranks and history. */
	personne: PersonKeys;
	previsualiser: boolean;
	lignes: ErasedRows;
	/** ISO 8601; null in a preview of somebody who was never erased. */
	effaceLe: string | null;
	resteAuCrm: LeftInCrm[];
}

/** Faults beyond this are not listed: the first of them say what to do. */
const MOST_FAULTS = 20;

const preview = z.object({
	previsualiser: z
		.boolean()
		.nullish()
		.transform((only) => only ?? false),
});

/**
 * Takes a person out of our tables (contract, section 15): the name becomes a pseudonym, addresses and
 * free texts go, links and feeds stop working; keys, figures, rules and dates stay. The CRM's tables
 * are not written: the answer lists what it has. Done again, it finds nothing.
 * @throws Refusal ELEVE_INCONNU, CANDIDAT_INCONNU, FORMATEUR_INCONNU; EFFACEMENT_PREMATURE while a
 * session or séance to come, an event or a mail still needs the person
 */
export async function erasePersonne(centre: Centre, request: ErasureRequest): Promise<Erasure> {
	// Whatever the centre's isolation: what is read after the lock must be what is committed by then.
	return await transaction(centre.base, async (cx) => await erasePersonneIn(cx, centre, request), {
		isolation: 'read committed',
		withCommit: true,
	});
}

/** The same inside the caller's transaction, which is READ COMMITTED. */
export async function erasePersonneIn(
	cx: Executor,
	centre: Centre,
	{ previsualiser: only, ...who }: ErasureRequest,
): Promise<Erasure> {
	const { previsualiser } = validate(preview, { previsualiser: only });
	let subject = await readSubject(cx, who);
	if (!previsualiser) {
		// Two erasures take turns by it, and a refusal takes it back.
		await lockLiens.run(keyColumns(subject), cx);
		subject = await readSubject(cx, who);
	}
	const engagements = await findEngagements.run(
		{ inscriptions: subject.inscriptions, formateurs: subject.formateurs },
		cx,
	);
	const found = await findTraces(cx, subject);
	const { effaceLe } = found.crm;
	const scrubbed = scrubTraces(found, subject);
	const lignes = Object.fromEntries(
		Object.entries(scrubbed).map(([table, rows]) => [table, rows.length]),
	) as ErasedRows;
	const nothing = Object.values(lignes).every((n) => n === 0);
	if (!subject.inCrm && !effaceLe && nothing) throw unknownSubject(subject);

	const { path } = subject.asked;
	const faults = [
		...engagements.map((one) => toFault(one, path, centre.fuseau)),
		...unfinished(found, scrubbed).map((message) => ({
			path,
			message,
			code: 'EFFACEMENT_PREMATURE',
		})),
	];
	if (faults.length > 0) throw new Refusal(faults.slice(0, MOST_FAULTS));
	const { eleves, candidats, formateurs } = subject;
	const personne = { eleves, candidats, formateurs };
	const answer = (le: Date | null): Erasure => ({
		personne,
		previsualiser,
		lignes,
		effaceLe: le && toIso(le, centre.fuseau),
		resteAuCrm: leftInCrm(found.crm, subject),
	});
	if (previsualiser || (nothing && effaceLe)) return answer(effaceLe);
	await holdStill(cx, who, subject);
	await cx.finish(
		async (batch) =>
			await writeTraces(batch, personne, {
				par: subject.mentions.strike(centre.actor),
				scrubbed,
				lignes,
			}),
	);
	return answer(new Date(new Date().setMilliseconds(0)));
}

/**
 * Locks the person against enrolments, and runs all of it again where one came since it was read: the
 * next run says what keeps the person. Last, since reading takes long and whoever waits for the person
 * holds a session.
 */
async function holdStill(cx: Executor, who: PersonneRequest, subject: Subject): Promise<void> {
	const { eleves, candidats, formateurs, inscriptions } = subject;
	const [, again, engagements] = await cx.together(
		async (batch) =>
			await Promise.all([
				lockPersonne.run({ eleves, candidats, formateurs }, batch),
				readSubject(batch, who),
				findEngagements.run({ inscriptions, formateurs }, batch),
			]),
	);
	const same = (['eleves', 'candidats', 'inscriptions'] as const).every(
		(key) => again[key].join() === subject[key].join(),
	);
	if (!same || engagements.length > 0) throw new DataChanged();
}

type Engagement = Awaited<ReturnType<typeof findEngagements.run>>[number];

function toFault(one: Engagement, path: string, fuseau: string): Fault {
	const day = dayInWords(frenchOf(one.dateDebut, fuseau));
	const session = `la session ${one.idSession} (${one.formation}, le ${day})`;
	const stands =
		one.statut === 'EN_ATTENTE' ? 'attend encore une place dans' : 'est encore inscrit(e) à';
	const message =
		one.quoi === 'seance'
			? `donne encore des séances de ${session} : les confier à quelqu'un d'autre d'abord`
			: `${stands} ${session} : désister d'abord`;
	return { path, message, code: 'EFFACEMENT_PREMATURE' };
}

/** Events and mails under way that are about the person: erased, they would say something else than they must. */
function unfinished({ courriers, evenements }: Traces, scrubbed: ScrubbedTraces): string[] {
	const mails = new Set(scrubbed.courriers.map(({ idCourrier }) => idCourrier));
	const events = new Set(scrubbed.evenements.map(({ idEvenement }) => idEvenement));
	return [
		...evenements
			.filter(({ etat, idEvenement }) => etat === 'RECU' && events.has(idEvenement))
			.map(
				({ idEvenement, action }) =>
					`l'événement ${idEvenement} (${action}) est en cours : réessayer quand il est traité`,
			),
		...courriers
			.filter(({ etat, idCourrier }) => etat === 'A_ENVOYER' && mails.has(idCourrier))
			.map(
				({ idCourrier }) =>
					`le courriel ${idCourrier} va partir : réessayer quand il est parti ou abandonné`,
			),
	];
}

function leftInCrm(crm: Traces['crm'], { eleves, candidats, formateurs }: Subject): LeftInCrm[] {
	const rows = (part: unknown) => part as Array<Record<string, unknown>>;
	const present = (table: string, key: string, part: unknown, ids: number[]): LeftInCrm[] =>
		rows(part)
			.filter((row) => ids.includes(row[key] as number))
			.map((row) => ({ table, cle: String(row[key]), quoi: 'nom, prénom, adresse' }));
	return [
		...present('eleves', 'id_eleve', crm.eleves, eleves),
		...present('candidats', 'id_candidat', crm.candidats, candidats),
		...present('formateurs', 'id_formateur', crm.formateurs, formateurs),
		...rows(crm.inscriptions)
			.filter(
				({ motifAnnulation }) =>
					typeof motifAnnulation === 'string' && /\p{Ll}/u.test(motifAnnulation),
			)
			.map(({ idInscription }) => ({
				table: 'inscription_session',
				cle: String(idInscription),
				quoi: 'motif_annulation, écrit librement',
			})),
		...crm.notes.map((id) => ({
			table: 'sessions',
			cle: String(id),
			quoi: 'notes qui la nomment',
		})),
		...crm.motifs.map((id) => ({
			table: 'reservation_salle',
			cle: String(id),
			quoi: 'motif qui la nomme',
		})),
	];
}
