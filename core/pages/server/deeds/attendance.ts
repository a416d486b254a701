import { z } from 'zod';

import { refuse } from '../../../errors/refusal';
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
		const { session, seances, personnes, changees } = await withPaths({ idSession: 'id' }, () =>
			markPresencesIn(cx, centre, { idSession: id, presences: marks }, now),
		);
		const after = seances.find((one) => one.idReservation === seance);
		const old = before?.seances.find((one) => one.idReservation === seance)?.presences ?? [];
		const names = new Map(
			personnes.map((one) => [one.idInscription, `${one.prenom} ${one.nom}`.trim()]),
		);
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
