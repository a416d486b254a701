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

/** « Saint » and its short form, as either is said. */
const SAINTS: Record<string, string> = { saint: 'st', sainte: 'ste', st: 'saint', ste: 'sainte' };

/**
 * Other spellings of a name, folded: « d'Aubigné » as one word, st for saint and back. The database knows the
 * same (sessions_planning.autres_graphies).
 */
function otherSpellings(nom: string): string[] {
	const words = wordsOf(nom);
	const joined = words.length > 1 ? [words.join('')] : [];
	const saints = Object.keys(SAINTS).filter((saint) => words.includes(saint));
	return [...joined, ...saints.map((saint) => SAINTS[saint])];
}

/** A person's name with the other spellings of it, as people are searched (sessions_planning.graphies). */
export const spellings = (prenom: string, nom: string): string =>
	[fold(`${prenom} ${nom}`), ...otherSpellings(prenom), ...otherSpellings(nom)].join(' ');
