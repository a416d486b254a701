import { z } from 'zod';

import { readPersonnes } from '../../database/queries/confirmation.queries';
import type { Executeur } from '../../database/sql';
import type { Centre } from '../centre';
import { confirm, type Effet } from '../confirmation/confirm';
import { refuse, unwrap } from '../errors/refus';
import { validate } from '../errors/validate';
import { promoteIn } from '../inscriptions/promote';
import { nameOf } from '../resoudre/personne';
import { resolve } from '../resoudre/resoudre';
import type { SessionNommee } from '../resoudre/annuaire';
import { sessionInWords } from '../resoudre/session';
import { jeton, texte, texteLibre } from './champs';
import { answer, fromConfirmation, type Contexte, type Reponse } from './reponse';

export const champs = z.object({ session: texte, personne: texteLibre, jeton });

/** Gives a free place to the head of the queue, or to a named person of it; without the token nothing is changed. */
export function promoteTool({ centre, cleSecrets }: Contexte, input: unknown): Promise<Reponse> {
	return answer(async () => {
		const lue = validate(champs, input);
		const nommes = await centre.base.withConnexion((cx) => resolve(cx, centre.fuseau, lue));
		const session = nommes.session!;
		const inscription = nommes.personne?.inscriptions.find(
			({ idSession }) => idSession === session.idSession,
		);
		if (nommes.personne && !inscription)
			throw refuse(
				'INSCRIPTION_INCONNUE',
				'personne',
				`${nameOf(nommes.personne)} n'attend pas pour la ${sessionInWords(session, centre.fuseau)}`,
			);
		const demande = {
			idSession: session.idSession,
			idInscription: inscription?.idInscription ?? null,
		};
		return fromConfirmation(
			'promote',
			await confirm(centre, { verbe: 'promote', demande, jeton: lue.jeton, cleSecrets }, (cx) =>
				promotion(cx, centre, session, demande.idInscription),
			),
		);
	});
}

/** The promotion itself, in the words of a preview. */
export async function promotion(
	cx: Executeur,
	centre: Centre,
	session: SessionNommee,
	idInscription: number | null = null,
): Promise<Effet<Record<string, unknown>>> {
	const { inscription, decision, dejaPromue } = unwrap(
		(await promoteIn(cx, centre, [{ idSession: session.idSession, idInscription }]))[0],
	);
	const [{ nom: brut }] = await readPersonnes.run(
		{ idInscriptions: [inscription.idInscription] },
		cx,
	);
	const nom = nameOf({ prenom: '', nom: brut });
	return {
		sansEffet: dejaPromue,
		message: dejaPromue
			? `${nom} a déjà une place à la ${sessionInWords(session, centre.fuseau)}.`
			: `${nom} reçoit une place à la ${sessionInWords(session, centre.fuseau)}. ${decision.message}`,
		faits: { resultat: dejaPromue ? 'déjà inscrit' : 'promu', promu: nom },
		valeur: { session: session.idSession, regle: decision.regle },
	};
}
