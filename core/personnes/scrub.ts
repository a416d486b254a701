import type { Subject } from './subject';

type Fields = Record<string, unknown>;

const IDS = {
	eleves: ['idEleve', 'eleveId', 'elevId'],
	candidats: ['idCandidat', 'candidatId'],
	inscriptions: ['idInscription', 'inscriptionId'],
} as const;

/** Fields of somebody that hold a name, or part of one. */
const NAMES = new Set(['nom', 'nomComplet', 'personne', 'qui', 'destinataire']);

/** What our own answers and mails say of a session: no words of anybody. */
const LABELS = new Set([
	...[
		'action',
		'type',
		'response',
		'reponse',
		'correlationId',
		'verbe',
		'origine',
		'role',
		'regle',
		'code',
	],
	...[
		'formation',
		'formationNom',
		'categorie',
		'salle',
		'nomSalle',
		'sallePrincipale',
		'matiere',
		'formateur',
	],
	...['jour', 'debut', 'fin', 'periode', 'titre', 'statut'],
]);

/** Sentences that rules and statements make of figures; a name in them is found by its words. */
const SENTENCES = new Set(['message', 'raison', 'suite', 'erreur', 'error', 'phrases', 'effets']);

/** A day, an instant, or a constant such as EN_ATTENTE. */
const SAYS_NOTHING = /^(\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?|[A-Z]+(_[A-Z]+)*)$/;

/** An instant is a value: walked through like fields, nothing would be left of it. */
const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Whose fields these are: the person's, somebody else's, or nobody's in particular. */
export function whose(fields: Fields, subject: Subject): 'theirs' | 'others' | undefined {
	const keys = Object.entries(IDS).flatMap(([kind, names]) =>
		names.flatMap((name) => {
			const id = fields[name];
			if (typeof id !== 'number') return [];
			return [subject[kind as keyof typeof IDS].includes(id)];
		}),
	);
	if (keys.includes(true)) return 'theirs';
	const trainer = fields.idFormateur ?? fields.formateurId;
	const isNamed = ['nom', 'prenom', 'email'].some((name) => typeof fields[name] === 'string');
	// A séance has its trainer's key too, and is not about the trainer.
	if (isNamed && typeof trainer === 'number' && subject.formateurs.includes(trainer))
		return 'theirs';
	if (keys.length > 0) return 'others';
	if (subject.mentions.isName(fields.prenom, fields.nom)) return 'theirs';
	return typeof fields.prenom === 'string' && typeof fields.nom === 'string' ? 'others' : undefined;
}

/**
 * JSON without what it says of a person: their name becomes the pseudonym, their address goes, and so
 * does every text of theirs that is not known to be ours; keys, dates, numbers and states stay. In what
 * is somebody else's, or nobody's, only their name and address are struck out.
 * `own`: all of it is about the person; `nothingElse`: and no sentence of it is needed any more.
 */
export function scrub<T>(
	value: T,
	subject: Subject,
	{ own = false, nothingElse = false }: { own?: boolean; nothingElse?: boolean } = {},
): T {
	const { mentions, pseudonym } = subject;
	const text = (words: string, key: string, theirs: boolean, direct: boolean): string => {
		// The name of a room or a training, in what is about the person.
		if (key === 'nom' && theirs && !direct) return mentions.strike(words, { own: true });
		const isKept = LABELS.has(key) || SAYS_NOTHING.test(words);
		if (!theirs || (isKept && !nothingElse)) return mentions.strike(words);
		if (NAMES.has(key)) return pseudonym;
		if (SAYS_NOTHING.test(words)) return mentions.strike(words, { own: true });
		return SENTENCES.has(key) && !nothingElse ? mentions.strike(words, { own: true }) : '';
	};
	const field = (key: string, part: unknown, theirs: boolean, direct: boolean): unknown => {
		if (theirs && key === 'email') return null;
		if (theirs && key === 'prenom') return '';
		return walk(part, key, theirs, direct);
	};
	const walk = (part: unknown, key: string, theirs: boolean, direct: boolean): unknown => {
		if (typeof part === 'string') return text(part, key, theirs, direct);
		if (Array.isArray(part)) return part.map((one) => walk(one, key, theirs, direct));
		if (!isFields(part)) return part;
		const who = whose(part, subject);
		const here = who === undefined ? theirs : who === 'theirs';
		return Object.fromEntries(
			Object.entries(part).map(([name, inside]) => [
				name,
				field(name, inside, here, who === 'theirs'),
			]),
		);
	};
	return walk(value, '', own, own) as T;
}

/** JSON without what it says of others: what a person may be shown of a row that is about several. */
export function withoutOthers<T>(value: T, subject: Subject): T {
	const walk = (part: unknown): unknown => {
		if (Array.isArray(part))
			return part.filter((one) => !isFields(one) || whose(one, subject) !== 'others').map(walk);
		if (!isFields(part)) return part;
		return Object.fromEntries(
			Object.entries(part)
				.filter(([, inside]) => !isFields(inside) || whose(inside, subject) !== 'others')
				.map(([name, inside]) => [name, walk(inside)]),
		);
	};
	return walk(value) as T;
}
