import { setTimeout as wait } from 'node:timers/promises';
import type { Transporter } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';

import {
	claimAvis,
	claimCourriersOf,
	closeCourriers,
	keepCourriers,
	postponeCourrier,
	returnCourriers,
	type IClaimCourriersOfResult,
} from '../../database/generated/courriers';
import { readSecrets } from '../../database/generated/evenements';
import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import { grouped } from '../batch/grouped';
import type { Centre } from '../centre/centre';
import { toStorable } from '../errors/storable';
import { leaseOf } from '../evenements/claim';
import type { Account } from '../evenements/readBody';
import type { Seance } from '../evenements/context';
import type { Case } from '../evenements/prepareCases';
import { unseal } from '../evenements/secret';
import { toInvitation } from './invitation';
import { ownFeed, ownPage } from './ownAddresses';
import { reminderSheet, remindsTrainer, type SheetFile, type SheetsMade } from './reminderSheet';
import { oweAnomaly } from '../outbox/oweAnomalies';
import { oneLine, redact, type Template } from './template';
import { isAddress, toAdmin, type Role } from '../outbox/oweCourriers';
import { isRefused, LONGEST_TRY, openTransport, SELF_CONTAINED, type Smtp } from './transport';

/** A mail that the server itself refuses is not worth more tries than this. */
const ESSAIS_REFUSE = 3;

/** Mails that are taken at once, for each connection: a statement for each few is felt in a rush. */
const TAKEN_FOR_EACH = 8;

/** Milliseconds that the mark of a mail waits for those of the mails that are on their way beside it. */
const COMPANY_MS = 20;

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

export interface Sending {
	role: Role;
	modele: Template;
	/** Adds the session's séances as a calendar. */
	agenda?: 'REQUEST' | 'CANCEL';
}

export interface Tally {
	envoyes: number;
	sansAdresse: number;
	reportes: number;
	abandonnes: number;
}

type Row = IClaimCourriersOfResult;

/**
 * Sends the due mails of one role: those of `cases`, or the notices that belong to no event
 * (`undefined`). Each is sent on its own and marked before the next goes out by the same connection; one
 * that fails is due again later and stops nobody else's. What was sent is never sent again, unless this
 * process dies between the server's yes and our mark: then with the same Message-ID.
 */
export async function sendCourriers(
	centre: Centre,
	cases: Case[] | undefined,
	envoi: Sending,
	office: MailOffice,
): Promise<Tally> {
	const tally: Tally = { envoyes: 0, sansAdresse: 0, reportes: 0, abandonnes: 0 };
	const lease = cases && leaseOf(centre, cases, office.bail);
	const limite = office.connexions * TAKEN_FOR_EACH;
	let trying = 0;
	/** Until their mark is written. */
	const underWay = new Set<Row>();
	const pulse = setInterval(
		() => void keepTaken(centre, [...underWay], office.bail),
		(office.bail * 1000) / 3,
	);
	const close = grouped(async (marks: Mark[]) => await writeMarks(centre, marks), {
		isWhole: () => trying === 0,
		patience: COMPANY_MS,
	});
	let transport: Transporter | undefined;
	// Made once for all batches: a sheet is a PDF, and a secret takes a key to read.
	const sheets: Agent['sheets'] = new Map();
	let secrets: Agent['secrets'] | undefined;
	try {
		for (let next = true; next;) {
			const held = await lease?.();
			const taken = performance.now();
			const rows = await centre.base.withConnection(async (cx) =>
				held
					? await claimCourriersOf.run(
							{ ids: [...held], role: envoi.role, bail: office.bail, limite },
							cx,
						)
					: await claimAvis.run({ role: envoi.role, bail: office.bail, limite }, cx),
			);
			if (rows.length === 0) break;
			const expediteur = toAddress(office.expediteur || office.adminEmail);
			secrets ??=
				envoi.role === 'COMPTE'
					? await accounts(centre, cases ?? [], office.cleSecrets)
					: new Map<number, Account>();
			transport ??= openTransport(office.smtp, office.connexions);
			const agent: Agent = {
				centre,
				envoi,
				office,
				expediteur,
				secrets,
				transport,
				sheets,
			};
			// A mail is begun while its lease outlasts the longest try, or is given back: with a slow server the
			// last of these would else be under way when another worker may take them as well.
			const late = await inTurns(
				rows,
				office.connexions,
				() => performance.now() - taken > office.bail * 1000 - LONGEST_TRY,
				async (row) => {
					const begin = performance.now();
					const oneCase = cases?.find((d) => d.idEvenement === row.idEvenement);
					underWay.add(row);
					try {
						trying += 1;
						const { fate, mark } = await handle(agent, row, oneCase).finally(() => (trying -= 1));
						if (mark) await close(mark);
						tally[fate] += 1;
						office.tell?.({
							fate,
							idCourrier: row.idCourrier,
							role: row.role,
							idEvenement: oneCase?.idEvenement,
							action: oneCase?.action,
							correlationId: oneCase?.correlationId,
							ms: Math.round(performance.now() - begin),
						});
					} finally {
						underWay.delete(row);
					}
				},
			);
			if (late.length > 0) {
				await centre.base.withConnection(
					async (cx) => await returnCourriers.run(takenAs(late), cx),
				);
			}
			next = rows.length === limite || late.length > 0;
		}
		return tally;
	} finally {
		clearInterval(pulse);
		transport?.close();
	}
}

