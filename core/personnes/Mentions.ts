import { fold } from '../names/fold';

/** A name and an address under which somebody is or was known. */
export interface Known {
	prenom: string;
	nom: string;
	email: string | null;
}

/** What stands where an address was. */
const NO_ADDRESS = '[adresse effacée]';

const BEFORE = String.raw`(?<![\p{L}\p{N}])`;
const AFTER = String.raw`(?![\p{L}\p{N}])`;

/** Words as they may follow each other in a text: « d'Arc », « D’ARC », « d Arc ». */
const apart = (words: string) => words.split(' ').join(' {1,3}');

const either = (patterns: string[]): RegExp | undefined => {
	const long = [...new Set(patterns)].sort((a, b) => b.length - a.length);
	return long.length > 0 ? new RegExp(`${BEFORE}(?:${long.join('|')})${AFTER}`, 'gu') : undefined;
};

/**
 * The places where a text names one person, by first and last name in either order, or by an address;
 * accents, case, apostrophes, hyphens and ligatures don't count. A last name alone may be somebody
 * else's: it is only found where the text is known to be about this person (`own`).
 */
export class Mentions {
	private readonly addresses?: RegExp;
	private readonly names?: RegExp;
	/** Last name first: looked for second, since of « Jean Roux, Rose Roux » the middle is nobody. */
	private readonly reversed?: RegExp;
	private readonly words?: RegExp;
	private readonly pairs: Set<string>;
	/** What the statements look for before each text is looked at here (migration 0180). */
	readonly sought: { noms: string[]; mots: string; adresses: string[] };

	constructor(
		known: Known[],
		private readonly pseudonym: string,
	) {
		const pairs = known
			.map(({ prenom, nom }) => ({ prenom: fold(prenom), nom: fold(nom) }))
			.filter(({ prenom, nom }) => `${prenom}${nom}`.length > 1);
		const addresses = known.flatMap(({ email }) => (email?.includes('@') ? [email.trim()] : []));
		this.pairs = new Set(pairs.map(({ prenom, nom }) => `${prenom}|${nom}`));
		this.addresses = either(addresses.map(fold));
		this.names = either(pairs.map(({ prenom, nom }) => apart(`${prenom} ${nom}`.trim())));
		this.reversed = either(pairs.map(({ prenom, nom }) => apart(`${nom} ${prenom}`.trim())));
		const singles = pairs.flatMap(({ prenom, nom }) => [prenom, nom]);
		this.words = either(singles.filter((word) => word.length > 1).map(apart));
		const longest = (text: string) =>
			text.split(' ').reduce((a, b) => (b.length > a.length ? b : a));
		this.sought = {
			noms: [...new Set(pairs.map(({ prenom, nom }) => `%${longest(nom || prenom)}%`))],
			mots: pairs
				.map(({ prenom, nom }) =>
					`${prenom} ${nom}`
						.trim()
						.split(' ')
						.map((word) => `(?=.*\\m${word}\\M)`)
						.join(''),
				)
				.map((all) => `^${all}`)
				.join('|'),
			adresses: addresses.map((address) => `%${plain(address).replace(/[\\%_]/g, '\\$&')}%`),
		};
	}

	/** Whether this is a name of the person's, in two fields. */
	isName(prenom: unknown, nom: unknown): boolean {
		return (
			typeof prenom === 'string' &&
			typeof nom === 'string' &&
			this.pairs.has(`${fold(prenom)}|${fold(nom)}`)
		);
	}

	/** The text without them. */
	strike(text: string, { own = false }: { own?: boolean } = {}): string {
		const by = this.pseudonym;
		const named = replace(replace(text, this.addresses, NO_ADDRESS), this.names, by);
		const struck = replace(named, this.reversed, by, by);
		return own ? replace(struck, this.words, by, by) : struck;
	}
}

/** As sessions_planning.plier folds: punctuation stays. */
const plain = (text: string) =>
	text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase()
		.replace(/œ/g, 'oe')
		.replace(/æ/g, 'ae');

/** A text folded letter by letter, and where in the text each letter of it began. */
function foldInPlace(text: string): { folded: string; places: number[] } {
	let folded = '';
	const places: number[] = [];
	let place = 0;
	for (const letter of text) {
		const part = plain(letter).replace(/[^\p{L}\p{N}]|\p{Lm}/gu, ' ');
		for (let i = 0; i < part.length; i += 1) places.push(place);
		folded += part;
		place += letter.length;
	}
	places.push(text.length);
	return { folded, places };
}

/** Replaces what `pattern` finds in the folded text; stretches that read `but` stay as they are. */
function replace(text: string, pattern: RegExp | undefined, by: string, but?: string): string {
	if (!pattern) return text;
	if (but && text.includes(but))
		return text
			.split(but)
			.map((part) => replace(part, pattern, by))
			.join(but);
	const { folded, places } = foldInPlace(text);
	let struck = '';
	let from = 0;
	for (const { index, 0: found } of folded.matchAll(pattern)) {
		if (places[index] < from) continue;
		struck += text.slice(from, places[index]) + by;
		from = places[index + found.length];
	}
	return struck + text.slice(from);
}
