import { DateTime } from 'luxon';
import { z } from 'zod';

import type { Centre } from '../../../centre/centre';
import { publicHolidays } from '../../../calendar/publicHolidays';
import { refuse, unwrap } from '../../../errors/refusal';
import { withPaths } from '../../../errors/withPaths';
import { changeCapacityIn } from '../../../inscriptions/changeCapacity';
import { cancelSessionIn } from '../../../sessions/cancelSession';
import { confirmSessionIn } from '../../../sessions/confirmSession';
import { createSessionIn } from '../../../sessions/createSession';
import { moveSessionIn } from '../../../sessions/moveSession';
import { readSheetIn, type Sheet } from '../../../sessions/readSheet';
import { isWeekend } from '../../../time/days';
import { entier, identifiant, jour } from '../../../time/fields';
import { frenchOf, instantInWords, slotInWords } from '../../../time/french';
import { atWallClock } from '../../../time/instant';
import { personne } from '../../person';
import { capital, count, longDay } from '../../words';
import { heure, ofSession, optional } from './fields';
import { about, titleOf } from './people';
import { deed } from './types';

export const confirmer = deed({
	champs: z.object(ofSession),
	carryOut: async (cx, centre, { id }) => {
		const before = await readSheetIn(cx, centre, { idSession: id });
		const { inscriptions, dejaConfirmee, decision } = unwrap(
			(await confirmSessionIn(cx, centre, [{ idSession: id }]))[0],
		);
		return {
			message: decision.message,
			sansEffet: dejaConfirmee,
			faits: { resultat: 'confirmation', confirmes: String(inscriptions.length) },
			valeur: {
				...about(before),
				effets: [
					`${count(inscriptions.length, 'inscrit')} passent à « Confirmé » et reçoivent la confirmation.`,
				],
				titre: 'Session confirmée',
				phrases: [decision.message],
			},
		};
	},
});

export const annuler = deed({
	champs: z.object(ofSession),
	carryOut: async (cx, centre, { id }) => {
		const before = await readSheetIn(cx, centre, { idSession: id });
		const done = unwrap((await cancelSessionIn(cx, centre, [{ idSession: id }]))[0]);
		const people = [...before.inscrits, ...before.enAttente];
		const names = new Map(people.map((one) => [one.idInscription, personne(one)]));
		const moves = done.personnes.map(
			({ inscription, suivante }) =>
				`${names.get(inscription.idInscription) ?? ''} : ${destination(suivante)}`,
		);
		return {
			message: done.decision.message,
			sansEffet: done.dejaAnnulee,
			faits: { resultat: 'annulation', personnes: moves.join('\n') },
			valeur: {
				...about(before),
				effets: [done.decision.message, ...moves],
				titre: 'Session annulée',
				phrases: [done.decision.message, ...moves],
			},
		};
	},
});

function destination(next: { idSession: number; positionAttente: number | null } | null): string {
	if (!next) return "reste en liste d'attente : aucune autre session n'est ouverte";
	const rank = next.positionAttente === null ? '' : `, rang ${next.positionAttente}`;
	return `session ${next.idSession}${rank}`;
}

export const capacite = deed({
	champs: z.object({
		...ofSession,
		places: entier(0, 10_000, 'un nombre entier de places est attendu'),
	}),
	carryOut: async (cx, centre, { id, places }) => {
		const before = await readSheetIn(cx, centre, { idSession: id });
		const done = unwrap(
			(await changeCapacityIn(cx, centre, [{ idSession: id, capaciteMax: places }]))[0],
		);
		const promoted = new Set(done.promotions.map(({ idInscription }) => idInscription));
		const names = before.enAttente
			.filter(({ idInscription }) => promoted.has(idInscription))
			.map((one) => `${personne(one)} reçoit une place et en est prévenu par e-mail.`);
		return {
			message: done.decision.message,
			sansEffet: before.session.capaciteMax === places,
			faits: { resultat: String(done.places), promus: names.join('\n') },
			valeur: {
				...about(before),
				effets: [
					`${count(before.session.capaciteMax, 'place')} → ${count(places, 'place')}.`,
					done.decision.message,
					...names,
				],
				titre: 'Places changées',
				phrases: [done.decision.message, ...names],
			},
		};
	},
});