/** Mails as this worker took them: whoever takes one after it counts another try. */
const takenAs = (rows: Row[]) => ({
	ids: rows.map(({ idCourrier }) => idCourrier),
	essais: rows.map(({ essais }) => essais),
});

/**
 * A server that answers each step late, but answers, may take longer than a lease: meanwhile nobody else may take
 * the mail and send it a second time.
 */
async function keepTaken(centre: Centre, rows: Row[], bail: number): Promise<void> {
	if (rows.length === 0) return;
	try {
		await centre.base.withConnection(
			async (cx) => await keepCourriers.run({ ...takenAs(rows), bail }, cx),
		);
	} catch {
		// Tried again at the next third of the lease; what lasts fails at the mail's mark as well, and is told there.
	}
}

interface Agent {
	centre: Centre;
	envoi: Sending;
	office: MailOffice;
	expediteur: { name: string; address: string };
	secrets: Map<number, Account>;
	transport: Transporter;
	sheets: SheetsMade;
}

/** What became of a mail for good. */
interface Mark {
	idCourrier: number;
	etat: 'ENVOYE' | 'SANS_ADRESSE' | 'ECHEC';
	erreur?: string;
	/** Where it went, if the row does not say. */
	email?: string;
}

/** What became of a mail, and what is to be marked of it, unless that is done. */
interface Handled {
	fate: keyof Tally;
	mark?: Mark;
}

async function handle(agent: Agent, row: Row, oneCase: Case | undefined): Promise<Handled> {
	const { centre, envoi, office } = agent;
	const { idCourrier } = row;
	const email = (toAdmin(row.role as Role) ? office.adminEmail : row.email)?.trim();
	if (!isAddress(email)) {
		const erreur = 'adresse absente ou invalide';
		return { fate: 'sansAdresse', mark: { idCourrier, etat: 'SANS_ADRESSE', erreur } };
	}
	const compte = agent.secrets.get(row.idEvenement ?? 0);
	if (envoi.role === 'COMPTE' && !compte) {
		await giveUp(
			agent,
			row,
			oneCase,
			"le mot de passe n'est plus disponible : le CRM doit envoyer un nouvel événement ELEVE_CONVERTI",
		);
		return { fate: 'abandonnes' };
	}
	try {
		const sheet =
			oneCase && remindsTrainer(row, oneCase)
				? await reminderSheet(centre, agent.sheets, oneCase)
				: undefined;
		const message = toMessage(agent, row, email, oneCase, { compte, sheet });
		// Whole before it is sent: as a stream it went out in dozens of small pieces.
		const raw = await new MailComposer(message).compile().build();
		const envelope = { from: message.from.address, to: email };
		// The mail has its Message-ID already: without it here, nodemailer would make another one, for nobody.
		await agent.transport.sendMail({ raw, envelope, messageId: message.messageId });
	} catch (error) {
		const message = toStorable((error as Error).message);
		const limit = isRefused(error) ? Math.min(ESSAIS_REFUSE, office.essaisMax) : office.essaisMax;
		if (row.essais >= limit) {
			await giveUp(agent, row, oneCase, message);
			return { fate: 'abandonnes' };
		}
		await centre.base.withConnection(
			async (cx) =>
				await postponeCourrier.run({ idCourrier, essais: row.essais, erreur: message }, cx),
		);
		return { fate: 'reportes' };
	}
	return { fate: 'envoyes', mark: { idCourrier, etat: 'ENVOYE', email } };
}

