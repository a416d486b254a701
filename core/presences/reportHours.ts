import { z } from 'zod';

import { isPersonneKnown, listSessionsOfPersonne } from '../../database/generated/presences';
import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { identifiant, jour } from '../time/fields';
import { atWallClock } from '../time/instant';
import { readPresencesIn, type PresencePerson, type SessionPresences } from './readPresences';

const schema = z
	.object({
		idSession: identifiant.optional(),
		idEleve: identifiant.optional(),
		idCandidat: identifiant.optional(),
		/** Sessions of a person that touch these days; all, where left out. */
		du: jour.optional(),
		au: jour.optional(),
	})
	.refine(
		({ idSession, idEleve, idCandidat }) =>
			[idSession, idEleve, idCandidat].filter((id) => id !== undefined).length === 1,
		{
			path: ['idSession'],
			message: 'une session, un élève ou un candidat est attendu, et un seul',
		},
	);

export interface HoursReport {
	lignes: Array<{ session: SessionPresences['session'] } & PresencePerson>;
}

/**
 * Hours planned, attended and missed, by month: of everybody in a session, or of one person in all
 * their sessions; one statement for a session, two for a person.
 * @throws Refusal SESSION_INCONNUE, PERSONNE_INCONNUE, CHAMP_INVALIDE
 */
export async function reportHours(
	centre: Centre,
	request: z.input<typeof schema>,
	now = new Date(),
): Promise<HoursReport> {
	const { idSession, idEleve, idCandidat, du, au } = validate(schema, request);
	return await centre.base.withConnection(async (cx) => {
		const sessions = idSession
			? [idSession]
			: (
					await listSessionsOfPersonne.run(
						{
							idEleve: idEleve ?? null,
							idCandidat: idCandidat ?? null,
							debut: atWallClock(du ?? '1970-01-01', '00:00', centre.fuseau),
							fin: atWallClock(au ?? '9999-12-31', '24:00', centre.fuseau),
						},
						cx,
					)
				).map((row) => row.idSession);
		if (sessions.length === 0) await checkPersonne(cx, { idEleve, idCandidat });
		const found = sessions.length > 0 ? await readPresencesIn(cx, centre, sessions, now) : [];
		if (idSession && found.length === 0)
			throw refuse('SESSION_INCONNUE', 'idSession', `la session ${idSession} n'existe pas`);
		return {
			lignes: found.flatMap(({ session, personnes }) =>
				personnes.filter(isAsked).map((person) => ({ session, ...person })),
			),
		};
	});

	function isAsked(person: PresencePerson): boolean {
		if (idSession) return true;
		return idEleve ? person.idEleve === idEleve : person.idCandidat === idCandidat;
	}
}

/** No hours and nobody are two answers. @throws Refusal PERSONNE_INCONNUE */
async function checkPersonne(
	cx: Executor,
	{ idEleve, idCandidat }: { idEleve?: number; idCandidat?: number },
): Promise<void> {
	const keys = { idEleve: idEleve ?? null, idCandidat: idCandidat ?? null };
	const [{ known }] = await isPersonneKnown.run(keys, cx);
	if (known) return;
	throw refuse(
		'PERSONNE_INCONNUE',
		idEleve ? 'idEleve' : 'idCandidat',
		idEleve ? `l'élève ${idEleve} n'existe pas` : `le candidat ${idCandidat} n'existe pas`,
	);
}
