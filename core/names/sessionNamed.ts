import { dayOf } from '../time/instant';
import { ambiguous, match, near, notFound, quote, type KindInWords } from './choose';
import { fold } from './fold';
import { type NamedSession } from './types';
import { dayInWords, frenchOf } from '../time/french';

const MOIS = [
	'janvier',
	'fevrier',
	'mars',
	'avril',
	'mai',
	'juin',
	'juillet',
	'aout',
	'septembre',
	'octobre',
	'novembre',
	'decembre',
];
const EMPTIES = new Set([
	'la',
	'le',
	'les',
	'l',
	'de',
	'du',
	'des',
	'd',
	'en',
	'au',
	'aux',
	'a',
	'session',
	'sessions',
	'formation',
	'stage',
	'cours',
	'celle',
	'qui',
	'commence',
	'commencant',
	'debut',
	'debute',
	'prochaine',
	'prochain',
	'suivante',
	'premiere',
]);

/** « 12 », « session 12 », « n° 12 », « #12 ». */
export function idOfSession(text: string): number | undefined {
	const parsed = /^(?:la\s+)?(?:session\s*)?(?:(?::|n[°o]|#|num[ée]ro)\s*)?(\d{1,9})$/i.exec(
		text.trim(),
	);
	return parsed ? Number(parsed[1]) : undefined;
}

interface Quand {
	/** 'YYYY-MM-DD', 'MM-DD' (any year), or 'YYYY-MM' / '-MM-' for a month. */
	convient: (jour: string) => boolean;
	reste: string;
}

/** Takes a day or a month out of what was said. */
function readDate(text: string): Quand | undefined {
	const iso = /\b(\d{4})-(\d\d)-(\d\d)\b/.exec(text);
	if (iso) return { convient: (jour) => jour === iso[0], reste: text.replace(iso[0], ' ') };
	const chiffres = /\b(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d\d))?\b/.exec(text);
	if (chiffres) {
		const [dit, jour, mois, annee] = chiffres;
		const fullYear = annee?.length === 2 ? `20${annee}` : annee;
		return onDay(text, dit, Number(jour), Number(mois), fullYear);
	}
	const plie = fold(text);
	const letters = new RegExp(
		`(?:\\b(\\d{1,2})(?:er)? )?\\b(${MOIS.join('|')})\\b(?: (\\d{4}))?`,
	).exec(plie);
	if (!letters) return undefined;
	const mois = MOIS.indexOf(letters[2]) + 1;
	if (letters[1]) return onDay(plie, letters[0], Number(letters[1]), mois, letters[3]);
	const prefix = `-${String(mois).padStart(2, '0')}-`;
	return {
		convient: (jour) => (letters[3] ? jour.startsWith(letters[3] + prefix) : jour.includes(prefix)),
		reste: plie.replace(letters[0], ' '),
	};
}

function onDay(text: string, dit: string, jour: number, mois: number, annee?: string): Quand {
	const suffix = `-${String(mois).padStart(2, '0')}-${String(jour).padStart(2, '0')}`;
	return {
		convient: (date) => (annee ? date === annee + suffix : date.endsWith(suffix)),
		reste: text.replace(dit, ' '),
	};
}

const kindOf = (fuseau: string): KindInWords<NamedSession> => ({
	champ: 'session',
	article: 'la session',
	codes: (s) => [s.formation, String(s.idSession)],
	noms: (s) => [s.formationNom, `${s.formationNom} ${s.salle ?? ''} ${s.formateur ?? ''}`],
	candidat: (s) => ({
		valeur: String(s.idSession),
		nom: sessionInWords(s, fuseau),
		precision: `${s.nbInscrits}/${s.places} place(s) prise(s), ${s.enAttente} en attente, ${s.statutSession}`,
	}),
});

/** « session 12 Initiation sertissage du 7 décembre 2026 ». */
export function sessionInWords(
	{
		idSession,
		formationNom,
		dateDebut,
	}: Pick<NamedSession, 'idSession' | 'formationNom' | 'dateDebut'>,
	fuseau: string,
): string {
	return `session ${idSession} « ${quote(formationNom)} » du ${dayInWords(frenchOf(dateDebut, fuseau), 'd LLLL yyyy')}`;
}

/**
 * The session that `text` names: by number, or by training (room or trainer too) with a day, a
 * month or « prochaine ». Cancelled ones only by number; those over only where nothing to come
 * fits.
 * @throws Refusal AMBIGU, INTROUVABLE
 */
export function sessionNamed(
	text: string,
	sessions: NamedSession[],
	fuseau: string,
	now = new Date(),
): NamedSession {
	const kind = kindOf(fuseau);
	const id = idOfSession(text);
	if (id !== undefined) {
		const exact = sessions.find(({ idSession }) => idSession === id);
		if (exact) return exact;
		throw notFound(kind, String(id), []);
	}
	const when = readDate(text);
	const words = fold(when?.reste ?? text)
		.split(' ')
		.filter((word) => word && !EMPTIES.has(word))
		.join(' ');
	const alive = sessions.filter(({ statutSession }) => statutSession !== 'ANNULEE');
	const named = words ? match(kind, words, alive) : alive;
	const dated = when
		? named.filter(({ dateDebut }) => when.convient(dayOf(dateDebut, fuseau)))
		: named;
	const upcoming = dated.filter(({ dateDebut }) => dateDebut > now);
	const inProgress = dated.filter(({ dateFin }) => dateFin > now);
	if (/prochaine?|suivante|premi[èe]re/i.test(text) && upcoming.length > 0)
		return upcoming.reduce((a, b) => (b.dateDebut < a.dateDebut ? b : a));
	const [bestOnes] = [upcoming, inProgress, dated].filter((list) => list.length > 0);
	if (bestOnes?.length === 1) return bestOnes[0];
	if (bestOnes) throw ambiguous(kind, text, bestOnes);
	throw notFound(
		kind,
		text,
		named.length > 0 ? named.slice(0, 8) : near(kind, words || text, alive),
	);
}
