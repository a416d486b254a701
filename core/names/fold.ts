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

/** How many letters must change to make one word of the other; counted up to three. */
export function distance(a: string, b: string): number {
	if (Math.abs(a.length - b.length) > 2) return 3;
	let before = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i += 1) {
		const row = [i];
		for (let j = 1; j <= b.length; j += 1) {
			row.push(
				Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)),
			);
		}
		before = row;
	}
	return Math.min(3, before[b.length]);
}
