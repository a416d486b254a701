import { parseBody } from '../errors/parseBody';
import { Refusal, refuse, type Fault } from '../errors/refusal';
import { isStorable } from '../errors/storable';
import { pathOf } from '../errors/validate';

/** What came over HTTP, as n8n's Webhook node hands it on. */
export interface HttpRequest {
	params?: Record<string, unknown>;
	query?: Record<string, unknown>;
	headers?: Record<string, unknown>;
	body?: unknown;
}

/** Octets of a body that are read at all: a CAP of two years from fixed slots is 0.4 MB. */
export const BODY_MAX_SIZE = 2_000_000;

const TEXTE_MAX = 20_000;
const VALEURS_MAX = 50_000;
const PROFONDEUR_MAX = 20;
const CLE_MAX = 200;

/**
 * The bytes of a POST to an endpoint as JSON; none is an empty object.
 * @throws Refusal as `parseBody` does
 */
export const parseRequestBody = (bytes: Buffer | undefined, contentType: string | undefined) =>
	bytes?.length === 0 ? {} : parseBody(bytes, contentType, BODY_MAX_SIZE);

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The body of a POST, an object whose texts the database can hold; none is an empty one.
 * @throws Refusal CHAMP_INVALIDE for another body, a text with NUL or half a character, or one that is far too large or too deep
 */
export function readBody({ body }: HttpRequest): Record<string, unknown> {
	if (body === undefined || body === '') return {};
	if (!isObject(body))
		throw refuse(
			'CHAMP_INVALIDE',
			'',
			'un objet JSON est attendu (Content-Type: application/json)',
		);
	checkValues(body);
	return body;
}

/** A field of the address (`/sessions/:id`) or of its query, as one text. @throws Refusal CHAMP_INVALIDE */
export function readQuery(incoming: HttpRequest): Record<string, string> {
	const all = { ...incoming.query, ...incoming.params };
	const readOnes: Record<string, string> = {};
	for (const [nom, value] of Object.entries(all)) {
		if (typeof value !== 'string')
			throw refuse('CHAMP_INVALIDE', nom, 'une seule valeur est attendue');
		readOnes[nom] = value;
	}
	checkValues(readOnes);
	return readOnes;
}

/** The header `Idempotency-Key`, if any. @throws Refusal CHAMP_INVALIDE when no database key can hold it */
export function readKey({ headers }: HttpRequest): string | undefined {
	const key = headers?.['idempotency-key'];
	if (key === undefined || key === '') return undefined;
	if (typeof key !== 'string' || key.length > CLE_MAX || !/^[\x20-\x7e]+$/.test(key))
		throw refuse(
			'CHAMP_INVALIDE',
			'Idempotency-Key',
			`de 1 à ${CLE_MAX} caractères ASCII imprimables sont attendus`,
		);
	return key;
}

/** Walks without recursion: a body may be nested deeper than the stack. */
function checkValues(root: Record<string, unknown>): void {
	const faults: Fault[] = [];
	const fault = (path: string, message: string) =>
		faults.push({ path, message, code: 'CHAMP_INVALIDE' });
	const rest: Array<{ value: unknown; path: string; depth: number }> = [
		{ value: root, path: '', depth: 0 },
	];
	let views = 0;
	for (let here = rest.pop(); here && faults.length < 20; here = rest.pop()) {
		const { value, path, depth } = here;
		views += 1;
		if (views > VALEURS_MAX) throw refuse('CHAMP_INVALIDE', '', `au plus ${VALEURS_MAX} valeurs`);
		if (typeof value === 'string') {
			if (value.length > TEXTE_MAX) fault(path, `au plus ${TEXTE_MAX} caractères`);
			else if (!isStorable(value))
				fault(path, 'contient un caractère qui ne peut pas être enregistré');
		} else if (typeof value === 'object' && value !== null) {
			if (depth >= PROFONDEUR_MAX)
				throw refuse('CHAMP_INVALIDE', path.slice(0, 200), `au plus ${PROFONDEUR_MAX} niveaux`);
			for (const [nom, part] of Object.entries(value)) {
				const step = Array.isArray(value) ? Number(nom) : nom;
				rest.push({ value: part, path: pathOf([path, step]), depth: depth + 1 });
			}
		}
	}
	if (faults.length > 0) throw new Refusal(faults);
}