export const deplacer = deed({
	champs: z
		.object({
			...ofSession,
			seance: optional(identifiant),
			date: optional(jour),
			heure: optional(heure),
			salle: optional(z.string().max(200)),
			formateur: optional(identifiant),
		})
		.refine(({ date, heure: at, salle, formateur }) => date ?? at ?? salle ?? formateur, {
			path: ['date'],
			message: 'une date, une heure, une salle ou un formateur à changer est attendu',
		}),
	carryOut: async (cx, centre, { id, seance, date, heure: at, salle, formateur }) => {
		const before = await readSheetIn(cx, centre, { idSession: id });
		const now = new Date();
		const one = before.seances.find(({ idReservation, dateDebut }) =>
			seance === undefined ? new Date(dateDebut) > now : idReservation === seance,
		);
		if (!one && seance !== undefined)
			throw refuse('RESERVATION_INCONNUE', 'seance', 'cette séance n’est plus de la session');
		const from = one?.dateDebut ?? before.session.dateDebut;
		const start =
			(date ?? at) &&
			atWallClock(date ?? from.slice(0, 10), at ?? from.slice(11, 16), centre.fuseau);
		// A wrong year, most of all: everybody would be told, and nothing leads back once all séances are over.
		if (start && start < now) throw refuse('CHAMP_INVALIDE', 'date', isOver(start, centre));
		const dateDebut = start ? start.toISOString() : undefined;
		const change = { salle, formateurId: formateur };
		const names = {
			formateurId: 'formateur',
			dateDebut: 'date',
			'seances[0]': 'date',
			'seances[0].salle': 'salle',
			'seances[0].formateurId': 'formateur',
		};
		const moved = await withPaths(names, () =>
			moveSessionIn(cx, centre, {
				idSession: id,
				...(seance === undefined
					? { dateDebut, ...change }
					: { seances: [{ idReservation: seance, dateDebut, ...change }] }),
			}),
		);
		const after = await readSheetIn(cx, centre, { idSession: id });
		const movedIds = new Set(moved.seances.map(({ idReservation }) => idReservation));
		const moves = after.seances
			.filter(({ idReservation }) => movedIds.has(idReservation))
			.map((seance) => {
				const then = before.seances.find((s) => s.idReservation === seance.idReservation);
				return { from: seanceInWords(then ?? seance, centre), to: seanceInWords(seance, centre) };
			});
		const lines = moves.map(({ from: was, to }) => `${was} → ${to}`);
		return {
			message: lines.join(' ; '),
			sansEffet: moves.every(({ from: was, to }) => was === to),
			faits: { resultat: 'déplacement', seances: lines.join('\n') },
			toRecord: [{ idSession: id, phrases: lines }],
			valeur: {
				...about(before),
				effets: [
					...lines,
					'Formateurs et inscrits reçoivent le changement avec leur calendrier à jour.',
				],
				avertissements: moved.avertissements,
				titre: 'Séances déplacées',
				phrases: lines,
			},
		};
	},
});

const isOver = (start: Date, { fuseau }: Centre): string =>
	`ce nouveau début est passé : ${instantInWords(frenchOf(start, fuseau))}`;

const seanceInWords = (
	{ dateDebut, dateFin, salleNom, formateur }: Sheet['seances'][number],
	{ fuseau }: Centre,
) =>
	`${slotInWords(new Date(dateDebut), new Date(dateFin), fuseau)}, ${salleNom}` +
	(formateur ? `, ${formateur}` : '');

const MOST_DAYS = 60;

export const creer = deed({
	champs: z.object({
		formation: z.string().min(1, 'une formation est attendue').max(200),
		salle: optional(z.string().max(200)),
		date: jour,
		debut: heure,
		fin: heure,
		jours: optional(entier(1, MOST_DAYS)),
		rythme: z.enum(['jours', 'semaines']).default('jours'),
		formateur: optional(identifiant),
		places: optional(entier(1, 10_000)),
	}),
	carryOut: async (cx, centre, asked) => {
		const { formation, salle, debut, fin, formateur, places } = asked;
		const days = daysOf(asked, centre);
		const made = await withPaths({ formateurId: 'formateur', capaciteMax: 'places' }, () =>
			createSessionIn(cx, centre, {
				formation,
				salle,
				formateurId: formateur,
				sansFormateur: formateur === undefined,
				capaciteMax: places,
				creneaux: days.map((day) => ({
					dateDebut: atWallClock(day, debut, centre.fuseau).toISOString(),
					dateFin: atWallClock(day, fin, centre.fuseau).toISOString(),
				})),
			}),
		);
		const idSession = made.session.idSession as number;
		const sheet = await readSheetIn(cx, centre, { idSession });
		const lines = sheet.seances.map((one) => seanceInWords(one, centre));
		return {
			message: lines.join(' ; '),
			faits: {
				resultat: 'création',
				seances: lines.join('\n'),
				places: String(made.session.capaciteMax),
			},
			toRecord: [{ idSession, phrases: lines }],
			valeur: {
				qui: '',
				quoi: sheet.session.formationNom ?? formation,
				idSession,
				effets: [
					`${count(lines.length, 'séance')}, ${count(made.session.capaciteMax, 'place')}.`,
					...lines,
				],
				avertissements: [...doubts(asked, centre), ...(made.avertissements ?? [])],
				titre: 'Session créée',
				phrases: [`${titleOf(sheet.session)}.`, ...lines],
			},
		};
	},
});

/** A day of rest may be meant: said, not refused. */
function doubts(
	{ date, rythme }: { date: string; rythme: 'jours' | 'semaines' },
	centre: Centre,
): string[] {
	const rests = rythme === 'jours' && isWeekend(date, centre.rules.planning.parametres.weekend);
	return rests ? [`${capital(longDay(date))} n’est pas un jour ouvré.`] : [];
}

/** So many days or weeks from the first; days in a row leave out weekends and public holidays. */
function daysOf(
	{ date, jours = 1, rythme }: { date: string; jours?: number; rythme: 'jours' | 'semaines' },
	centre: Centre,
): string[] {
	const first = DateTime.fromISO(date, { zone: 'UTC' });
	if (rythme === 'semaines')
		return Array.from({ length: jours }, (_, n) => first.plus({ weeks: n }).toISODate() as string);
	const { feries, weekend } = centre.rules.planning.parametres;
	const holidays = publicHolidays(feries, first.year, first.year + 1);
	const days = [date];
	for (let next = first.plus({ days: 1 }); days.length < jours; next = next.plus({ days: 1 })) {
		const day = next.toISODate() as string;
		if (!isWeekend(day, weekend) && !holidays.has(day)) days.push(day);
	}
	return days;
}
