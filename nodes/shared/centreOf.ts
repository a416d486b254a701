import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeCredentialTestResult,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { openBase, type AccesBase } from '../../core/centre/base';
import { openCentre, type Centre } from '../../core/centre/centre';
import { isZone } from '../../core/time/instant';

const ssl: Record<string, AccesBase['ssl']> = {
	disable: false,
	require: { rejectUnauthorized: true },
	allow: { rejectUnauthorized: false },
};

/** A credential's fields as the core's way to the database. */
function toAccess(credential: ICredentialDataDecryptedObject): AccesBase {
	const { host, port, database, user, password, maxConnexions, requetesPreparees } =
		credential as Record<string, string>;
	return {
		host,
		port: Number(port),
		database,
		user,
		password,
		ssl: ssl[String(credential.ssl)],
		maxConnexions: Number(maxConnexions) || undefined,
		requetesPreparees: (requetesPreparees as unknown) !== false,
	};
}

type Context = IExecuteFunctions | ILoadOptionsFunctions | ITriggerFunctions | IWebhookFunctions;

const readOnes = new WeakMap<Context, Promise<ICredentialDataDecryptedObject>>();

/**
 * Milliseconds for which the calls of one webhook node share a reading: a credential or a rule file that
 * somebody changes is in use after that.
 */
const VALID = 5_000;
const calls = new Map<string, { lu: Promise<ICredentialDataDecryptedObject>; until: number }>();

/**
 * The Postgres credential, read once in a run of a node, and by a webhook once in a while: each
 * reading costs n8n three statements, a derived key and, with its own engine settings, an isolate.
 * The token of a call is not kept like this: one that is withdrawn is worth nothing at once.
 */
export async function postgresOf(context: Context): Promise<ICredentialDataDecryptedObject> {
	const read = () => context.getCredentials('sessionsPlanningPostgresApi');
	if ('getRequestObject' in context) return await sharedByCalls(context, read);
	let parsed = readOnes.get(context);
	if (!parsed) readOnes.set(context, (parsed = read()));
	return await parsed;
}

async function sharedByCalls(
	context: IWebhookFunctions,
	read: () => Promise<ICredentialDataDecryptedObject>,
): Promise<ICredentialDataDecryptedObject> {
	const { id, credentials } = context.getNode();
	const key = [context.getWorkflow().id, id, credentials?.sessionsPlanningPostgresApi?.id].join(
		':',
	);
	const knownOne = calls.get(key);
	if (knownOne && performance.now() < knownOne.until) return await knownOne.lu;
	const lu = read();
	calls.set(key, { lu, until: performance.now() + VALID });
	// What could not be read is asked for again by the next call.
	lu.catch(() => calls.delete(key));
	return await lu;
}

/**
 * The centre behind this node's credential; opens no connection yet. Calls that share a reading of the
 * credential share the centre too: to see whether a rule file has changed takes a look at each.
 * @throws Refusal when a rule file or the credential's zone is wrong
 */
export async function centreOf(context: Context, acteur = 'workflow'): Promise<Centre> {
	const credential = await postgresOf(context);
	if (!('getRequestObject' in context)) return open(credential, acteur);
	const known = ofCalls.get(credential) ?? new Map<string, Centre>();
	ofCalls.set(credential, known);
	const centre = known.get(acteur) ?? open(credential, acteur);
	known.set(acteur, centre);
	return centre;
}

const ofCalls = new WeakMap<ICredentialDataDecryptedObject, Map<string, Centre>>();

const open = (credential: ICredentialDataDecryptedObject, acteur: string): Centre =>
	openCentre(openBase(toAccess(credential)), {
		dossierRegles: (credential.dossierRegles as string) || undefined,
		fuseau: (credential.fuseau as string) || undefined,
		acteur,
	});

/** The credential's Secrets Key: what signs confirmations. */
export async function secretsKeyOf(context: IExecuteFunctions): Promise<string | undefined> {
	const credential = await postgresOf(context);
	return (credential.cleSecrets as string) || undefined;
}

/**
 * Connection test of the Postgres credential: reaches the database and says in words what is
 * missing there.
 */
export async function sessionsPlanningPostgresTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const { testBase } = await import('../../core/centre/base');
	const { fuseau, ...access } = credential.data ?? {};
	const message =
		fuseau && !isZone(String(fuseau))
			? `Time Zone: "${String(fuseau)}" is none, a name such as Europe/Paris is expected`
			: await testBase(toAccess(access));
	return message === ''
		? { status: 'OK', message: 'Connection successful' }
		: { status: 'Error', message };
}
