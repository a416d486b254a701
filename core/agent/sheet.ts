import { z } from 'zod';

import { validate } from '../errors/validate';
import { quotedName, valueOfPersonne } from '../names/personNamed';
import { resolve } from '../names/resolve';
import { readSheet, type SheetRow } from '../sessions/readSheet';
import { textField } from './fields';
import { instantInFrench, dayInFrench, firstOf } from './words';
import { answer, ok, type ToolContext, type ToolAnswer } from './answer';

export const champs = z.object({ session: textField });

/** One session: dates, room, trainer, who is enrolled, and the queue in its order with the reason for it. */
export function sessionSheetTool({ centre }: ToolContext, input: unknown): Promise<ToolAnswer> {
	return answer(async () => {
		const { session: nom } = validate(champs, input);
		const { fuseau } = centre;
		const { session } = await centre.base.withConnection((cx) =>
			resolve(cx, fuseau, { session: nom }),
		);
		const {
			session: s,
			seances,
			inscrits,
			enAttente,
		} = await readSheet(centre, { idSession: session!.idSession });
		const [prochain] = enAttente;
		const debut =
			`Session ${s.idSession} « ${s.formationNom} » (${s.formation}), du ` +
			`${instantInFrench(s.dateDebut, fuseau)} au ${instantInFrench(s.dateFin, fuseau)}, ` +
			`${seances.length} séance(s), ${s.sallePrincipale ?? 'sans salle'}, ` +
			`${s.formateur ?? 'sans formateur'}, ${s.statutSession}.`;
		const places = `${inscrits.length} inscrit(s), ${s.placesRestantes} place(s) libre(s), ${enAttente.length} en attente.`;
		const file = prochain
			? ` Prochaine personne de la file : ${quotedName(prochain)}. ${whyFirst(enAttente, fuseau)}`
			: " Personne n'attend.";
		return ok(`${debut} ${places}${file}`, {
			session: s.idSession,
			placesLibres: s.placesRestantes,
			prochain: prochain ? quotedName(prochain) : null,
			pourquoi: prochain ? whyFirst(enAttente, fuseau) : null,
			inscrits: firstOf(
				inscrits.map((p) => `${quotedName(p)} (${keyIn(p)})`),
				30,
			),
			enAttente: enAttente.slice(0, 20).map((p) => ({
				rang: p.positionAttente,
				nom: quotedName(p),
				personne: keyIn(p),
				priorite: p.priorite,
				depuis: p.dateInscription,
			})),
		});
	});
}

const keyIn = (p: SheetRow) =>
	valueOfPersonne(
		p.idEleve !== null
			? { genre: 'ELEVE', id: p.idEleve }
			: { genre: 'CANDIDAT', id: p.idCandidat as number },
	);

/** Why the head of the queue is it: the order is priority, then arrival. */
function whyFirst([head, second]: SheetRow[], fuseau: string): string {
	const who = head.type === 'ELEVE' ? 'élève' : 'candidat';
	const since = head.dateInscription
		? `en attente depuis le ${dayInFrench(head.dateInscription, fuseau)}`
		: 'en attente';
	const order =
		'La file va par priorité (1 : élève au parcours validé et payé, avant 2), puis par ancienneté. ' +
		`Rang 1 : ${who}, priorité ${head.priorite}, ${since}`;
	if (!second) return `${order}, seule personne de la file.`;
	const devant =
		head.priorite < second.priorite
			? `priorité ${second.priorite} seulement`
			: second.dateInscription === head.dateInscription
				? 'même priorité et même jour, mais arrivée après'
				: 'même priorité mais arrivée plus tard';
	return `${order} ; la suivante, ${quotedName(second)}, est derrière : ${devant}.`;
}
