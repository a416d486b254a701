import { distance } from '../errors/distance';
import { refuse } from '../errors/refusal';
import { fold, wordsOf } from './fold';

/** What a name may mean, as an agent is told of it. */
export interface NamedThing {
	/** What to give instead of the name to mean exactly this one. */
	valeur: string;
	nom: string;
	/** What tells it from others of the same name. */
	precision: string;
}

/** How one kind of thing is named. */
export interface KindInWords<T> {
	/** Field of the request. */
	champ: string;
	/** « la salle », « la personne ». */
	article: string;
	/** Codes and addresses: only the whole of them counts. */
	codes: (thing: T) => string[];
	/** Names, whose words may come in any order and be begun only. */
	noms: (thing: T) => string[];
	candidat: (thing: T) => NamedThing;
}

const SHOWN = 8;

/**
 * The one thing that `text` names: by code, else by all words, else by words that are begun («
 * serti » for « sertissage »).
 * @throws Refusal AMBIGU with the candidates, INTROUVABLE with those whose name is near
 */
export function chooseNamed<T>(kind: KindInWords<T>, text: string, things: T[]): T {
	const foundOnes = match(kind, text, things);
	if (foundOnes.length === 1) return foundOnes[0];
	if (foundOnes.length > 1) throw ambiguous(kind, text, foundOnes);
	throw notFound(kind, text, near(kind, text, things));
}

/** Everything that `text` names equally well. */
export function match<T>({ codes, noms }: KindInWords<T>, text: string, things: T[]): T[] {
	const wanted = fold(text);
	if (!wanted) return [];
	const mots = wanted.split(' ');
	const hasAll = (asked: string[]) => (nom: string) => {
		const words = wordsOf(nom);
		return asked.every((word) => words.includes(word));
	};
	// « le goff » for LeGoff: two words that were said may be one.
	const joined = mots
		.slice(1)
		.map((word, i) => [...mots.slice(0, i), mots[i] + word, ...mots.slice(i + 2)]);
	const beginsAll = (nom: string) => {
		const words = wordsOf(nom);
		const isBegun = (mot: string) => words.some((word) => begins(mot, word));
		return mots.every(isBegun);
	};
	const tiers: Array<(thing: T) => boolean> = [
		(thing) => codes(thing).some((code) => fold(code) === wanted),
		(thing) => noms(thing).some((nom) => sameWords(mots, wordsOf(nom))),
		(thing) => noms(thing).some(hasAll(mots)),
		(thing) => joined.some((asked) => noms(thing).some(hasAll(asked))),
		(thing) => [...noms(thing), ...codes(thing)].some(beginsAll),
	];
	for (const tier of tiers) {
		const found = things.filter(tier);
		if (found.length > 0) return found;
	}
	return [];
}

const sameWords = (a: string[], b: string[]) =>
	a.length === b.length && [...a].sort().join(' ') === [...b].sort().join(' ');

/** « serti » begins « sertissage »; « sertissage » is begun by the code's « serti ». */
const begins = (word: string, w: string) =>
	(word.length >= 3 && w.startsWith(word)) || (w.length >= 4 && word.startsWith(w)) || word === w;

/** At most eight things whose name is like `text`, the likest first. */
export function near<T>({ codes, noms }: KindInWords<T>, text: string, things: T[]): T[] {
	const words = wordsOf(text).filter((word) => word.length >= 3);
	const gap = (thing: T) => {
		const ownOnes = [...noms(thing), ...codes(thing)].flatMap(wordsOf);
		return Math.min(
			3,
			...words.flatMap((word) =>
				ownOnes.map((w) =>
					w.startsWith(word.slice(0, 4)) && word.length >= 4 ? 1 : distance(word, w),
				),
			),
		);
	};
	return things
		.map((thing) => ({ thing, gap: gap(thing) }))
		.filter((c) => c.gap < 3)
		.sort((a, b) => a.gap - b.gap)
		.slice(0, SHOWN)
		.map(({ thing }) => thing);
}

export function ambiguous<T>(
	{ champ, article, candidat }: KindInWords<T>,
	text: string,
	foundOnes: T[],
) {
	const candidats = foundOnes.slice(0, SHOWN).map(candidat);
	const rest = foundOnes.length - candidats.length;
	return refuse(
		'AMBIGU',
		champ,
		`« ${quote(text)} » peut désigner ${foundOnes.length} choix, il faut savoir ${article} ` +
			`exactement : ${inWords(candidats)}${rest > 0 ? ` (et ${rest} autre(s))` : ''}`,
		{ candidats },
	);
}

export function notFound<T>(
	{ champ, article, candidat }: KindInWords<T>,
	text: string,
	proches: T[],
) {
	const candidats = proches.map(candidat);
	return refuse(
		'INTROUVABLE',
		champ,
		`${article} « ${quote(text)} » est introuvable${candidats.length > 0 ? `. Noms proches : ${inWords(candidats)}` : ''}`,
		{ candidats },
	);
}

const inWords = (candidats: NamedThing[]) =>
	candidats
		.map(
			({ valeur, nom, precision }) => `${nom}${precision ? `, ${precision}` : ''} → « ${valeur} »`,
		)
		.join(' ; ');

/** A text of somebody else inside a sentence of ours: one line, without our quotes, at most 80 characters. */
export const quote = (text: string) => {
	const row = text
		.replace(/[\p{C}\s]+/gu, ' ')
		.replace(/[«»]/g, '"')
		.trim();
	return row.length > 80 ? `${row.slice(0, 79)}…` : row;
};
