import type { IExecuteFunctions } from 'n8n-workflow';

import type { Centre } from '../../core/centre/centre';
import type { MailOffice } from '../../core/courriers/mailOffice';
import type { Template } from '../../core/courriers/template';
import { tellAbsence, tellHealth, type Absence } from '../../core/verification/tellHealth';

type Office = Pick<MailOffice, 'smtp' | 'expediteur' | 'adminEmail' | 'urlCrm'>;

/**
 * Looks how it goes and has the admin told of a change. What is told while the database is away is
 * remembered in the workflow's own data, as there is nowhere else.
 * @returns whether the database can be asked for the mails that are owed
 */
export async function tellOfHealth(
	context: IExecuteFunctions,
	centre: Centre,
	mail: { modele: Template; office: Office },
): Promise<boolean> {
	const patience = context.getNodeParameter('patience', 0, 3) as number;
	const known = context.getWorkflowStaticData('node') as Absence;
	try {
		await tellHealth(centre, patience, known);
	} catch (error) {
		const { depuis, dite } = await tellAbsence(error, known, patience, mail);
		// Kept only where it changed: n8n writes this data to its database then.
		if (known.depuis !== depuis) known.depuis = depuis;
		if (known.dite !== dite) known.dite = dite;
		return false;
	}
	for (const name of ['depuis', 'dite'] as const) if (known[name]) delete known[name];
	return true;
}
