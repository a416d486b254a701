import type { Centre } from '../centre/centre';
import { Refusal } from '../errors/refusal';
import type { Case } from '../evenements/prepareCases';
import { sheetOfAttendance, type AttendanceSheet } from '../papers/sheet';
import { sheetPdf } from '../papers/sheetPdf';
import { addDays } from '../time/days';

export interface SheetFile {
	filename: string;
	content: Buffer;
	contentType: string;
}

/** The sheets that were made already, one an event: all trainers of a session get the same. */
export type SheetsMade = Map<number, Promise<SheetFile | undefined>>;

/** Weeks of a session that a reminder's sheet shows: all of a course, the beginning of a CAP. */
const SHEET_WEEKS = 8;

/** Whether this mail reminds a trainer of a session, and not an élève. */
export const remindsTrainer = ({ role }: { role: string }, oneCase: Case | undefined) =>
	role === 'FORMATEUR' && oneCase?.action === 'RAPPEL_SESSION';

/**
 * The attendance sheet that a trainer's reminder carries, unless `centre.json` says otherwise.
 * Undefined where there is none to make: the reminder then goes out without. @throws what the
 * database throws, and the mail is due again
 */
export async function reminderSheet(
	centre: Centre,
	made: SheetsMade,
	oneCase: Case,
): Promise<SheetFile | undefined> {
	const idSession = oneCase.session?.idSession;
	if (!centre.rules.centre.parametres.presences.feuilleAuRappel || !idSession) return undefined;

	const known = made.get(oneCase.idEvenement);
	if (known) return await known;

	const making = makeSheet(centre, idSession, oneCase.seances[0]?.dateDebut.slice(0, 10));
	made.set(oneCase.idEvenement, making);
	return await making;
}

async function makeSheet(
	centre: Centre,
	idSession: number,
	du: string | undefined,
): Promise<SheetFile | undefined> {
	const sheet = await sheetBetween(centre, idSession, du);
	const content = sheet && (await pdfOf(centre, sheet));
	return (
		content && {
			filename: `emargement-session-${idSession}.pdf`,
			content,
			contentType: 'application/pdf',
		}
	);
}

async function sheetBetween(
	centre: Centre,
	idSession: number,
	du: string | undefined,
): Promise<AttendanceSheet | undefined> {
	const au = du === undefined ? undefined : addDays(du, SHEET_WEEKS * 7 - 1);
	try {
		return await sheetOfAttendance(centre, { idSession, du, au });
	} catch (error) {
		// Every séance of those days was cancelled since the reminder was owed.
		if (error instanceof Refusal) return undefined;
		throw error;
	}
}

async function pdfOf(centre: Centre, sheet: AttendanceSheet): Promise<Buffer | undefined> {
	try {
		return await sheetPdf(centre, sheet);
	} catch {
		// What can't be drawn now can't be at the next try: the reminder matters more, and the page that
		// it leads to prints the same sheet and says the error.
		return undefined;
	}
}
