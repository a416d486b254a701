import type { Executor } from '../../database/sql';
import { Refusal, type Fault } from '../errors/refusal';
import { near, notFound, type KindInWords } from './choose';
import { readNames } from './directory';
import { formateurs, formations, salles } from './resolve';

/** What a filter names: codes, names or numbers, as the searches take them. */
export interface NamedFilter {
	formation?: string;
	salle?: string;
	formateurId?: string;
}

/** The fault of a filter that names none of these, with those that are near. */
function faultsOf<T>(
	kind: KindInWords<T>,
	asked: string | undefined,
	things: T[],
	namesOf: (thing: T) => Array<string | number>,
): Fault[] {
	if (!asked || things.some((thing) => namesOf(thing).map(String).includes(asked))) return [];
	return notFound(kind, asked, near(kind, asked, things)).faults;
}

/**
 * Refuses a filter by what does not exist, which would find nothing without a word; at most one statement.
 * @throws Refusal INTROUVABLE with each such field, and what is near
 */
export async function requireKnown(cx: Executor, filter: NamedFilter): Promise<void> {
	const { formation, salle, formateurId } = filter;
	if (!formation && !salle && !formateurId) return;
	const all = await readNames(cx, { formation, salle, formateur: formateurId });
	const trainers = { ...formateurs, champ: 'formateurId' };
	const faults = [
		...faultsOf(formations, formation, all.formations, (f) => [f.code, f.nom, f.idFormation]),
		...faultsOf(salles, salle, all.salles, (s) => [s.code, s.nom, s.idSalle]),
		...faultsOf(trainers, formateurId, all.formateurs, ({ idFormateur }) => [idFormateur]),
	];
	if (faults.length > 0) throw new Refusal(faults);
}
