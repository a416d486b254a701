/**
 * A text as names are compared: without accents or case, œ as oe and æ as ae, and a single space for
 * whatever is neither letter nor digit. The database folds the same way (sessions_planning.plier).
 */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase()
		.replace(/œ/g, 'oe')
		.replace(/æ/g, 'ae')
		.replace(/[^\p{L}\p{N}]+|\p{Lm}/gu, ' ')
		.replace(/ {2,}/g, ' ')
		.trim();
}

/** The words of a folded text. */
export const wordsOf = (text: string): string[] => fold(text).split(' ').filter(Boolean);
