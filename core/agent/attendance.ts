import { z } from 'zod';

import type { Executor } from '../../database/sql';
import { confirm } from '../confirmation/confirm';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { fold } from '../names/fold';
import { asPersonne, quotedName } from '../names/personNamed';
import { resolve } from '../names/resolve';
import { sessionInWords } from '../names/sessionNamed';
import { markInWords } from '../papers/sheet';
import { markPresencesIn } from '../presences/markPresences';
import {
	readPresences,
	readPresencesIn,
	type PresenceSeance,
	type PresenceStatus,
	type SessionPresences,
} from '../presences/readPresences';
import { slotInWords } from '../time/french';
import { confirmFields, integer, openInstant, textField } from './fields';
import { answer, fromConfirmation, ok, type ToolAnswer, type ToolContext } from './answer';
import { seanceAt } from './seanceAt';
import { firstOf } from './words';

export const champs = z.object({ session: textField, seance: openInstant });

/** Who was absent, late or excused, of one séance or of all so far, and each person's hours. Reads only. */
export function attendanceTool({ centre }: ToolContext, input: unknown): Promise<ToolAnswer> {
	return answer(async () => {
		const { session: nom, seance } = validate(champs, input);
		const { session } = await centre.base.withConnection((cx) =>
			resolve(cx, centre.fuseau, { session: nom }),
		);
		const presences = await readPresences(centre, { idSession: session!.idSession });
		const asked = seance === undefined ? presences.seances : [seanceMeant(presences, seance)];
		const names = namesOf(presences);
		const missing = asked.flatMap((one) =>
			one.presences
				.filter(({ statut }) => statut !== null && statut !== 'PRESENT')
				.map(
					(mark) =>
						`${names.get(mark.idInscription)} (${inWords(one, centre.fuseau)}) : ${markInWords(mark)}`,
				),
		);
		const marks = asked.flatMap((one) => one.presences);
		const open = marks.filter(({ statut }) => statut === null).length;
		const what = missing.length > 0 ? firstOf(missing, 12) : 'aucune absence ni retard notés';
		return ok(
			`${sessionInWords(session!, centre.fuseau)} : ${what}. ` +
				`${marks.length - open} présence(s) notée(s), ${open} non renseignée(s).`,
			{
				session: session!.idSession,
				heures: presences.personnes.slice(0, 30).map(({ idInscription, heures }) => ({
					nom: names.get(idInscription),
					suivies: heures.suivies,
					manquees: heures.manquees,
					prevues: heures.prevues,
				})),
			},
		);
	});
}

const STATUSES = new Map<string, PresenceStatus>(
	Object.entries({
		present: 'PRESENT',
		presente: 'PRESENT',
		absent: 'ABSENT',
		absente: 'ABSENT',
		retard: 'RETARD',
		excuse: 'EXCUSE',
		excusee: 'EXCUSE',
	} as const),
);

export const champsDeMarque = z.object({
	personne: textField,
	session: textField,
	seance: openInstant,
	statut: z
		.string({ errorMap: () => ({ message: 'attendu PRESENT, ABSENT, RETARD ou EXCUSE' }) })
		.transform((text, ctx): PresenceStatus => {
			const found = STATUSES.get(fold(text).split(' ')[0]);
			if (found) return found;
			ctx.addIssue({ code: 'custom', message: 'attendu PRESENT, ABSENT, RETARD ou EXCUSE' });
			return z.NEVER;
		}),
	minutes: integer,
	...confirmFields,
});

/** Marks one person at one séance: without the token nothing is changed. */
export function markAttendanceTool(
	{ centre, cleSecrets }: ToolContext,
	input: unknown,
): Promise<ToolAnswer> {
	return answer(async () => {
		const asked = validate(champsDeMarque, input);
		const named = await centre.base.withConnection((cx) =>
			resolve(cx, centre.fuseau, { personne: asked.personne, session: asked.session }),
		);
		const [personne, session] = [named.personne!, named.session!];
		const { seance, statut, minutes } = asked;
		const demande = {
			idSession: session.idSession,
			...asPersonne(personne),
			seance,
			statut,
			minutes,
		};
		const request = {
			verbe: 'mark_attendance',
			demande,
			jeton: asked.jeton,
			apercu: asked.apercu,
			cleSecrets,
		};
		const effect = async (cx: Executor) => {
			const [before] = await readPresencesIn(cx, centre, [session.idSession], new Date());
			const one = seanceMeant(before, seance);
			const { changees } = await markPresencesIn(cx, centre, {
				idSession: session.idSession,
				presences: [
					{
						idReservation: one.idReservation,
						...asPersonne(personne),
						statut,
						minutes: statut === 'RETARD' ? minutes : undefined,
					},
				],
			});
			const told = markInWords({ statut, minutes: minutes ?? null });
			return {
				sansEffet: changees === 0,
				message: `${quotedName(personne)}, ${inWords(one, centre.fuseau)} : ${told}.`,
				faits: { resultat: told, seance: one.dateDebut },
				valeur: { session: session.idSession, nom: quotedName(personne) },
			};
		};
		return fromConfirmation('mark_attendance', await confirm(centre, request, effect));
	});
}

const namesOf = ({ personnes }: SessionPresences) =>
	new Map(personnes.map((one) => [one.idInscription, quotedName(one)]));

const inWords = ({ dateDebut, dateFin }: PresenceSeance, fuseau: string) =>
	slotInWords(new Date(dateDebut), new Date(dateFin), fuseau);

/** The séance that is meant; where none is named, the last that has begun. @throws Refusal */
function seanceMeant({ seances }: SessionPresences, when: string | undefined): PresenceSeance {
	const held = seances.filter(({ annulee }) => !annulee);
	if (when !== undefined) return seanceAt(held, when);
	const last = held.filter(({ dateDebut }) => new Date(dateDebut) <= new Date()).at(-1);
	if (!last) throw refuse('INTROUVABLE', 'seance', 'aucune séance n’a commencé : dire laquelle');
	return last;
}
