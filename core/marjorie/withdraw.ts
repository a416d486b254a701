import { z } from 'zod';

import { readPersonnes } from '../../database/queries/confirmation.queries';
import { confirm } from '../confirmation/confirm';
import { unwrap } from '../errors/refus';
import { validate } from '../errors/validate';
import { withdrawIn } from '../inscriptions/withdraw';
import { keyOf, nameOf, valeurOf } from '../resoudre/personne';
import { resolve } from '../resoudre/resoudre';
import { sessionInWords } from '../resoudre/session';
import { jeton, texte, texteLibre } from './champs';
import { answer, fromConfirmation, type Contexte, type Reponse } from './reponse';

export const champs = z.object({ personne: texte, session: texte, motif: texteLibre, jeton });

/** Withdraws one person, enrolled or waiting, and says who gets the place; without the token nothing is changed. */
export function withdrawTool({ centre, cleSecrets }: Contexte, input: unknown): Promise<Reponse> {
	return answer(async () => {
		const lue = validate(champs, input);
		const nommes = await centre.base.withConnexion((cx) => resolve(cx, centre.fuseau, lue));
		const [personne, session] = [nommes.personne!, nommes.session!];
		const demande = { idSession: session.idSession, ...keyOf(personne) };
		const active = personne.inscriptions.some(({ idSession }) => idSession === session.idSession);
		// The reason is not part of what is confirmed: a model words it anew each time.
		return fromConfirmation(
			'withdraw',
			await confirm(
				centre,
				{ verbe: 'withdraw', demande, jeton: lue.jeton, cleSecrets },
				async (cx) => {
					const { promotion, decision } = unwrap(
						(await withdrawIn(cx, centre, [{ ...demande, motif: lue.motif }]))[0],
					);
					const [promue] = promotion
						? await readPersonnes.run({ idInscriptions: [promotion.idInscription] }, cx)
						: [];
					const suite = promue
						? `La place va à ${nameOf({ prenom: '', nom: promue.nom })}, première de la file.`
						: '';
					return {
						sansEffet: !active,
						message: active
							? `${nameOf(personne)} quitte la ${sessionInWords(session, centre.fuseau)}. ${suite} ${decision.message}`
							: `${nameOf(personne)} n'est pas, ou plus, inscrit à la ${sessionInWords(session, centre.fuseau)}. ${decision.message}`,
						faits: {
							resultat: 'désistement',
							placeDonneeA: promue ? nameOf({ prenom: '', nom: promue.nom }) : 'personne',
						},
						valeur: {
							session: session.idSession,
							personne: valeurOf(personne),
							nom: nameOf(personne),
							regle: decision.regle,
						},
					};
				},
			),
		);
	});
}
