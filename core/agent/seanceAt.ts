import { refuse } from '../errors/refusal';
import { firstOf } from './words';

/** The séance of a day, or the one that begins at an instant. @throws Refusal AMBIGU, INTROUVABLE */
export function seanceAt<S extends { dateDebut: string }>(seances: S[], when: string): S {
	const found = seances.filter(({ dateDebut }) => dateDebut.startsWith(when.slice(0, 16)));
	if (found.length === 1) return found[0];
	const begins = firstOf(
		(found.length > 0 ? found : seances).map(({ dateDebut }) => `→ "${dateDebut.slice(0, 16)}"`),
		8,
	);
	throw found.length > 1
		? refuse('AMBIGU', 'seance', `plusieurs séances ce jour-là : ${begins}`)
		: refuse('INTROUVABLE', 'seance', `aucune séance le ${when} ; elles commencent : ${begins}`);
}
