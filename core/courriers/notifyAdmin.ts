import { openTransport } from './transport';
import { redact, type Template } from './template';
import { isAddress } from '../outbox/oweCourriers';
import { toAddress, type MailOffice } from './sendCourriers';

const dits = new Map<string, number>();

/** Whether `cle` was told within the last `minutes` by this process; notes it when not. */
function isRecent(cle: string, minutes: number): boolean {
	const maintenant = Date.now();
	const dit = dits.get(cle);
	if (dit !== undefined && maintenant - dit < minutes * 60_000) return true;
	dits.set(cle, maintenant);
	if (dits.size > 1_000) dits.clear();
	return false;
}

/**
 * Writes to the admin at once, past the database: for what must be told even when the database is what fails.
 * The same subject at most once in `minutes`: a fault that comes back every few seconds is one message.
 */
export async function notifyAdmin(
	vues: Array<Record<string, unknown>>,
	modele: Template,
	bureau: Pick<MailOffice, 'smtp' | 'expediteur' | 'adminEmail' | 'urlCrm'>,
	minutes: number,
): Promise<Array<'envoye' | 'deja_dit' | 'sans_adresse'>> {
	const expediteur = toAddress(bureau.expediteur || bureau.adminEmail);
	const transport = openTransport(bureau.smtp, 1);
	try {
		const sorts: Array<'envoye' | 'deja_dit' | 'sans_adresse'> = [];
		for (const vue of vues) {
			const { sujet, html, texte } = redact(modele, {
				...vue,
				crm: bureau.urlCrm,
				centre: expediteur.name || 'Le centre de formation',
			});
			if (!isAddress(bureau.adminEmail)) sorts.push('sans_adresse');
			else if (isRecent(sujet, minutes)) sorts.push('deja_dit');
			else {
				await transport.sendMail({
					from: expediteur,
					to: bureau.adminEmail.trim(),
					subject: sujet,
					html,
					text: texte,
					headers: { 'Auto-Submitted': 'auto-generated' },
				});
				sorts.push('envoye');
			}
		}
		return sorts;
	} finally {
		transport.close();
	}
}
