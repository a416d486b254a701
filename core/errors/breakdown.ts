import { NotConnected } from '../../database/notConnected';
import { RightsMissing } from '../../database/rights';
import { SchemaBehind } from '../../database/schemaBehind';
import type { Fault } from './refusal';

/** What is wrong with the way to the database, or with the database itself, and how to mend it. */
interface Breakdown {
	/** SQLSTATE or a code of Node's; the words of pg, where it gives no code. */
	said: RegExp;
	code: string;
	message: string;
}

/** Why no connection was to be had; the names are those of the credential's fields. */
const unconnected: Breakdown[] = [
	{
		said: /^28P01$|^SASL:/,
		code: 'BASE_ACCES_REFUSE',
		message: 'la base refuse cet utilisateur ou ce mot de passe : vérifier User et Password',
	},
	{
		said: /^28/,
		code: 'BASE_ACCES_REFUSE',
		message:
			'la base refuse cet utilisateur : vérifier User, mettre SSL si le serveur l’exige, ' +
			'et laisser entrer cette machine (pg_hba.conf)',
	},
	{
		said: /^3D000$/,
		code: 'BASE_ABSENTE',
		message: 'le serveur n’a pas de base de ce nom : vérifier Database',
	},
	{
		said: /^53300$/,
		code: 'BASE_SATUREE',
		message:
			'la base n’a plus de connexion libre : baisser Maximum Connections, ' +
			'ou relever max_connections du serveur',
	},
	{
		said: /^(ENOTFOUND|EAI_AGAIN)$/,
		code: 'BASE_INJOIGNABLE',
		message: 'l’adresse de la base est introuvable : vérifier Host',
	},
	{
		said: /^ECONNREFUSED$/,
		code: 'BASE_INJOIGNABLE',
		message:
			'aucune base ne répond à cette adresse : vérifier Host et Port, et que PostgreSQL tourne',
	},
	{
		said: /^timeout exceeded when trying to connect$/,
		code: 'BASE_INJOIGNABLE',
		message:
			'aucune connexion à temps : vérifier Host et Port, ou relever Maximum Connections ' +
			'si toutes sont prises',
	},
	{
		said: /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$|^timeout expired$|due to connection timeout$/,
		code: 'BASE_INJOIGNABLE',
		message:
			'la base ne répond pas à temps : vérifier Host et Port, et que le réseau laisse passer n8n',
	},
	{
		said: /^The server does not support SSL/,
		code: 'BASE_SSL',
		message: 'le serveur de la base ne sait pas chiffrer : mettre SSL sur Off',
	},
	{
		said: /^(CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO$)/,
		code: 'BASE_SSL',
		message:
			'le certificat de la base n’est pas reconnu : en installer un qui l’est ' +
			'(NODE_EXTRA_CA_CERTS), ou mettre SSL sur « Certificate Not Checked »',
	},
	{
		said: /^57P03$/,
		code: 'BASE_INDISPONIBLE',
		message: 'la base démarre ou s’arrête : réessayer dans un instant',
	},
];

/** What a database that was reached answers, whatever was asked of it. */
const answered: Breakdown[] = [
	{
		said: /^(3F000|42P01|42703|42883)$/,
		code: 'BASE_INCOMPLETE',
		message:
			'la base n’a pas une table, une colonne ou une fonction qu’il faut : vérifier Database, ' +
			'et lancer npx n8n-nodes-sessions-planning check, qui dit laquelle',
	},
	{
		said: /^53/,
		code: 'BASE_SATUREE',
		message: 'la base manque de place ou de mémoire : en donner à son serveur, puis réessayer',
	},
	{
		said: /^57014$/,
		code: 'BASE_TROP_LENTE',
		message: 'la base n’a pas répondu à temps : réessayer, et voir ce qui la charge',
	},
	{
		said: /^55P03$/,
		code: 'VERROU_TENU',
		message: 'quelqu’un d’autre tient ces lignes depuis trop longtemps : réessayer dans un instant',
	},
	{
		said: /^(08|57P)|^Connection terminated|not queryable/,
		code: 'CONNEXION_PERDUE',
		message: 'la connexion à la base s’est coupée : réessayer dans un instant',
	},
];

/**
 * A breakdown of the database as a fault: a stable code and how to mend it, in words (docs/errors.md);
 * undefined for any other error. What the database itself said is for the log: `causeOf`.
 */
export function breakdownOf(error: unknown): Fault | undefined {
	if (error instanceof RightsMissing)
		return { path: '', message: error.message, code: 'DROIT_MANQUANT' };
	if (error instanceof SchemaBehind && error.migrations.length > 0)
		return {
			path: '',
			message:
				`la base n'a pas encore tout de cette version de sessions_planning (${missing(error.migrations)}) : ` +
				'lancer npx n8n-nodes-sessions-planning migrate, ou vérifier Database',
			code: 'MIGRATIONS_MANQUANTES',
		};
	const { code = '', message = '' } = error as { code?: string; message?: string };
	const all = error instanceof NotConnected ? [...unconnected, ...answered] : answered;
	const found = all.find(({ said }) => said.test(code) || said.test(message));
	return found && { path: '', message: found.message, code: found.code };
}

const missing = (names: string[]): string =>
	names.length === 1
		? `il manque la migration ${names[0]}`
		: `il manque ${names.length} migrations, dont ${names[0]}`;

/** What was said of a breakdown, for the log: a code and a message, with no password in them. */
export function causeOf(error: unknown): string {
	const { code = '', message = '' } = error as { code?: string; message?: string };
	return message.includes(code) ? message || String(error) : `${code} ${message}`.trim();
}
