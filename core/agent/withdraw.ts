import { z } from 'zod';

import { readPersonnes } from '../../database/generated/confirmation';
import { confirm } from '../confirmation/confirm';
import { unwrap } from '../errors/refusal';
import { validate } from '../errors/validate';
import { withdrawIn } from '../inscriptions/withdraw';
import { asPersonne, quotedName, valueOfPersonne } from '../names/personNamed';
import { resolve } from '../names/resolve';
import { sessionInWords } from '../names/sessionNamed';
import { confirmFields, textField, openText } from './fields';
import { answer, fromConfirmation, type ToolContext, type ToolAnswer } from './answer';

export const champs = z.object({
	personne: textField,
	session: textField,
	motif: openText,
	...confirmFields,
});

/**
 * Withdraws one person, enrolled or waiting, and says who gets the place; without the token nothing
 * is changed.
 */
export function withdrawTool(
	{ centre, cleSecrets }: ToolContext,
	input: unknown,
): Promise<ToolAnswer> {
	return answer(async () => {
		const asked = validate(champs, input);
		const namedOnes = await centre.base.withConnection((cx) => resolve(cx, centre.fuseau, asked));
		const [personne, session] = [namedOnes.personne!, namedOnes.session!];
		const demande = { idSession: session.idSession, ...asPersonne(personne) };
		const active = personne.inscriptions.some(({ idSession }) => idSession === session.idSession);
		// The reason is not part of what is confirmed: a model words it anew each time.
		return fromConfirmation(
			'withdraw',
			await confirm(
				centre,
				{ verbe: 'withdraw', demande, jeton: asked.jeton, apercu: asked.apercu, cleSecrets },
				async (cx) => {
					const { promotion, decision } = unwrap(
						(await withdrawIn(cx, centre, [{ ...demande, motif: asked.motif }]))[0],
					);
					const [promotedOne] = promotion
						? await readPersonnes.run({ idInscriptions: [promotion.idInscription] }, cx)
						: [];
					const next = promotedOne
						? `La place va à ${quotedName({ prenom: '', nom: promotedOne.nom })}, première de la file.`
						: '';
					return {
						sansEffet: !active,
						message: active
							? `${quotedName(personne)} quitte la ${sessionInWords(session, centre.fuseau)}. ${next} ${decision.message}`
							: `${quotedName(personne)} n'est pas, ou plus, inscrit à la ` +
								`${sessionInWords(session, centre.fuseau)}. ${decision.message}`,
						faits: {
							resultat: 'désistement',
							placeDonneeA: promotedOne
								? quotedName({ prenom: '', nom: promotedOne.nom })
								: 'personne',
						},
						valeur: {
							session: session.idSession,
							personne: valueOfPersonne(personne),
							nom: quotedName(personne),
							regle: decision.regle,
						},
					};
				},
			),
		);
	});
}
