import { z } from 'zod';

import { Refusal, refuse, type Fault } from '../../../errors/refusal';
import { withPaths } from '../../../errors/withPaths';
import { markInWords } from '../../../papers/sheet';
import { markPresencesIn } from '../../../presences/markPresences';
import { readPresencesIn, type PresenceStatus } from '../../../presences/readPresences';
import { identifiant } from '../../../time/fields';
import { slotInWords } from '../../../time/french';
import { count } from '../../words';
import { ofSession } from './fields';
import { deed } from './types';

/** `p12=PRESENT` is the mark of inscription 12, `m12=15` how late it was. */
const MARK = /^p(\d{1,10})$/;

export const presences = deed({
	champs: z.object({ ...ofSession, seance: identifiant }).catchall(z.string().max(200)),
	carryOut: async (cx, centre, { id, seance, ...fields }) => {
		const sent = fields as Record<string, string>;
		const marks = Object.entries(sent).flatMap(([name, value]) => {
			const [, inscription] = MARK.exec(name) ?? [];
			// Nothing was chosen for this person.
			if (!inscription || value === '') return [];
			const statut = value as PresenceStatus;
			const minutes =
				statut === 'RETARD' ? Number(sent[`m${inscription}`]) || undefined : undefined;
			return [{ idReservation: seance, idInscription: inscription, statut, minutes }];
		});
		if (marks.length === 0) throw refuse('CHAMP_INVALIDE', 'p', 'aucune présence n’est donnée');
		const now = new Date();
		const [before] = await readPresencesIn(cx, centre, [id], now);
		const names = new Map(
			before?.personnes.map((one) => [one.idInscription, `${one.prenom} ${one.nom}`.trim()]),
		);
		const nameOf = (at: number) => names.get(Number(marks[at]?.idInscription)) ?? '';
		const old = before?.seances.find((one) => one.idReservation === seance)?.presences ?? [];
		refuseMinutes(marks, sent, old, nameOf);

		const { session, seances, changees } = await naming(nameOf, () =>
			withPaths({ idSession: 'id' }, () =>
				markPresencesIn(cx, centre, { idSession: id, presences: marks }, now),
			),
		);
		const after = seances.find((one) => one.idReservation === seance);
		const lines = (after?.presences ?? []).flatMap((mark) => {
			const was = old.find((one) => one.idInscription === mark.idInscription);
			if (was?.statut === mark.statut && was.minutes === mark.minutes) return [];
			const from = was?.statut ? `${markInWords(was)} → ` : '';
			return [`${names.get(mark.idInscription) ?? ''} : ${from}${markInWords(mark)}`];
		});
		const missing = lines.filter((line) => !line.endsWith(': Présent'));
		const there = lines.length - missing.length;
		const when = after
			? slotInWords(new Date(after.dateDebut), new Date(after.dateFin), centre.fuseau)
			: '';
		const told = [...(there > 0 ? [`${count(there, 'présent')}.`] : []), ...missing];
		return {
			message: changees === 0 ? 'Ces présences sont notées déjà.' : told.join(' ; '),
			sansEffet: changees === 0,
			faits: { resultat: 'présences', marques: lines.join('\n') },
			valeur: {
				qui: '',
				quoi: `${session.formationNom}, ${when}`,
				idSession: id,
				effets: told,
				titre: 'Présences enregistrées',
				phrases: told,
			},
		};
	},
});

/** What a form may send for a mark. */
export const isMark = (name: string): boolean => /^[pm]\d{1,10}$/.test(name);

interface SentMark {
	idInscription: string;
	statut: PresenceStatus;
	minutes: number | undefined;
}

/**
 * A delay without its minutes, and minutes that were typed beside another choice, are told by name: they would
 * else be a fault of nobody, or be left out without a word.
 */
function refuseMinutes(
	marks: SentMark[],
	sent: Record<string, string>,
	old: Array<{ idInscription: number; minutes: number | null }>,
	nameOf: (at: number) => string,
): void {
	const faults = marks.flatMap(({ idInscription, statut, minutes }, at): Fault[] => {
		const path = `m${idInscription}`;
		const typed = sent[path] ?? '';
		if (statut === 'RETARD' && minutes === undefined)
			return [
				{ path, code: 'CHAMP_INVALIDE', message: `${nameOf(at)} : combien de minutes de retard ?` },
			];
		// The number of an earlier delay still stands in the form that corrects it.
		const was = old.find((one) => one.idInscription === Number(idInscription))?.minutes;
		if (statut === 'RETARD' || typed === '' || typed === String(was ?? '')) return [];
		const message = `${nameOf(at)} : ${typed} min. de retard sans « Retard » : le choisir, ou effacer les minutes`;
		return [{ path, code: 'CHAMP_INVALIDE', message }];
	});
	if (faults.length > 0) throw new Refusal(faults);
}

/** Runs a job; what it refuses of one mark is told with the name of the person. */
async function naming<T>(nameOf: (at: number) => string, job: () => Promise<T>): Promise<T> {
	try {
		return await job();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const faults = error.faults.map((fault) => {
			const [, at] = /^presences\[(\d+)\]/.exec(fault.path) ?? [];
			const name = at === undefined ? '' : nameOf(Number(at));
			return name ? { ...fault, message: `${name} : ${fault.message}` } : fault;
		});
		throw new Refusal(faults, error.details);
	}
}
