import { refuse } from './refusal';

/**
 * The bytes of a POST as JSON. Undefined bytes: they could not be read to their end.
 * @throws Refusal CORPS_ILLISIBLE, CORPS_TROP_GRAND, TYPE_DE_CONTENU, JSON_INVALIDE
 */
export function parseBody(
	bytes: Buffer | undefined,
	contentType: string | undefined,
	maxSize: number,
): unknown {
	if (!/^application\/json\s*(;|$)/i.test(contentType ?? ''))
		throw refuse('TYPE_DE_CONTENU', '', 'Content-Type: application/json est attendu');
	if (!bytes) throw refuse('CORPS_ILLISIBLE', '', "le corps n'a pas pu être lu en entier");
	if (bytes.length > maxSize) throw tooLarge(maxSize);
	try {
		return JSON.parse(bytes.toString('utf8'));
	} catch {
		throw refuse('JSON_INVALIDE', '', "le corps n'est pas du JSON");
	}
}

/** The refusal of a body of more octets than are read at all. */
export const tooLarge = (maxSize: number) =>
	refuse('CORPS_TROP_GRAND', '', `au plus ${maxSize} octets`);
