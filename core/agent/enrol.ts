import { z } from 'zod';

import { confirm } from '../confirmation/confirm';
import { unwrap } from '../errors/refusal';
import { validate } from '../errors/validate';
import { enrolIn } from '../inscriptions/enrol';
import { asPersonne, quotedName, valueOfPersonne } from '../names/personNamed';
import { resolve } from '../names/resolve';
import { sessionInWords } from '../names/sessionNamed';
import { confirmFields, textField } from './fields';
import { answer, fromConfirmation, type ToolContext, type ToolAnswer } from './answer';

export const champs = z.object({ personne: textField, session: textField, ...confirmFields });

/** Places or queues one person, by the rules: without the token it only says what would come of it. */
export function enrolTool(
	{ centre, cleSecrets }: ToolContext,
	input: unknown,
): Promise<ToolAnswer> {
	return answer(async () => {
		const asked = validate(champs, input);
		const namedOnes = await centre.base.withConnection((cx) => resolve(cx, centre.fuseau, asked));
		const [personne, session] = [namedOnes.personne!, namedOnes.session!];
		const demande = { idSession: session.idSession, ...asPersonne(personne) };
		return fromConfirmation(
			'enrol',
			await confirm(
				centre,
				{ verbe: 'enrol', demande, jeton: asked.jeton, apercu: asked.apercu, cleSecrets },
				async (cx) => {
					const { inscription, decision, dejaInscrit } = unwrap(
						(await enrolIn(cx, centre, [demande]))[0],
					);
					const attend = inscription.statutInscription === 'EN_ATTENTE';
					const outcome = attend ? "en liste d'attente" : 'place obtenue';
					return {
						sansEffet: dejaInscrit,
						message:
							`${quotedName(personne)} à la ${sessionInWords(session, centre.fuseau)} : ` +
							`${outcome}${attend ? `, rang ${inscription.positionAttente}` : ''}. ` +
							`${decision.message}`,
						faits: { resultat: outcome, rang: attend ? String(inscription.positionAttente) : '' },
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
