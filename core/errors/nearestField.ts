import { distance } from './distance';

/** What else a preview is called: whoever asks for one in these words must not be taken at none. */
const OTHER_WORDS: Record<string, string[]> = {
	previsualiser: ['preview', 'apercu', 'simuler', 'simulation', 'dryrun'],
};

/** Several names of one person: a caller's own object may carry the others beside the one that counts. */
const ONE_OF = [
	['eleveId', 'candidatId', 'inscriptionId'],
	['idEleve', 'idCandidat', 'idInscription'],
];

/** Letters that two words begin with alike, from which on they are forms of one: previsualisation. */
const STEM = 8;

/** From which a field is no likeness at all. */
const NONE = 9;

/** No field is called by a longer name: what is longer is not looked at. */
const LONGEST = 40;

/** A name as it is compared: its letters alone, its words in one order, and those that are not `id`. */
interface Form {
	letters: string;
	words: string;
	noun: string;
	isOneWord: boolean;
}

/** `eleveID`, `id_eleve` and `Élève-Id` are the same words. */
function formOf(name: string): Form {
	const plain = name.normalize('NFKD').replace(/\p{M}/gu, '');
	const words = plain
		.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean)
		.sort();
	return {
		letters: plain.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''),
		words: words.join(' '),
		noun: words.filter((word) => word !== 'id').join(' '),
		isOneWord: words.length === 1,
	};
}

const knownOnes = new Map<string, Form>();

/** The form of a known field, made once. */
function knownForm(name: string): Form {
	let form = knownOnes.get(name);
	if (!form) knownOnes.set(name, (form = formOf(name)));
	return form;
}

/** How many letters may differ: a short name is soon another one. */
function allowed(a: string, b: string): number {
	const shortest = Math.min(a.length, b.length);
	if (shortest < 4) return 0;
	return shortest < 8 ? 1 : 2;
}

/** How far a name is from the known one that it may stand for; NONE where it is another. */
function gapOf(asked: Form, known: string): number {
	const form = knownForm(known);
	const [a, b] = [asked.letters, form.letters];
	if (a === b) return 0;
	if (asked.words === form.words) return 1;
	// The CRM has a code, a number and an object of each noun: `formateur` for `formateurId`.
	if (asked.noun !== '' && asked.noun === form.noun) return 2;
	if (OTHER_WORDS[known]?.includes(a)) return 3;
	const most = allowed(a, b);
	const letters = Math.abs(a.length - b.length) > most ? NONE : distance(a, b);
	if (letters <= most) return 3 + letters;
	const isStem = asked.isOneWord && form.isOneWord && a.slice(0, STEM) === b.slice(0, STEM);
	return isStem ? NONE - 1 : NONE;
}

/**
 * The known field that an unknown one was meant to be, if any. What resembles a field that is given
 * itself is the caller's own: a CRM sends its whole object, and knows how the field is written.
 */
export function nearestField(
	asked: string,
	known: readonly string[],
	isGiven: (name: string) => boolean,
): string | undefined {
	if (asked.length > LONGEST) return undefined;
	const form = formOf(asked);
	const isSaid = (name: string) =>
		isGiven(name) || ONE_OF.some((names) => names.includes(name) && names.some(isGiven));
	let nearest: string | undefined;
	let least = NONE;
	for (const name of known) {
		const gap = gapOf(form, name);
		if (gap >= least) continue;
		[nearest, least] = [name, gap];
	}
	return nearest === undefined || isSaid(nearest) ? undefined : nearest;
}
