import { readNomsSeances } from '../../../../database/generated/pages';
import type { Executor } from '../../../../database/sql';
import { slotInWords } from '../../../time/french';
import type { ToRecord } from './types';

interface Place {
	dateDebut: string;
	dateFin: string;
	/** Code of the room. */
	salle: string;
	formateurId?: number | null;
}

/** A séance where it is and, of one that moves, where it goes. */
export interface SeanceToTell {
	idSession: number;
	/** Code of the training. */
	formation: string;
	avant: Place;
	apres?: Place;
}

/** The séance in words, and whose it is where that is not plain from what stands around it. */
export interface ToldSeance {
	idSession: number;
	session: string;
	mots: string;
}

/** Names of rooms by their codes, and of trainers by their keys. */
export interface ToldNames {
	salles: Record<string, string>;
	formateurs: Record<string, string>;
}

/**
 * Séances as people name them: when, in which room, with whom, and the same of where they go. With
 * the names of the rooms and trainers, those beside the séances (`others`) among them; one statement.
 */
export async function tellSeances(
	cx: Executor,
	seances: SeanceToTell[],
	fuseau: string,
	others: { salle?: string | null; formateur?: number } = {},
): Promise<{ lines: ToldSeance[]; names: ToldNames }> {
	const places = seances.flatMap(({ avant, apres }) => (apres ? [avant, apres] : [avant]));
	const known = <T>(values: Array<T | null | undefined>) => [
		...new Set(values.flatMap((value) => value ?? [])),
	];
	const [row] = await readNomsSeances.run(
		{
			formations: known(seances.map(({ formation }) => formation)),
			salles: known([others.salle, ...places.map(({ salle }) => salle)]),
			formateurs: known([others.formateur, ...places.map(({ formateurId }) => formateurId)]),
		},
		cx,
	);
	const names = row as unknown as ToldNames & { formations: Record<string, string> };
	const inWords = ({ dateDebut, dateFin, salle, formateurId }: Place) => {
		const slot = slotInWords(new Date(dateDebut), new Date(dateFin), fuseau);
		const trainer = names.formateurs[String(formateurId)];
		return [slot, names.salles[salle] ?? salle, ...(trainer ? [trainer] : [])].join(', ');
	};
	const lines = seances.map(({ idSession, formation, avant, apres }) => ({
		idSession,
		session: `${names.formations[formation] ?? formation}, session ${idSession}`,
		mots: apres ? `${inWords(avant)} → ${inWords(apres)}` : inWords(avant),
	}));
	return { lines, names };
}

/** What each session's history keeps of an act: `about`, then its own séances. */
export function bySession(lines: ToldSeance[], about: string[]): ToRecord[] {
	const own = new Map<number | null, string[]>();
	for (const { idSession, mots } of lines)
		own.set(idSession, [...(own.get(idSession) ?? []), mots]);
	if (own.size === 0) own.set(null, []);
	return [...own].map(([idSession, told]) => ({ idSession, phrases: [...about, ...told] }));
}
