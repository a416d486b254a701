import { createHash } from 'node:crypto';

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { FUSEAU } from '../../core/temps/instant';
import { answerFeed, answerPage, wrong, type ReponsePage } from '../../core/site/repondre';
import { pathOf, type Cles, type RequetePage } from '../../core/site/requete';
import { centreOf } from '../shared/centre';

type Requete = RequetePage & { headers?: Record<string, unknown> };

/** Answers each request that a Webhook node hands on; refusals and failures are pages too, so nothing is thrown. */
export async function answerPages(context: IExecuteFunctions, operation: 'page' | 'agenda'): Promise<INodeExecutionData[][]> {
	const items: INodeExecutionData[] = [];
	for (const [item, { json }] of context.getInputData().entries()) {
		const { panne, ...reponse } = await answerOne(context, operation, json);
		if (panne) context.logger.error(`${context.getNode().name}: ${panne}`);
		items.push({ json: { ...reponse }, pairedItem: { item } });
	}
	return [items];
}

async function answerOne(context: IExecuteFunctions, operation: 'page' | 'agenda', requete: Requete): Promise<ReponsePage> {
	try {
		const centre = await centreOf(context, actorOf(requete));
		const cles = await keysOf(context);
		return operation === 'agenda' ? await answerFeed(centre, requete, cles) : await answerPage(centre, requete, cles);
	} catch (error) {
		return wrong(FUSEAU, pathOf(requete.webhookUrl), error);
	}
}

/** Forms need a secret that every n8n of the centre shares: the Secrets Key, else what the credential has anyway. */
async function keysOf(context: IExecuteFunctions): Promise<Cles> {
	const { cleSecrets, password, host, database } = await context.getCredentials<Record<string, string>>('sessionsPlanningPostgresApi');
	const secret = cleSecrets || createHash('sha256').update(JSON.stringify([password, host, database])).digest('hex');
	return { cleSecrets: cleSecrets || undefined, cleFormulaires: secret };
}

/** Who acts, for the record of decisions: the name that the browser signed in with, never its password. */
function actorOf({ headers }: Requete): string {
	const [, basic] = /^Basic (.+)$/i.exec(String(headers?.authorization ?? '')) ?? [];
	const nom = basic ? Buffer.from(basic, 'base64').toString('utf8').split(':')[0] : '';
	return nom ? `planning:${nom.slice(0, 80)}` : 'planning';
}
