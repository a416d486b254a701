import { z } from 'zod';

import { preview } from '../confirmation/confirm';
import { promotion } from './promote';
import { validate } from '../errors/validate';
import { Refusal } from '../errors/refusal';
import { explain } from '../inscriptions/explain';
import { quotedName } from '../names/personNamed';
import { resolve } from '../names/resolve';
import { sessionInWords } from '../names/sessionNamed';
import { quote } from '../names/choose';
import { textField, openText } from './fields';
import { instantInFrench } from './words';
import { answer, ok, type ToolContext, type ToolAnswer } from './answer';

export const champs = z.object({ session: textField, personne: openText });

const LATEST = 12;

/**
 * Why places and ranks were given as they were: the recorded decisions of a session, of one person
 * in it, and what a promotion would give now.
 */
export function explainDecisionTool({ centre }: ToolContext, input: unknown): Promise<ToolAnswer> {
	return answer(async () => {
		const asked = validate(champs, input);
		const { session, personne } = await centre.base.withConnection((cx) =>
			resolve(cx, centre.fuseau, asked),
		);
		const all = await explain(centre, { idSession: session!.idSession });
		const own = new Set(
			personne?.inscriptions
				.filter(({ idSession }) => idSession === session!.idSession)
				.map(({ idInscription }) => idInscription),
		);
		const decisions = personne
			? all.filter(({ idInscription }) => idInscription !== null && own.has(idInscription))
			: all;
		const latest = decisions
			.slice(-LATEST)
			.map(
				({ priseLe, verbe, message, acteur, regle, forcee }) =>
					`${instantInFrench(priseLe, centre.fuseau)}, ${verbe} par ${quote(acteur)} : ` +
					`${message}${forcee ? ' (dérogation)' : ''} [${regle}]`,
			);
		const passe =
			latest.length > 0
				? `Décisions enregistrées, de la plus ancienne à la plus récente : ${latest.join(' | ')}`
				: "Aucune décision n'est enregistrée";
		const who = personne ? ` pour ${quotedName(personne)}` : '';
		return ok(
			`${sessionInWords(session!, centre.fuseau)}${who}. ${passe}. Aujourd'hui : ${await now()}`,
			{
				session: session!.idSession,
				decisions: decisions.length,
				derniere: decisions.at(-1)?.message ?? null,
				regle: decisions.at(-1)?.regle ?? null,
				placesLibres: Math.max(0, session!.places - session!.nbInscrits),
				enAttente: session!.enAttente,
			},
		);

		/** What would come of a promotion, found by trying it and rolling back. */
		async function now(): Promise<string> {
			try {
				const { message } = await preview(centre, (cx) => promotion(cx, centre, session!));
				return `une promotion serait possible, ${message}`;
			} catch (error) {
				if (error instanceof Refusal)
					return `personne ne peut être promu, car ${error.faults.map(({ message }) => message).join(' ')}`;
				throw error;
			}
		}
	});
}
