import { openTransport } from './transport';
import { redact, type Template } from './template';
import { isAddress } from '../outbox/oweCourriers';
import type { MailOffice } from './mailOffice';
import { toAddress } from './toAddress';

const told = new Map<string, number>();

const TOLD_MAX = 1_000;

/** Whether `subject` was told within the last `minutes` by this process. */
function isRecent(subject: string, minutes: number): boolean {
	// Not by the clock on the wall: set back a day, it would keep silent for as long.
	const dit = told.get(subject);
	return dit !== undefined && performance.now() - dit < minutes * 60_000;
}

/** Noted before it is sent, so that of several at once one tells it. */
function noteTold(subject: string): void {
	if (told.size >= TOLD_MAX) told.clear();
	told.set(subject, performance.now());
}

/**
 * Writes to the admin at once, past the database: for what must be told even when the database is what fails.
 * The same subject at most once in `minutes`: a fault that comes back every few seconds is one message.
 */
export async function notifyAdmin(
	views: Array<Record<string, unknown>>,
	model: Template,
	office: Pick<MailOffice, 'smtp' | 'expediteur' | 'adminEmail' | 'urlCrm'>,
	minutes: number,
): Promise<Array<'envoye' | 'deja_dit' | 'sans_adresse'>> {
	const expediteur = toAddress(office.expediteur || office.adminEmail);
	const transport = openTransport(office.smtp, 1);
	try {
		const sorts: Array<'envoye' | 'deja_dit' | 'sans_adresse'> = [];
		for (const vue of views) {
			const { sujet, html, texte } = redact(model, {
				...vue,
				crm: office.urlCrm,
				centre: expediteur.name || 'Le centre de formation',
			});
			if (!isAddress(office.adminEmail)) sorts.push('sans_adresse');
			else if (isRecent(sujet, minutes)) sorts.push('deja_dit');
			else {
				noteTold(sujet);
				try {
					await transport.sendMail({
						from: expediteur,
						to: office.adminEmail.trim(),
						subject: sujet,
						html,
						text: texte,
						headers: { 'Auto-Submitted': 'auto-generated' },
					});
				} catch (error) {
					// What the server refused is told by the next try.
					told.delete(sujet);
					throw error;
				}
				sorts.push('envoye');
			}
		}
		return sorts;
	} finally {
		transport.close();
	}
}
