import { z } from 'zod';

import type { Executor } from '../../database/sql';
import { confirm, type PreviewedEffect } from '../confirmation/confirm';
import { refuse, unwrap } from '../errors/refusal';
import { validate } from '../errors/validate';
import { changeCapacityIn } from '../inscriptions/changeCapacity';
import { fold } from '../names/fold';
import { quotedName } from '../names/personNamed';
import { resolve, type ResolvedNames } from '../names/resolve';
import { sessionInWords } from '../names/sessionNamed';
import { cancelSessionIn } from '../sessions/cancelSession';
import { confirmSessionIn } from '../sessions/confirmSession';
import { moveSessionIn } from '../sessions/moveSession';
import { readSheetIn, type Sheet } from '../sessions/readSheet';
import { endRace } from '../batch/race';
import type { Centre } from '../centre/centre';
import { slotInWords } from '../time/french';
import { integer, openInstant, openText, textField, confirmFields } from './fields';
import { answer, fromConfirmation, type ToolAnswer, type ToolContext } from './answer';
import { seanceAt } from './seanceAt';
import { firstOf } from './words';

const actions = ['DEPLACER', 'CONFIRMER', 'ANNULER', 'CAPACITE'] as const;
type Action = (typeof actions)[number];

const WORDS = new Map<string, Action>(
	Object.entries({
		deplacer: 'DEPLACER',
		deplace: 'DEPLACER',
		reporter: 'DEPLACER',
		changer: 'DEPLACER',
		confirmer: 'CONFIRMER',
		confirme: 'CONFIRMER',
		annuler: 'ANNULER',
		annule: 'ANNULER',
		capacite: 'CAPACITE',
		places: 'CAPACITE',
	} as const),
);

const actionField = z
	.string({ errorMap: () => ({ message: `attendu ${actions.join(', ')}` }) })
	.transform((text, ctx): Action => {
		const found = WORDS.get(fold(text).split(' ')[0]);
		if (found) return found;
		ctx.addIssue({ code: 'custom', message: `attendu ${actions.join(', ')}` });
		return z.NEVER;
	});

export const champs = z.object({
	session: textField,
	action: actionField,
	seance: openInstant,
	dateDebut: openInstant,
	salle: openText,
	formateur: openText,
	places: integer,
	...confirmFields,
});

type Asked = z.output<typeof champs>;
type Effect = PreviewedEffect<Record<string, unknown>>;

/**
 * Moves (to another start, room or trainer, one séance or all to come), confirms or cancels a
 * session, or changes its places (contract, section 9): without the token nothing is changed.
 */
export function changeSessionTool(
	{ centre, cleSecrets }: ToolContext,
	input: unknown,
): Promise<ToolAnswer> {
	return answer(async () => {
		const asked = validate(champs, input);
		const named = await centre.base.withConnection((cx) =>
			resolve(cx, centre.fuseau, {
				session: asked.session,
				salle: asked.salle,
				formateur: asked.formateur,
			}),
		);
		const { idSession } = named.session!;
		const demande = {
			idSession,
			action: asked.action,
			seance: asked.seance,
			dateDebut: asked.dateDebut,
			salle: named.salle?.code,
			formateurId: named.formateur?.idFormateur,
			places: asked.places,
		};
		const request = {
			verbe: 'change_session',
			demande,
			jeton: asked.jeton,
			apercu: asked.apercu,
			cleSecrets,
		};
		const effect = (cx: Executor) => effects[asked.action](cx, centre, asked, named);
		return fromConfirmation(
			'change_session',
			await endRace(() => confirm(centre, request, effect)),
		);
	});
}

const effects: Record<
	Action,
	(cx: Executor, centre: Centre, asked: Asked, named: ResolvedNames) => Promise<Effect>
> = {
	DEPLACER: move,
	CONFIRMER: confirmIt,
	ANNULER: cancel,
	CAPACITE: changePlaces,
};

