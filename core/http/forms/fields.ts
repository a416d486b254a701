import { invisible } from '../../errors/invisible';

/** One field of an n8n form page, as its JSON wants it. */
export interface FormField {
	fieldType:
		| 'text'
		| 'number'
		| 'date'
		| 'dropdown'
		| 'checkbox'
		| 'radio'
		| 'textarea'
		| 'html'
		| 'hiddenField';
	fieldName?: string;
	fieldLabel?: string;
	requiredField?: boolean;
	placeholder?: string;
	defaultValue?: string;
	fieldValue?: string;
	fieldOptions?: { values: Array<{ option: string }> };
	html?: string;
}

export const options = (labels: string[]) => ({ values: labels.map((option) => ({ option })) });

export const html = (text: string): FormField => ({ fieldType: 'html', html: text });

const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** A name as HTML shows it. */
export const escape = (text: string): string =>
	text.replace(invisible, '').replace(/[&<>"']/g, (c) => entities[c]);

/**
 * The fields as the text that n8n's Form node reads: it puts them in place with String.replace,
 * which would take `$&` of a name for a pattern.
 */
export const toJson = (fields: FormField[]): string =>
	JSON.stringify(fields).replace(/\$/g, '\\u0024');

const SEPARATOR = ' — ';

/** A choice of a list; the value that it stands for is its last part. */
export const choicesOf = (nom: string, value: string | number): string =>
	`${nom}${SEPARATOR}${value}`;

export const valueOf = (label: string): string =>
	label.slice(label.lastIndexOf(SEPARATOR) + SEPARATOR.length);

/** A field as it was sent, where it is one: an object has no text, and may have no `toString`. */
export const asText = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A question of a page; what was answered before is shown again. */
export function question(
	fieldType: FormField['fieldType'],
	fieldName: string,
	fieldLabel: string,
	value: unknown,
	more: Partial<FormField> = {},
): FormField {
	const defaultValue = Array.isArray(value) ? value.map(asText).join(',') : asText(value);
	return {
		fieldType,
		fieldName,
		fieldLabel,
		...(defaultValue !== '' && { defaultValue }),
		...more,
	};
}

/**
 * What a page of ours sent: n8n's Form node writes the `<` of a field's default as `&lt;`, and so
 * it comes back.
 */
export const received = (envoi: Record<string, unknown>): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(envoi).map(([nom, valeur]) => [
			nom,
			typeof valeur === 'string' ? valeur.replaceAll('&lt;', '<').replaceAll('&gt;', '>') : valeur,
		]),
	);
