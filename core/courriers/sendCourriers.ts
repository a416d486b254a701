import { setTimeout as wait } from 'node:timers/promises';
import type { Transporter } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';

import {
	claimAvis,
	claimCourriersOf,
	closeCourriers,
	keepCourriers,
	postponeCourrier,
	readDitsLe,
	returnCourriers,
	type IClaimCourriersOfResult,
} from '../../database/generated/courriers';
import { readSecrets } from '../../database/generated/evenements';
import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import { grouped } from '../batch/grouped';
import { inTurns } from '../batch/inTurns';
import type { Centre } from '../centre/centre';
import { toStorable } from '../errors/storable';
import { leaseOf } from '../evenements/claim';
import type { Account } from '../evenements/readBody';
import type { Case } from '../evenements/prepareCases';
import { unseal } from '../evenements/secret';
import type { MailOffice, Sending, Tally } from './mailOffice';
import { reminderSheet, remindsTrainer, type SheetsMade } from './reminderSheet';
import { oweAnomaly } from '../outbox/oweAnomalies';
import { toAddress } from './toAddress';
import { toMessage, type Letterhead } from './toMessage';
import { isAddress, toAdmin, type Role } from '../outbox/oweCourriers';
import { isRefused, LONGEST_TRY, openTransport } from './transport';

/** A mail that the server itself refuses is not worth more tries than this. */
const ESSAIS_REFUSE = 3;

/** Mails that are taken at once, for each connection: a statement for each few is felt in a rush. */
const TAKEN_FOR_EACH = 8;

/** Milliseconds that the mark of a mail waits for those of the mails that are on their way beside it. */
const COMPANY_MS = 20;

type Row = IClaimCourriersOfResult;

/**
 * Sends the due mails of one role: those of `cases`, or the notices that belong to no event
 * (`undefined`). Each is sent on its own and marked before the next goes out by the same connection; one
 * that fails is due again later and stops nobody else's. What was sent is never sent again, unless this
 * process dies between the server's yes and our mark: then with the same Message-ID. What is no longer so
 * when its turn comes is sent to nobody.
 */
export async function sendCourriers(
	centre: Centre,
	cases: Case[] | undefined,
	envoi: Sending,
	office: MailOffice,
): Promise<Tally> {
	const tally: Tally = { envoyes: 0, sansAdresse: 0, sansObjet: 0, reportes: 0, abandonnes: 0 };
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
	const caseOf = (row: Row) => cases?.find((d) => d.idEvenement === row.idEvenement);
	const tell = (fate: keyof Tally, row: Row, oneCase: Case | undefined, ms: number) => {
		tally[fate] += 1;
		office.tell?.({
			fate,
			idCourrier: row.idCourrier,
			role: row.role,
			idEvenement: oneCase?.idEvenement,
			action: oneCase?.action,
			correlationId: oneCase?.correlationId,
			ms: Math.round(ms),
		});
	};
	let transport: Transporter | undefined;
	// Made once for all batches: a sheet is a PDF, and a secret takes a key to read.
	const sheets: Agent['sheets'] = new Map();
	let secrets: Agent['secrets'] | undefined;
	try {
		for (let next = true; next;) {
			const held = await lease?.();
			const taken = performance.now();
			const dues = await centre.base.withConnection(async (cx) =>
				held
					? await claimCourriersOf.run(
							{ ids: [...held], role: envoi.role, bail: office.bail, limite },
							cx,
						)
					: await claimAvis.run({ role: envoi.role, bail: office.bail, limite }, cx),
			);
			if (dues.length === 0) break;
			const isMoot = ({ etat }: Row) => etat === 'SANS_OBJET';
			for (const row of dues.filter(isMoot))
				tell('sansObjet', row, caseOf(row), performance.now() - taken);
			const rows = dues.filter((row) => !isMoot(row));
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
				ditsLe: await lastTold(centre, envoi, rows, caseOf),
			};
			// A mail is begun while its lease outlasts the longest try, or is given back: with a slow server the
			// last of these would else be under way when another worker may take them as well.
			const late = await inTurns(
				rows,
				office.connexions,
				() => performance.now() - taken > office.bail * 1000 - LONGEST_TRY,
				async (row) => {
					const begin = performance.now();
					const oneCase = caseOf(row);
					underWay.add(row);
					try {
						trying += 1;
						const { fate, mark } = await handle(agent, row, oneCase).finally(() => (trying -= 1));
						if (mark) await close(mark);
						tell(fate, row, oneCase, performance.now() - begin);
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
			next = dues.length === limite || late.length > 0;
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

interface Agent extends Letterhead {
	secrets: Map<number, Account>;
	transport: Transporter;
	sheets: SheetsMade;
	/** When each mail's person was last sent the session's séances, by the mail's number. */
	ditsLe: Map<string, Date>;
}

/**
 * When the people of these mails were last sent their séances: asked only of sessions that lost some, as the others
 * take nothing out of a calendar.
 */
async function lastTold(
	centre: Centre,
	{ agenda }: Sending,
	rows: Row[],
	caseOf: (row: Row) => Case | undefined,
): Promise<Map<string, Date>> {
	const lostSome = ({ agenda: seances }: Case) => seances.some(({ oteeLe }) => oteeLe);
	const ids = rows.flatMap((row) => {
		const oneCase = caseOf(row);
		return agenda && oneCase && lostSome(oneCase) ? [row.idCourrier] : [];
	});
	if (ids.length === 0) return new Map();
	const dits = await centre.base.withConnection(async (cx) => await readDitsLe.run({ ids }, cx));
	return new Map(dits.map(({ idCourrier, ditLe }) => [String(idCourrier), ditLe]));
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
		const message = toMessage(agent, row, email, oneCase, {
			compte,
			sheet,
			ditLe: agent.ditsLe.get(String(idCourrier)),
		});
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