async function move(
	cx: Executor,
	centre: Centre,
	{ seance, dateDebut }: Asked,
	{ session, salle, formateur }: ResolvedNames,
): Promise<Effect> {
	const { idSession } = session!;
	const change = { salle: salle?.code, formateurId: formateur?.idFormateur };
	const before = await seancesOf(cx, centre, idSession);
	const one = seance === undefined ? undefined : seanceAt(before, seance);
	const now = new Date();
	const first = one ?? before.find((s) => new Date(s.dateDebut) > now);
	const start = dateDebut && withHour(dateDebut, first);
	const moved = await moveSessionIn(cx, centre, {
		idSession,
		...(one
			? { seances: [{ idReservation: one.idReservation, dateDebut: start, ...change }] }
			: { dateDebut: start, ...change }),
	});
	const names = new Map(before.map((one) => [one.salle, one.salleNom]));
	if (salle) names.set(salle.code, salle.nom);
	const words = moved.seances.map((after) => {
		const from = before.find(({ idReservation }) => idReservation === after.idReservation);
		const slot = (s: { dateDebut: string; dateFin: string; salle: string }) =>
			`${slotInWords(new Date(s.dateDebut), new Date(s.dateFin), centre.fuseau)}, ${names.get(s.salle) ?? s.salle}`;
		return from ? `${slot(from)} → ${slot(after)}` : slot(after);
	});
	const who = formateur ? ` Formateur : ${quotedName(formateur)}.` : '';
	return {
		message: `La ${sessionInWords(session!, centre.fuseau)} est déplacée : ${firstOf(words, 8)}.${who}`,
		faits: { resultat: 'déplacement', seances: words.join(', ') },
		valeur: { session: idSession, nombreSeances: words.length },
	};
}

type Seance = Sheet['seances'][number];

async function seancesOf(cx: Executor, centre: Centre, idSession: number): Promise<Seance[]> {
	const { seances } = await readSheetIn(cx, centre, { idSession });
	return seances;
}

/** A day alone keeps the hour: « reporte au 8 mars ». */
const withHour = (when: string, seance: Seance | undefined): string =>
	when.length === 10 && seance ? `${when}T${seance.dateDebut.slice(11, 16)}` : when;

async function confirmIt(
	cx: Executor,
	centre: Centre,
	_: Asked,
	{ session }: ResolvedNames,
): Promise<Effect> {
	const { idSession } = session!;
	const { inscriptions, dejaConfirmee, decision } = unwrap(
		(await confirmSessionIn(cx, centre, [{ idSession }]))[0],
	);
	return {
		sansEffet: dejaConfirmee,
		message: `${capital(sessionInWords(session!, centre.fuseau))} : ${decision.message}`,
		faits: { resultat: 'confirmation', confirmes: String(inscriptions.length) },
		valeur: { session: idSession },
	};
}

async function cancel(
	cx: Executor,
	centre: Centre,
	_: Asked,
	{ session }: ResolvedNames,
): Promise<Effect> {
	const { idSession } = session!;
	const done = unwrap((await cancelSessionIn(cx, centre, [{ idSession }]))[0]);
	const next = done.idSessionSuivante;
	return {
		sansEffet: done.dejaAnnulee,
		message: `${capital(sessionInWords(session!, centre.fuseau))} : ${done.decision.message}`,
		faits: {
			resultat: 'annulation',
			personnes: String(done.personnes.length),
			sessionSuivante: next === null ? 'aucune' : String(next),
		},
		valeur: { session: idSession },
	};
}

async function changePlaces(
	cx: Executor,
	centre: Centre,
	{ places }: Asked,
	{ session }: ResolvedNames,
): Promise<Effect> {
	if (!places) throw refuse('CHAMP_INVALIDE', 'places', 'obligatoire : combien de places ?');
	const { idSession } = session!;
	const done = unwrap(
		(await changeCapacityIn(cx, centre, [{ idSession, capaciteMax: places }]))[0],
	);
	return {
		message: `${capital(sessionInWords(session!, centre.fuseau))} : ${done.decision.message}`,
		faits: {
			resultat: 'capacité',
			places: String(done.places),
			promus: String(done.promotions.length),
		},
		valeur: { session: idSession },
	};
}

const capital = (text: string) => text[0].toUpperCase() + text.slice(1);
