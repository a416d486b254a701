import type { ICredentialDataDecryptedObject, ICredentialTestFunctions, ICredentialsDecrypted, IExecuteFunctions, ILoadOptionsFunctions, INodeCredentialTestResult, IWebhookFunctions } from 'n8n-workflow';

import { openBase, type AccesBase } from '../../core/base';
import { openCentre, type Centre } from '../../core/centre';

const ssl: Record<string, AccesBase['ssl']> = { disable: false, require: { rejectUnauthorized: true }, allow: { rejectUnauthorized: false } };

/** A credential's fields as the core's way to the database. */
export function toAcces(credential: ICredentialDataDecryptedObject): AccesBase {
	const { host, port, database, user, password, maxConnexions, requetesPreparees } = credential as Record<string, string>;
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

type Contexte = IExecuteFunctions | ILoadOptionsFunctions | IWebhookFunctions;

const lus = new WeakMap<Contexte, Promise<ICredentialDataDecryptedObject>>();

/** The Postgres credential, read once in a run of a node: each reading costs n8n three statements and a derived key. */
export async function postgresOf(context: Contexte): Promise<ICredentialDataDecryptedObject> {
	let lu = lus.get(context);
	if (!lu) lus.set(context, (lu = context.getCredentials('sessionsPlanningPostgresApi')));
	return await lu;
}

/** The centre behind this node's credential. Throws a Refus when a rule file is wrong; opens no connection yet. */
export async function centreOf(context: Contexte, acteur = 'workflow'): Promise<Centre> {
	const credential = await postgresOf(context);
	return openCentre(openBase(toAcces(credential)), {
		dossierRegles: (credential.dossierRegles as string) || undefined,
		fuseau: (credential.fuseau as string) || undefined,
		acteur,
	});
}

/** The credential's Secrets Key: what signs confirmations. */
export async function secretsKeyOf(context: IExecuteFunctions): Promise<string | undefined> {
	const credential = await postgresOf(context);
	return (credential.cleSecrets as string) || undefined;
}

/** Connection test of the Postgres credential: reaches the database and says in words what is missing there. */
export async function sessionsPlanningPostgresTest(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const { testBase } = await import('../../core/base');
	const message = await testBase(toAcces(credential.data ?? {}));
	return message === '' ? { status: 'OK', message: 'Connection successful' } : { status: 'Error', message };
}
