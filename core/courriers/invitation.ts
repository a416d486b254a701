import { foldSeances, type CalendarSeance, type CalendarSeries } from '../calendars/foldSeances';
import { writeCalendar, type CalendarMethod, type Party } from '../calendars/writeCalendar';
import type { Seance, SessionInWords } from '../evenements/context';

export interface InvitationRequest {
	session: SessionInWords;
	/** Every séance that the session has or had, also of others: they say how entries repeat. */
	seances: Seance[];
	/** Whether a séance is in this person's calendar from now on. */
	isTheirs: (seance: Seance) => boolean;
	/** Whether it was before: what is taken out has to be said. */
	wasTheirs: (seance: Seance) => boolean;
	organiser: Party;
	destinataire: Party;
	fuseau: string;
	maintenant?: Date;
}

/** The calendar file of a mail. */
export interface Invitation {
	method: CalendarMethod;
	filename: string;
	content: string;
}

/**
 * A session's séances for one person's calendar (contract, section 4). One entry says them all
 * where it can: a REQUEST that a later one replaces, and a CANCEL that takes it away, both of one
 * UID, as many clients read the first UID alone. Where several are needed they come together as
 * PUBLISH. Undefined where there is nothing to say.
 */
export function toInvitation(request: InvitationRequest): Invitation | undefined {
	const { session, seances, isTheirs, wasTheirs, organiser, destinataire, fuseau } = request;
	const theirs = seances.filter((one) => isTheirs(one) || wasTheirs(one));
	const concerned = new Set(theirs.map((one) => one.idReservation));
	const concerns = (ids: number[]) => ids.some((id) => concerned.has(id));
	const series = foldSeances(
		seances.map((one) => toCalendarSeance(one, session, isTheirs(one))),
		fuseau,
	).filter((one) => !one.cancelled || concerns(one.idReservations));
	if (series.length === 0) return undefined;

	const method = methodOf(series);
	return {
		method,
		filename: series.every(({ cancelled }) => cancelled) ? 'annulation.ics' : 'convocation.ics',
		content: writeCalendar({
			method,
			series,
			words: ({ matiere, formateur, salle }) => ({
				summary: matiere ? `${session.formation} : ${matiere}` : session.formation,
				...(formateur && { description: `Formateur : ${formateur}` }),
				location: salle,
			}),
			organiser: { ...organiser, name: organiser.name || organiser.address },
			attendee: { ...destinataire, name: destinataire.name || destinataire.address },
			fuseau,
			stamp: request.maintenant ?? new Date(),
		}),
	};
}

function methodOf(series: CalendarSeries[]): CalendarMethod {
	if (series.length > 1) return 'PUBLISH';
	return series[0].cancelled ? 'CANCEL' : 'REQUEST';
}

/** What an event of an earlier version kept of a séance has no origin: it stands where it stood. */
const toCalendarSeance = (
	seance: Seance,
	{ idSession }: SessionInWords,
	active: boolean,
): CalendarSeance => ({
	idReservation: seance.idReservation,
	idSession,
	dateDebut: seance.dateDebut,
	dateFin: seance.dateFin,
	debutOrigine: seance.debutOrigine ?? seance.dateDebut,
	finOrigine: seance.finOrigine ?? seance.dateFin,
	sequence: seance.sequence ?? 0,
	modifieLe: seance.modifieLe ?? null,
	active,
	arrivee: seance.arrivee ?? false,
	salle: seance.salle,
	matiere: seance.matiere,
	formateur: seance.formateur,
});
