import type { IExecuteFunctions } from 'n8n-workflow';

import type { Smtp } from '../../core/courriers/transport';

/** n8n's SMTP credential as the core's mail server. */
export async function smtpOf(context: IExecuteFunctions): Promise<Smtp> {
	const { host, port, secure, user, password, disableStartTls, hostName } =
		await context.getCredentials<Smtp>('smtp');
	return {
		host,
		port: Number(port),
		secure: Boolean(secure),
		user,
		password,
		disableStartTls: Boolean(disableStartTls),
		hostName,
	};
}

export interface Sender {
	adminEmail: string;
	expediteur: string;
	urlCrm: string;
	urlPlanning: string;
}

/** Who writes, who is told of what goes wrong, and where the CRM's screens are. */
export async function expediteurOf(context: IExecuteFunctions): Promise<Sender> {
	const { adminEmail, expediteur, urlPublique, baseUrl, urlPlanning } =
		await context.getCredentials<Record<string, string | undefined>>('sessionsPlanningCrmApi');
	return {
		adminEmail: adminEmail ?? '',
		expediteur: expediteur ?? '',
		urlCrm: (urlPublique || baseUrl || '').replace(/(?<!\/)\/+$/, ''),
		urlPlanning: urlPlanning || `${context.getInstanceBaseUrl()}webhook/planning`,
	};
}
