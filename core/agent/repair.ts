import { z } from 'zod';

import { listNomsSalles } from '../../database/generated/pages';
import type { Executor } from '../../database/sql';
import { confirm } from '../confirmation/confirm';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { withPaths } from '../errors/withPaths';
import { quote } from '../names/choose';
import { quotedName } from '../names/personNamed';
import { resolve, type ResolvedNames } from '../names/resolve';
import { repairSessionIn, type RepairSessionRequest } from '../planning/repairSession';
import { endRace } from '../batch/race';
import { slotInWords } from '../time/french';
import { openInstant, openText, requiredInstant, confirmFields } from './fields';
import { answer, fromConfirmation, type ToolAnswer, type ToolContext } from './answer';
import { firstOf } from './words';

export const champs = z.object({
	formateur: openText,
	salle: openText,
	dateDebut: requiredInstant,
	dateFin: openInstant,
	motif: openText,
	...confirmFields,
});

const paths = {
	'pertes[0].dateDebut': 'dateDebut',
	'pertes[0].dateFin': 'dateFin',
	'pertes[0].date': 'dateDebut',
};

/**
 * Records that a trainer is away, a room closed or the centre shut, and gives the séances hit new
 * places with the fewest moves (contract, section 9): without the token nothing is changed.
 */
export function repairTool(
	{ centre, cleSecrets }: ToolContext,
	input: unknown,
): Promise<ToolAnswer> {
	return answer(async () => {
		const { dateDebut, dateFin, motif, jeton, apercu, ...names } = validate(champs, input);
		if (names.formateur && names.salle)
			throw refuse(
				'CHAMP_INVALIDE',
				'salle',
				'une perte à la fois : le formateur absent, ou la salle fermée ; aucun des deux : le centre',
			);
		const named = await centre.base.withConnection((cx) => resolve(cx, centre.fuseau, names));
		const perte = { ...lossOf(named), dateDebut, dateFin };
		const effect = async (cx: Executor) => {
			const { movedList, prevenus, pertesEnregistrees } = await withPaths(paths, () =>
				repairSessionIn(cx, centre, { pertes: [{ ...perte, motif }], previsualiser: false }),
			);
			const rooms = await listNomsSalles.run(
				{ codes: movedList.flatMap(({ avant, apres }) => [avant.salle, apres.salle]) },
				cx,
			);
			const nameOf = new Map(rooms.map(({ code, nom }) => [code, nom]));
			const slot = (s: { dateDebut: string; dateFin: string; salle: string }) =>
				`${slotInWords(new Date(s.dateDebut), new Date(s.dateFin), centre.fuseau)}, ${nameOf.get(s.salle)}`;
			const trainers = prevenus.flatMap(({ formateurs }) => formateurs);
			const names = new Map(trainers.map(({ idFormateur, nom }) => [idFormateur, nom]));
			const trainer = (id: number | null) =>
				id === null ? '' : ` avec ${quote(names.get(id) ?? '')}`;
			const moves = movedList.map(
				({ formation, idSession, avant, apres }) =>
					`session ${idSession} (${formation}) ${slot(avant)} → ${slot(apres)}${trainer(apres.formateurId)}`,
			);
			const people = prevenus.reduce((sum, { inscrits }) => sum + inscrits.length, 0);
			const what =
				moves.length > 0
					? `${moves.length} séance(s) changent : ${firstOf(moves, 8)}. ${people} inscrit(s) concerné(s).`
					: "Aucune séance n'est touchée.";
			return {
				message: `${inWords(named)} : ${what}`,
				sansEffet: moves.length === 0 && pertesEnregistrees === 0,
				faits: { resultat: 'réparation', seances: moves.join(', ') },
				valeur: { nombreSeances: moves.length, inscrits: people, pertesEnregistrees },
			};
		};
		// The reason is not part of what is confirmed: a model words it anew each time.
		const request = { verbe: 'repair', demande: perte, jeton, apercu, cleSecrets };
		return fromConfirmation('repair', await endRace(() => confirm(centre, request, effect)));
	});
}

function lossOf({
	formateur,
	salle,
}: ResolvedNames): Pick<RepairSessionRequest['pertes'][number], 'type' | 'id' | 'code'> {
	if (formateur) return { type: 'FORMATEUR', id: formateur.idFormateur };
	if (salle) return { type: 'SALLE', code: salle.code };
	return { type: 'JOUR' };
}

function inWords({ formateur, salle }: ResolvedNames): string {
	if (formateur) return `Absence de ${quotedName(formateur)}`;
	return salle ? `Fermeture de ${quote(salle.nom)}` : 'Fermeture du centre';
}
