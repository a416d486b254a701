import { setTimeout as wait } from 'node:timers/promises';
import type { Transporter } from 'nodemailer';

import {
	claimAvis,
	claimCourriersOf,
	closeCourrier,
	postponeCourrier,
	type IClaimCourriersOfResult,
} from '../../database/generated/courriers';
import { readSecrets } from '../../database/generated/evenements';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { keep } from '../evenements/claim';
import type { Account } from '../evenements/readBody';
import type { Seance } from '../evenements/context';
import type { Case } from '../evenements/prepareCases';
import { unseal } from '../evenements/secret';
import { feedAddress } from '../calendars/feedAddress';
import { toInvitation } from './invitation';
import { oweAnomaly } from '../outbox/oweAnomalies';
import { oneLine, redact, type Template } from './template';
import { isAddress, type Role } from '../outbox/oweCourriers';
import { isRefused, openTransport, type Smtp } from './transport';

/** A mail that the server itself refuses is not worth more tries than this. */
const ESSAIS_REFUSE = 3;

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
 * Sends the due mails of one role: those of `dossiers`, or the notices that belong to no event
 * (`undefined`). Each is taken, sent and marked on its own; one that fails is due again later and
 * stops nobody else's. What was sent is never sent again, unless this process dies between the
 * server's yes and our mark: then with the same Message-ID.
 */
export async function sendCourriers(
	centre: Centre,
	dossiers: Case[] | undefined,
	envoi: Sending,
	office: MailOffice,
): Promise<Tally> {
	const tally: Tally = { envoyes: 0, sansAdresse: 0, reportes: 0, abandonnes: 0 };
	let transport: Transporter | undefined;
	try {
		for (let suite = true; suite;) {
			// As many as go out at once, so that a mail's lease runs from when it is sent and a slow
			// server makes no other worker send it too.
			const limite = office.connexions;
			const held = dossiers && (await keep(centre, dossiers, office.bail));
			const rows = await centre.base.withConnection(async (cx) =>
				held
					? await claimCourriersOf.run(
							{ ids: [...held], role: envoi.role, bail: office.bail, limite },
							cx,
						)
					: await claimAvis.run({ role: envoi.role, bail: office.bail, limite }, cx),
			);
			suite = rows.length === limite;
			if (rows.length === 0) break;
			const expediteur = toAddress(office.expediteur || office.adminEmail);
			const secrets =
				envoi.role === 'COMPTE'
					? await accounts(centre, dossiers ?? [], office.cleSecrets)
					: new Map<number, Account>();
			transport ??= openTransport(office.smtp, office.connexions);
			const agent: Agent = { centre, envoi, office, expediteur, secrets, transport };
			await inTurns(rows, office.connexions, async (ligne) => {
				tally[
					await handle(
						agent,
						ligne,
						dossiers?.find((d) => d.idEvenement === ligne.idEvenement),
					)
				] += 1;
			});
		}
		return tally;
	} finally {
		transport?.close();
	}
}

interface Agent {
	centre: Centre;
	envoi: Sending;
	office: MailOffice;
	expediteur: { name: string; address: string };
	secrets: Map<number, Account>;
	transport: Transporter;
}

async function handle(agent: Agent, ligne: Row, dossier: Case | undefined): Promise<keyof Tally> {
	const { centre, envoi, office } = agent;
	const forAdmin = ['ADMIN', 'ALERTE', 'ANOMALIE'].includes(ligne.role);
	const email = (forAdmin ? office.adminEmail : ligne.email)?.trim();
	if (!isAddress(email)) {
		await close(centre, ligne, 'SANS_ADRESSE', 'adresse absente ou invalide');
		return 'sansAdresse';
	}
	const compte = agent.secrets.get(ligne.idEvenement ?? 0);
	if (envoi.role === 'COMPTE' && !compte) {
		await giveUp(
			agent,
			ligne,
			dossier,
			"le mot de passe n'est plus disponible : le CRM doit envoyer un nouvel événement ELEVE_CONVERTI",
		);
		return 'abandonnes';
	}
	try {
		await agent.transport.sendMail(toMessage(agent, ligne, email, dossier, compte));
	} catch (error) {
		const { message } = error as Error;
		const limite = isRefused(error) ? Math.min(ESSAIS_REFUSE, office.essaisMax) : office.essaisMax;
		if (ligne.essais >= limite) {
			await giveUp(agent, ligne, dossier, message);
			return 'abandonnes';
		}
		await centre.base.withConnection(
			async (cx) =>
				await postponeCourrier.run({ idCourrier: ligne.idCourrier, erreur: message }, cx),
		);
		return 'reportes';
	}
	await close(centre, ligne, 'ENVOYE', null, email);
	return 'envoyes';
}