function toMessage(
	{ centre, envoi, office, expediteur }: Agent,
	row: Row,
	email: string,
	oneCase: Case | undefined,
	{ compte, sheet }: { compte: Account | undefined; sheet: SheetFile | undefined },
) {
	const context = row.contexte as Record<string, unknown>;
	const isTheirs = (seance: Seance) =>
		row.role !== 'FORMATEUR' ||
		seance.idFormateur === null ||
		seance.idFormateur === row.idFormateur;
	const changes = oneCase?.deplacement?.filter(
		({ avant, apres }) => isTheirs(avant) || isTheirs(apres),
	);
	const former = context.ancien === true;
	const seances = former
		? (changes ?? []).map(({ avant }) => avant).filter(isTheirs)
		: (oneCase?.seances ?? []).filter(isTheirs);
	const nomComplet = oneLine(`${row.prenom} ${row.nom}`);
	const { sujet, html, texte } = redact(envoi.modele, {
		...context,
		prenom: row.prenom,
		nom: row.nom,
		nomComplet,
		session: oneCase?.session ?? null,
		seances: seances.slice(0, 12),
		autresSeances: Math.max(0, seances.length - 12) || null,
		motif: oneCase?.motif ?? null,
		deplacement: changes
			? {
					changements: changes.slice(0, 12),
					autresChangements: Math.max(0, changes.length - 12) || null,
				}
			: null,
		effets: oneCase?.effets ?? {},
		action: oneCase?.action,
		correlationId: oneCase?.correlationId,
		...(compte ? { compte } : {}),
		crm: office.urlCrm,
		planning: office.urlPlanning,
		agenda: ownFeed(office, row),
		espace: ownPage(office, row),
		presences: markingPage(office, row, seances[0], oneCase),
		feuille: sheet !== undefined,
		centre: expediteur.name || 'Le centre de formation',
		annee: new Date().getFullYear(),
	});
	const destinataire = { name: nomComplet, address: email };
	// A place that was not held, or is only proposed, has put nothing into a calendar.
	const hasNoCalendar = context.proposee === true || context.sansCalendrier === true;
	const held = new Set(seances.map(({ idReservation }) => idReservation));
	const lost = new Set(
		(changes ?? [])
			.map(({ avant }) => avant)
			.filter(isTheirs)
			.map((one) => one.idReservation),
	);
	const invitation =
		envoi.agenda && oneCase?.session && seances.length > 0 && !hasNoCalendar
			? toInvitation({
					session: oneCase.session,
					seances: oneCase.agenda,
					isTheirs: (seance) =>
						envoi.agenda === 'REQUEST' && !former && seance.active === true && isTheirs(seance),
					wasTheirs: (seance) => held.has(seance.idReservation) || lost.has(seance.idReservation),
					organiser: expediteur,
					destinataire,
					fuseau: centre.fuseau,
				})
			: undefined;
	return {
		from: expediteur,
		to: destinataire,
		subject: sujet,
		html,
		text: texte,
		// What French text comes to anyway; counting its letters to find that out was a sixth of the work.
		textEncoding: 'quoted-printable' as const,
		messageId: `<${row.idMessage}@${expediteur.address.split('@')[1]}>`,
		headers: { 'Auto-Submitted': 'auto-generated' },
		...SELF_CONTAINED,
		...(sheet ? { attachments: [sheet] } : {}),
		...(invitation ? { icalEvent: invitation } : {}),
	};
}

