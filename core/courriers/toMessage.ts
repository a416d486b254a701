import { DateTime } from 'luxon';

import type { IClaimCourriersOfResult } from '../../database/generated/courriers';
import type { Centre } from '../centre/centre';
import type { Seance } from '../evenements/context';
import type { Case } from '../evenements/prepareCases';
import type { Account } from '../evenements/readBody';
import { toInvitation } from './invitation';
import type { MailOffice, Sending } from './mailOffice';
import { ownFeed, ownPage } from './ownAddresses';
import { remindsTrainer, type SheetFile } from './reminderSheet';
import { oneLine, redact } from './template';
import { SELF_CONTAINED } from './transport';

type Row = IClaimCourriersOfResult;

/** What all mails of one sending have in common. */
export interface Letterhead {
	centre: Centre;
	envoi: Sending;
	office: MailOffice;
	expediteur: { name: string; address: string };
}

/** What belongs to one mail alone. */
interface Enclosed {
	compte?: Account;
	sheet?: SheetFile;
	/** When the person was last sent the session's séances, before this mail. */
	ditLe?: Date;
}

/**
 * One mail for one person, as nodemailer composes it: the template's words with this person's séances, a calendar
 * where the sending has one, the trainer's sheet. Nothing is read from the database, nothing written.
 */
export function toMessage(
	{ centre, envoi, office, expediteur }: Letterhead,
	row: Row,
	email: string,
	oneCase: Case | undefined,
	{ compte, sheet, ditLe }: Enclosed,
) {
	const context = row.contexte as Record<string, unknown>;
	const isTheirs = (seance: Seance | null): seance is Seance =>
		seance !== null &&
		(row.role !== 'FORMATEUR' ||
			seance.idFormateur === null ||
			seance.idFormateur === row.idFormateur);
	const changes = oneCase?.deplacement?.filter(
		({ avant, apres }) => isTheirs(avant) || isTheirs(apres),
	);
	const former = context.ancien === true;
	const seances = former
		? (changes ?? []).map(({ avant }) => avant).filter(isTheirs)
		: (oneCase?.seances ?? [])
				.filter(isTheirs)
				.filter(({ active }) => active !== false || !changes);
	const session = oneCase?.session ?? null;
	const upcoming = (context.prochaines ?? []) as Array<{ placesRestantes: number }>;
	const nomComplet = oneLine(`${row.prenom} ${row.nom}`);
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
	// What the CRM took away since the last mail, by its own SQL, is told by the next.
	const wasTaken = (seance: Seance) =>
		ditLe !== undefined && isTheirs(seance) && Date.parse(seance.oteeLe ?? '') > ditLe.getTime();
	const invitation =
		envoi.agenda && oneCase?.session && !hasNoCalendar
			? toInvitation({
					session: oneCase.session,
					seances: oneCase.agenda.map((seance) => ({
						...seance,
						sequence: (seance.sequence ?? 0) + row.alleesVenues,
					})),
					isTheirs: (seance) =>
						envoi.agenda === 'REQUEST' && !former && seance.active === true && isTheirs(seance),
					wasTheirs: (seance) =>
						held.has(seance.idReservation) || lost.has(seance.idReservation) || wasTaken(seance),
					organiser: expediteur,
					destinataire,
					fuseau: centre.fuseau,
				})
			: undefined;
	const { sujet, html, texte } = redact(envoi.modele, {
		...context,
		prenom: row.prenom,
		nom: row.nom,
		nomComplet,
		session: session && { ...session, inscrits: counted(session.nbInscrits, 'inscrit') },
		prochaines: upcoming.map((one) => ({
			...one,
			places: counted(one.placesRestantes, 'place libre'),
		})),
		seances: seances.slice(0, 12),
		...more('autresSeances', 'autre séance', seances.length - 12),
		motif: oneCase?.motif ?? null,
		deplacement: changes
			? {
					changements: changes.slice(0, 12),
					...more('autresChangements', 'autre changement', changes.length - 12),
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
		calendrier: invitation !== undefined,
		centre: expediteur.name || 'Le centre de formation',
		annee: DateTime.now().setZone(centre.fuseau).year,
	});
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

/** « 1 autre séance », « 3 autres séances »: each word of `what` takes an s. */
const counted = (n: number, what: string) =>
	`${n} ${n < 2 ? what : what.replaceAll(/(?=\s|$)/g, 's')}`;

/** What a list leaves out, as a number and in words; null where it holds all. */
const more = (name: string, what: string, n: number) => ({
	[name]: n > 0 ? n : null,
	[`${name}EnMots`]: n > 0 ? counted(n, what) : null,
});

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
