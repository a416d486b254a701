import { z } from 'zod';

import { readPersonnes } from '../../database/generated/confirmation';
import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { confirm, type PreviewedEffect } from '../confirmation/confirm';
import { refuse, unwrap } from '../errors/refusal';
import { validate } from '../errors/validate';
import { promoteIn } from '../inscriptions/promote';
import { quotedName } from '../names/personNamed';
import { resolve } from '../names/resolve';
import { sessionInWords } from '../names/sessionNamed';
import { confirmFields, textField, openText } from './fields';
import { answer, fromConfirmation, type ToolContext, type ToolAnswer } from './answer';
import { type NamedSession } from '../names/types';

export const champs = z.object({ session: textField, personne: openText, ...confirmFields });

/**
 * Gives a free place to the head of the queue, or to a named person of it; without the token
 * nothing is changed.
 */
export function promoteTool(
	{ centre, cleSecrets }: ToolContext,
	input: unknown,
): Promise<ToolAnswer> {
	return answer(async () => {
		const asked = validate(champs, input);
		const namedOnes = await centre.base.withConnection((cx) => resolve(cx, centre.fuseau, asked));
		const session = namedOnes.session!;
		const inscription = namedOnes.personne?.inscriptions.find(
			({ idSession }) => idSession === session.idSession,
		);
		if (namedOnes.personne && !inscription)
			throw refuse(
				'INSCRIPTION_INCONNUE',
				'personne',
				`${quotedName(namedOnes.personne)} n'attend pas pour la ${sessionInWords(session, centre.fuseau)}`,
			);
		const demande = {
			idSession: session.idSession,
			idInscription: inscription?.idInscription ?? null,
		};
		return fromConfirmation(
			'promote',
			await confirm(
				centre,
				{ verbe: 'promote', demande, jeton: asked.jeton, apercu: asked.apercu, cleSecrets },
				(cx) => promotion(cx, centre, session, demande.idInscription),
			),
		);
	});
}

/** The promotion itself, in the words of a preview. */
export async function promotion(
	cx: Executor,
	centre: Centre,
	session: NamedSession,
	idInscription: number | null = null,
): Promise<PreviewedEffect<Record<string, unknown>>> {
	const { inscription, decision, dejaPromue } = unwrap(
		(await promoteIn(cx, centre, [{ idSession: session.idSession, idInscription }]))[0],
	);
	const [{ nom: brut }] = await readPersonnes.run(
		{ idInscriptions: [inscription.idInscription] },
		cx,
	);
	const nom = quotedName({ prenom: '', nom: brut });
	return {
		sansEffet: dejaPromue,
		message: dejaPromue
			? `${nom} a déjà une place à la ${sessionInWords(session, centre.fuseau)}.`
			: `${nom} reçoit une place à la ${sessionInWords(session, centre.fuseau)}. ${decision.message}`,
		faits: { resultat: dejaPromue ? 'déjà inscrit' : 'promu', promu: nom },
		valeur: { session: session.idSession, regle: decision.regle },
	};
}
