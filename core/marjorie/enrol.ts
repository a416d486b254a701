import { z } from 'zod';

import { confirm } from '../confirmation/confirm';
import { unwrap } from '../errors/refus';
import { validate } from '../errors/validate';
import { enrolIn } from '../inscriptions/enrol';
import { keyOf, nameOf, valeurOf } from '../resoudre/personne';
import { resolve } from '../resoudre/resoudre';
import { sessionInWords } from '../resoudre/session';
import { jeton, texte } from './champs';
import { answer, fromConfirmation, type Contexte, type Reponse } from './reponse';

export const champs = z.object({ personne: texte, session: texte, jeton });

/** Places or queues one person, by the rules: without the token it only says what would come of it. */
export function enrolTool({ centre, cleSecrets }: Contexte, input: unknown): Promise<Reponse> {
	return answer(async () => {
		const lue = validate(champs, input);
		const nommes = await centre.base.withConnexion((cx) => resolve(cx, centre.fuseau, lue));
		const [personne, session] = [nommes.personne!, nommes.session!];
		const demande = { idSession: session.idSession, ...keyOf(personne) };
		return fromConfirmation(
			'enrol',
			await confirm(
				centre,
				{ verbe: 'enrol', demande, jeton: lue.jeton, cleSecrets },
				async (cx) => {
					const { inscription, decision, dejaInscrit } = unwrap(
						(await enrolIn(cx, centre, [demande]))[0],
					);
					const attend = inscription.statutInscription === 'EN_ATTENTE';
					const resultat = attend ? "en liste d'attente" : 'place obtenue';
					return {
						sansEffet: dejaInscrit,
						message: `${nameOf(personne)} à la ${sessionInWords(session, centre.fuseau)} : ${resultat}${attend ? `, rang ${inscription.positionAttente}` : ''}. ${decision.message}`,
						faits: { resultat, rang: attend ? String(inscription.positionAttente) : '' },
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