function toMessage(
	{ centre, envoi, office, expediteur }: Agent,
	ligne: Row,
	email: string,
	dossier: Case | undefined,
	compte: Account | undefined,
) {
	const contexte = ligne.contexte as Record<string, unknown>;
	const isTheirs = (seance: Seance) =>
		ligne.role !== 'FORMATEUR' ||
		seance.idFormateur === null ||
		seance.idFormateur === ligne.idFormateur;
	const changements = dossier?.deplacement?.filter(
		({ avant, apres }) => isTheirs(avant) || isTheirs(apres),
	);
	const ancien = contexte.ancien === true;
	const seances = ancien
		? (changements ?? []).map(({ avant }) => avant).filter(isTheirs)
		: (dossier?.seances ?? []).filter(isTheirs);
	const nomComplet = oneLine(`${ligne.prenom} ${ligne.nom}`);
	const { sujet, html, texte } = redact(envoi.modele, {
		...contexte,
		prenom: ligne.prenom,
		nom: ligne.nom,
		nomComplet,
		session: dossier?.session ?? null,
		seances: seances.slice(0, 12),
		autresSeances: Math.max(0, seances.length - 12) || null,
		motif: dossier?.motif ?? null,
		deplacement: changements
			? {
					changements: changements.slice(0, 12),
					autresChangements: Math.max(0, changements.length - 12) || null,
				}
			: null,
		effets: dossier?.effets ?? {},
		action: dossier?.action,
		correlationId: dossier?.correlationId,
		...(compte ? { compte } : {}),
		crm: office.urlCrm,
		agenda: ownFeed(office, ligne),
		centre: expediteur.name || 'Le centre de formation',
		annee: new Date().getFullYear(),
	});
	const destinataire = { name: nomComplet, address: email };
	const held = new Set(seances.map(({ idReservation }) => idReservation));
	const lost = new Set(
		(changements ?? [])
			.map(({ avant }) => avant)
			.filter(isTheirs)
			.map((one) => one.idReservation),
	);
	const invitation =
		envoi.agenda && dossier?.session && seances.length > 0 && contexte.proposee !== true
			? toInvitation({
					session: dossier.session,
					seances: dossier.agenda,
					isTheirs: (seance) =>
						envoi.agenda === 'REQUEST' && !ancien && seance.active === true && isTheirs(seance),
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
		messageId: `<${ligne.idMessage}@${expediteur.address.split('@')[1]}>`,
		headers: { 'Auto-Submitted': 'auto-generated' },
		...(invitation
			? {
					icalEvent: invitation,
				}
			: {}),
	};
}

/** The feed of the person that a mail goes to; the admin has none. */
function ownFeed(
	{ urlPlanning, cleSecrets }: MailOffice,
	{ idEleve, idCandidat, idFormateur }: Row,
): string | undefined {
	if (idEleve) return feedAddress(urlPlanning, cleSecrets, 'eleve', idEleve);
	if (idCandidat) return feedAddress(urlPlanning, cleSecrets, 'candidat', idCandidat);
	if (idFormateur) return feedAddress(urlPlanning, cleSecrets, 'formateur', idFormateur);
	return undefined;
}

async function giveUp(
	{ centre }: Agent,
	ligne: Row,
	dossier: Case | undefined,
	erreur: string,
): Promise<void> {
	await transaction(centre.base, async (cx) => {
		await closeCourrier.run(
			{ idCourrier: ligne.idCourrier, etat: 'ECHEC', erreur, email: null },
			cx,
		);
		if (!dossier) return;
		const { idEvenement, action, correlationId, session } = dossier;
		await oweAnomaly(cx, {
			cle: `courrier:${ligne.idCourrier}`,
			quoi: 'courrier',
			titre: `Message non remis (${action})`,
			erreur,
			destinataire: `${ligne.prenom} ${ligne.nom}`.trim() || ligne.role.toLowerCase(),
			evenement: { idEvenement, action, correlationId, idSession: session?.idSession ?? null },
		});
	});
}

/** The server has said yes: the mark is worth a few tries, for without it the mail goes out a second time. */
async function close(
	centre: Centre,
	ligne: Row,
	etat: string,
	erreur: string | null,
	email: string | null = null,
): Promise<void> {
	for (let essai = 1; ; essai += 1) {
		try {
			await centre.base.withConnection(
				async (cx) =>
					await closeCourrier.run({ idCourrier: ligne.idCourrier, etat, erreur, email }, cx),
			);
			return;
		} catch (error) {
			if (essai >= 6) throw error;
			await wait(250 * 2 ** essai);
		}
	}
}

async function accounts(
	centre: Centre,
	dossiers: Case[],
	cleSecrets: string | undefined,
): Promise<Map<number, Account>> {
	const ids = dossiers.map((d) => d.idEvenement);
	const rows = await centre.base.withConnection(async (cx) => await readSecrets.run({ ids }, cx));
	return new Map(
		rows.flatMap(({ idEvenement, secret }) => {
			const dossier = dossiers.find((d) => d.idEvenement === idEvenement);
			const compte =
				dossier && unseal(secret, cleSecrets, `${dossier.action}:${dossier.correlationId}`);
			return compte ? [[idEvenement, compte] as const] : [];
		}),
	);
}

/** « Nom <adresse> » in its two parts. */
export function toAddress(text: string): { name: string; address: string } {
	const [, name, address] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [
		undefined,
		'',
		text.trim(),
	];
	return {
		name,
		address: isAddress(address) ? address : 'ne-pas-repondre@sessions-planning.invalid',
	};
}

async function inTurns<T>(
	values: T[],
	atOnce: number,
	work: (value: T) => Promise<void>,
): Promise<void> {
	const queue = [...values];
	const ends = await Promise.allSettled(
		Array.from({ length: Math.min(atOnce, queue.length) }, async () => {
			for (let value = queue.shift(); value !== undefined; value = queue.shift()) await work(value);
		}),
	);
	const failed = ends.find((end): end is PromiseRejectedResult => end.status === 'rejected');
	if (failed) throw failed.reason;
}
