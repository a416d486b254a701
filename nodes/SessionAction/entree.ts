import { createHash, timingSafeEqual } from 'node:crypto';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { Refus } from '../../core/errors/refus';
import { parseCorps, receive, TAILLE_MAX, type Accuse } from '../../core/evenements/receive';
import { centreOf } from '../shared/centre';

/** n8n's raw request: the body is read here and not by n8n, which would answer broken JSON in a shape of its own. */
interface Requete {
	headers: Record<string, string | string[] | undefined>;
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

async function isAllowed(context: IWebhookFunctions, headers: Requete['headers']): Promise<boolean> {
	const { name, value } = await context.getCredentials<{ name: string; value: string }>('httpHeaderAuth');
	const given = headers[name.toLowerCase()];
	return Boolean(value) && typeof given === 'string' && timingSafeEqual(digest(given), digest(value));
}

async function readBody(request: Requete): Promise<Buffer> {
	if (!request.rawBody) await request.readRawBody?.();
	return request.rawBody ?? Buffer.alloc(0);
}

const header = (headers: Requete['headers'], name: string) => [headers[name]].flat()[0];

async function answerTo(context: IWebhookFunctions, request: Requete, bail: number): Promise<Accuse> {
	const refused = (statut: 400, code: string, message: string): Accuse => ({ statut, corps: { status: 'rejected', errors: [{ path: '', message, code }] } });
	// Told before it is read: nothing makes us take megabytes that are refused anyway.
	if (Number(header(request.headers, 'content-length') ?? 0) > TAILLE_MAX) return refused(400, 'CORPS_TROP_GRAND', `au plus ${TAILLE_MAX} octets`);
	let octets: Buffer;
	try {
		octets = await readBody(request);
	} catch {
		return refused(400, 'CORPS_ILLISIBLE', "le corps n'a pas pu être lu en entier");
	}
	const corps = parseCorps(octets, header(request.headers, 'content-type'));
	if (!corps.ok) return corps.accuse;
	const { cleSecrets } = await context.getCredentials<{ cleSecrets?: string }>('sessionsPlanningPostgresApi');
	return await receive(await centreOf(context, 'crm'), corps.valeur, { bail, cleSecrets });
}

/**
 * The CRM's call: answered once the event is durable, or refused; an execution starts for a new event only, and gets its number and nothing of its body.
 * What goes wrong on our side is a 503, for the CRM to send again: n8n would record what is thrown here as a failed execution.
 */
export async function receiveCall(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = context.getRequestObject() as unknown as Requete;
	const response = context.getResponseObject();
	const done: IWebhookResponseData = { noWebhookResponse: true };
	try {
		if (!(await isAllowed(context, request.headers))) {
			response.status(403).send('Authorization data is wrong!');
			return done;
		}
		const { statut, corps, prise } = await answerTo(context, request, context.getNodeParameter('bail', 45) as number);
		response.status(statut).json(corps);
		return prise ? { ...done, workflowData: [[{ json: { ...prise } }]] } : done;
	} catch (error) {
		const fautes = error instanceof Refus ? error.fautes : [{ path: '', message: "l'événement n'a pas pu être enregistré : le renvoyer plus tard", code: 'INDISPONIBLE' }];
		context.logger.error(`Session Action: ${error instanceof Refus ? error.message : ((error as { code?: string }).code ?? 'the event could not be written')}`);
		response.status(503).setHeader('Retry-After', '10').json({ status: 'rejected', errors: fautes });
		return done;
	}
}