/** Where a reminded trainer marks who is there: the first of their séances. */
function markingPage(
	office: MailOffice,
	row: Row,
	seance: Seance | undefined,
	oneCase: Case | undefined,
): string | undefined {
	const own = ownPage(office, row);
	const idSession = oneCase?.session?.idSession;
	if (!own || !seance || !idSession || !remindsTrainer(row, oneCase)) return undefined;
	return `${own}&page=presences&id=${idSession}&seance=${seance.idReservation}`;
}

async function giveUp(
	{ centre }: Agent,
	row: Row,
	oneCase: Case | undefined,
	erreur: string,
): Promise<void> {
	await transaction(centre.base, async (cx) => {
		await closeIn(cx, [{ idCourrier: row.idCourrier, etat: 'ECHEC', erreur }]);
		if (!oneCase) return;
		const { idEvenement, action, correlationId, session } = oneCase;
		await oweAnomaly(cx, {
			cle: `courrier:${row.idCourrier}`,
			quoi: 'courrier',
			titre: `Message non remis (${action})`,
			erreur,
			destinataire: `${row.prenom} ${row.nom}`.trim() || row.role.toLowerCase(),
			evenement: { idEvenement, action, correlationId, idSession: session?.idSession ?? null },
		});
	});
}

async function closeIn(cx: Executor, marks: Mark[]): Promise<void> {
	await closeCourriers.run(
		{
			ids: marks.map(({ idCourrier }) => idCourrier),
			etats: marks.map(({ etat }) => etat),
			erreurs: marks.map(({ erreur }) => erreur ?? null),
			emails: marks.map(({ email }) => email ?? null),
		},
		cx,
	);
}

/** The server has said yes: the mark is worth a few tries, for without it the mail goes out a second time. */
async function writeMarks(centre: Centre, marks: Mark[]): Promise<void[]> {
	for (let essai = 1; ; essai += 1) {
		try {
			await centre.base.withConnection(async (cx) => await closeIn(cx, marks));
			return [];
		} catch (error) {
			if (essai >= 6) throw error;
			await wait(250 * 2 ** essai);
		}
	}
}

async function accounts(
	centre: Centre,
	cases: Case[],
	cleSecrets: string | undefined,
): Promise<Map<number, Account>> {
	const ids = cases.map((d) => d.idEvenement);
	const rows = await centre.base.withConnection(async (cx) => await readSecrets.run({ ids }, cx));
	return new Map(
		rows.flatMap(({ idEvenement, secret }) => {
			const oneCase = cases.find((d) => d.idEvenement === idEvenement);
			const compte =
				oneCase && unseal(secret, cleSecrets, `${oneCase.action}:${oneCase.correlationId}`);
			return compte ? [[idEvenement, compte] as const] : [];
		}),
	);
}

/** « Nom <adresse> » in its two parts. */
export function toAddress(text: string): { name: string; address: string } {
	const [, before, between] = /^([^<]*)<([^<>]+)>$/.exec(text.trim()) ?? ['', '', text];
	const address = between.trim();
	const name = before.trim().replace(/^"(.*)"$/, '$1');
	return {
		name,
		address: isAddress(address) ? address : 'ne-pas-repondre@sessions-planning.invalid',
	};
}

/**
 * Works off all values, `atOnce` at a time; the first of each are begun at once, and from when it is
 * `late` no more are.
 * @returns those that were not begun
 */
async function inTurns<T>(
	values: T[],
	atOnce: number,
	late: () => boolean,
	work: (value: T) => Promise<void>,
): Promise<T[]> {
	const queue = [...values];
	const ends = await Promise.allSettled(
		queue.splice(0, atOnce).map(async (first) => {
			await work(first);
			while (queue.length > 0 && !late()) await work(queue.shift() as T);
		}),
	);
	const failed = ends.find((end): end is PromiseRejectedResult => end.status === 'rejected');
	if (failed) throw failed.reason;
	return queue;
}
